// Owns what a transaction was worth at its time: by the rates locked for its payouts, else by the price recorded when it was first seen.
import type { HistoryValue } from '../../shared/contract/history.ts';
import { currencyOf } from '../../shared/money/currencies.ts';
import { add, formatDecimal, multiply, roundTo } from '../../shared/money/decimal.ts';
import { decimalOf } from '../../shared/money/parse-amount.ts';
import { satsToText } from '../../shared/money/units.ts';
import type { Payout } from '../../shared/payouts/types.ts';
import type { SeenRate } from '../wallets/seen-rates.ts';

type Locked = Pick<Payout, 'originalCurrency' | 'originalAmount' | 'rateLock'>;

/** Coins have their value in themselves. */
const coins: ReadonlySet<string> = new Set(['BTC', 'SATS', 'XRP']);
const most = 20;

/** One for each currency of the payouts; none where they are in coins. */
export function lockedValues(payouts: readonly Locked[]): HistoryValue[] {
  const byCurrency = new Map<string, HistoryValue>();
  for (const { originalCurrency: currency, originalAmount: amount, rateLock } of payouts) {
    if (rateLock === null || coins.has(currency)) continue;
    const { rate, rateSource: source, rateLockedAt: at } = rateLock;
    const before = byCurrency.get(currency);
    byCurrency.set(
      currency,
      before === undefined ? { kind: 'locked', currency, amount, rate, source, at } : both(before, amount, rateLock),
    );
  }
  return [...byCurrency.values()].slice(0, most);
}

function both(before: HistoryValue, amount: string, { rate, rateSource, rateLockedAt }: NonNullable<Locked['rateLock']>): HistoryValue {
  const sources = new Set([...before.source.split(', '), rateSource]);
  return {
    ...before,
    amount: formatDecimal(add(decimalOf(before.amount), decimalOf(amount))),
    rate: before.rate === rate ? rate : null,
    source: [...sources].join(', ').slice(0, 200),
    at: Math.max(before.at, rateLockedAt),
  };
}

/** Of an amount in satoshi, either way. */
export function recordedValue(amount: bigint, seen: SeenRate | null): HistoryValue[] {
  if (seen === null) return [];
  const { currency, rate, source, at } = seen;
  const value = multiply(decimalOf(satsToText(amount < 0n ? -amount : amount)), decimalOf(rate));
  const rounded = roundTo(value, currencyOf(currency)?.divisibility ?? 8, 'half-away');
  return [{ kind: 'recorded', currency, amount: formatDecimal(rounded), rate, source, at }];
}
