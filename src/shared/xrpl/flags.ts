// Owns the flags of a Payment. Source: the ledger's transaction flags.

export const tfNoRippleDirect = 0x0001_0000;
export const tfPartialPayment = 0x0002_0000;
export const tfLimitQuality = 0x0004_0000;
/** Allowed on every transaction, without effect today. */
export const tfFullyCanonicalSig = 0x8000_0000;
/** Only inside a Batch. */
export const tfInnerBatchTxn = 0x4000_0000;

/** Bitwise operators are signed in JavaScript; flags are not. */
export function hasFlag(flags: number | null, flag: number): boolean {
  return ((flags ?? 0) & flag) >>> 0 === flag >>> 0;
}

export function withFlag(flags: number | null, flag: number, on: boolean): number {
  return on ? ((flags ?? 0) | flag) >>> 0 : ((flags ?? 0) & ~flag) >>> 0;
}
