// Owns accounts, tickets and fees as ledger entries, and the union of all kinds that the practice ledger keeps, with rippled's field names.
// Amounts of XRP are decimal text in drops.

import type { DirectoryNode, Offer } from './entries-market.ts';
import type { Credential, DepositPreauth, PermissionedDomain, SignerList } from './entries-permissions.ts';
import type { MPToken, MPTokenIssuance, RippleState } from './entries-tokens.ts';
import type { Threading } from './threading.ts';

export type AccountRoot = Threading & {
  readonly LedgerEntryType: 'AccountRoot';
  readonly Account: string;
  readonly Balance: string;
  readonly Flags: number;
  readonly OwnerCount: number;
  readonly Sequence: number;
  readonly TicketCount?: number;
  readonly RegularKey?: string;
  readonly AccountTxnID?: string;
  readonly Domain?: string;
  readonly EmailHash?: string;
  readonly MessageKey?: string;
  readonly NFTokenMinter?: string;
  readonly TickSize?: number;
  readonly TransferRate?: number;
  readonly WalletLocator?: string;
};

export type Ticket = Threading & {
  readonly LedgerEntryType: 'Ticket';
  readonly Account: string;
  readonly Flags: number;
  readonly OwnerNode: string;
  readonly TicketSequence: number;
};

export type FeeSettings = {
  readonly LedgerEntryType: 'FeeSettings';
  readonly Flags: number;
  readonly BaseFeeDrops: string;
  readonly ReserveBaseDrops: string;
  readonly ReserveIncrementDrops: string;
};

/** Entries that stand in the directory of the one account that they name as theirs. */
export type OwnedEntry = Ticket | DepositPreauth | Offer | MPToken;
/** Entries with two owners, or whose owner has another name. */
export type OtherEntry = RippleState | MPTokenIssuance | Credential | PermissionedDomain | SignerList;
export type LedgerEntry = AccountRoot | DirectoryNode | FeeSettings | OwnedEntry | OtherEntry;

/** Flags of an AccountRoot (lsf…), from rippled's LedgerFormats. */
export const accountFlags = {
  passwordSpent: 0x0001_0000,
  requireDest: 0x0002_0000,
  requireAuth: 0x0004_0000,
  disallowXrp: 0x0008_0000,
  disableMaster: 0x0010_0000,
  noFreeze: 0x0020_0000,
  globalFreeze: 0x0040_0000,
  defaultRipple: 0x0080_0000,
  depositAuth: 0x0100_0000,
  disallowIncomingNft: 0x0400_0000,
  disallowIncomingCheck: 0x0800_0000,
  disallowIncomingPayChan: 0x1000_0000,
  disallowIncomingTrustline: 0x2000_0000,
  allowLocking: 0x4000_0000,
  allowClawback: 0x8000_0000,
} as const;

export function hasFlag(flags: number, flag: number): boolean {
  return (flags & flag) !== 0;
}

export function withFlag(flags: number, flag: number): number {
  return (flags | flag) >>> 0;
}

export function withoutFlag(flags: number, flag: number): number {
  return (flags & ~flag) >>> 0;
}
