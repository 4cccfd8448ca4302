// Owns the step from a password to a key: scrypt, its cost, and the bounds of a cost read from a file.
import { scrypt } from 'node:crypto';

export interface ScryptCost {
  /** N = 2^log2N. */
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** The cost of new files, and the lowest N that is accepted from a file. */
export interface KdfPolicy {
  readonly cost: ScryptCost;
  readonly lowestLog2N: number;
}

/** OWASP's floor, 128 MiB and about 0.4 s: every attacker's guess costs as much. Only tests use another policy. */
export const kdfPolicy: KdfPolicy = { cost: { log2N: 17, r: 8, p: 1 }, lowestLog2N: 17 };

const highestLog2N = 20;
const highestR = 16;
const highestP = 4;
/** A hostile file must not make this computer ask for more memory than it has. */
const mostMemory = 512 * 1024 * 1024;

/** True when a file asks for a cost that Pullpay would never write. */
export function costIsHostile({ log2N, r, p }: ScryptCost, policy: KdfPolicy): boolean {
  if (log2N < policy.lowestLog2N || log2N > highestLog2N) return true;
  return r < 1 || r > highestR || p < 1 || p > highestP || memory({ log2N, r, p }) > mostMemory;
}

/** 32 bytes from a password; the caller wipes them. Works off the event loop. */
export function deriveKey(password: Uint8Array, salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array> {
  const options = { N: 2 ** cost.log2N, r: cost.r, p: cost.p, maxmem: 2 * memory(cost) };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function memory({ log2N, r, p }: ScryptCost): number {
  return 128 * r * (2 ** log2N + p);
}
