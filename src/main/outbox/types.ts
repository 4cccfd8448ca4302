// Owns the outbox's nouns: plan, entry, version. Records of its journal are built from these (amounts as decimal text there).
import type { Chain } from '../../shared/network.ts';

/** One payout as the sender approves it: exactly this amount to exactly this destination. */
export interface PlanLine {
  readonly payoutId: string;
  readonly revision: number;
  readonly chain: Chain;
  /** "BTC" or "XRP" here; tokens and MPTs come later. */
  readonly asset: string;
  /** Address alone. */
  readonly address: string;
  readonly tag: number | null;
  /** Satoshi or drops. */
  readonly amount: bigint;
}

export type EntryState = 'planned' | 'signed' | 'publishing' | 'unknown' | 'seen' | 'final' | 'failed' | 'void';

/** Signed bytes that may be on the network. Every version is kept for ever; any that confirms completes the entry. */
export interface Version {
  readonly raw: string;
  readonly transactionId: string;
  /** Bitcoin: outpoints "txid:vout". XRP Ledger: "account:sequence". While the entry lives nobody else may use them. */
  readonly consumes: readonly string[];
  /** XRP Ledger only. */
  readonly lastLedgerSequence: number | null;
  /** XRP Ledger only: validated ledger when it was signed. */
  readonly signedAtLedger: number | null;
  readonly fee: bigint;
  readonly signedAt: number;
}

/** One transaction to be: a Bitcoin batch of many lines, or one XRP Ledger Payment. */
export interface Entry {
  readonly id: string;
  readonly planId: string;
  readonly walletId: string;
  readonly chain: Chain;
  readonly lines: readonly PlanLine[];
  readonly feeCeiling: bigint;
  readonly state: EntryState;
  readonly versions: readonly Version[];
  /** The version that is final, or that failed. */
  readonly settled: string | null;
  readonly confirmations: number;
  readonly recheck: boolean;
  readonly reason: string | null;
  readonly updatedAt: number;
}

export interface Plan {
  readonly id: string;
  readonly walletId: string;
  readonly createdAt: number;
  /** After this second it can no longer be confirmed. */
  readonly expiresAt: number;
  /** SHA-256 (hex) over the canonical form of its lines and ceilings: what the token is bound to. */
  readonly digest: string;
  readonly confirmed: boolean;
  readonly entries: readonly Entry[];
}
