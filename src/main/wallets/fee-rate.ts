// Owns the choice of a Bitcoin fee rate from a backend's estimates.

/** Below 1 sat/vB nodes relay nothing by default. */
export const minimumFeeRate = 1_000n;
/** 500 sat/vB, more than any honest estimate of the last years: a higher one is cut to this, and the user may still set more by hand. */
export const maximumFeeRate = 500_000n;

/**
 * Satoshi per 1,000 virtual bytes for confirmation within `target` blocks: the estimate for the largest target not above it, else the lowest
 * estimate there is, kept within both bounds. The lower bound when there are no estimates.
 */
export function feeRateFor(estimates: Readonly<Record<string, bigint>>, target: number): bigint {
  const sorted = Object.entries(estimates)
    .map(([blocks, rate]) => ({ blocks: Number.parseInt(blocks, 10), rate }))
    .sort((a, b) => a.blocks - b.blocks);
  const chosen = sorted.filter(({ blocks }) => blocks <= target).at(-1) ?? sorted[0];
  const rate = chosen?.rate ?? minimumFeeRate;
  if (rate < minimumFeeRate) return minimumFeeRate;
  return rate > maximumFeeRate ? maximumFeeRate : rate;
}
