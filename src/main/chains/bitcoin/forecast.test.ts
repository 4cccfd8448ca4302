// Owns the proof that the look ahead agrees with what choosing coins would say.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTo, coin, payee } from '../../../../tests/helpers/bitcoin-batch.ts';
import { forecastBitcoin } from './forecast.ts';
import { selectCoins } from './select-coins.ts';
import { ownInputWeight } from './size.ts';

const forecast = (due: readonly bigint[], values: readonly bigint[], feeRate = 2_000n) =>
  forecastBitcoin({ due, coins: values.map((value) => ({ value })), feeRate, inputWeight: ownInputWeight });

describe('the look ahead', () => {
  it('tells what is owed, about what it costs, what can be spent and what is missing', () => {
    const enough = forecast([100_000n, 50_000n], [200_000n, 300n, 100n]);
    // 300 sat bring more than their 136; 100 sat do not.
    expect(enough).toMatchObject({ payments: 2, due: 150_000n, spendable: 200_300n, missing: 0n });
    expect(enough.fee).toBe(380n);
    const short = forecast([100_000n, 150_000n], [200_000n]);
    expect(short.missing).toBe(250_000n + short.fee - 200_000n);
    expect(forecast([], [])).toEqual({ payments: 0, due: 0n, fee: 0n, spendable: 0n, missing: 0n });
    expect(forecast([1_000n], []).missing).toBeGreaterThan(1_000n);
  });

  it('never says that something is missing where coins can be chosen, but for the change that a payment may go without', () => {
    const amount = fc.bigInt({ min: 1_000n, max: 200_000n });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), fc.array(amount, { maxLength: 12 }), (due, values) => {
        const outputs = due.map((value, index) => ({ address: payee(index), value }));
        const coins = values.map((value, index) => coin(value, index));
        const chosen = selectCoins({ coins, reserved: new Set(), outputs, changeTo: changeTo(0), feeRate: 2_000n, params: 'regtest' });
        const { missing } = forecast(due, values);
        // Outputs are reckoned at 37 bytes; those of the test have 31, and one of them is the change.
        const slack = BigInt(due.length * 6 + 37) * 2n + 10n;
        if (chosen.ok) expect(missing).toBeLessThanOrEqual(slack);
        else if (chosen.error.code === 'insufficient-funds') expect(missing).toBeGreaterThan(0n);
      }),
    );
  });
});
