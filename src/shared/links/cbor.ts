// Owns canonical CBOR (RFC 8949 §4.2.1, deterministic encoding): one value has one spelling, and any other spelling is refused.
import { base64urlnopad } from '@scure/base';
import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { maxFileLength } from './fields.ts';

/** What a code is made of. No floats, no tags, no nested maps. */
export type CborValue = string | number | null | Uint8Array | readonly string[];

const strict = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  useMaps: true,
  rejectDuplicateMapKeys: true,
} as const;

/** Deterministic bytes of a map. */
export function encodeMap(fields: ReadonlyMap<unknown, unknown>): Uint8Array {
  return encode(fields, rfc8949EncodeOptions);
}

/**
 * Reads one map. Codes: `code-damaged` (no CBOR map, or bytes left over), `code-not-canonical` (the same content has another spelling:
 * long integers, keys out of order or twice, floats, text that is not UTF-8). The library is strict about much of this; encoding again
 * and comparing covers the rest.
 */
export function decodeMap(bytes: Uint8Array): Result<ReadonlyMap<unknown, unknown>> {
  const value = decodeAny(bytes);
  if (!(value instanceof Map)) return refuse('code-damaged');
  return sameBytes(encode(value, rfc8949EncodeOptions), bytes) ? ok(value) : refuse('code-not-canonical');
}

export function toCodeText(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** Bytes of base64url text without padding. Codes: `code-too-long` (above 16 KiB), `code-damaged`. */
export function fromCodeText(text: string): Result<Uint8Array> {
  if (text.length > maxFileLength) return refuse('code-too-long');
  try {
    return ok(base64urlnopad.decode(text));
  } catch {
    return refuse('code-damaged');
  }
}

/** Undefined when the bytes are not CBOR; deep nesting exhausts the stack and ends here too. */
function decodeAny(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, strict);
  } catch {
    return undefined;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
