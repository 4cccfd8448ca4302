// Owns the look ahead: does what is approved and waits fit into the coins that can be spent now?
import { feeFor, inputVsize, vsizeWith } from './size.ts';

export interface ForecastRequest {
  /** Satoshi of each payment that waits. */
  readonly due: readonly bigint[];
  /** Coins that may be spent now: neither reserved nor frozen, and nobody else can take them back. */
  readonly coins: readonly { readonly value: bigint }[];
  /** Satoshi per 1,000 virtual bytes. */
  readonly feeRate: bigint;
  /** Weight units of one input. */
  readonly inputWeight: number;
}

/** Satoshi. */
export interface Forecast {
  readonly payments: number;
  readonly due: bigint;
  /** About what paying all of it in one go costs at this rate. */
  readonly fee: bigint;
  /** Coins that cost more than they bring are not in it. */
  readonly spendable: bigint;
  /** 0 where it suffices. */
  readonly missing: bigint;
}

/** Bytes of an output: between P2WPKH (31) and P2TR (43). */
const outputBytes = 37;

/** Largest coins first until they pay for everything and for themselves; with too few, all of them are counted. */
export function forecastBitcoin({ due, coins, feeRate, inputWeight }: ForecastRequest): Forecast {
  const cost = feeFor(inputVsize(inputWeight), feeRate);
  const usable = coins.map(({ value }) => value).filter((value) => value > cost);
  const owed = due.reduce((sum, amount) => sum + amount, 0n);
  const spendable = usable.reduce((sum, value) => sum + value, 0n);
  const outputs = { count: due.length + 1, bytes: (due.length + 1) * outputBytes };
  const feeWith = (inputs: number): bigint => feeFor(vsizeWith(inputs, outputs, inputWeight), feeRate);
  const inputs = inputsFor(usable, (count) => owed + feeWith(count));
  const fee = due.length === 0 ? 0n : feeWith(Math.max(1, inputs));
  const needed = owed + fee;
  return { payments: due.length, due: owed, fee, spendable, missing: needed > spendable ? needed - spendable : 0n };
}

function inputsFor(values: readonly bigint[], needed: (inputs: number) => bigint): number {
  let sum = 0n;
  const largest = [...values].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  for (const [index, value] of largest.entries()) {
    sum += value;
    if (sum >= needed(index + 1)) return index + 1;
  }
  return values.length;
}
