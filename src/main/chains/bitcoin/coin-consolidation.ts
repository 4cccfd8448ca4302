// Owns the advice to join small coins while blockspace is cheap: how many, what it costs now, what it saves later.
import { ok, type Result } from '../../../shared/result.ts';
import { scriptOfAddress } from './address.ts';
import { mostBatchVsize } from './batch.ts';
import { sumOf, usableCoins } from './coin-usable.ts';
import { dustLimit } from './dust.ts';
import { feeFor, inputVsize, outputsSize, ownInputWeight, vsizeWith } from './size.ts';
import type { BitcoinParams, Coin, OwnPlace, Selection } from './types.ts';

export interface ConsolidationRequest {
  readonly coins: readonly Coin[];
  /** Outpoints that stay apart: reserved, frozen, and those flagged as dust, which must not be joined with others. */
  readonly keepApart: ReadonlySet<string>;
  /** Satoshi: coins below this are small. */
  readonly smallBelow: bigint;
  /** Satoshi per 1,000 virtual bytes: now, and when the coins would be spent one day. */
  readonly feeRate: bigint;
  readonly laterRate: bigint;
  readonly to: OwnPlace;
  readonly params: BitcoinParams;
  readonly inputWeight?: number;
}

export interface Consolidation {
  /** Pays nobody: one output to us. */
  readonly selection: Selection;
  readonly count: number;
  /** Satoshi: the coins together; the fee now; the fee that later payments save, each coin but one no longer being an input. */
  readonly value: bigint;
  readonly costsNow: bigint;
  readonly savesLater: bigint;
  /** Satoshi per 1,000 virtual bytes of later payments from which on it saves more than it costs. */
  readonly breakEvenRate: bigint;
  readonly paysOff: boolean;
}

/**
 * Advice for the small confirmed coins, as many as one transaction holds, the smallest first; null when there are fewer than two that bring more than they
 * cost. Refusal: `address-invalid`. Joining coins shows everybody that their addresses belong together.
 */
export function adviseConsolidation(request: ConsolidationRequest): Result<Consolidation | null> {
  const { to, params, feeRate, laterRate, smallBelow, inputWeight = ownInputWeight } = request;
  const script = scriptOfAddress(to.address, params);
  if (!script.ok) return script;
  const size = outputsSize([script.value]);
  const single = inputVsize(inputWeight);
  const small = request.coins.filter(({ value, height }) => height !== null && value < smallBelow);
  const usable = usableCoins({ coins: small, reserved: request.keepApart, feeRate, inputWeight });
  const most = Math.floor((mostBatchVsize - vsizeWith(0, size, inputWeight) - 2) / single);
  const inputs = [...usable].reverse().slice(0, most);
  const vsize = vsizeWith(inputs.length, size, inputWeight);
  const costsNow = feeFor(vsize, feeRate);
  const value = sumOf(inputs);
  if (inputs.length < 2 || value - costsNow < dustLimit(script.value)) return ok(null);
  const spared = BigInt(inputs.length - 1) * BigInt(single);
  const savesLater = (spared * laterRate) / 1000n;
  const change = { address: to.address, position: to.position, value: value - costsNow };
  return ok({
    selection: { inputs, outputs: [], change, fee: costsNow, feeRate, vsize },
    count: inputs.length,
    value,
    costsNow,
    savesLater,
    breakEvenRate: (costsNow * 1000n) / spared + 1n,
    paysOff: savesLater > costsNow,
  });
}
