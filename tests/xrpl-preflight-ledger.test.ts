// "The preflight says X" and "the practice ledger answers X" are the same thing. The two share no code, and a wall keeps it so; what is drawn comes from a third place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../src/practice/xrpl/testing/engine-world.ts';
import { normalisePayment } from '../src/shared/xrpl/normalise.ts';
import { preflight } from '../src/shared/xrpl/preflight.ts';
import { factsOf } from './helpers/ledger-facts.ts';
import { absent, between, careful, closed, names } from './helpers/ledger-markets.ts';
import { currencies, randomPayment } from './helpers/random-payments.ts';

const numRuns = process.env.LONG === '1' ? 20_000 : 1_500;

describe.each([
  ['a market whose one holder asks for tags', careful],
  ['a market with a frozen line, a closed door and a line that does not ripple', closed],
])('on %s', (_name, make) => {
  it('what is foreseen happens, and nothing is malformed that was not said to be', { timeout: 600_000 }, () => {
    const world = make();
    const facts = factsOf(world, names, currencies, absent);
    let foreseen = 0;
    fc.assert(
      fc.property(randomPayment, (drawn) => {
        const payment = between(drawn);
        const sender = names.find((name) => addressOf(name) === payment['Account']);
        fc.pre(sender !== undefined && world.exists(sender));
        // A domain id of zeros is malformed from rippled 3.2 on, and an unknown domain on the 3.1 that this ledger imitates.
        fc.pre(payment['DomainID'] !== absent[0]);
        const { Account: _account, ...rest } = payment;
        const { result } = world.fork().submit(sender ?? '', { ...rest, TransactionType: 'Payment' });
        // A number that no token can be, made on the way: what a server does then is its own affair.
        fc.pre(result !== 'tefEXCEPTION');
        const whole = { ...payment, Fee: '10', Sequence: world.root(sender ?? '').Sequence };
        const { predicted } = preflight(normalisePayment(whole, null), facts);
        // A ledger never sees what is wrong behind a hop that cannot be made, and may pay another way; the wallet stops such a path all the same.
        fc.pre(!(predicted?.startsWith('temBAD_PATH') && !result.startsWith('tem')));
        if (predicted !== null) foreseen += 1;
        if (predicted === null) expect(result).not.toMatch(/^te[ml]/);
        else expect(result).toBe(predicted);
      }),
      { numRuns },
    );
    expect(foreseen).toBeGreaterThan(numRuns / 4);
  });
});
