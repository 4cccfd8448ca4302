// Owns the ledger entries that hold tokens: trust lines, MPT issuances and MPT holdings, with rippled's field names.
import type { Threading } from './threading.ts';

/** A token amount as entries hold it; `value` is text as rippled prints it. */
export type TokenAmount = { readonly currency: string; readonly issuer: string; readonly value: string };

/** The "low" side is the numerically smaller account id. Balance is seen from it: positive when it holds the other's tokens. */
export type RippleState = Threading & {
  readonly LedgerEntryType: 'RippleState';
  readonly Balance: TokenAmount;
  readonly Flags: number;
  readonly HighLimit: TokenAmount;
  readonly HighNode: string;
  readonly HighQualityIn?: number;
  readonly HighQualityOut?: number;
  readonly LowLimit: TokenAmount;
  readonly LowNode: string;
  readonly LowQualityIn?: number;
  readonly LowQualityOut?: number;
};

/** Amounts are decimal text of whole numbers up to 2^63-1. */
export type MPTokenIssuance = Threading & {
  readonly LedgerEntryType: 'MPTokenIssuance';
  readonly AssetScale?: number;
  readonly DomainID?: string;
  readonly Flags: number;
  readonly Issuer: string;
  readonly LockedAmount?: string;
  readonly MaximumAmount?: string;
  readonly MPTokenMetadata?: string;
  readonly OutstandingAmount: string;
  readonly OwnerNode: string;
  readonly Sequence: number;
  readonly TransferFee?: number;
};

export type MPToken = Threading & {
  readonly LedgerEntryType: 'MPToken';
  readonly Account: string;
  readonly Flags: number;
  readonly LockedAmount?: string;
  readonly MPTAmount?: string;
  readonly MPTokenIssuanceID: string;
  readonly OwnerNode: string;
};

/** Flags of a RippleState (lsf…). */
export const lineFlags = {
  lowReserve: 0x0001_0000,
  highReserve: 0x0002_0000,
  lowAuth: 0x0004_0000,
  highAuth: 0x0008_0000,
  lowNoRipple: 0x0010_0000,
  highNoRipple: 0x0020_0000,
  lowFreeze: 0x0040_0000,
  highFreeze: 0x0080_0000,
  ammNode: 0x0100_0000,
  lowDeepFreeze: 0x0200_0000,
  highDeepFreeze: 0x0400_0000,
} as const;

/** Flags of an MPTokenIssuance (lsfMPT…). */
export const issuanceFlags = {
  locked: 0x01,
  canLock: 0x02,
  requireAuth: 0x04,
  canEscrow: 0x08,
  canTrade: 0x10,
  canTransfer: 0x20,
  canClawback: 0x40,
} as const;

/** Flags of an MPToken. */
export const mptokenFlags = { locked: 0x01, authorized: 0x02 } as const;

/** The issuer that stands in a trust line's Balance: nobody's account. */
export const neutralIssuer = 'rrrrrrrrrrrrrrrrrrrrBZbvji';
