// Owns the true ids of ledger objects: SHA-512Half over a two-byte space and what names the object.
import { knownAccountId } from '../base/address.ts';
import { asciiBytes, fromHex, halfHash, halfHashHex, numberBytes, toHex } from '../base/hex.ts';
import { remembered } from '../base/remember.ts';

const SPACE_LENGTH = 2;
const QUALITY_DIGITS = 16;

/** What one side of a book trades; XRP has the issuer `accountZero`. */
export interface BookSide {
  readonly currency: string;
  readonly issuer: string;
}

export interface CredentialName {
  readonly issuer: string;
  /** Hex. */
  readonly type: string;
}

function indexOf(letter: string, ...parts: readonly Uint8Array[]): string {
  return halfHashHex(numberBytes(letter.charCodeAt(0), SPACE_LENGTH), ...parts);
}

export const accountIndex = remembered((address: string) => indexOf('a', knownAccountId(address)));

export function ticketIndex(address: string, ticketSequence: number): string {
  return indexOf('T', knownAccountId(address), numberBytes(ticketSequence, 4));
}

export function offerIndex(address: string, sequence: number): string {
  return indexOf('o', knownAccountId(address), numberBytes(sequence, 4));
}

/** The first 24 bytes name the book, the last 8 the quality, which is 0 here. */
export function bookIndex(pays: BookSide, gets: BookSide, domain: string | null = null): string {
  return bookOf(pays.currency, gets.currency, pays.issuer, gets.issuer, domain ?? '');
}

const bookOf = remembered((pays: string, gets: string, paysIssuer: string, getsIssuer: string, domain: string) => {
  const sides = [currencyId(pays), currencyId(gets), knownAccountId(paysIssuer), knownAccountId(getsIssuer)];
  const index = indexOf('B', ...sides, fromHex(domain));
  return index.slice(0, -QUALITY_DIGITS) + '0'.repeat(QUALITY_DIGITS);
});

/** The directory of all offers of a book with the same quality (16 hex digits). */
export function bookPageIndex(book: string, qualityHex: string): string {
  return book.slice(0, -QUALITY_DIGITS) + qualityHex;
}

/** The 16 hex digits of the quality that end the id of a book's directory. */
export function qualityOfPage(index: string): string {
  return index.slice(-QUALITY_DIGITS);
}

export function depositPreauthIndex(owner: string, authorized: string): string {
  return indexOf('p', knownAccountId(owner), knownAccountId(authorized));
}

export const ownerDirectoryIndex = remembered((address: string) => indexOf('O', knownAccountId(address)));

/** Page 0 of a directory is its root. */
export function directoryPageIndex(root: string, page: bigint): string {
  return page === 0n ? root : laterPage(root, String(page));
}

const laterPage = remembered((root: string, page: string) => indexOf('d', fromHex(root), numberBytes(BigInt(page), 8)));

/** True if `one` is the numerically smaller account id, the "low" side of a trust line. */
export function isLowAccount(one: string, other: string): boolean {
  return Buffer.compare(knownAccountId(one), knownAccountId(other)) < 0;
}

/** `currency` is a code of three characters or 40 hex digits. */
export const trustLineIndex = remembered((one: string, other: string, currency: string) => {
  const [low, high] = isLowAccount(one, other) ? [one, other] : [other, one];
  return indexOf('r', knownAccountId(low), knownAccountId(high), currencyId(currency));
});

/** By which credentials instead of by account; they come sorted by issuer id, then type. */
export function credentialPreauthIndex(owner: string, credentials: readonly CredentialName[]): string {
  const hashes = credentials.map(({ issuer, type }) => halfHash(knownAccountId(issuer), fromHex(type)));
  return indexOf('P', knownAccountId(owner), ...hashes, numberBytes(hashes.length, 8));
}

/** `type` is hex. */
export function credentialIndex(subject: string, { issuer, type }: CredentialName): string {
  return indexOf('D', knownAccountId(subject), knownAccountId(issuer), fromHex(type));
}

export function domainIndex(owner: string, sequence: number): string {
  return indexOf('m', knownAccountId(owner), numberBytes(sequence, 4));
}

/** 48 hex digits: the sequence of the transaction that created the issuance, and the issuer. */
export function issuanceId(issuer: string, sequence: number): string {
  return toHex(numberBytes(sequence, 4)) + toHex(knownAccountId(issuer));
}

export function issuanceIndex(id: string): string {
  return indexOf('~', fromHex(id));
}

export function mptokenIndex(id: string, holder: string): string {
  return indexOf('t', fromHex(issuanceIndex(id)), knownAccountId(holder));
}

export function signerListIndex(owner: string): string {
  return indexOf('S', knownAccountId(owner), numberBytes(0, 4));
}

export function feeSettingsIndex(): string {
  return indexOf('e');
}

/** The 20 bytes of a currency: zeros for XRP, three characters in the middle, or the 40 hex digits as they are. */
export function currencyId(currency: string): Uint8Array {
  if (currency.length === 40) return fromHex(currency);
  const bytes = new Uint8Array(20);
  if (currency !== 'XRP') bytes.set(asciiBytes(currency), 12);
  return bytes;
}
