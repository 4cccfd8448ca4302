// Owns the ids of ledger objects, worked out here so that an answer about another object is noticed (§22 of the rule book).
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { accountIdOf } from '../../shared/links/xrpl-address.ts';
import type { CredentialKind } from '../../shared/xrpl/facts.ts';

/** The object in which a ledger lists the amendments that are on. */
export const amendmentsId = idOf('f');

/** Id of a credential. Addresses are classic, `type` is hex. */
export function credentialId(subject: string, { issuer, type }: CredentialKind): string {
  return idOf('D', accountBytes(subject), accountBytes(issuer), hexToBytes(type.toLowerCase()));
}

export function domainIdOf(owner: string, sequence: number): string {
  return idOf('m', accountBytes(owner), numberBytes(sequence));
}

/** Issuance id of an MPT: 48 hex digits. */
export function mptIdOf(issuer: string, sequence: number): string {
  return hex(concatBytes(numberBytes(sequence), accountBytes(issuer)));
}

/** An amendment is known by the hash of its name. */
export function amendmentId(name: string): string {
  return half(utf8ToBytes(name));
}

function idOf(space: string, ...data: readonly Uint8Array[]): string {
  return half(concatBytes(Uint8Array.of(0), utf8ToBytes(space), ...data));
}

function half(bytes: Uint8Array): string {
  return hex(sha512(bytes).slice(0, 32));
}

function hex(bytes: Uint8Array): string {
  return bytesToHex(bytes).toUpperCase();
}

function accountBytes(address: string): Uint8Array {
  const id = accountIdOf(address);
  if (id === null) throw new TypeError('not a classic address');
  return id;
}

function numberBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
