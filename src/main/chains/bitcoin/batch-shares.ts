// Owns how a fee is divided over the lines of a transaction, for those whose recipients bear their part.

/** Which lines bear their share themselves. */
export type Bearers = readonly boolean[];

/**
 * The fee divided evenly over all lines, whoever bears it: shares differ by at most one satoshi and add up to the fee exactly. Lines that the sender bears for
 * get 0 here. So one such line among thirty loses a thirtieth of the fee, not all of it.
 */
export function feeShares(fee: bigint, bearers: Bearers): readonly bigint[] {
  const count = BigInt(bearers.length);
  return bearers.map((bears, index) => (bears ? (fee * BigInt(index + 1)) / count - (fee * BigInt(index)) / count : 0n));
}

/** What is left of the fee for the sender. */
export function senderPart(fee: bigint, bearers: Bearers): bigint {
  return feeShares(fee, bearers).reduce((rest, share) => rest - share, fee);
}
