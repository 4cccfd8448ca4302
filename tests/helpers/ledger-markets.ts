// Owns the small ledgers on which what a wallet foresees is held against what a ledger answers, and the payments between their people.
import type { JsonObject } from '../../src/practice/xrpl/base/json.ts';
import { addressOf, EngineWorld } from '../../src/practice/xrpl/testing/engine-world.ts';
import { issuances, people, type RandomPayment } from './random-payments.ts';

/** The last two are never funded. */
export const names = ['p', 'q', 'r', 's', 't', 'u'];
/** Ids that random payments name and these ledgers do not hold. */
export const absent = ['0', '5', 'A'].map((digit) => digit.repeat(64)).concat(issuances);
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

export function careful(): EngineWorld {
  const world = market();
  world.set('s', 1);
  return world;
}

export function closed(): EngineWorld {
  const world = market();
  world.set('r', 9);
  world.trust('s', '50 USD/q', tfSetNoRipple);
  const LimitAmount = { currency: 'EUR', issuer: addressOf('r'), value: '0' };
  world.must('q', { TransactionType: 'TrustSet', LimitAmount, Flags: tfSetFreeze });
  return world;
}

/** The same payment between the people of these ledgers. */
export function between(payment: RandomPayment): JsonObject {
  const text = people.reduce((json, person, index) => json.replaceAll(person, addressOf(names[index] ?? '')), JSON.stringify(payment));
  return JSON.parse(text) as JsonObject;
}
