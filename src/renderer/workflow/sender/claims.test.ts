// Owns the stories of claims on their way to the journal: over HTTP, by code, many at once, and when the disk fails.
import 'fake-indexeddb/auto';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, zero } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { p2pkh, p2wpkh, xrpAccount } from '../../../../tests/fakes/payouts.ts';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { type Bench, openBench, wallet } from '../../../../tests/fakes/workflow-bench.ts';

const hash = (token: string): string => bytesToHex(sha256(utf8ToBytes(token)));
const claimId = 'ab'.repeat(16);
const toBitcoin = { payoutMethodId: 'BTC-CHAIN', destination: p2wpkh, amount: '1' };

function claim(bench: Bench, pullPaymentId: string, body: Record<string, unknown>, token = 'token') {
  return bench.api.claim({ pullPaymentId, body, tokenHash: hash(token) });
}
const reader = (token: string | null) => ({ tokenHash: token === null ? null : hash(token) });

describe('a claim over HTTP', () => {
  it('waits for approval, is on the disk, in the database and in the list of notifications, and main tells of it', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    const answer = await claim(bench, id, { ...toBitcoin, note: 'March, 12 hours' });
    expect(answer).toMatchObject({
      ok: true,
      value: { state: 'AwaitingApproval', originalAmount: '1', note: 'March, 12 hours', destination: p2wpkh },
    });
    expect(bench.disk.journal(bench.walletId).map((record) => record.event.type)).toEqual(['pull-payment-created', 'claim-added']);
    await bench.settled();
    expect(bench.main.told).toMatchObject([
      { kind: 'claim', count: 1, amount: '1 BTC', target: { screen: 'queue', walletId: bench.walletId } },
    ]);
  });

  it('is answered only after the promise is on the disk', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    bench.disk.hold();
    let answered = false;
    const waiting = claim(bench, id, toBitcoin).then((answer) => {
      answered = true;
      return answer;
    });
    await bench.settled();
    expect(answered).toBe(false);
    expect(bench.main.told).toEqual([]);
    bench.disk.release();
    expect(await waiting).toMatchObject({ ok: true });
    expect(bench.disk.journal(bench.walletId)).toHaveLength(2);
  });

  it('with the same claim id and content is one payout, and the new token voids the earlier one', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    const first = await claim(bench, id, { ...toBitcoin, claimId }, 'first');
    const again = await claim(bench, id, { ...toBitcoin, claimId, amount: '1.0' }, 'second');
    expect(first.ok && again.ok && first.value.id === again.value.id).toBe(true);
    const payoutId = String(first.ok && first.value.id);
    const read = async (token: string) => bench.api.payout({ pullPaymentId: id, payoutId, caller: reader(token) });
    expect(await read('first')).toMatchObject({ value: { destinationTag: null, destination: expect.stringContaining('…') } });
    expect(await read('second')).toMatchObject({ value: { destination: p2wpkh } });
    expect(await bench.api.cancelClaim({ pullPaymentId: id, payoutId, caller: reader('first') })).toMatchObject({
      error: { code: 'missing-permission' },
    });
    expect(bench.main.told).toHaveLength(1);
  });

  it('under a used claim id with other content is refused', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    await claim(bench, id, { ...toBitcoin, claimId });
    expect(await claim(bench, id, { ...toBitcoin, claimId, amount: '2' })).toMatchObject({ error: { code: 'duplicate-claim' } });
  });

  it('names the wrong properties by their paths', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    expect(await claim(bench, id, { ...toBitcoin, destination: 7 })).toMatchObject({
      error: { code: 'validation', params: { Destination: expect.any(String) } },
    });
    expect(await claim(bench, id, { ...toBitcoin, payoutMethodId: 'BTC-LN' })).toMatchObject({
      error: { params: { PayoutMethodId: 'payout-method-unknown' } },
    });
    expect(await claim(bench, id, { ...toBitcoin, amount: 'many' })).toMatchObject({ error: { params: { amount: 'number-invalid' } } });
  });

  it('to an unknown pull payment is 404, and nobody is asked about the stranger’s address', async () => {
    const bench = await openBench();
    const answer = await claim(bench, 'nobody', { payoutMethodId: 'XRP-CHAIN', destination: xrpAccount, amount: '1' });
    expect(answer).toMatchObject({ error: { code: 'pullpayment-not-found' } });
    expect(bench.main.asked.facts).toEqual([]);
  });

  it('to a pull payment of a wallet that is not open is 404, and causes no notification and no question', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ unit: 'XRP' });
    bench.main.emit('wallets-changed', []);
    await bench.settled();
    expect(await claim(bench, id, { payoutMethodId: 'XRP-CHAIN', destination: xrpAccount, amount: '1' })).toMatchObject({
      error: { code: 'pullpayment-not-found' },
    });
    expect(bench.main.asked.facts).toEqual([]);
    expect(bench.main.told).toEqual([]);
  });

  it('is refused by what the ledger certainly refuses, and taken when nobody can be asked', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ unit: 'XRP' });
    const body = { payoutMethodId: 'XRP-CHAIN', destination: xrpAccount, amount: '5' };
    bench.main.facts.set(xrpAccount, {
      kind: 'known',
      exists: true,
      requiresTag: true,
      depositAuth: false,
      isPoor: false,
      disallowsXrp: false,
      reserveBase: '1000000',
      asset: null,
    });
    expect(await claim(bench, id, body)).toMatchObject({ error: { code: 'destination-tag-required' } });
    expect(await claim(bench, id, { ...body, destinationTag: 5 })).toMatchObject({ ok: true, value: { destinationTag: 5 } });
    bench.main.facts.clear();
    expect(await claim(bench, id, body)).toMatchObject({ ok: true });
  });
});

describe('a claim that its pull payment approves by itself', () => {
  it('has its rate locked at once and waits for payment', async () => {
    const bench = await openBench();
    bench.main.rates.set('BTC_USD', { pair: 'BTC_USD', rate: '50000', source: 'practice', at: bench.now });
    const id = await bench.createPullPayment({ unit: 'USD', limit: '1000', autoApprove: true });
    expect(await claim(bench, id, { ...toBitcoin, amount: '100' })).toMatchObject({
      value: { state: 'AwaitingPayment', payoutAmount: '0.002', rate: '50000', rateSource: 'practice' },
    });
    expect(bench.disk.journal(bench.walletId).map((record) => record.event.type)).toEqual([
      'pull-payment-created',
      'claim-added',
      'payouts-approved',
    ]);
    await bench.settled();
    expect(bench.main.told).toEqual([]);
  });

  it('simply waits where no rate can be had', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ unit: 'USD', autoApprove: true });
    expect(await claim(bench, id, toBitcoin)).toMatchObject({ value: { state: 'AwaitingApproval', payoutAmount: null } });
    await bench.settled();
    expect(bench.main.told).toMatchObject([{ kind: 'claim' }]);
  });

  it('is not stored where it is dust', async () => {
    const bench = await openBench();
    bench.main.rates.set('BTC_USD', { pair: 'BTC_USD', rate: '50000', source: 'practice', at: bench.now });
    const id = await bench.createPullPayment({ unit: 'USD', autoApprove: true });
    expect(await claim(bench, id, { ...toBitcoin, amount: '0.01' })).toMatchObject({ error: { code: 'amount-too-low' } });
    expect(bench.disk.journal(bench.walletId)).toHaveLength(1);
  });
});

describe('the recipient’s change of a claim', () => {
  async function claimed() {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    const made = await claim(bench, id, toBitcoin);
    const payoutId = String(made.ok && made.value.id);
    const edit = (body: Record<string, unknown>, token = 'token') =>
      bench.api.editClaim({ pullPaymentId: id, payoutId, body, caller: reader(token) });
    return { bench, id, payoutId, edit };
  }

  it('needs the token, keeps what it does not name, and counts revisions', async () => {
    const { edit } = await claimed();
    expect(await edit({ amount: '2' }, 'stranger')).toMatchObject({ error: { code: 'missing-permission' } });
    expect(await edit({ amount: '2', revision: 0 })).toMatchObject({ value: { originalAmount: '2', revision: 1, destination: p2wpkh } });
    expect(await edit({ destination: p2pkh, revision: 1 })).toMatchObject({
      value: { originalAmount: '2', revision: 2, destination: p2pkh },
    });
    expect(await edit({ amount: '3', revision: 1 })).toMatchObject({ error: { code: 'old-revision' } });
  });

  it('with a destination that is no text is refused, not read as "unchanged"', async () => {
    const { edit } = await claimed();
    expect(await edit({ destination: 5 })).toMatchObject({ error: { code: 'validation', params: { Destination: expect.any(String) } } });
  });

  it('sets its own amount aside and stays within the limit', async () => {
    const { edit } = await claimed();
    expect(await edit({ amount: '10' })).toMatchObject({ value: { originalAmount: '10' } });
    expect(await edit({ amount: '10.00000001' })).toMatchObject({ error: { code: 'overdraft' } });
  });

  it('of two at the same moment only one wins where neither knew of the other', async () => {
    const { edit } = await claimed();
    const [a, b] = await Promise.all([edit({ destination: p2pkh }), edit({ note: 'both' })]);
    expect([a, b].filter((answer) => answer.ok)).toHaveLength(1);
    expect([a, b].find((answer) => !answer.ok)).toMatchObject({ error: { code: 'old-revision' } });
  });

  it('and its cancellation end when the sender has decided', async () => {
    const { bench, id, payoutId, edit } = await claimed();
    await bench.screen.cancelPayout({ walletId: bench.walletId, payoutId, reason: 'not ours' });
    expect(await edit({ amount: '2' })).toMatchObject({ error: { code: 'invalid-state' } });
    expect(await bench.api.cancelClaim({ pullPaymentId: id, payoutId, caller: reader('token') })).toMatchObject({
      error: { code: 'invalid-state' },
    });
    expect(await bench.api.payout({ pullPaymentId: id, payoutId, caller: reader('token') })).toMatchObject({
      value: { reason: 'not ours' },
    });
  });

  it('cancels with the token and frees the amount and the address', async () => {
    const { bench, id, payoutId } = await claimed();
    expect(await bench.api.cancelClaim({ pullPaymentId: id, payoutId, caller: reader('token') })).toEqual({ ok: true, value: {} });
    expect(await claim(bench, id, { ...toBitcoin, amount: '10' })).toMatchObject({ ok: true });
  });
});

describe('claims at the same time', () => {
  const cases = fc.record({
    amounts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 16, maxLength: 16 }),
    slowness: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }),
    disk: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }),
    failures: fc.array(fc.boolean(), { maxLength: 4 }),
  });

  it('sixteen of them never get more than the limit, whatever waits for what, and the journal agrees with the answers', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ amounts, slowness, disk, failures }) => {
        const bench = await openBench();
        const id = await bench.createPullPayment({ unit: 'XRP', limit: '20' });
        bench.main.delay = waits(slowness);
        bench.disk.delay = waits(disk);
        if (failures.some(Boolean)) bench.disk.failNext(...failures.filter(Boolean).map(() => 'disk-full'));
        const answers = await Promise.all(
          amounts.map((amount, index) =>
            claim(bench, id, { payoutMethodId: 'XRP-CHAIN', destination: xrpAccount, destinationTag: index, amount: String(amount) }),
          ),
        );
        const granted = answers.flatMap((answer) => (answer.ok ? [String(answer.value.id)] : [])).sort();
        const promised = bench.disk.journal(bench.walletId).flatMap((record) => {
          const payout = record.event.payout as { id: string; originalAmount: string } | undefined;
          return payout ? [payout] : [];
        });
        const sum = promised.reduce((total, payout) => add(total, decimalOf(payout.originalAmount)), zero);
        expect(compare(sum, decimalOf('20'))).toBeLessThanOrEqual(0);
        expect(promised.map((payout) => payout.id).sort()).toEqual(granted);
        if (!failures.some(Boolean)) expect(granted.length).toBeGreaterThan(0);
        for (const answer of answers) if (!answer.ok) expect(['overdraft', 'disk-full']).toContain(answer.error.code);
        const rest = await bench.api.pullPayment({ id });
        expect(rest).toMatchObject({ value: { claimed: String(sum.digits) } });
        bench.disk.heal();
        const left = 20 - Number(sum.digits);
        const later = (amount: string, tag: number) =>
          claim(bench, id, { payoutMethodId: 'XRP-CHAIN', destination: xrpAccount, destinationTag: tag, amount });
        expect(await later(`${left}.000001`, 100)).toMatchObject({ error: { code: 'overdraft' } });
        if (left > 0) expect(await later(String(left), 101)).toMatchObject({ ok: true });
      }),
      { numRuns: 40 },
    );
  });

  it('to one address: one wins', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    const answers = await Promise.all([1, 2, 3].map(() => claim(bench, id, toBitcoin)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.error.code === 'duplicate-destination')).toHaveLength(2);
  });

  it('with one claim id: one payout, one notification, and each answer comes after the disk', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    const answers = await Promise.all([1, 2, 3].map((n) => claim(bench, id, { ...toBitcoin, claimId }, `token ${n}`)));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(1);
    await bench.settled();
    expect(bench.main.told).toHaveLength(1);
  });
});

describe('a disk that fails', () => {
  it('takes the claim back, and later claims have its room and its address again', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    bench.disk.failNext('disk-full');
    expect(await claim(bench, id, { ...toBitcoin, amount: '10' })).toMatchObject({ error: { code: 'disk-full' } });
    expect(await bench.api.pullPaymentPayouts({ id, includeCancelled: true, states: [], skip: 0, take: null })).toEqual({
      ok: true,
      value: [],
    });
    expect(await claim(bench, id, { ...toBitcoin, amount: '10' })).toMatchObject({ ok: true });
    await bench.settled();
    expect(bench.main.told).toHaveLength(1);
  });

  it('takes back a replay that rested on it', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    bench.disk.hold();
    bench.disk.failNext('disk-full');
    const first = claim(bench, id, { ...toBitcoin, claimId }, 'first');
    await bench.settled();
    const second = claim(bench, id, { ...toBitcoin, claimId }, 'second');
    await bench.settled();
    bench.disk.release();
    expect(await first).toMatchObject({ error: { code: 'disk-full' } });
    expect((await second).ok).toBe(false);
    expect(bench.disk.journal(bench.walletId)).toHaveLength(1);
  });

  it('and cannot be read afterwards: nothing is decided until it can, and then rightly', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    bench.disk.failNext('disk-full');
    bench.main.readProblem = 'not-ready';
    await claim(bench, id, { ...toBitcoin, amount: '10' });
    expect(await claim(bench, id, toBitcoin)).toMatchObject({ error: { code: 'not-ready' } });
    expect(await bench.api.pullPayment({ id })).toMatchObject({ error: { code: 'not-ready' } });
    bench.main.readProblem = null;
    for (let tick = 0; tick < 10; tick += 1) bench.main.emit('tick', { now: bench.now });
    await bench.settled();
    expect(await claim(bench, id, { ...toBitcoin, amount: '10' })).toMatchObject({ ok: true });
  });

  it('of one wallet leaves the others alone', async () => {
    const bench = await openBench({ wallets: [wallet({ id: 'wa' }), wallet({ id: 'wb' })] });
    const made = await bench.screen.createPullPayment({
      walletId: 'wb',
      terms: { name: 'b', description: '', limit: '1', unit: 'BTC', period: null, startsAt: null, expiresAt: null, methods: ['BTC-CHAIN'] },
    });
    const id = made.ok ? made.value.id : '';
    bench.disk.failNext('disk-full');
    await bench.screen.createPullPayment({
      walletId: 'wa',
      terms: { name: 'a', description: '', limit: '1', unit: 'BTC', period: null, startsAt: null, expiresAt: null, methods: ['BTC-CHAIN'] },
    });
    expect(await claim(bench, id, { ...toBitcoin, destination: bitcoinAddress(1) })).toMatchObject({ ok: true });
  });
});

/** Takes the next number of timer turns each time it is asked. */
function waits(turns: readonly number[]): () => Promise<void> {
  let asked = 0;
  return async () => {
    const count = turns[asked++ % turns.length] ?? 0;
    for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  };
}
