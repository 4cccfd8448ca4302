// Owns the choice of coins: exact, deterministic, and honest about the fee.
import { satsToText } from '../../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';

import { scriptOfAddress } from './address.ts';
import { dustLimit } from './dust.ts';
import { exactMatch } from './exact-match.ts';
import { maxSatoshi } from './params.ts';
import { feeFor, inputVsize, maxStandardVsize, ownInputWeight, vsizeOf } from './size.ts';
import type { BitcoinParams, Coin, KeyPosition, OutputLine, Selection } from './types.ts';

export interface SelectionRequest {
  readonly coins: readonly Coin[];
  /** Outpoints "txid:vout" that somebody else has reserved. */
  readonly reserved: ReadonlySet<string>;
  /** Payouts in final order. */
  readonly outputs: readonly OutputLine[];
  readonly changeTo: { readonly address: string; readonly position: KeyPosition };
  /** Satoshi per 1,000 virtual bytes; at least 1. */
  readonly feeRate: bigint;
  readonly params: BitcoinParams;
  /** Weight units of one input of this account; absent: P2WPKH. */
  readonly inputWeight?: number;
}

/** What every try needs to know; `scripts` ends with the change script. */
interface Task {
  readonly request: SelectionRequest;
  readonly scripts: readonly Uint8Array[];
  readonly changeScript: Uint8Array;
  readonly target: bigint;
  readonly weight: number;
}

/**
 * Chooses coins that pay all outputs and the fee. First a set that needs no change (branch and bound), else the largest coins first.
 * Change below its dust limit is added to the fee. Equal requests give equal answers, whatever the order of the coins.
 * Refusals: `nothing-to-pay`, `address-invalid`, `output-dust`, `amount-impossible`, `insufficient-funds`, `transaction-too-large`.
 */
export function selectCoins(request: SelectionRequest): Result<Selection> {
  const prepared = prepare(request);
  if (!prepared.ok) return prepared;
  const task = prepared.value;
  const coins = usable(request);
  const chosen = withoutChange(task, coins) ?? largestFirst(task, coins);
  if (chosen === null) return insufficient(task, coins);
  return chosen.vsize > maxStandardVsize ? refuse('transaction-too-large') : ok(chosen);
}

function prepare(request: SelectionRequest): Result<Task> {
  if (request.outputs.length === 0) return refuse('nothing-to-pay');
  const scripts: Uint8Array[] = [];
  for (const output of request.outputs) {
    const script = checkOutput(output, request.params);
    if (!script.ok) return script;
    scripts.push(script.value);
  }
  const change = scriptOfAddress(request.changeTo.address, request.params);
  if (!change.ok) return change;
  const target = request.outputs.reduce((sum, { value }) => sum + value, 0n);
  if (target > maxSatoshi || request.feeRate < 1n) return refuse('amount-impossible');
  return ok({ request, scripts, changeScript: change.value, target, weight: weightOf(request) });
}

function weightOf({ inputWeight = ownInputWeight }: SelectionRequest): number {
  return inputWeight;
}

function checkOutput({ address, value }: OutputLine, params: BitcoinParams): Result<Uint8Array> {
  const script = scriptOfAddress(address, params);
  if (!script.ok) return script;
  const minimum = dustLimit(script.value);
  if (value < minimum) return refuse('output-dust', { address, amount: satsToText(value), minimum: satsToText(minimum) });
  return script;
}

/** Free coins that bring more than they cost, in an order that depends on nothing but the coins. */
function usable(request: SelectionRequest): readonly Coin[] {
  const { coins, reserved, feeRate } = request;
  const cost = feeFor(inputVsize(weightOf(request)), feeRate);
  const seen = new Set<string>(reserved);
  const free = coins.filter((coin) => {
    const outpoint = `${coin.txid}:${coin.vout}`;
    if (seen.has(outpoint) || coin.value <= cost) return false;
    seen.add(outpoint);
    return true;
  });
  return free.sort(byValueThenOutpoint);
}

function byValueThenOutpoint(a: Coin, b: Coin): number {
  if (a.value !== b.value) return a.value > b.value ? -1 : 1;
  if (a.txid !== b.txid) return a.txid < b.txid ? -1 : 1;
  return a.vout - b.vout;
}

function withoutChange(task: Task, coins: readonly Coin[]): Selection | null {
  const { feeRate } = task.request;
  const single = inputVsize(task.weight);
  const cost = feeFor(single, feeRate);
  // Making change now and spending it later would cost this much: giving away less is cheaper.
  const changeVsize = vsizeOf(1, [...task.scripts, task.changeScript], task.weight) - vsizeOf(1, task.scripts, task.weight);
  const tolerance = feeFor(changeVsize, feeRate) + cost;
  const base = task.target + feeFor(vsizeOf(1, task.scripts, task.weight) - single, feeRate);
  const indexes = exactMatch(
    coins.map(({ value }) => value - cost),
    base,
    tolerance,
  );
  if (indexes === null) return null;
  const inputs = indexes.flatMap((index) => coins[index] ?? []);
  return changeless(task, inputs);
}

/** Null when the exact size asks for more than the estimate of the search did. */
function changeless(task: Task, inputs: readonly Coin[]): Selection | null {
  const { outputs, feeRate } = task.request;
  const vsize = vsizeOf(inputs.length, task.scripts, task.weight);
  const fee = total(inputs) - task.target;
  return fee < feeFor(vsize, feeRate) ? null : { inputs, outputs, change: null, fee, feeRate, vsize };
}

function largestFirst(task: Task, coins: readonly Coin[]): Selection | null {
  let sum = 0n;
  for (const [index, coin] of coins.entries()) {
    sum += coin.value;
    if (sum < task.target) continue;
    const inputs = coins.slice(0, index + 1);
    const selection = withChange(task, inputs) ?? changeless(task, inputs);
    if (selection !== null) return selection;
  }
  return null;
}

function withChange(task: Task, inputs: readonly Coin[]): Selection | null {
  const { outputs, changeTo, feeRate } = task.request;
  const vsize = vsizeOf(inputs.length, [...task.scripts, task.changeScript], task.weight);
  const fee = feeFor(vsize, feeRate);
  const value = total(inputs) - task.target - fee;
  if (value < dustLimit(task.changeScript)) return null;
  return { inputs, outputs, change: { ...changeTo, value }, fee, feeRate, vsize };
}

function insufficient(task: Task, coins: readonly Coin[]): Result<Selection> {
  const available = total(coins);
  const needed = task.target + feeFor(vsizeOf(Math.max(coins.length, 1), task.scripts, task.weight), task.request.feeRate);
  return refuse('insufficient-funds', {
    asset: 'BTC',
    available: satsToText(available),
    needed: satsToText(needed),
    missing: satsToText(needed - available),
  });
}

function total(items: readonly { readonly value: bigint }[]): bigint {
  return items.reduce((sum, { value }) => sum + value, 0n);
}
