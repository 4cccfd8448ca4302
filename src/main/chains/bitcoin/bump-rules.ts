// Owns what a replacement must pay at least (BIP125 rules 3 to 5, and the higher rate that Bitcoin Core and Knots ask for).
import { feeFor } from './size.ts';

/** Nodes ask for this much more, in satoshi per 1,000 virtual bytes of the replacement (DEFAULT_INCREMENTAL_RELAY_FEE of Core up to 29 and of Knots). */
export const incrementalRate = 1_000n;
/** Rule 5: a replacement evicts at most this many transactions, the replaced one among them. */
export const mostEvicted = 100;

export interface Replaced {
  /** Satoshi that the replaced transaction pays. */
  readonly fee: bigint;
  /** Its virtual bytes as signed, not as estimated: its rate must not look lower than it is. */
  readonly vsize: number;
  /** Satoshi that transactions spending its outputs pay; they are evicted with it. */
  readonly childFees: bigint;
}

/**
 * Least fee in satoshi for a replacement of this size: all that is evicted (rule 3), the incremental rate for its own bytes (rule 4), and a rate above that of
 * the replaced transaction. `vsize` is an upper bound, so the signed bytes pay no less than this demands.
 */
export function leastFee(vsize: number, { fee, vsize: replacedVsize, childFees }: Replaced): bigint {
  const paid = fee + childFees + feeFor(vsize, incrementalRate);
  const higherRate = (fee * BigInt(vsize)) / BigInt(replacedVsize) + 1n;
  return paid > higherRate ? paid : higherRate;
}

/** Least rate, in satoshi per 1,000 virtual bytes, at which a replacement of this size pays enough. */
export function leastRate(vsize: number, replaced: Replaced): bigint {
  return (leastFee(vsize, replaced) * 1000n + BigInt(vsize) - 1n) / BigInt(vsize);
}
