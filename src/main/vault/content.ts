// Owns the bytes of the encrypted part. They are binary so that no phrase ever becomes part of a JSON text.
//
//   version 1 · wallets: count 2, each: id length 1, id, phrase length 2, phrase · used: count 2, each: network 1, fingerprint 32
//   2, after that: imported keys: count 2, each: wallet's id length 1, id, address length 1, address, algorithm 1, entropy 16
import { algorithms, entropyLength, type XrplSecret } from '../chains/xrpl/imported-key.ts';
import { type Network, networks } from '../../shared/network.ts';

export interface Content {
  readonly wallets: readonly { readonly id: string; readonly phrase: Uint8Array }[];
  /** Secrets of single accounts on the XRP Ledger, which no phrase restores. */
  readonly keys: readonly ImportedKey[];
  /** Every phrase and imported secret that ever stood here, as a keyed fingerprint, with the network set that it belongs to for life. */
  readonly used: readonly { readonly network: Network; readonly fingerprint: Uint8Array }[];
}

export interface ImportedKey extends XrplSecret {
  readonly walletId: string;
  /** Classic address. */
  readonly address: string;
}

export type ContentVersion = 1 | 2;

const newest = 2;
const fingerprintLength = 32;

export function wipeContent(content: Content): void {
  for (const { phrase } of content.wallets) phrase.fill(0);
  for (const { entropy } of content.keys) entropy.fill(0);
}

/** The caller wipes the outcome. */
export function encodeContent(content: Content): Uint8Array {
  const parts = [Uint8Array.of(newest), twoBytes(content.wallets.length)];
  for (const { id, phrase } of content.wallets) parts.push(...shortText(id), twoBytes(phrase.length), phrase);
  parts.push(twoBytes(content.used.length));
  for (const { network, fingerprint } of content.used) parts.push(Uint8Array.of(networks.indexOf(network)), fingerprint);
  parts.push(twoBytes(content.keys.length));
  for (const { walletId, address, algorithm, entropy } of content.keys)
    parts.push(...shortText(walletId), ...shortText(address), Uint8Array.of(algorithms.indexOf(algorithm)), entropy);
  return join(parts);
}

/** Null when these bytes are not a content of the version that the envelope names; secrets are copies. */
export function decodeContent(bytes: Uint8Array, version: ContentVersion): Content | null {
  const reader = makeReader(bytes);
  if (reader.number(1) !== version) return null;
  const wallets = Array.from({ length: reader.number(2) }, () => ({
    id: reader.shortText(),
    phrase: reader.take(reader.number(2)),
  }));
  const used = Array.from({ length: reader.number(2) }, () => ({
    network: networks[reader.number(1)],
    fingerprint: reader.take(fingerprintLength),
  })).flatMap(({ network, fingerprint }) => (network ? [{ network, fingerprint }] : []));
  const keys = version === 1 ? [] : takeKeys(reader);
  if (reader.exact()) return { wallets, used, keys };
  wipeContent({ wallets, used, keys });
  return null;
}

function takeKeys(reader: Reader): readonly ImportedKey[] {
  return Array.from({ length: reader.number(2) }, () => ({
    walletId: reader.shortText(),
    address: reader.shortText(),
    algorithm: algorithms[reader.number(1)],
    entropy: reader.take(entropyLength),
  })).flatMap(({ algorithm, ...key }) => (algorithm ? [{ ...key, algorithm }] : []));
}

function shortText(text: string): readonly Uint8Array[] {
  return [Uint8Array.of(text.length), Buffer.from(text, 'latin1')];
}

function twoBytes(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value & 0xff);
}

/** Not Buffer.concat, which may put small secrets into a shared pool. */
function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

interface Reader {
  number(length: number): number;
  take(length: number): Uint8Array;
  /** One byte of length, then Latin-1. */
  shortText(): string;
  /** True when exactly all bytes were taken. */
  exact(): boolean;
}

function makeReader(bytes: Uint8Array): Reader {
  let at = 0;
  const take = (length: number) => {
    at += length;
    return Uint8Array.from(bytes.subarray(at - length, at));
  };
  const number = (length: number) => take(length).reduce((value, byte) => value * 256 + byte, 0);
  return { take, number, shortText: () => Buffer.from(take(number(1))).toString('latin1'), exact: () => at === bytes.length };
}
