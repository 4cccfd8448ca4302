// Owns the choice of coins: exact, deterministic, and honest about the fee.
import { satsToText } from '../../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { scriptOfAddress } from './address.ts';
import { type Bearers, feeShares, senderPart } from './batch-shares.ts';
import { sumOf, usableCoins } from './coin-usable.ts';
import { wasteOf } from './coin-waste.ts';
import { dustLimit } from './dust.ts';
import { exactMatch } from './exact-match.ts';
import { overRate, refuseRate } from './fee-ceiling.ts';
import { maxSatoshi } from './params.ts';
import { feeFor, inputVsize, maxStandardVsize, type OutputsSize, outputsSize, ownInputWeight, vsizeWith } from './size.ts';
import type { BitcoinParams, Coin, OutputLine, OwnPlace, Selection } from './types.ts';

export interface PayLine extends OutputLine {
  /** True: the line's even share of the fee is taken from its amount. */
  readonly bearsFee?: boolean;
}

export interface SelectionRequest {
  readonly coins: readonly Coin[];
  /** Outpoints "txid:vout" that must not be spent: somebody else has reserved them, or they are frozen. */
  readonly reserved: ReadonlySet<string>;
  /** Payouts in final order. */
  readonly outputs: readonly PayLine[];
  readonly changeTo: OwnPlace;
  /** Satoshi per 1,000 virtual bytes; at least 1. */
  readonly feeRate: bigint;
  readonly params: BitcoinParams;
  /** Weight units of one input of this account; absent: P2WPKH. */
  readonly inputWeight?: number;
  /** Satoshi per 1,000 virtual bytes that the fee must not exceed, also not by change that is given away. */
  readonly feeRateCeiling?: bigint;
  /** Virtual bytes that the transaction must not exceed; absent: what nodes relay. */
  readonly mostVsize?: number;
  /** As `scriptOfAddress` with `params`; absent: that. For callers that ask again and again about the same addresses. */
  readonly scriptOf?: ScriptOf;
}

export type ScriptOf = (address: string) => Result<Uint8Array>;

/** What every try needs to know. */
interface Task {
  readonly request: SelectionRequest;
  readonly changeScript: Uint8Array;
  readonly target: bigint;
  readonly weight: number;
  readonly mostVsize: number;
  readonly bearers: Bearers;
  /** Lines whose share of the fee the sender bears. */
  readonly borne: bigint;
  readonly dust: readonly bigint[];
  readonly plain: OutputsSize;
  readonly changed: OutputsSize;
}

/**
 * Chooses coins that pay all outputs and the fee. Two choices are compared: a set that needs no change and gives the least away (branch and bound), and the
 * largest coins first with change; the one of less waste is taken (`wasteOf`). Change below its dust limit is added to the fee. Equal requests give equal
 * answers, whatever the order of the coins. The outputs of the answer are those asked for less the share of the fee that a line bears.
 * Refusals: `nothing-to-pay`, `address-invalid`, `output-dust`, `output-dust-after-fee`, `amount-impossible`, `insufficient-funds`,
 * `transaction-too-large`, `fee-rate-over-ceiling`.
 */
export function selectCoins(request: SelectionRequest): Result<Selection> {
  const prepared = prepare(request);
  if (!prepared.ok) return prepared;
  const task = prepared.value;
  const { feeRate, feeRateCeiling: ceiling } = request;
  if (ceiling !== undefined && feeRate > ceiling) return refuseRate(feeRate, ceiling);
  const coins = usableCoins({ ...request, inputWeight: task.weight });
  const chosen = lessWaste(task, withoutChange(task, coins), largestFirst(task, coins));
  if (chosen === null) return insufficient(task, coins);
  if (chosen.vsize > task.mostVsize) return refuse('transaction-too-large');
  return aboveDust(task, chosen);
}

function prepare(request: SelectionRequest): Result<Task> {
  const { outputs, params, feeRate, inputWeight = ownInputWeight, mostVsize = maxStandardVsize } = request;
  if (outputs.length === 0) return refuse('nothing-to-pay');
  const scripts: Uint8Array[] = [];
  const { scriptOf = (address) => scriptOfAddress(address, params) } = request;
  for (const output of outputs) {
    const script = checkOutput(output, scriptOf);
    if (!script.ok) return script;
    scripts.push(script.value);
  }
  const change = scriptOf(request.changeTo.address);
  if (!change.ok) return change;
  const target = sumOf(outputs);
  if (target > maxSatoshi || feeRate < 1n) return refuse('amount-impossible');
  return ok({
    request,
    changeScript: change.value,
    target,
    weight: inputWeight,
    mostVsize,
    bearers: outputs.map(({ bearsFee }) => bearsFee === true),
    borne: BigInt(outputs.filter(({ bearsFee }) => bearsFee !== true).length),
    dust: scripts.map(dustLimit),
    plain: outputsSize(scripts),
    changed: outputsSize([...scripts, change.value]),
  });
}

function checkOutput({ address, value }: OutputLine, scriptOf: ScriptOf): Result<Uint8Array> {
  const script = scriptOf(address);
  if (!script.ok) return script;
  const minimum = dustLimit(script.value);
  if (value < minimum) return refuse('output-dust', { address, amount: satsToText(value), minimum: satsToText(minimum) });
  return script;
}

function lessWaste(task: Task, exact: Selection | null, change: Selection | null): Selection | null {
  if (exact === null || exact.vsize > task.mostVsize) return change ?? exact;
  if (change === null || change.vsize > task.mostVsize) return exact;
  const vsize = vsizeWith(1, task.changed, task.weight) - vsizeWith(1, task.plain, task.weight);
  return wasteOf(exact, task.weight, vsize) <= wasteOf(change, task.weight, vsize) ? exact : change;
}

function withoutChange(task: Task, coins: readonly Coin[]): Selection | null {
  const { feeRate } = task.request;
  const single = inputVsize(task.weight);
  const cost = feeFor(single, feeRate);
  // Making change now and spending it later would cost this much: giving away less is cheaper.
  const changeVsize = vsizeWith(1, task.changed, task.weight) - vsizeWith(1, task.plain, task.weight);
  const tolerance = feeFor(changeVsize, feeRate) + cost;
  const own = borneOf(task, cost);
  const base = task.target + senderOf(task, feeFor(vsizeWith(1, task.plain, task.weight) - single, feeRate));
  const indexes = exactMatch(
    coins.map(({ value }) => value - own),
    base,
    tolerance,
  );
  if (indexes === null) return null;
  const inputs = indexes.flatMap((index) => coins[index] ?? []);
  return changeless(task, inputs, sumOf(inputs));
}

/** The sender's part of the cost of one input, rounded up: in the search it must not look cheaper than it is. */
function borneOf({ borne, bearers }: Task, cost: bigint): bigint {
  const count = BigInt(bearers.length);
  return (cost * borne + count - 1n) / count;
}

function senderOf({ borne, bearers }: Task, fee: bigint): bigint {
  return borne === BigInt(bearers.length) ? fee : senderPart(fee, bearers);
}

/** Null when the exact size asks for more than the estimate of the search did, or the fee would be over the ceiling. */
function changeless(task: Task, inputs: readonly Coin[], sum: bigint): Selection | null {
  const { feeRate, feeRateCeiling } = task.request;
  const vsize = vsizeWith(inputs.length, task.plain, task.weight);
  const needed = feeFor(vsize, feeRate);
  // What is given away beyond the rate is the sender's choice, and so borne by the sender alone.
  const excess = sum - task.target - senderOf(task, needed);
  const fee = needed + excess;
  if (excess < 0n || overRate(fee, vsize, feeRateCeiling)) return null;
  return { inputs, outputs: outputsLess(task, needed), change: null, fee, feeRate, vsize };
}

function outputsLess({ request, bearers, borne }: Task, fee: bigint): readonly OutputLine[] {
  if (borne === BigInt(bearers.length)) return request.outputs.map(({ address, value }) => ({ address, value }));
  const shares = feeShares(fee, bearers);
  return request.outputs.map(({ address, value }, index) => ({ address, value: value - (shares[index] ?? 0n) }));
}

function largestFirst(task: Task, coins: readonly Coin[]): Selection | null {
  let sum = 0n;
  for (const [index, coin] of coins.entries()) {
    sum += coin.value;
    if (sum - task.target < leastFee(task, index + 1)) continue;
    const inputs = coins.slice(0, index + 1);
    const selection = withChange(task, inputs, sum) ?? changeless(task, inputs, sum);
    if (selection !== null) return selection;
  }
  return null;
}

/** Never more than the sender's part of the fee, and quickly told: most counts of coins are ruled out by it. */
function leastFee({ request, plain, weight, borne, bearers }: Task, inputs: number): bigint {
  const fee = feeFor(vsizeWith(inputs, plain, weight), request.feeRate);
  return (fee * borne) / BigInt(bearers.length) - borne;
}

function withChange(task: Task, inputs: readonly Coin[], sum: bigint): Selection | null {
  const { changeTo, feeRate } = task.request;
  const vsize = vsizeWith(inputs.length, task.changed, task.weight);
  const fee = feeFor(vsize, feeRate);
  const value = sum - task.target - senderOf(task, fee);
  if (value < dustLimit(task.changeScript)) return null;
  const { address, position } = changeTo;
  return { inputs, outputs: outputsLess(task, fee), change: { address, position, value }, fee, feeRate, vsize };
}

function aboveDust({ request, dust }: Task, selection: Selection): Result<Selection> {
  for (const [index, { address, value }] of selection.outputs.entries()) {
    const minimum = dust[index] ?? 0n;
    const asked = request.outputs[index]?.value ?? value;
    if (value < minimum)
      return refuse('output-dust-after-fee', {
        address,
        amount: satsToText(asked),
        share: satsToText(asked - value),
        minimum: satsToText(minimum),
      });
  }
  return ok(selection);
}

function insufficient(task: Task, coins: readonly Coin[]): Result<Selection> {
  const { feeRate, feeRateCeiling } = task.request;
  const available = sumOf(coins);
  const needed = task.target + senderOf(task, feeFor(vsizeWith(Math.max(coins.length, 1), task.plain, task.weight), feeRate));
  // Enough, but only by giving away more than the ceiling allows.
  if (feeRateCeiling !== undefined && available >= needed) {
    const free = selectCoins({ ...task.request, feeRateCeiling: maxSatoshi });
    return free.ok ? refuseRate((free.value.fee * 1000n + BigInt(free.value.vsize) - 1n) / BigInt(free.value.vsize), feeRateCeiling) : free;
  }
  return refuse('insufficient-funds', {
    asset: 'BTC',
    available: satsToText(available),
    needed: satsToText(needed),
    missing: satsToText(needed - available),
  });
}
