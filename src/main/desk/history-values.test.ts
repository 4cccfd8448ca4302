// Owns the proof that a payout's value is the one that was locked, and that coins are not turned into money twice.
import { expect, it } from 'vitest';
import { lockedValues, recordedValue } from './history-values.ts';

const lock = (rate: string, rateSource = 'kraken', rateLockedAt = 5) => ({ rate, rateRule: null, rateSource, rateLockedAt });
const payout = (originalCurrency: string, originalAmount: string, rateLock: ReturnType<typeof lock> | null) => ({
  originalCurrency,
  originalAmount,
  rateLock,
});

it('payouts of one currency are added up, with the rate where it is one', () => {
  const values = lockedValues([
    payout('USD', '10.50', lock('50000')),
    payout('USD', '4.50', lock('50000')),
    payout('EUR', '7', lock('40000')),
  ]);
  expect(values).toEqual([
    { kind: 'locked', currency: 'USD', amount: '15', rate: '50000', source: 'kraken', at: 5 },
    { kind: 'locked', currency: 'EUR', amount: '7', rate: '40000', source: 'kraken', at: 5 },
  ]);
  expect(lockedValues([payout('USD', '1', lock('50000')), payout('USD', '2', lock('51000', 'manual', 9))])).toEqual([
    { kind: 'locked', currency: 'USD', amount: '3', rate: null, source: 'kraken, manual', at: 9 },
  ]);
  expect(
    lockedValues([payout('BTC', '1', lock('1', 'same-currency')), payout('SATS', '5', lock('100000000')), payout('USD', '1', null)]),
  ).toEqual([]);
});

it('a recorded price gives the value of what moved, rounded as its currency is, and none gives none', () => {
  const seen = { txid: 't', currency: 'JPY', rate: '15000000.5', source: 'bitflyer', at: 7 };
  expect(recordedValue(-12_345n, seen)).toEqual([
    { kind: 'recorded', currency: 'JPY', amount: '1852', rate: '15000000.5', source: 'bitflyer', at: 7 },
  ]);
  expect(recordedValue(12_345n, null)).toEqual([]);
});
