// Owns the true ids of ledger objects: SHA-512Half over a two-byte space and what names the object.
import { knownAccountId } from '../base/address.ts';
import { asciiBytes, fromHex, halfHashHex, numberBytes } from '../base/hex.ts';

const SPACE_LENGTH = 2;

function indexOf(letter: string, ...parts: readonly Uint8Array[]): string {
  return halfHashHex(numberBytes(letter.charCodeAt(0), SPACE_LENGTH), ...parts);
}

export function accountIndex(address: string): string {
  return indexOf('a', knownAccountId(address));
}

export function ticketIndex(address: string, ticketSequence: number): string {
  return indexOf('T', knownAccountId(address), numberBytes(ticketSequence, 4));
}

export function offerIndex(address: string, sequence: number): string {
  return indexOf('o', knownAccountId(address), numberBytes(sequence, 4));
}

export function depositPreauthIndex(owner: string, authorized: string): string {
  return indexOf('p', knownAccountId(owner), knownAccountId(authorized));
}

export function ownerDirectoryIndex(address: string): string {
  return indexOf('O', knownAccountId(address));
}

/** Page 0 of a directory is its root. */
export function directoryPageIndex(root: string, page: bigint): string {
  return page === 0n ? root : indexOf('d', fromHex(root), numberBytes(page, 8));
}

/** `currency` is a code of three characters or 40 hex digits. */
export function trustLineIndex(one: string, other: string, currency: string): string {
  const [a, b] = [knownAccountId(one), knownAccountId(other)];
  const [low, high] = Buffer.compare(a, b) < 0 ? [a, b] : [b, a];
  return indexOf('r', low, high, currencyBytes(currency));
}

export function feeSettingsIndex(): string {
  return indexOf('e');
}

function currencyBytes(currency: string): Uint8Array {
  if (currency.length === 40) return fromHex(currency);
  const bytes = new Uint8Array(20);
  bytes.set(asciiBytes(currency), 12);
  return bytes;
}
