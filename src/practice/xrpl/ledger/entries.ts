// Owns the kinds of ledger entries that the practice ledger keeps, with rippled's field names. Amounts are decimal text in drops.

export type Threading = { readonly PreviousTxnID?: string; readonly PreviousTxnLgrSeq?: number };

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

export type DirectoryNode = {
  readonly LedgerEntryType: 'DirectoryNode';
  readonly Flags: number;
  readonly Indexes: readonly string[];
  /** Page numbers are hex text, as rippled prints 64-bit numbers. */
  readonly IndexNext?: string;
  readonly IndexPrevious?: string;
  readonly Owner: string;
  readonly RootIndex: string;
};

export type Ticket = Threading & {
  readonly LedgerEntryType: 'Ticket';
  readonly Account: string;
  readonly Flags: number;
  readonly OwnerNode: string;
  readonly TicketSequence: number;
};

export type DepositPreauth = Threading & {
  readonly LedgerEntryType: 'DepositPreauth';
  readonly Account: string;
  readonly Authorize: string;
  readonly Flags: number;
  readonly OwnerNode: string;
};

export type FeeSettings = {
  readonly LedgerEntryType: 'FeeSettings';
  readonly Flags: number;
  readonly BaseFeeDrops: string;
  readonly ReserveBaseDrops: string;
  readonly ReserveIncrementDrops: string;
};

export type OwnedEntry = Ticket | DepositPreauth;
export type LedgerEntry = AccountRoot | DirectoryNode | FeeSettings | OwnedEntry;

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
