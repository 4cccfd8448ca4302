// Owns the stories of approval and of what the sender decides: what was shown is what is locked, all or nothing, and locked payouts stay.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { p2pkh, paymentStatus, xrpAccount } from '../../../../tests/fakes/payouts.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';

const tokenHash = 'ab'.repeat(32);

async function withClaims(amounts: readonly string[], unit = 'USD', method = 'BTC-CHAIN') {
  const bench = await openBench();
  bench.main.rates.set('BTC_USD', { pair: 'BTC_USD', rate: '50000', source: 'practice', at: bench.now });
  const pullPaymentId = await bench.createPullPayment({ unit, limit: '100000' });
  const payoutIds: string[] = [];
  for (const [index, amount] of amounts.entries()) {
    const target = method === 'BTC-CHAIN' ? { destination: bitcoinAddress(index + 1) } : { destination: xrpAccount, destinationTag: index };
    const made = await bench.api.claim({ pullPaymentId, body: { payoutMethodId: method, amount, ...target }, tokenHash });
    if (!made.ok) throw new Error(made.error.code);
    payoutIds.push(String(made.value.id));
  }
  return { bench, pullPaymentId, payoutIds };
}

async function quote(bench: Bench, payoutIds: readonly string[], rateRule?: string) {
  const answer = await bench.screen.quote({
    walletId: bench.walletId,
    payoutIds: [...payoutIds],
    ...(rateRule === undefined ? {} : { rateRule }),
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

function approve(bench: Bench, { snapshotId, lines }: Awaited<ReturnType<typeof quote>>) {
  const payouts = lines.map(({ payoutId: id, revision }) => ({ id, revision }));
  return bench.screen.approve({ walletId: bench.walletId, snapshotId, payouts });
}

async function states(bench: Bench, pullPaymentId: string): Promise<readonly unknown[]> {
  const list = await bench.api.pullPaymentPayouts({ id: pullPaymentId, includeCancelled: true, states: [], skip: 0, take: null });
  return list.ok ? [...list.value].reverse().map((payout) => payout.state) : [];
}

const asRead = (bench: Bench, pullPaymentId: string, payoutId: string) =>
  bench.api.payout({ pullPaymentId, payoutId, caller: { tokenHash } });

describe('approval', () => {
  it('locks exactly the snapshot that was shown, whatever the market does meanwhile', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['100', '50']);
    const shown = await quote(bench, payoutIds);
    expect(shown.lines).toMatchObject([
      { payoutAmount: '0.002', rate: '50000', rateSource: 'practice', problem: null },
      { payoutAmount: '0.001' },
    ]);
    bench.main.rates.set('BTC_USD', { pair: 'BTC_USD', rate: '99999', source: 'practice', at: bench.now });
    expect(await approve(bench, shown)).toEqual({ ok: true, value: {} });
    expect(await asRead(bench, pullPaymentId, payoutIds[0] ?? '')).toMatchObject({
      value: { state: 'AwaitingPayment', payoutAmount: '0.002', rate: '50000', rateLockedAt: bench.now },
    });
    expect(bench.disk.journal(bench.walletId).at(-1)?.event).toMatchObject({ type: 'payouts-approved' });
  });

  it('by a rate given by hand asks no market', async () => {
    const { bench, payoutIds } = await withClaims(['100']);
    const shown = await quote(bench, payoutIds, '40000');
    expect(shown.lines).toMatchObject([{ payoutAmount: '0.0025', rateSource: 'manual' }]);
    expect(bench.main.asked.rates).toEqual([]);
    expect(await approve(bench, shown)).toMatchObject({ ok: true });
  });

  it('by a rule asks for its prices once, shows the oldest, and locks what was shown', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['100', '50']);
    bench.main.rates.set('kraken(BTC_USD)', { pair: 'kraken(BTC_USD)', rate: '49000', source: 'kraken', at: bench.now - 20 });
    bench.main.rates.set('coingecko(BTC_USD)', { pair: 'coingecko(BTC_USD)', rate: '51000', source: 'coingecko', at: bench.now - 50 });
    const rateRule = '(kraken(btc_usd) + coingecko(BTC_USD)) / 2 * 1.25';
    const shown = await quote(bench, payoutIds, rateRule);
    expect(bench.main.asked.rates).toEqual(['kraken(BTC_USD)', 'coingecko(BTC_USD)']);
    expect(shown.lines).toMatchObject([
      { payoutAmount: '0.0016', rate: '62500', rateSource: 'kraken, coingecko', rateAt: bench.now - 50, problem: null },
      { payoutAmount: '0.0008' },
    ]);
    bench.main.rates.clear();
    expect(await approve(bench, shown)).toEqual({ ok: true, value: {} });
    expect(await asRead(bench, pullPaymentId, payoutIds[0] ?? '')).toMatchObject({
      value: { state: 'AwaitingPayment', payoutAmount: '0.0016', rate: '62500', rateRule, rateSource: 'kraken, coingecko' },
    });
  });

  it('by a rule one of whose prices is missing says which, and locks nothing', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['100']);
    const shown = await quote(bench, payoutIds, 'BTC_USD + kraken(BTC_USD)');
    expect(shown.lines).toMatchObject([{ rate: null, problem: { code: 'rate-unavailable', params: { pair: 'kraken(BTC_USD)' } } }]);
    expect(await approve(bench, shown)).toMatchObject({ ok: false, error: { code: 'approval-refused' } });
    expect(await states(bench, pullPaymentId)).toEqual(['AwaitingApproval']);
  });

  it('by what is no rule is refused before anybody is asked', async () => {
    const { bench, payoutIds } = await withClaims(['100']);
    const question = { walletId: bench.walletId, payoutIds: [...payoutIds], rateRule: 'kraken(BTC_USD) *' };
    expect(await bench.screen.quote(question)).toEqual({ ok: false, error: { code: 'rate-rule-invalid' } });
    expect(bench.main.asked.rates).toEqual([]);
  });

  it('is all or nothing: one line that changed meanwhile is named and nothing is locked', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['100', '50']);
    const [changed = ''] = payoutIds;
    const shown = await quote(bench, payoutIds);
    await bench.api.editClaim({ pullPaymentId, payoutId: changed, body: { amount: '200' }, caller: { tokenHash } });
    expect(await approve(bench, shown)).toEqual({ ok: false, error: { code: 'approval-refused', params: { [changed]: 'old-revision' } } });
    expect(await states(bench, pullPaymentId)).toEqual(['AwaitingApproval', 'AwaitingApproval']);
  });

  it('does not lock a revision that was never shown, even if it is the newest', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['100']);
    const [id = ''] = payoutIds;
    const shown = await quote(bench, payoutIds);
    await bench.api.editClaim({ pullPaymentId, payoutId: id, body: { amount: '90000' }, caller: { tokenHash } });
    const sly = await bench.screen.approve({ walletId: bench.walletId, snapshotId: shown.snapshotId, payouts: [{ id, revision: 1 }] });
    expect(sly).toMatchObject({ error: { code: 'approval-refused', params: { [id]: 'old-revision' } } });
  });

  it('refuses dust and names it, and cancels nothing by it', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['100', '0.01']);
    const [, dust = ''] = payoutIds;
    const shown = await quote(bench, payoutIds);
    expect(shown.lines[1]).toMatchObject({ payoutAmount: null, problem: { code: 'amount-too-low' } });
    expect(await approve(bench, shown)).toMatchObject({ error: { code: 'approval-refused', params: { [dust]: 'amount-too-low' } } });
    expect(await states(bench, pullPaymentId)).toEqual(['AwaitingApproval', 'AwaitingApproval']);
  });

  it('needs a fresh quote after a minute, counted from before anybody was asked', async () => {
    const { bench, payoutIds } = await withClaims(['100']);
    bench.main.delay = async () => {
      bench.now += 50;
    };
    const shown = await quote(bench, payoutIds);
    expect(shown.validUntil).toBe(shown.takenAt + 60);
    bench.now += 11;
    expect(await approve(bench, shown)).toMatchObject({ error: { code: 'quote-expired' } });
    expect(
      await bench.screen.approve({ walletId: bench.walletId, snapshotId: 'nobody', payouts: [{ id: payoutIds[0] ?? '', revision: 0 }] }),
    ).toMatchObject({
      error: { code: 'quote-expired' },
    });
  });

  it('cannot take a payout along that stands in no quote', async () => {
    const { bench, payoutIds } = await withClaims(['100', '50']);
    const shown = await quote(bench, payoutIds.slice(0, 1));
    const payouts = payoutIds.map((id) => ({ id, revision: 0 }));
    expect(await bench.screen.approve({ walletId: bench.walletId, snapshotId: shown.snapshotId, payouts })).toMatchObject({
      error: { code: 'quote-expired' },
    });
  });

  it('asks the ledger once per address, and says which destination it would refuse', async () => {
    const { bench, payoutIds } = await withClaims(['5', '6'], 'XRP', 'XRP-CHAIN');
    bench.main.asked.facts.length = 0;
    bench.main.facts.set(xrpAccount, {
      kind: 'known',
      exists: true,
      requiresTag: false,
      depositAuth: true,
      isPoor: false,
      disallowsXrp: false,
      reserveBase: '1000000',
      asset: null,
    });
    const shown = await quote(bench, payoutIds);
    expect(bench.main.asked.facts).toEqual([xrpAccount]);
    expect(shown.lines.map((line) => line.problem?.code)).toEqual(['destination-refused', 'destination-refused']);
  });

  it('that does not reach the disk leaves every claim waiting', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['100', '50']);
    const shown = await quote(bench, payoutIds);
    bench.disk.failNext('disk-full');
    expect(await approve(bench, shown)).toMatchObject({ error: { code: 'disk-full' } });
    expect(await states(bench, pullPaymentId)).toEqual(['AwaitingApproval', 'AwaitingApproval']);
    expect(await approve(bench, shown)).toMatchObject({ ok: true });
  });
});

async function approved(amounts: readonly string[]) {
  const made = await withClaims(amounts, 'BTC');
  await approve(made.bench, await quote(made.bench, made.payoutIds));
  return made;
}

describe('the lock before signing', () => {
  const refs = (ids: readonly string[]) => ids.map((payoutId) => ({ payoutId, revision: 0 }));

  it('keeps cancel, edit, mark and archive away until the plan is given up', async () => {
    const { bench, pullPaymentId, payoutIds } = await approved(['1']);
    const { walletId } = bench;
    const [payoutId = ''] = payoutIds;
    expect(await bench.main.worker.lockPayouts({ walletId, planId: 'plan', payouts: refs(payoutIds) })).toEqual({ ok: true, value: {} });
    const locked = { ok: false, error: { code: 'invalid-state' } };
    expect(await bench.screen.cancelPayout({ walletId, payoutId, reason: null })).toMatchObject(locked);
    expect(await bench.screen.markPayout({ walletId, payoutId, state: 'AwaitingApproval' })).toMatchObject(locked);
    expect(await bench.screen.markPayout({ walletId, payoutId, state: 'Completed' })).toMatchObject(locked);
    expect(await bench.screen.archivePullPayment({ walletId, id: pullPaymentId })).toMatchObject(locked);
    expect(await bench.api.editClaim({ pullPaymentId, payoutId, body: { amount: '2' }, caller: { tokenHash } })).toMatchObject(locked);
    await bench.main.worker.unlockPayouts({ walletId, planId: 'plan' });
    expect(await bench.screen.cancelPayout({ walletId, payoutId, reason: null })).toEqual({ ok: true, value: {} });
  });

  it('refuses the whole plan for one payout that is stale, unknown, not approved, or held by another plan', async () => {
    const { bench, payoutIds } = await approved(['1', '2']);
    const { walletId } = bench;
    const [first = '', second = ''] = payoutIds;
    const lock = (planId: string, payouts: { payoutId: string; revision: number }[]) =>
      bench.main.worker.lockPayouts({ walletId, planId, payouts });
    expect(await lock('a', [...refs([first]), { payoutId: second, revision: 1 }])).toMatchObject({ error: { code: 'old-revision' } });
    expect(await lock('a', refs([first, 'nobody']))).toMatchObject({ error: { code: 'payout-not-found' } });
    expect(await lock('b', refs([first]))).toMatchObject({ ok: true });
    expect(await lock('a', refs([first, second]))).toMatchObject({ error: { code: 'invalid-state' } });
    expect(await lock('b', refs([first]))).toMatchObject({ ok: true });
    expect(await lock('a', refs([second]))).toMatchObject({ ok: true });
  });

  it('is refused for a payout that was cancelled after its plan was made', async () => {
    const { bench, payoutIds } = await approved(['1']);
    const { walletId } = bench;
    const [payoutId = ''] = payoutIds;
    bench.main.pay(walletId, paymentStatus({ payoutId, planId: 'plan', phase: 'planned', locked: false }));
    await bench.settled();
    expect(await bench.screen.cancelPayout({ walletId, payoutId, reason: null })).toMatchObject({ ok: true });
    expect(await bench.main.worker.lockPayouts({ walletId, planId: 'plan', payouts: refs([payoutId]) })).toMatchObject({
      error: { code: 'invalid-state' },
    });
  });

  it('loses against a cancellation that is still on its way to the disk', async () => {
    const { bench, payoutIds } = await approved(['1']);
    const { walletId } = bench;
    bench.disk.hold();
    const cancelled = bench.screen.cancelPayout({ walletId, payoutId: payoutIds[0] ?? '', reason: null });
    await bench.settled();
    expect(await bench.main.worker.lockPayouts({ walletId, planId: 'plan', payouts: refs(payoutIds) })).toMatchObject({
      error: { code: 'invalid-state' },
    });
    bench.disk.release();
    expect(await cancelled).toMatchObject({ ok: true });
  });
});

describe('what the sender decides', () => {
  it('cancels, takes the cancellation back within the limit, and marks as paid', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['60000', '40000']);
    const { walletId } = bench;
    const [first = ''] = payoutIds;
    expect(await bench.screen.cancelPayout({ walletId, payoutId: first, reason: 'twice' })).toMatchObject({ ok: true });
    const other = await bench.api.claim({
      pullPaymentId,
      body: { payoutMethodId: 'BTC-CHAIN', destination: p2pkh, amount: '1' },
      tokenHash,
    });
    expect(await bench.screen.markPayout({ walletId, payoutId: first, state: 'AwaitingApproval' })).toMatchObject({
      error: { code: 'overdraft' },
    });
    await bench.screen.cancelPayout({ walletId, payoutId: String(other.ok && other.value.id), reason: null });
    expect(await bench.screen.markPayout({ walletId, payoutId: first, state: 'AwaitingApproval' })).toMatchObject({ ok: true });
    await approve(bench, await quote(bench, [first]));
    expect(await bench.screen.markPayout({ walletId, payoutId: first, state: 'Completed' })).toMatchObject({ ok: true });
    expect(await states(bench, pullPaymentId)).toEqual(['Completed', 'AwaitingApproval', 'Cancelled']);
  });

  it('says "cancelled" to the second of two clicks only when the first is on the disk', async () => {
    const { bench, payoutIds } = await withClaims(['100']);
    const { walletId } = bench;
    const cancel = () => bench.screen.cancelPayout({ walletId, payoutId: payoutIds[0] ?? '', reason: null });
    bench.disk.hold();
    bench.disk.failNext('disk-full');
    const first = cancel();
    await bench.settled();
    const second = cancel();
    await bench.settled();
    bench.disk.release();
    expect(await first).toMatchObject({ error: { code: 'disk-full' } });
    expect((await second).ok).toBe(false);
    expect(await cancel()).toMatchObject({ ok: true });
  });

  it('archives: what waits is cancelled, strangers see none of it, the token holder does', async () => {
    const { bench, pullPaymentId, payoutIds } = await withClaims(['100']);
    expect(await bench.screen.archivePullPayment({ walletId: bench.walletId, id: pullPaymentId })).toMatchObject({ ok: true });
    expect(await states(bench, pullPaymentId)).toEqual([]);
    expect(await bench.api.payout({ pullPaymentId, payoutId: payoutIds[0] ?? '', caller: { tokenHash: null } })).toMatchObject({
      error: { code: 'payout-not-found' },
    });
    expect(await asRead(bench, pullPaymentId, payoutIds[0] ?? '')).toMatchObject({ value: { state: 'Cancelled' } });
    expect(await bench.screen.archivePullPayment({ walletId: bench.walletId, id: pullPaymentId })).toMatchObject({ ok: true });
    expect(bench.disk.journal(bench.walletId).filter((record) => record.event.type === 'pull-payment-archived')).toHaveLength(1);
  });

  it('renames within the bounds of a name', async () => {
    const { bench, pullPaymentId: id } = await withClaims([]);
    const { walletId } = bench;
    expect(await bench.screen.editPullPayment({ walletId, id, name: 'x'.repeat(51), description: '' })).toMatchObject({
      error: { code: 'name-too-long', params: { limit: '50' } },
    });
    expect(await bench.screen.editPullPayment({ walletId, id, name: '給料', description: 'March' })).toMatchObject({ ok: true });
    expect(await bench.api.pullPayment({ id })).toMatchObject({ value: { name: '給料', description: 'March' } });
  });

  it('hears what is wrong with terms in the words of the first mistake', async () => {
    const { bench } = await withClaims([]);
    const wrong = { name: '', description: '', limit: '0', unit: 'USD', period: null, startsAt: null, expiresAt: null, methods: [] };
    expect(await bench.screen.createPullPayment({ walletId: bench.walletId, terms: wrong })).toMatchObject({
      error: { code: 'limit-not-positive', params: { path: 'Amount' } },
    });
    expect(await bench.screen.createPullPayment({ walletId: 'nobody', terms: wrong })).toMatchObject({
      error: { code: 'wallet-not-found' },
    });
  });
});
