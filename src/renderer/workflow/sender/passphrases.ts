// Owns the passphrases of pull payments: their slow hash, and who has said the right one in this run. Nothing of a passphrase itself is kept.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { normalPassphrase } from '../../../shared/payouts/passphrase.ts';
import type { PassphraseHash, PullPayment } from '../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import type { Random } from '../ids.ts';

/** PBKDF2-HMAC-SHA-256: 32 bytes. It runs beside the worker's own turns. */
export type Derive = (passphrase: Uint8Array<ArrayBuffer>, salt: Uint8Array<ArrayBuffer>, iterations: number) => Promise<Uint8Array>;

/** By WebCrypto, outside the worker's thread. */
export function deriveBy(subtle: Pick<SubtleCrypto, 'importKey' | 'deriveBits'>): Derive {
  return async (passphrase, salt, iterations) => {
    const key = await subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
    return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256));
  };
}

export const passphraseIterations = 210_000;
/** So many tries wait for each other at one pull payment; more are told to come back. */
const maxWaiting = 8;

interface Line {
  waiting: number;
  last: Promise<unknown>;
}

export class Passphrases {
  /** Pull payment → keyed fast hash of the passphrase that was right for the hash of that moment. */
  private readonly known = new Map<string, string>();
  private readonly lines = new Map<string, Line>();
  private readonly key: Uint8Array;

  constructor(
    private readonly derive: Derive,
    private readonly random: Random,
  ) {
    this.key = random(32);
  }

  /** `text` as `readPassphrase` gives it. */
  async make(text: string): Promise<PassphraseHash> {
    const salt = this.random(16);
    const hash = await this.derive(new Uint8Array(utf8ToBytes(text)), salt, passphraseIterations);
    return { salt: bytesToHex(salt), iterations: passphraseIterations, hash: bytesToHex(hash) };
  }

  /**
   * Refusals: `passphrase-needed` where nothing was said, `passphrase-wrong`, `not-ready` while too many wait for the hash. One slow hash at a time is
   * made for each pull payment, and none for a passphrase that was right before.
   */
  async check({ id, passphrase }: Pick<PullPayment, 'id' | 'passphrase'>, said: string | null): Promise<Result<null>> {
    if (passphrase === null) return ok(null);
    if (said === null) return refuse('passphrase-needed');
    const text = normalPassphrase(said);
    if (text === '') return refuse('passphrase-wrong');
    const tag = this.tagOf(passphrase, text);
    if (this.known.get(id) === tag) return ok(null);
    const line = this.lines.get(id) ?? { waiting: 0, last: Promise.resolve() };
    if (line.waiting >= maxWaiting) return refuse('not-ready');
    this.lines.set(id, line);
    line.waiting += 1;
    const answer = line.last.then(() => this.compare(id, passphrase, text, tag));
    line.last = answer.catch(() => null);
    try {
      return await answer;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) this.lines.delete(id);
    }
  }

  private async compare(id: string, { salt, iterations, hash }: PassphraseHash, text: string, tag: string): Promise<Result<null>> {
    if (this.known.get(id) === tag) return ok(null);
    const made = await this.derive(new Uint8Array(utf8ToBytes(text)), new Uint8Array(hexToBytes(salt)), iterations);
    // Hashes of 256 bits under a random salt: comparing them early or late tells nothing about the passphrase.
    if (bytesToHex(made) !== hash) return refuse('passphrase-wrong');
    this.known.set(id, tag);
    return ok(null);
  }

  /** Holds for one stored hash only: a changed passphrase forgets the earlier one. */
  private tagOf({ hash }: PassphraseHash, text: string): string {
    return bytesToHex(hmac(sha256, this.key, utf8ToBytes(`${hash}${text}`)));
  }
}
