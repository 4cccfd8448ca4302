// Owns the child that pays for its parent: it spends what an unconfirmed transaction gives us, so dearly that miners take both (CPFP).
import { refuse, type Result } from '../../../shared/result.ts';
import { fund } from './bump-fund.ts';
import { outpointOf } from './coin-usable.ts';
import { type FeeCeiling, refuseRate } from './fee-ceiling.ts';
import { feeFor } from './size.ts';
import type { BitcoinParams, Coin, OwnPlace, Selection } from './types.ts';

/** Nodes relay no transaction below this rate of its own, in satoshi per 1,000 virtual bytes (DEFAULT_MIN_RELAY_TX_FEE of Core up to 29 and of Knots). */
export const relayRate = 1_000n;
/** A transaction and those of its ancestors that no block holds: at most 25, and 101,000 virtual bytes (DEFAULT_ANCESTOR_LIMIT, DEFAULT_ANCESTOR_SIZE_LIMIT_KVB). */
export const mostInChain = 25;
export const mostChainVsize = 101_000;

/** The parent and all its own ancestors that no block holds yet, added up. */
export interface Waiting {
  readonly count: number;
  /** Satoshi. */
  readonly fee: bigint;
  readonly vsize: number;
}

export interface ChildRequest {
  readonly waiting: Waiting;
  /** Outputs of the parent that are ours: its change, or what somebody sent us. All free ones are spent. */
  readonly outputs: readonly Coin[];
  /** Further coins, added when those do not suffice; only confirmed ones are. */
  readonly coins: readonly Coin[];
  /** Outpoints of other live plans, and frozen ones. */
  readonly reserved: ReadonlySet<string>;
  /** Where the rest goes. */
  readonly to: OwnPlace;
  /** Satoshi per 1,000 virtual bytes that parent and child shall reach together. */
  readonly feeRate: bigint;
  /** Of the child's fee, and of the rate that both reach. */
  readonly ceiling: FeeCeiling;
  readonly params: BitcoinParams;
  readonly inputWeight?: number;
}

/**
 * The child: no payout, one output back to us. Refusals: `child-no-output` (nothing free of the parent is ours), `child-not-needed` (the parent has that rate
 * alone), `child-chain-long`, and those of `fund`.
 */
export function payForParent(request: ChildRequest): Result<Selection> {
  const { waiting, feeRate, reserved, ceiling, to } = request;
  const inputs = request.outputs.filter((coin) => coin.height === null && !reserved.has(outpointOf(coin)));
  if (inputs.length === 0) return refuse('child-no-output');
  if (feeFor(waiting.vsize, feeRate) <= waiting.fee) return refuse('child-not-needed');
  if (waiting.count >= mostInChain) return refuse('child-chain-long');
  // The child's own rate is higher than the one that both reach, so the rate of the ceiling is compared here and not with the child's size.
  if (ceiling.rate !== null && feeRate > ceiling.rate) return refuseRate(feeRate, ceiling.rate);
  const made = fund({
    ...request,
    inputs,
    outputs: [],
    changeTo: to,
    changeIndex: undefined,
    ceiling: { total: ceiling.total, rate: null },
    feeOf: (vsize) => childFee(vsize, waiting, feeRate),
  });
  return made.ok && made.value.vsize + waiting.vsize > mostChainVsize ? refuse('child-chain-long') : made;
}

/** What the parent lacks and what the child itself costs. */
function childFee(vsize: number, waiting: Waiting, feeRate: bigint): bigint {
  const both = feeFor(waiting.vsize + vsize, feeRate) - waiting.fee;
  const alone = feeFor(vsize, relayRate);
  return both > alone ? both : alone;
}
