// Whatever stranger's bodies come in whatever order: each is decided, none is a bug, and no limit is exceeded.
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRoutes } from '../src/server/routes.ts';
import { createRefusalWords } from '../src/shared/i18n/translate.ts';
import { compare } from '../src/shared/money/decimal.ts';
import { decimalOf } from '../src/shared/money/parse-amount.ts';
import { bitcoinAddress } from './fakes/addresses.ts';
import { xrpAccount } from './fakes/payouts.ts';
import { openBench } from './fakes/workflow-bench.ts';
import { operateBy } from './helpers/operate-adapter.ts';

const runs = process.env.LONG === '1' ? 3_000 : 200;

const limits = [
  { unit: 'BTC', limit: '10' },
  { unit: 'SATS', limit: '1000000', period: 1 },
  { unit: '時間', limit: '9'.repeat(40), autoApprove: true, defaultPrice: { amount: '0.000000000000000001', currency: 'USD' } },
  { unit: 'USD', limit: '0.000000000000000001', autoApprove: true },
  { unit: 'XRP', limit: '123456789012345678901234567890.123456789', methods: ['XRP-CHAIN'] },
];

const upTo = (max: number) => fc.integer({ min: 0, max });
const odd = fc.constantFrom<unknown>('1', '1e-18', '9'.repeat(40), 1e-15, 0, '-1', null, '', 'x', [], {}, true, '1e39', 1.5, '\ud800');
const amount = fc.oneof(
  odd,
  upTo(999_999).map((n) => `${n}e-6`),
  upTo(5000),
);
const anything = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.double(), fc.jsonValue());
const wild = fc.record(
  {
    payoutMethodId: anything,
    destination: anything,
    amount: anything,
    note: anything,
    claimId: anything,
    destinationTag: anything,
    revision: anything,
  },
  { requiredKeys: [] },
);
const more = {
  amount,
  note: fc.oneof(fc.constant(null), fc.string({ unit: 'binary', maxLength: 200 })),
  claimId: fc.oneof(
    fc.constant(null),
    upTo(40).map((n) => n.toString(16).padStart(32, '0')),
  ),
};
const toBitcoin = fc.record({
  payoutMethodId: fc.constantFrom('BTC', 'btc_chain'),
  destination: upTo(3000).chain((n) => fc.constantFrom(bitcoinAddress(n), `bitcoin:${bitcoinAddress(n)}?amount=0.00001`)),
  ...more,
});
const toXrp = fc.record({ payoutMethodId: fc.constant('XRP'), destination: upTo(3000).map((tag) => `${xrpAccount}?dt=${tag}`), ...more });
const body = fc.oneof<fc.Arbitrary<Record<string, unknown>>[]>(wild, toBitcoin, toBitcoin, toXrp, toXrp);
const step = fc.record({
  pull: upTo(limits.length - 1),
  body,
  method: fc.constantFrom('POST', 'POST', 'PUT', 'DELETE'),
  pick: fc.nat(),
  wait: upTo(1),
});

it(`${runs} claims, edits and withdrawals of strangers are decided, whatever they say`, { timeout: 170_000 }, async () => {
  const bench = await openBench();
  const ids: string[] = [];
  for (const terms of limits) ids.push(await bench.createPullPayment(terms));
  bench.main.rates.set('BTC_USD', { pair: 'BTC_USD', rate: '9'.repeat(40), source: 'x', at: bench.now });
  bench.main.rates.set('XRP_USD', { pair: 'XRP_USD', rate: '0.000000000000000001', source: 'x', at: bench.now });
  let tokens = 0;
  const routes = createRoutes({
    workflow: () => operateBy(bench.api),
    port: () => 4711,
    reachable: () => [],
    now: () => bench.now,
    random: (length) => new Uint8Array(new Uint32Array([(tokens += 1), ...new Uint32Array(length / 4 - 1)]).buffer),
    words: createRefusalWords('en'),
    addressOf: () => '127.0.0.1',
    limits: null,
  });
  const call = async (method: string, path: string, sent?: unknown, token = '') => {
    const headers = { host: '127.0.0.1:4711', 'content-type': 'application/json', authorization: `token ${token}` };
    const init = method === 'POST' || method === 'PUT' ? { method, headers, body: JSON.stringify(sent) } : { method, headers };
    const answer = await routes.fetch(new Request(`http://127.0.0.1:4711/api/v1/pull-payments/${path}`, init));
    const text = await answer.text();
    expect([200, 400, 422], text).toContain(answer.status);
    if (answer.status !== 200) expect(text).not.toContain('…');
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, string>) };
  };
  const claims: { path: string; token: string }[] = [];
  await fc.assert(
    fc.asyncProperty(step, async ({ pull, body: sent, method, pick, wait }) => {
      const claim = claims[pick % Math.max(1, claims.length)];
      const id = ids[pull] ?? '';
      bench.now += wait;
      if (method === 'POST' || claim === undefined) {
        const made = await call('POST', `${id}/payouts`, sent);
        if (made.status === 200) claims.push({ path: `${id}/payouts/${made.body.id}`, token: made.body.claimToken ?? '' });
      } else {
        // A replay gave the claim a newer token, and this one may be void.
        const known = [...claims].reverse().find(({ path }) => path === claim.path) ?? claim;
        await call(method, known.path, sent, known.token);
      }
      const { claimed = '', amount: limit = '' } = (await call('GET', id)).body;
      expect(compare(decimalOf(claimed), decimalOf(limit))).toBeLessThanOrEqual(0);
    }),
    { numRuns: runs, endOnFailure: true },
  );
  expect(claims.length).toBeGreaterThan(runs / 20);
  expect(bench.reported).toEqual([]);
});
