// Owns the seam between the outbox and a chain whose keys may be on another machine: what is to be signed there, and what comes back.
import type { Result } from '../../shared/result.ts';
import type { Past } from './driver.ts';
import type { Entry, Version } from './types.ts';

/** A key that may sign, as its owner knows it. */
export interface SignerKey {
  /** Extended public key. */
  readonly xpub: string;
  /** Of the master key, eight hex digits; null where the account does not tell. */
  readonly fingerprint: string | null;
}

export interface SignersElsewhere {
  /** Id of the account. */
  readonly account: string;
  /** Signatures that every input needs. */
  readonly needed: number;
  readonly keys: readonly SignerKey[];
}

/** All signatures so far, verified. */
export interface Gathering {
  /** For the next signer. */
  readonly psbt: Uint8Array;
  /** A PSBT that holds the signatures and nothing else; null where there is none. */
  readonly answer: Uint8Array | null;
  readonly needed: number;
  readonly present: number;
  /** Extended public keys that have signed every input. */
  readonly signedBy: readonly string[];
  /** Once there are enough. */
  readonly version: Version | null;
}

export interface ElsewhereDriver {
  /** Whether the keys of this entry are on another machine. */
  holds(entry: Pick<Entry, 'detail'>): boolean;
  /** Who may sign. Refusals: `plan-unreadable`, `account-not-found`. */
  signers(entry: Entry): Result<SignersElsewhere>;
  /** The last look before it leaves for another machine: the id of the transaction to be signed. Refusals: those of `sign`, but for the keys'. */
  foresee(entry: Entry, past: Past): Promise<Result<{ readonly transactionId: string }>>;
  /** What is to be signed, with the signatures so far; the same bytes for the same entry. Refusals: the server's, and those of the export. */
  request(entry: Entry): Promise<Result<Uint8Array>>;
  /**
   * Adds what came back to the signatures so far, each of them verified against the plan. Refusals: those of `request`, `already-paid`, `psbt-unreadable`,
   * `psbt-other-transaction`, `psbt-signature-wrong`.
   */
  gather(entry: Entry, past: Past, answer: Uint8Array): Promise<Result<Gathering>>;
}
