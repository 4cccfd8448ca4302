// Owns XRP Ledger addresses: the classic form and the X-address (XLS-5), which carries a tag and says which kind of network it is for.
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { base58xrp } from '@scure/base';
import type { Network } from '../network.ts';

export const maxTag = 0xffff_ffff;

export interface XAddressParts {
  readonly address: string;
  /** Null when the X-address says that there is none; 0 is a tag. */
  readonly tag: number | null;
  readonly real: boolean;
}

const accountPrefix = Uint8Array.of(0x00);
const realPrefix = Uint8Array.of(0x05, 0x44);
const testPrefix = Uint8Array.of(0x04, 0x93);

/** The 20-byte account id of a classic address, or null. */
export function accountIdOf(address: string): Uint8Array | null {
  const bytes = decodeChecked(address);
  return bytes !== null && bytes.length === 21 && startsWith(bytes, accountPrefix) ? bytes.slice(1) : null;
}

/** Classic address of a 20-byte account id. */
export function classicAddressOf(accountId: Uint8Array): string {
  return encodeChecked(concatBytes(accountPrefix, accountId));
}

export function isClassicAddress(text: string): boolean {
  return accountIdOf(text) !== null;
}

/** A destination tag: a whole number from 0 to 4294967295. */
export function isTag(tag: number): boolean {
  return Number.isInteger(tag) && tag >= 0 && tag <= maxTag && !Object.is(tag, -0);
}

/** X-address of an account: `X…` for real money, `T…` for every other network set. A bad address or tag is a bug of the caller and throws. */
export function toXAddress(address: string, tag: number | null, network: Network): string {
  const account = accountIdOf(address);
  if (account === null || (tag !== null && !isTag(tag))) throw new TypeError('not a classic address with a tag');
  const tail = new Uint8Array(9);
  if (tag !== null) {
    tail[0] = 1;
    new DataView(tail.buffer).setUint32(1, tag, true);
  }
  return encodeChecked(concatBytes(network === 'main' ? realPrefix : testPrefix, account, tail));
}

/** Reads an X-address of any network; null for anything else, also for the 64-bit tags that no ledger has. */
export function readXAddress(text: string): XAddressParts | null {
  const bytes = decodeChecked(text);
  if (bytes === null || bytes.length !== 31) return null;
  const real = startsWith(bytes, realPrefix);
  const tag = readTag(bytes.slice(22));
  if ((!real && !startsWith(bytes, testPrefix)) || tag === undefined) return null;
  return { address: classicAddressOf(bytes.slice(2, 22)), tag, real };
}

/** Flag byte, 32 bits little-endian, 32 bits zero. Undefined when "no tag" is said beside a tag (a payment would lose it), or the flag is unknown. */
function readTag(tail: Uint8Array): number | null | undefined {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const low = view.getUint32(1, true);
  const high = view.getUint32(5, true);
  if (high !== 0) return undefined;
  if (tail[0] === 1) return low;
  return tail[0] === 0 && low === 0 ? null : undefined;
}

function encodeChecked(payload: Uint8Array): string {
  return base58xrp.encode(concatBytes(payload, checksumOf(payload)));
}

function decodeChecked(text: string): Uint8Array | null {
  const bytes = text.length > 60 ? null : decodeBase58(text);
  if (bytes === null || bytes.length < 5) return null;
  const payload = bytes.slice(0, -4);
  return startsWith(bytes.slice(-4), checksumOf(payload)) ? payload : null;
}

function decodeBase58(text: string): Uint8Array | null {
  try {
    return base58xrp.decode(text);
  } catch {
    return null;
  }
}

function checksumOf(payload: Uint8Array): Uint8Array {
  return sha256(sha256(payload)).slice(0, 4);
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, index) => byte === bytes[index]);
}
