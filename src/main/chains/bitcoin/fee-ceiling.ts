// Owns the highest fee that a sender has agreed to, and the refusal of more.
import { satsToText, unitsToText } from '../../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';

/** Null: no limit of that kind. `total` in satoshi, `rate` in satoshi per 1,000 virtual bytes. */
export interface FeeCeiling {
  readonly total: bigint | null;
  readonly rate: bigint | null;
}

/** Text of a rate in satoshi per virtual byte ("2.5"). */
export function rateText(rate: bigint): string {
  return unitsToText(rate, 3);
}

/** True when a fee for this (estimated) size is above the rate. The rate allows what it costs, rounded up to a whole satoshi. */
export function overRate(fee: bigint, vsize: number, rate: bigint | undefined): boolean {
  return rate !== undefined && fee > (BigInt(vsize) * rate + 999n) / 1000n;
}

export function refuseRate(rate: bigint, ceiling: bigint): Result<never> {
  return refuse('fee-rate-over-ceiling', { rate: rateText(rate), ceiling: rateText(ceiling) });
}

/** `fee-over-ceiling` when a fee in satoshi is above the total. */
export function withinTotal(fee: bigint, { total }: FeeCeiling): Result<void> {
  if (total === null || fee <= total) return ok(undefined);
  return refuse('fee-over-ceiling', { fee: satsToText(fee), ceiling: satsToText(total) });
}
