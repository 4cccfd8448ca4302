// Owns the bytes of the encrypted part. They are binary so that no phrase ever becomes part of a JSON text.
//
//   version 1 · wallets: count 2, each: id length 1, id, phrase length 2, phrase · used: count 2, each: network 1, fingerprint 32
import { type Network, networks } from '../../shared/network.ts';

export interface Content {
  readonly wallets: readonly { readonly id: string; readonly phrase: Uint8Array }[];
  /** Every phrase that ever stood here, as a keyed fingerprint, with the network set that it belongs to for life. */
  readonly used: readonly { readonly network: Network; readonly fingerprint: Uint8Array }[];
}

const version = 1;
const fingerprintLength = 32;

export function wipeContent(content: Content): void {
  for (const { phrase } of content.wallets) phrase.fill(0);
}

/** The caller wipes the outcome. */
export function encodeContent(content: Content): Uint8Array {
  const parts = [Uint8Array.of(version), twoBytes(content.wallets.length)];
  for (const { id, phrase } of content.wallets)
    parts.push(Uint8Array.of(id.length), Buffer.from(id, 'latin1'), twoBytes(phrase.length), phrase);
  parts.push(twoBytes(content.used.length));
  for (const { network, fingerprint } of content.used) parts.push(Uint8Array.of(networks.indexOf(network)), fingerprint);
  return join(parts);
}

/** Null when these bytes are not a content; phrases are copies. */
export function decodeContent(bytes: Uint8Array): Content | null {
  const reader = makeReader(bytes);
  if (reader.number(1) !== version) return null;
  const wallets = Array.from({ length: reader.number(2) }, () => ({
    id: Buffer.from(reader.take(reader.number(1))).toString('latin1'),
    phrase: reader.take(reader.number(2)),
  }));
  const used = Array.from({ length: reader.number(2) }, () => ({
    network: networks[reader.number(1)],
    fingerprint: reader.take(fingerprintLength),
  })).flatMap(({ network, fingerprint }) => (network ? [{ network, fingerprint }] : []));
  return reader.exact() ? { wallets, used } : null;
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
  /** True when exactly all bytes were taken. */
  exact(): boolean;
}

function makeReader(bytes: Uint8Array): Reader {
  let at = 0;
  const take = (length: number) => {
    at += length;
    return Uint8Array.from(bytes.subarray(at - length, at));
  };
  return { take, number: (length) => take(length).reduce((value, byte) => value * 256 + byte, 0), exact: () => at === bytes.length };
}
