// Owns what offers, claims and receipts share: numbered fields in canonical CBOR, a tagged hash, and a BIP340 signature over it.
import { schnorr } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type * as z from 'zod';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { CborValue } from './cbor.ts';
import { decodeMap, encodeMap, fromCodeText, toCodeText } from './cbor.ts';

/** Names of the three signature tags (links.md). */
export type CodeTag = 'pullpay/offer/v1' | 'pullpay/claim/v1' | 'pullpay/receipt/v1' | 'pullpay/payout/v1' | 'pullpay/import/v1';

export interface CodeFormat<T> {
  readonly tag: CodeTag;
  /** Field names; the CBOR key is the position, counted from 1. `version` is first, the signer's key second to last, the signature last. */
  readonly fields: readonly string[];
  /** Checks the fields by name, without version and signature. */
  readonly schema: z.ZodType<T>;
  /** Code of a signature that does not fit. */
  readonly wrongSignature: string;
}

export interface OpenedCode<T> {
  readonly fields: T;
  /** Hex of the 32 bytes that were signed: the same for the same content, whoever signs it however often. */
  readonly hash: string;
}

const version = 1;

/** SHA256(tag ‖ tag ‖ bytes) with tag = SHA-256 of the tag's name (BIP340). */
export function taggedHash(tag: CodeTag, ...parts: readonly Uint8Array[]): Uint8Array {
  const prefix = sha256(utf8ToBytes(tag));
  return sha256(concatBytes(prefix, prefix, ...parts));
}

/** X-only public key, as hex, of a 32-byte secret key. */
export function publicKeyOf(secretKey: Uint8Array): string {
  return bytesToHex(schnorr.getPublicKey(secretKey));
}

/**
 * Signs the fields (in the order of the format, without version, key and signature) and answers the code as base64url. `random` is 32
 * fresh bytes for BIP340. The result is opened again, so that what we would refuse to read is never given out: codes as `openCode`.
 */
export function sealCode<T>(
  format: CodeFormat<T>,
  content: readonly CborValue[],
  secretKey: Uint8Array,
  random: Uint8Array,
): Result<string> {
  const broken = content.findIndex(isBrokenText);
  if (broken >= 0) return refuse('code-field-invalid', { field: format.fields[broken + 1] ?? '' });
  const unsigned = numbered([version, ...content, schnorr.getPublicKey(secretKey)]);
  const signature = schnorr.sign(taggedHash(format.tag, encodeMap(unsigned)), secretKey, random);
  const code = toCodeText(encodeMap(new Map([...unsigned, [format.fields.length, signature]])));
  const opened = openCode(format, code);
  return opened.ok ? ok(code) : opened;
}

/**
 * Reads a code and checks form, bounds and signature; it says nothing of dates, networks or amounts. Codes: `code-too-long`,
 * `code-damaged`, `code-not-canonical`, `code-version-unknown`, `code-field-unknown`, `code-field-invalid` (with `field`), and the
 * format's `wrongSignature`.
 */
export function openCode<T>(format: CodeFormat<T>, code: string): Result<OpenedCode<T>> {
  const bytes = fromCodeText(code);
  const map = bytes.ok ? decodeMap(bytes.value) : bytes;
  if (!map.ok) return map;
  const writtenVersion = map.value.get(1);
  if (typeof writtenVersion !== 'number') return refuse('code-damaged');
  if (writtenVersion !== version) return refuse('code-version-unknown');
  const named = nameFields(format, map.value);
  if (!named.ok) return named;
  const read = format.schema.safeParse(withoutFrame(named.value));
  if (!read.success) return refuse('code-field-invalid', { field: String(read.error.issues[0]?.path[0] ?? '') });
  const hash = signedHash(format, map.value);
  return hash === null ? refuse(format.wrongSignature) : ok({ fields: read.data, hash: bytesToHex(hash) });
}

/** Half of a surrogate pair has no UTF-8: it would be signed as another character than the one shown. */
function isBrokenText(value: CborValue): boolean {
  return typeof value === 'string' && /\p{Surrogate}/u.test(value);
}

function numbered(values: readonly CborValue[]): ReadonlyMap<number, CborValue> {
  return new Map(values.map((value, index) => [index + 1, value]));
}

function nameFields<T>(format: CodeFormat<T>, map: ReadonlyMap<unknown, unknown>): Result<ReadonlyMap<string, unknown>> {
  const named = new Map<string, unknown>();
  for (const [key, value] of map) {
    const name = typeof key === 'number' ? format.fields[key - 1] : undefined;
    if (name === undefined) return refuse('code-field-unknown');
    named.set(name, value);
  }
  return ok(named);
}

function withoutFrame(named: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...named].filter(([name]) => name !== 'version' && name !== 'signature'));
}

/** The hash that was signed, or null when the signature does not fit. */
function signedHash<T>(format: CodeFormat<T>, map: ReadonlyMap<unknown, unknown>): Uint8Array | null {
  const last = format.fields.length;
  const signature = map.get(last);
  const key = map.get(last - 1);
  if (!isBytes(signature, 64) || !isBytes(key, 32)) return null;
  const hash = taggedHash(format.tag, encodeMap(new Map([...map].filter(([number]) => number !== last))));
  return schnorr.verify(signature, hash, key) ? hash : null;
}

function isBytes(value: unknown, length: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length === length;
}
