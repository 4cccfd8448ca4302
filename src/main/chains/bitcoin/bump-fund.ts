// Owns the paying of a higher fee by a transaction whose inputs and outputs stand: from its change first, then by further coins.
import { satsToText } from '../../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { scriptOfAddress } from './address.ts';
import { outpointOf, sumOf, usableCoins } from './coin-usable.ts';
import { dustLimit } from './dust.ts';
import { type FeeCeiling, overRate, refuseRate, withinTotal } from './fee-ceiling.ts';
import { maxStandardVsize, type OutputsSize, outputsSize, ownInputWeight, vsizeWith } from './size.ts';
import type { BitcoinParams, Coin, OutputLine, OwnPlace, Selection } from './types.ts';

export interface FundRequest {
  /** Inputs that are spent in any case, and outputs that are paid in any case, both in their order. */
  readonly inputs: readonly Coin[];
  readonly outputs: readonly OutputLine[];
  readonly changeTo: OwnPlace;
  readonly changeIndex: number | undefined;
  /** Coins to add when the change does not suffice. Those without a block are never added (BIP125 rule 2). */
  readonly coins: readonly Coin[];
  /** Outpoints that must not be added: reserved or frozen. */
  readonly reserved: ReadonlySet<string>;
  /** Satoshi per 1,000 virtual bytes. */
  readonly feeRate: bigint;
  /** Satoshi that a transaction of this size has to pay. */
  readonly feeOf: (vsize: number) => bigint;
  readonly ceiling: FeeCeiling;
  readonly params: BitcoinParams;
  readonly inputWeight?: number;
}

interface Task {
  readonly request: FundRequest;
  readonly weight: number;
  readonly target: bigint;
  readonly plain: OutputsSize;
  readonly changed: OutputsSize;
  readonly changeDust: bigint;
}

/**
 * Takes the fee from the change, drops change that would be dust, and adds the largest confirmed coins one by one while that does not suffice.
 * Refusals: `address-invalid`, `fee-rate-over-ceiling`, `fee-over-ceiling`, `transaction-too-large`, `insufficient-funds`.
 */
export function fund(request: FundRequest): Result<Selection> {
  const { feeRate, ceiling } = request;
  if (ceiling.rate !== null && feeRate > ceiling.rate) return refuseRate(feeRate, ceiling.rate);
  const prepared = prepare(request);
  if (!prepared.ok) return prepared;
  const task = prepared.value;
  const further = furtherCoins(task);
  let sum = sumOf(request.inputs);
  for (let added = 0; added <= further.length; added += 1) {
    sum += added === 0 ? 0n : (further[added - 1]?.value ?? 0n);
    const count = request.inputs.length + added;
    const found = withChange(task, count, sum) ?? changeless(task, count, sum);
    if (found === null) continue;
    if (found.vsize > maxStandardVsize) return refuse('transaction-too-large');
    const within = withinTotal(found.fee, ceiling);
    return within.ok ? ok({ ...found, inputs: [...request.inputs, ...further.slice(0, added)] }) : within;
  }
  return insufficient(task, request.inputs.length + further.length, sum);
}

function prepare(request: FundRequest): Result<Task> {
  const scripts: Uint8Array[] = [];
  for (const { address } of [...request.outputs, request.changeTo]) {
    const script = scriptOfAddress(address, request.params);
    if (!script.ok) return script;
    scripts.push(script.value);
  }
  const change = scripts[scripts.length - 1] ?? new Uint8Array();
  return ok({
    request,
    weight: request.inputWeight ?? ownInputWeight,
    target: sumOf(request.outputs),
    plain: outputsSize(scripts.slice(0, -1)),
    changed: outputsSize(scripts),
    changeDust: dustLimit(change),
  });
}

function furtherCoins({ request, weight }: Task): readonly Coin[] {
  const { coins, feeRate } = request;
  const reserved = new Set([...request.reserved, ...request.inputs.map(outpointOf)]);
  return usableCoins({ coins: coins.filter(({ height }) => height !== null), reserved, feeRate, inputWeight: weight });
}

type Funded = Omit<Selection, 'inputs'>;

function withChange({ request, weight, target, changed, changeDust }: Task, count: number, sum: bigint): Funded | null {
  const { outputs, changeTo, changeIndex, feeRate, feeOf, ceiling } = request;
  const vsize = vsizeWith(count, changed, weight);
  const fee = feeOf(vsize);
  const value = sum - target - fee;
  if (value < changeDust || overRate(fee, vsize, ceiling.rate ?? undefined)) return null;
  const change = { address: changeTo.address, position: changeTo.position, value };
  return { outputs, change, fee, feeRate, vsize, ...(changeIndex === undefined ? {} : { changeIndex }) };
}

function changeless({ request, weight, target, plain }: Task, count: number, sum: bigint): Funded | null {
  const { outputs, feeRate, feeOf, ceiling } = request;
  if (outputs.length === 0) return null;
  const vsize = vsizeWith(count, plain, weight);
  const fee = sum - target;
  if (fee < feeOf(vsize) || overRate(fee, vsize, ceiling.rate ?? undefined)) return null;
  return { outputs, change: null, fee, feeRate, vsize };
}

function insufficient({ request, weight, target, plain, changed, changeDust }: Task, count: number, available: bigint): Result<never> {
  const bare = request.outputs.length === 0;
  const vsize = vsizeWith(count, bare ? changed : plain, weight);
  const fee = request.feeOf(vsize);
  const needed = target + fee + (bare ? changeDust : 0n);
  // There is enough, but only a fee above the ceiling would do.
  if (available >= needed) return refuseRate((fee * 1000n + BigInt(vsize) - 1n) / BigInt(vsize), request.ceiling.rate ?? 0n);
  return refuse('insufficient-funds', {
    asset: 'BTC',
    available: satsToText(available),
    needed: satsToText(needed),
    missing: satsToText(needed - available),
  });
}
