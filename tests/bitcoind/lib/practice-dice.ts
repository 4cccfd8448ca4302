// Owns chance for the stories of both chains: everything comes from one printed seed.
import { createHash } from 'node:crypto';

export class Dice {
  private count = 0;

  constructor(private readonly seed: string) {}

  bytes(length: number): Uint8Array {
    const parts: Buffer[] = [];
    while (parts.length * 32 < length) {
      this.count += 1;
      parts.push(createHash('sha256').update(`${this.seed}:${this.count}`).digest());
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, length));
  }

  /** `least` to `most`, both possible. */
  int(least: number, most: number): number {
    return least + (Buffer.from(this.bytes(6)).readUIntBE(0, 6) % (most - least + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.int(1, times) === 1;
  }
}
