// Owns the seam between "was it paid?" and a chain. One driver per chain and wallet; the executor knows nothing else of chains.
import type { Result } from '../../shared/result.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import type { BroadcastAnswer } from '../backends/bitcoin-backend.ts';
import type { ElsewhereDriver } from './elsewhere-driver.ts';
import type { FeeCeiling } from '../chains/bitcoin/fee-ceiling.ts';
import type { Signers } from './signers.ts';
import type { TransferWish } from './transfers.ts';
import type { Detail, Entry, Order, PlanLine, Transfer, Version } from './types.ts';

/** What a driver proposes for some lines, or for an order: one draft becomes one entry. */
export interface Draft {
  readonly lines: readonly PlanLine[];
  readonly feeCeiling: bigint;
  readonly fee: bigint;
  readonly change: bigint | null;
  /** Bitcoin: chosen coins and change. XRP Ledger: the account's sequence at planning. Kept in the journal so that signing needs no second choice. */
  readonly detail: Detail;
  readonly consumes: readonly string[];
  /** In the place of lines. */
  readonly order?: Order | null;
  /** In the place of lines. */
  readonly transfer?: Transfer;
}

/** What tells a payment of ours from one that the journal lost, or that another copy of the same words made. */
export interface Past {
  /** Ids of all versions that were ever signed. */
  readonly transactions: ReadonlySet<string>;
  /** Unix seconds at which this payout was claimed. */
  claimedAt(payoutId: string): number;
  /** XRP Ledger: the last ledger that could take anything that was signed for this payout and then called harmless; 0 for none. */
  lastLedger(payoutId: string): number;
  /** XRP Ledger: what was signed for exactly this transaction of the account and then called harmless. */
  attempts(order: Order): readonly Version[];
}

export interface DraftOptions {
  /** Satoshi per 1,000 virtual bytes. */
  readonly feeRate: bigint | null;
  /** Outpoints of live entries: never to be chosen. */
  readonly reserved: ReadonlySet<string>;
  /** Amounts and fee ceilings of live entries of this chain whose outcome is open: already spent as far as the balance goes. */
  readonly committed: bigint;
  /** Entries of this chain whose outcome is open: their change addresses, too, are spoken for. */
  readonly open: readonly Entry[];
  readonly past: Past;
  /** Bitcoin alone, as everything below: each line bears its even share of the fee; the line's amount stays what is owed and settled. */
  readonly recipientPaysFee?: boolean;
  /** `total` is for all drafts together; absent: none. */
  readonly ceiling?: FeeCeiling;
  /** Outpoints: no other coin is chosen. */
  readonly coins?: ReadonlySet<string>;
  /** Most lines in one draft; absent: as many as nodes relay. */
  readonly mostOutputs?: number;
  /** Id of the account whose coins are spent; absent: the one that pays. */
  readonly account?: string;
}

/** What a replacement must know of everything else that is open. */
export interface RaiseOptions {
  /** Outpoints of live entries: never to be added. Those of the entry itself are among them. */
  readonly reserved: ReadonlySet<string>;
  /** Other entries of this chain whose outcome is open. */
  readonly open: readonly Entry[];
}

/** Rates in satoshi per 1,000 virtual bytes, fees in satoshi. */
export interface RaiseFacts {
  readonly fee: bigint;
  readonly vsize: number;
  readonly rate: bigint;
  /** Below this rate nodes take no replacement. */
  readonly leastRate: bigint;
  /** The backend's estimates by block target. */
  readonly estimates: Readonly<Record<string, bigint>>;
}

/** A version to be, in the place of one that waits. */
export interface RaisedDraft {
  readonly fee: bigint;
  readonly change: bigint | null;
  readonly vsize: number;
  readonly detail: Detail;
  readonly consumes: readonly string[];
}

/** What the journal knows about things that can be consumed once. */
export interface Consumption {
  /** By entries whose outcome is open (or still watched). */
  readonly reserved: ReadonlySet<string>;
  /** By any version that may have used it. A sequence the ledger used that is not in here was used by somebody else, or by bytes thought harmless. */
  readonly known: ReadonlySet<string>;
  readonly past: Past;
}

export type WithSeed = <T>(use: (seed: Uint8Array) => T | Promise<T>) => Promise<Result<T>>;

export type Verdict =
  /** Nothing known of it yet. */
  | { readonly kind: 'absent' }
  /** In a mempool, or in an open ledger. `transactionId`: which version. */
  | { readonly kind: 'seen'; readonly transactionId?: string }
  /** `delivered`: what the ledger says that an order delivered. */
  | { readonly kind: 'final'; readonly transactionId: string; readonly confirmations: number; readonly delivered?: Amount | null }
  /** Proved: the fee was burned, the payment was not made (XRP Ledger tec in a validated ledger). */
  | { readonly kind: 'failed'; readonly transactionId: string; readonly reason: string }
  /** Proved: no version can ever be applied (LastLedgerSequence passed and the whole range searched). The entry stays live. */
  | { readonly kind: 'dead' }
  /** Proved: what it consumes was consumed by something else for good. */
  | { readonly kind: 'void'; readonly reason: string }
  /** An entry that waits for signatures from another machine was signed there and sent: these are its bytes. */
  | { readonly kind: 'found'; readonly version: Version }
  /** The network could not be asked, or its answer proves nothing. */
  | { readonly kind: 'silent'; readonly reason: string };

export type Publication =
  | BroadcastAnswer
  /** Malformed by proof and never accepted before (XRP Ledger tem): this row failed, the run stops. */
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * Refusals of `sign` that end a row which was never signed: it goes back to "payable" with this reason and the run goes on.
 * Every other refusal (locked vault, no connection, fees above the ceiling, `already-paid`…) leaves the row waiting, which frees nothing.
 */
const endingRefusals: ReadonlySet<string> = new Set([
  'insufficient-funds',
  'destination-not-funded',
  'destination-tag-required',
  'destination-refused',
  'no-trust-line',
  'mpt-scale-differs',
  // Only for rows whose versions are all dead: a lower sequence will never be used, so theirs can never be reached.
  'sequence-gap',
  'order-locks-account',
]);

/** What a preflight found (`xrpl-…`) would fail for certain, too. */
export function endsRow(code: string): boolean {
  return endingRefusals.has(code) || code.startsWith('xrpl-');
}

/** Units of the chain. */
export type Afford = (lines: readonly PlanLine[]) => Result<bigint>;

export interface ChainDriver {
  /** A new look at everything open begins: what a driver learnt for the last one may be asked anew. */
  newPass?(): void;
  /**
   * What the answers about entries depend on, as of this pass: while it stays the same, the same question about an unchanged entry can bring nothing new.
   * Null or absent: nobody can say, so every pass asks.
   */
  mark?(): Promise<string | null>;
  /**
   * Asks the network once; the answer then says for any lines, without asking again, what paying them together would take at most (amounts and fee), or
   * `insufficient-funds`, `output-dust`, `transaction-too-large`… It reserves nothing and proves nothing: `draft` has the last word.
   */
  afford(options: DraftOptions): Promise<Result<Afford>>;
  /** Chooses coins for the lines. The drafts together carry every line exactly once. Refusals: insufficient-funds, dust, destination codes, already-paid… */
  draft(lines: readonly PlanLine[], options: DraftOptions): Promise<Result<readonly Draft[]>>;
  /**
   * Bitcoin: whether a plan that nobody has confirmed may be shown again: false where another account pays by now (`account`: the one that its lines are bound
   * to, absent where none is), or a coin of it was frozen. Absent: always.
   */
  standsYet?(entry: Entry, account?: string): boolean;
  /**
   * XRP Ledger: what an order would take, at a fee of at most `feeCeiling` drops (null = the wallet's own ceiling). Refusals: `account-cannot-sign`,
   * `insufficient-funds`, `fee-above-ceiling`, `no-ticket`, `network-mismatch`.
   */
  draftOrder?(order: Order, options: DraftOptions, feeCeiling: bigint | null): Promise<Result<Draft>>;
  /** Bitcoin: what a child of this transaction would have to pay for: it and what it is built on. */
  childFacts?(parent: string): Promise<Result<RaiseFacts>>;
  /** Bitcoin: a transfer to an own address; nothing is signed. Refusals: see `draftTransfer` of the driver. */
  draftTransfer?(wish: TransferWish, options: DraftOptions): Promise<Result<Draft>>;
  /**
   * Signs one entry just in time. The bytes are decoded again and compared with the lines before the key is used.
   * An entry whose versions are all dead is signed again with what its first version consumed. Never above the entry's fee ceiling.
   */
  sign(entry: Entry, consumption: Consumption, signers: Signers): Promise<Result<Version>>;
  /** Bitcoin: what a replacement of this version would be like, and must pay at least. Refusals: the backend's, `plan-unreadable`, those of `raise` that no rate mends. */
  raiseFacts?(entry: Entry, version: Version, options: RaiseOptions): Promise<Result<RaiseFacts>>;
  /**
   * Bitcoin: the same lines from the same coins at a higher fee, with further confirmed coins where the change does not suffice. Nothing is signed; `sign` signs
   * the entry with this draft in the place of its own. Refusals: `bump-too-small`, `bump-child-pays`, `bump-too-many`, `insufficient-funds`…
   */
  raise?(entry: Entry, version: Version, feeRate: bigint, options: RaiseOptions): Promise<Result<RaisedDraft>>;
  /** Sends bytes. `firstTime` is true only when no byte of any living version can have left before. */
  publish(version: Version, firstTime: boolean): Promise<Publication>;
  /**
   * What the network knows of any of the entry's versions, dead ones included. `isOurs`: whether the journal knows a transaction as a version of one of its
   * entries; what such a one spent and paid is known, so it proves another entry void.
   */
  verdict(entry: Entry, isOurs?: (transactionId: string) => boolean): Promise<Verdict>;
  /** Absent where all keys are here. */
  readonly elsewhere?: ElsewhereDriver;
}
