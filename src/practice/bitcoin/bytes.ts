// Owns bytes as Bitcoin's wire format has them: comparing, writing and reading numbers, lengths and runs of bytes.
import { concatBytes } from '@noble/hashes/utils.js';

/** For byte strings that are no secrets. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** The `width` low bytes of a number (at most 2^53, negative ones in two's complement), lowest first. */
export function littleEndian(value: number | bigint, width: number): Uint8Array {
  const bytes = new Uint8Array(width);
  let rest = BigInt.asUintN(width * 8, BigInt(value));
  for (let at = 0; at < width; at += 1) {
    bytes[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

/** Bitcoin's compact size: 1, 3 or 5 bytes. */
export function compactSize(value: number): Uint8Array {
  if (value < 0xfd) return Uint8Array.of(value);
  return value <= 0xffff
    ? concatBytes(Uint8Array.of(0xfd), littleEndian(value, 2))
    : concatBytes(Uint8Array.of(0xfe), littleEndian(value, 4));
}

/** Bytes after their compact size. */
export function withLength(bytes: Uint8Array): Uint8Array {
  return concatBytes(compactSize(bytes.length), bytes);
}

/** Reads from the front; every method throws at the end of the bytes. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.at === this.bytes.length;
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new Error('the bytes end too early');
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  /** Up to 6 bytes, lowest first. */
  number(width: number): number {
    return this.take(width).reduceRight((sum, byte) => sum * 256 + byte, 0);
  }

  /** 8 bytes, signed. */
  amount(): bigint {
    return BigInt.asIntN(
      64,
      this.take(8).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n),
    );
  }

  /** A compact size in its shortest form, of at most 32 MiB as Core has it (serialize.h, MAX_SIZE). */
  size(): number {
    const first = this.number(1);
    if (first < 0xfd) return first;
    const [width, least] = first === 0xfd ? [2, 0xfd] : [4, 0x10000];
    const value = first === 0xff ? Number.POSITIVE_INFINITY : this.number(width);
    if (value < least || value > 0x02000000) throw new Error('a size is not in its shortest form, or too large');
    return value;
  }

  run(): Uint8Array {
    return this.take(this.size());
  }
}
