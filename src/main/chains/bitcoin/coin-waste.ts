// Owns the comparison of two choices of coins: what each costs beyond what had to be paid anyway (Bitcoin Core's waste metric).
import { feeFor, inputVsize } from './size.ts';
import type { Selection } from './types.ts';

/**
 * What blockspace is expected to cost when the rest of the coins is spent some day, in satoshi per 1,000 virtual bytes: below it spending many coins now
 * saves money, above it costs. Bitcoin Core's default for the same question (DEFAULT_CONSOLIDATE_FEERATE).
 */
export const longTermFeeRate = 10_000n;

/**
 * Waste of a selection in thousandths of a satoshi; less is better, and below zero money is saved. Inputs count by the difference between the rate now and
 * later. Change costs its output now and its spending later; without change, what is paid above the rate is lost. `changeVsize`: virtual bytes of a change output.
 */
export function wasteOf(selection: Selection, inputWeight: number, changeVsize: number): bigint {
  const { inputs, change, fee, feeRate, vsize } = selection;
  const single = BigInt(inputVsize(inputWeight));
  const timing = BigInt(inputs.length) * single * (feeRate - longTermFeeRate);
  if (change !== null) return timing + BigInt(changeVsize) * feeRate + single * longTermFeeRate;
  return timing + (fee - feeFor(vsize, feeRate)) * 1000n;
}
