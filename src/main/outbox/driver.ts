// Owns the seam between "was it paid?" and a chain. One driver per chain and wallet; the executor knows nothing else of chains.
import type { Result } from '../../shared/result.ts';
import type { BroadcastAnswer } from '../backends/bitcoin-backend.ts';
import type { Entry, PlanLine, Version } from './types.ts';

/** What a driver proposes for some lines: one draft becomes one entry. `detail` is what the secure window shows and what signing must match. */
export interface Draft {
  readonly lines: readonly PlanLine[];
  readonly feeCeiling: bigint;
  readonly fee: bigint;
  /** Bitcoin: chosen coins, change. JSON-safe (amounts as text), kept in the journal so that signing needs no second choice. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly consumes: readonly string[];
}

export type Verdict =
  /** Nothing known of it yet. */
  | { readonly kind: 'absent' }
  /** In a mempool, or in an open ledger. */
  | { readonly kind: 'seen' }
  | { readonly kind: 'final'; readonly transactionId: string; readonly confirmations: number }
  /** Proved: the fee was burned, the payment was not made (XRP Ledger tec in a validated ledger). */
  | { readonly kind: 'failed'; readonly transactionId: string; readonly reason: string }
  /** Proved: this version can never be applied (LastLedgerSequence passed and the whole range searched). The entry stays live. */
  | { readonly kind: 'dead' }
  /** Proved: what it consumes was consumed by something else for good. */
  | { readonly kind: 'void'; readonly reason: string }
  /** The network could not be asked. */
  | { readonly kind: 'silent'; readonly reason: string };

export type Publication =
  | BroadcastAnswer
  /** Malformed by proof and never accepted before (XRP Ledger tem): this row failed, the run stops. */
  | { readonly kind: 'malformed'; readonly reason: string };

export interface ChainDriver {
  /** Chooses coins or sequences for the lines, avoiding everything in `reserved`. Refusals: insufficient-funds, dust, destination codes… */
  draft(lines: readonly PlanLine[], reserved: ReadonlySet<string>, options: { readonly feeRate?: bigint }): Promise<Result<readonly Draft[]>>;
  /** Signs one entry just in time. The bytes are decoded again and compared with the lines before the key is used. */
  sign(entry: Entry, detail: Readonly<Record<string, unknown>>, withSeed: <T>(use: (seed: Uint8Array) => T | Promise<T>) => Promise<Result<T>>): Promise<Result<Version>>;
  /** Sends bytes. `firstTime` is false for a retry of the same bytes. */
  publish(version: Version, firstTime: boolean): Promise<Publication>;
  /** What the network knows of any of the entry's versions. */
  verdict(entry: Entry): Promise<Verdict>;
}
