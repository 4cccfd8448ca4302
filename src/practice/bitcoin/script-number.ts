// Owns numbers on the script stack (script/script.h, CScriptNum): little-endian bytes whose highest bit is the sign.
import { ScriptFailure } from './script-failure.ts';

export function numberBytes(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 8n) bytes.push(Number(rest & 0xffn));
  const top = bytes.at(-1);
  if (top === undefined) return new Uint8Array(0);
  if (top >= 0x80) bytes.push(value < 0n ? 0x80 : 0);
  else if (value < 0n) bytes[bytes.length - 1] = top | 0x80;
  return Uint8Array.from(bytes);
}

/** At most `width` bytes in their shortest form, else the script fails. */
export function numberOf(bytes: Uint8Array, width = 4): bigint {
  const top = bytes[bytes.length - 1] ?? 0;
  const second = bytes[bytes.length - 2] ?? 0;
  const needless = bytes.length > 0 && (top & 0x7f) === 0 && (second & 0x80) === 0;
  if (bytes.length > width || needless) throw new ScriptFailure('unknown error');
  const sum = bytes.reduceRight((value, byte, index) => value * 256n + BigInt(index === bytes.length - 1 ? byte & 0x7f : byte), 0n);
  return (top & 0x80) === 0 ? sum : -sum;
}

/** Anything but zero, in any form of zero. */
export function isTrue(bytes: Uint8Array): boolean {
  return bytes.some((byte, index) => byte !== 0 && !(byte === 0x80 && index === bytes.length - 1));
}
