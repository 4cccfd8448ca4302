// "The preflight says X" and "the practice ledger answers X" are the same thing. The two share no code, and a wall keeps it so; what is drawn comes from a third place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../src/practice/xrpl/base/json.ts';
import { addressOf, EngineWorld } from '../src/practice/xrpl/testing/engine-world.ts';
import { normalisePayment } from '../src/shared/xrpl/normalise.ts';
import { preflight } from '../src/shared/xrpl/preflight.ts';
import { factsOf } from './helpers/ledger-facts.ts';
import { currencies, issuances, people, type RandomPayment, randomPayment } from './helpers/random-payments.ts';

/** The last two are never funded. */
const names = ['p', 'q', 'r', 's', 't', 'u'];
const numRuns = process.env.LONG === '1' ? 20_000 : 1_500;
/** Ids that random payments name and these ledgers do not hold. */
const absent = ['0', '5', 'A'].map((digit) => digit.repeat(64)).concat(issuances);
const tfSetNoRipple = 0x0002_0000;
const tfSetFreeze = 0x0010_0000;

/** Two gateways, one with a fee, two holders of their tokens, an exchange for two of them. */
function market(): EngineWorld {
  const world = new EngineWorld(['p', 'q', 'r', 's'], 100n);
  world.set('p', 8);
  world.set('q', 8, { TransferRate: 1_100_000_000 });
  for (const who of ['r', 's']) {
    world.trust(who, '100000 USD/p');
    world.trust(who, '100000 EUR/q');
    world.trust(who, '50 USD/q');
  }
  world.trust('r', '10 CNY/s');
  world.pay('p', 'r', '500 USD/p');
  world.pay('q', 'r', '500 EUR/q');
  world.pay('q', 's', '20 USD/q');
  world.pay('p', 's', '1 USD/p');
  world.offer('r', '100 EUR/q', '100 USD/p');
  world.offer('s', '20 USD/q', '20');
  return world;
}

function careful(): EngineWorld {
  const world = market();
  world.set('s', 1);
  return world;
}

function closed(): EngineWorld {
  const world = market();
  world.set('r', 9);
  world.trust('s', '50 USD/q', tfSetNoRipple);
  const LimitAmount = { currency: 'EUR', issuer: addressOf('r'), value: '0' };
  world.must('q', { TransactionType: 'TrustSet', LimitAmount, Flags: tfSetFreeze });
  return world;
}

/** The same payment between the people of these ledgers. */
function between(payment: RandomPayment): JsonObject {
  const text = people.reduce((json, person, index) => json.replaceAll(person, addressOf(names[index] ?? '')), JSON.stringify(payment));
  return JSON.parse(text) as JsonObject;
}

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
