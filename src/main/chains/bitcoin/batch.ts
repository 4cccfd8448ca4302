// Owns the plan of a batch: many payouts in as few transactions as nodes relay, each output linked to its payout.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { scriptOfAddress } from './address.ts';
import { type Below, draw, shuffled } from './batch-order.ts';
import { outpointOf } from './coin-usable.ts';
import { type FeeCeiling, withinTotal } from './fee-ceiling.ts';
import { payoutIndex } from './output-order.ts';
import { type ScriptOf, selectCoins, type SelectionRequest } from './select-coins.ts';
import { ownInputWeight } from './size.ts';
import type { BitcoinParams, Coin, OwnPlace, Selection } from './types.ts';

/**
 * A batch stays this small, in virtual bytes: nodes relay 100,000 (400,000 weight units), and the rest is room for the coins that a later fee bump may have
 * to add, 29 of P2WPKH.
 */
export const mostBatchVsize = 98_000;

export interface BatchLine {
  /** The payout; each at most once. */
  readonly id: string;
  readonly address: string;
  /** Satoshi. */
  readonly amount: bigint;
  /** Its even share of its transaction's fee is taken from the amount. */
  readonly recipientPaysFee: boolean;
}

export interface BatchRequest {
  readonly lines: readonly BatchLine[];
  /** Coins that may be spent; of those without a block, only what the caller trusts. */
  readonly coins: readonly Coin[];
  /** Outpoints of other live plans. */
  readonly reserved: ReadonlySet<string>;
  /** Outpoints that the user has frozen. */
  readonly frozen: ReadonlySet<string>;
  /** A change address of its own for each transaction, by its number from 0. */
  readonly changeTo: (transaction: number) => OwnPlace;
  /** Satoshi per 1,000 virtual bytes. */
  readonly feeRate: bigint;
  /** `total` is for all transactions of the batch together. */
  readonly ceiling: FeeCeiling;
  /** Most payouts in one transaction; its change is not counted. */
  readonly mostOutputs: number;
  readonly random: Below;
  readonly params: BitcoinParams;
  /** Weight units of one input; absent: P2WPKH. */
  readonly inputWeight?: number;
}

export interface BatchedLine {
  readonly id: string;
  /** Index of the output that pays it. */
  readonly output: number;
  /** Satoshi: `paid` = `amount` − `feeShare`. */
  readonly amount: bigint;
  readonly feeShare: bigint;
  readonly paid: bigint;
}

export interface BatchTransaction {
  readonly selection: Selection;
  /** In the order of the outputs. */
  readonly lines: readonly BatchedLine[];
}

export interface BatchPlan {
  readonly transactions: readonly BatchTransaction[];
  /** Satoshi, of all transactions. */
  readonly fee: bigint;
  /** Coins that the batch does not spend, without the reserved and the frozen ones. */
  readonly left: readonly Coin[];
}

/**
 * Plans a batch. Lines are put in a random order and cut where a transaction is full; the place of the change is random as well. Confirmed coins are taken
 * first; no transaction spends another one of the batch, so each can be mined and replaced alone.
 * Refusals: those of `selectCoins`, `batch-limit`, `batch-line-twice`, `batch-coins-short` (enough money, in too few coins), `fee-over-ceiling`.
 */
export function planBatch(request: BatchRequest): Result<BatchPlan> {
  const sound = checkRequest(request);
  if (!sound.ok) return sound;
  const lines = shuffled(request.lines, request.random);
  const prepared = { ...request, scriptOf: remembered(request.params) };
  const unavailable = new Set([...request.reserved, ...request.frozen]);
  const transactions: BatchTransaction[] = [];
  for (let done = 0; done < lines.length; ) {
    const next = nextTransaction(prepared, lines.slice(done), unavailable, transactions.length);
    if (!next.ok) return next.error.code === 'insufficient-funds' ? short(prepared, lines, done) : next;
    transactions.push(next.value);
    for (const coin of next.value.selection.inputs) unavailable.add(outpointOf(coin));
    done += next.value.lines.length;
  }
  const fee = transactions.reduce((sum, { selection }) => sum + selection.fee, 0n);
  const within = withinTotal(fee, request.ceiling);
  if (!within.ok) return within;
  return ok({ transactions, fee, left: request.coins.filter((coin) => !unavailable.has(outpointOf(coin))) });
}

function checkRequest({ lines, mostOutputs }: BatchRequest): Result<void> {
  if (lines.length === 0) return refuse('nothing-to-pay');
  if (!Number.isSafeInteger(mostOutputs) || mostOutputs < 1) return refuse('batch-limit');
  if (new Set(lines.map(({ id }) => id)).size !== lines.length) return refuse('batch-line-twice');
  return ok(undefined);
}

interface Prepared extends BatchRequest {
  readonly scriptOf: ScriptOf;
}

/** Reading an address is the slow part of looking for the longest run of lines that fits. */
function remembered(params: BitcoinParams): ScriptOf {
  const known = new Map<string, Result<Uint8Array>>();
  return (address) => {
    const script = known.get(address) ?? scriptOfAddress(address, params);
    known.set(address, script);
    return script;
  };
}

/** The longest run of lines from the first on whose transaction, with the coins that it needs, is not too large. */
function nextTransaction(
  request: Prepared,
  lines: readonly BatchLine[],
  unavailable: ReadonlySet<string>,
  number: number,
): Result<BatchTransaction> {
  const attempt = (count: number) => select(request, lines.slice(0, count), unavailable, number);
  const most = Math.min(lines.length, request.mostOutputs);
  let best = attempt(most);
  if (!isTooLarge(best)) return batched(request, lines.slice(0, most), best);
  // `fits` lines are known to fit (or are 0), `over` lines not to.
  let fits = 0;
  for (let over = most; over - fits > 1; ) {
    const middle = Math.floor((fits + over) / 2);
    const tried = attempt(middle);
    if (isTooLarge(tried)) over = middle;
    else [fits, best] = [middle, tried];
  }
  return batched(request, lines.slice(0, fits), best);
}

function isTooLarge(answer: Result<Selection>): boolean {
  return !answer.ok && answer.error.code === 'transaction-too-large';
}

function select(
  request: Prepared,
  lines: readonly BatchLine[],
  reserved: ReadonlySet<string>,
  number: number,
  mostVsize = mostBatchVsize,
): Result<Selection> {
  const { coins, feeRate, params, changeTo, inputWeight = ownInputWeight, ceiling } = request;
  const asked: SelectionRequest = {
    coins: coins.filter(({ height }) => height !== null),
    reserved,
    outputs: lines.map(({ address, amount, recipientPaysFee }) => ({ address, value: amount, bearsFee: recipientPaysFee })),
    changeTo: changeTo(number),
    feeRate,
    params,
    inputWeight,
    mostVsize,
    scriptOf: request.scriptOf,
    ...(ceiling.rate === null ? {} : { feeRateCeiling: ceiling.rate }),
  };
  const confirmed = selectCoins(asked);
  return confirmed.ok || confirmed.error.code !== 'insufficient-funds' ? confirmed : selectCoins({ ...asked, coins });
}

function batched({ random }: BatchRequest, lines: readonly BatchLine[], chosen: Result<Selection>): Result<BatchTransaction> {
  if (!chosen.ok) return chosen;
  const { change, outputs } = chosen.value;
  const selection = change === null ? chosen.value : { ...chosen.value, changeIndex: draw(random, outputs.length + 1) };
  return ok({
    selection,
    lines: lines.map(({ id, amount }, index) => {
      const paid = outputs[index]?.value ?? 0n;
      return { id, output: payoutIndex(selection, index), amount, feeShare: amount - paid, paid };
    }),
  });
}

/** More money is needed than there is, for all lines together, or more transactions than there are coins for. */
function short(request: Prepared, lines: readonly BatchLine[], paid: number): Result<never> {
  const whole = select(request, lines, new Set([...request.reserved, ...request.frozen]), 0, Number.MAX_SAFE_INTEGER);
  return whole.ok ? refuse('batch-coins-short', { paid: String(paid), count: String(lines.length) }) : whole;
}
