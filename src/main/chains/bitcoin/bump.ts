// Owns the replacement of a transaction that waits for a block: the same payouts at a higher fee, or, where it pays nobody, nothing at all (BIP125).
import { refuse, type Result } from '../../../shared/result.ts';
import { fund } from './bump-fund.ts';
import { leastFee, leastRate, mostEvicted, type Replaced } from './bump-rules.ts';
import { type FeeCeiling, rateText } from './fee-ceiling.ts';
import { feeFor } from './size.ts';
import type { BitcoinParams, Coin, OwnPlace, Selection } from './types.ts';

/** A transaction that spends an output of the replaced one, directly or not: it is gone with it. */
export interface Descendant {
  readonly fee: bigint;
  readonly hasPayout: boolean;
}

export interface BumpRequest {
  /** The version that waits, as it was signed. */
  readonly original: Selection;
  /** Its virtual bytes as signed. */
  readonly signedVsize: number;
  readonly descendants: readonly Descendant[];
  /** Coins to add when the change does not suffice; only confirmed ones are. */
  readonly coins: readonly Coin[];
  /** Outpoints of other live plans, and frozen ones. Those of the original may be among them. */
  readonly reserved: ReadonlySet<string>;
  /** Where change goes when the original has none. */
  readonly changeTo: OwnPlace;
  /** Satoshi per 1,000 virtual bytes. */
  readonly feeRate: bigint;
  readonly ceiling: FeeCeiling;
  readonly params: BitcoinParams;
  readonly inputWeight?: number;
}

/**
 * The replacement: all inputs of the original and all its outputs to others, in their order with their amounts; the sender pays the higher fee, from the
 * change first. Where change is dropped or added, indexes move: `payoutIndex` of the answer says where each payout is now. Refusals: `bump-too-small` (names
 * the least rate), `bump-child-pays` (a payout would be evicted), `bump-too-many`, and those of `fund`.
 */
export function bump(request: BumpRequest): Result<Selection> {
  const { original, feeRate } = request;
  const least = leastRate(original.vsize, replacedBy(request));
  if (feeRate < least) return refuse('bump-too-small', { rate: rateText(feeRate), least: rateText(least) });
  return replace(request, original, original.change ?? request.changeTo);
}

/**
 * The replacement that sends everything back to us. `cancel-has-payouts` while any output is not proved to be ours: a payout is never taken back by its
 * sender alone. It pays at least what it evicts, whatever the rate. Else as `bump`.
 */
export function cancel(request: BumpRequest, isOurs: (address: string) => boolean): Result<Selection> {
  const { outputs } = request.original;
  const others = outputs.filter(({ address }) => !isOurs(address));
  if (others.length > 0) return refuse('cancel-has-payouts', { count: String(others.length) });
  return replace(request, { inputs: request.original.inputs, outputs: [] }, request.changeTo);
}

type Kept = Pick<Selection, 'inputs' | 'outputs' | 'changeIndex'>;

function replace(request: BumpRequest, { inputs, outputs, changeIndex }: Kept, changeTo: OwnPlace): Result<Selection> {
  const { descendants, feeRate } = request;
  if (descendants.some(({ hasPayout }) => hasPayout)) return refuse('bump-child-pays');
  if (descendants.length >= mostEvicted) return refuse('bump-too-many', { limit: String(mostEvicted - 1) });
  const replaced = replacedBy(request);
  const feeOf = (vsize: number): bigint => larger(feeFor(vsize, feeRate), leastFee(vsize, replaced));
  return fund({ ...request, inputs, outputs, changeTo, changeIndex, feeOf });
}

function replacedBy({ original, signedVsize, descendants }: BumpRequest): Replaced {
  return { fee: original.fee, vsize: signedVsize, childFees: descendants.reduce((sum, { fee }) => sum + fee, 0n) };
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
