// Owns what the outbox needs from its surroundings: promises, the lock handshake, the journal, the drivers, clock and chance.
import { endings } from '../../shared/connected/take-over.ts';
import type { Chain, Network } from '../../shared/network.ts';
import type { PaymentStatus } from '../../shared/payouts/payment-status.ts';
import type { PayoutState } from '../../shared/payouts/types.ts';
import type { Result } from '../../shared/result.ts';
import type { Journal } from '../storage/types.ts';
import type { ChainDriver } from './driver.ts';
import type { Refusals } from './refusals.ts';
import type { Signers } from './signers.ts';
import type { EntryState } from './types.ts';

/** A payout as main's own projection of the promises knows it. */
export interface PromisedPayout {
  readonly revision: number;
  /** By the promises alone, without the outbox's word. */
  readonly state: PayoutState;
  readonly chain: Chain;
  readonly asset: string;
  readonly address: string;
  readonly tag: number | null;
  /** Whole units of the asset (`assetPlaces`), locked at approval; 0 before. */
  readonly amount: bigint;
  /** MPT: the AssetScale that the amount was locked by. */
  readonly scale?: number;
  /** Unix seconds at which it was claimed: no older payment can be its own. */
  readonly claimedAt: number;
  /** A payment by another wallet was seen that the sender has not decided on: it is not paid before he has. */
  readonly paidElsewhere?: boolean;
}

export interface Promised {
  payout(id: string): PromisedPayout | null;
}

export interface PayoutRef {
  readonly payoutId: string;
  readonly revision: number;
}

/**
 * `confirm`: a plan is about to be confirmed. `sign`: a signature comes next, the first or one after all bytes died, so payouts of a connected store must stand
 * there as taken by us (spec §16.9); while that is under way the answer is `remote-handshake`, and it never waits for the store.
 */
export type LockPurpose = 'confirm' | 'sign';

/**
 * The handshake with the workflow. Repeating a lock of the same plan is harmless. Refusals in `endingLocks` say that the payout itself is
 * not payable; any other (nobody answers) only means "later".
 */
export interface LockPort {
  lock(planId: string, payouts: readonly PayoutRef[], purpose: LockPurpose): Promise<Result<void>>;
  /** Takes a lock back whose plan was not confirmed after all. */
  unlock(planId: string): Promise<void>;
}

export const endingLocks: ReadonlySet<string> = new Set([
  'invalid-state',
  'old-revision',
  'payout-not-found',
  'external-payment-seen',
  ...endings,
]);

/** Durable moments at which a test may stop the process. */
export type CheckpointState = EntryState | 'confirmed';
/** `record`: type of the record that led there; a count of confirmations leaves an entry in the state it had. */
export type Checkpoint = (state: CheckpointState, chain: Chain, record: string) => Promise<void>;

export interface OutboxDeps {
  readonly walletId: string;
  readonly network: Network;
  readonly journal: Journal;
  readonly drivers: Readonly<Record<Chain, ChainDriver>>;
  readonly promised: Promised;
  readonly lock: LockPort;
  /** The wallet's keys, lent by the vault and wiped after use; `vault-locked` when locked. */
  readonly signers: Signers;
  /** Keys of the armed copy of the seed, for what a policy confirmed; `not-armed` where nothing is armed. */
  readonly armedSigners: Signers;
  /** Unix seconds, whole. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  /** Told after each fsync, with the newest word on every payout that the fact touches. */
  readonly onChange: (statuses: readonly PaymentStatus[]) => void;
  /** Told after each fsync that touches an order. */
  readonly onOrders?: () => void;
  /** Most that may leave on a chain in any 24 hours, fees included; null = no limit. */
  readonly dailyCap?: (chain: Chain) => bigint | null;
  /** What is remembered of refused plans; absent = for as long as this outbox lives. */
  readonly refusals?: Refusals;
  /** Test entries only: awaited right after each durable state. */
  readonly checkpoint?: Checkpoint;
}
