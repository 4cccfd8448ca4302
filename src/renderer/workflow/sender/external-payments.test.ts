// Owns the stories of payments by other wallets in the worker: written down once, told once, decided by the sender, and never lost by a restart.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { paymentStatus } from '../../../../tests/fakes/payouts.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';
import { walletDatabase } from '../../db/database.ts';

const tokenHash = 'ab'.repeat(32);
const [a, b] = ['a', 'b'].map((letter) => letter.repeat(64)) as [string, string];
const done = { ok: true, value: {} };

async function withApproved() {
  const bench = await openBench();
  const pullPaymentId = await bench.createPullPayment();
  const made = await bench.api.claim({
    pullPaymentId,
    body: { payoutMethodId: 'BTC-CHAIN', amount: '0.5', destination: bitcoinAddress(1) },
    tokenHash,
  });
  if (!made.ok) throw new Error(made.error.code);
  const payoutId = String(made.value.id);
  await approve(bench, payoutId);
  const { walletId } = bench;
  const at = { walletId, payoutId };
  return {
    bench,
    payoutId,
    at,
    see: (transactionId: string, confirmed = false) => bench.main.worker.externalPayment({ ...at, transactionId, confirmed }),
    accept: () => bench.screen.acceptExternal(at),
    reject: () => bench.screen.rejectExternal(at),
    read: async () => {
      const answer = await bench.api.payout({ pullPaymentId, payoutId, caller: { tokenHash } });
      return answer.ok ? answer.value : {};
    },
    anonymous: async () => {
      const answer = await bench.api.payout({ pullPaymentId, payoutId, caller: { tokenHash: null } });
      return answer.ok ? answer.value : {};
    },
    events: () =>
      bench.disk
        .journal(walletId)
        .map(({ event }) => event.type)
        .filter((type) => type.startsWith('external')),
    notes: async () => {
      await bench.settled();
      const rows = await walletDatabase('practice', walletId).notifications.toArray();
      return rows.filter((row) => row.type === 'external-payout-transaction');
    },
  };
}

async function approve(bench: Bench, payoutId: string): Promise<void> {
  const { walletId } = bench;
  const quote = await bench.screen.quote({ walletId, payoutIds: [payoutId] });
  if (!quote.ok) throw new Error(quote.error.code);
  const { snapshotId, lines } = quote.value;
  const approved = await bench.screen.approve({
    walletId,
    snapshotId,
    payouts: lines.map((line) => ({ id: line.payoutId, revision: line.revision })),
  });
  if (!approved.ok) throw new Error(approved.error.code);
}

describe('a payment by another wallet that main saw', () => {
  it('is written down, shown as proof, told in the list and by the system; strangers learn the transaction alone', async () => {
    const { bench, see, read, anonymous, events, notes } = await withApproved();
    expect(await see(a)).toEqual(done);
    expect(events()).toEqual(['external-seen']);
    expect(await read()).toMatchObject({ state: 'AwaitingPayment', paymentProof: { transactionId: a, candidates: [a], accounted: false } });
    expect((await anonymous()).paymentProof).toEqual({ proofType: 'PayoutTransactionOnChainBlob', transactionId: a });
    expect(await notes()).toMatchObject([{ amount: '0.5', unit: 'BTC', seen: 0 }]);
    expect(bench.main.told.at(-1)).toMatchObject({ kind: 'external', count: 1, target: { screen: 'queue', state: 'AwaitingPayment' } });
  });

  it('is written and told once, however often main tells it, also at the same moment', async () => {
    const { bench, see, events, notes } = await withApproved();
    expect(await Promise.all([see(a), see(a), see(a)])).toEqual([done, done, done]);
    await see(a);
    expect(events()).toEqual(['external-seen']);
    expect(await notes()).toHaveLength(1);
    expect(bench.main.told.filter(({ kind }) => kind === 'external')).toHaveLength(1);
  });

  it('that does not reach the disk is refused, counts nowhere, and is written when it is told again', async () => {
    const { bench, see, read, events } = await withApproved();
    bench.disk.failNext('disk-full');
    expect(await see(a)).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    await bench.settled();
    expect((await read()).paymentProof).toBeNull();
    expect(await see(a)).toEqual(done);
    expect(events()).toEqual(['external-seen']);
  });

  it('survives a restart, with its notification, also when the database was behind', async () => {
    const { bench, see, read, notes, at } = await withApproved();
    await bench.settled();
    // What the worker wrote down and died over: in the journal, not in any row.
    await bench.main.log(bench.walletId).append([{ type: 'external-seen', payoutId: at.payoutId, transactionId: a }]);
    await bench.restart();
    expect(await read()).toMatchObject({ paymentProof: { transactionId: a } });
    expect(await notes()).toHaveLength(1);
    expect(await bench.main.worker.externalPayment({ ...at, transactionId: a, confirmed: true })).toEqual(done);
    expect(await see(a)).not.toBeNull();
    expect(await notes()).toHaveLength(1);
  });

  it('keeps the payout from being locked for a plan, from a new rate, and says why', async () => {
    const { bench, see, at, payoutId } = await withApproved();
    await see(a);
    const { walletId } = bench;
    const payouts = [{ payoutId, revision: 0 }];
    expect(await bench.main.worker.lockPayouts({ walletId, planId: 'plan', payouts })).toMatchObject({
      error: { code: 'external-payment-seen' },
    });
    expect(await bench.screen.markPayout({ ...at, state: 'AwaitingApproval' })).toMatchObject({ error: { code: 'external-payment-seen' } });
  });

  it('is noted although a confirmed plan waits to be signed, and that plan gets no further lock', async () => {
    const { bench, see, events, payoutId } = await withApproved();
    const { walletId } = bench;
    const payouts = [{ payoutId, revision: 0 }];
    expect(await bench.main.worker.lockPayouts({ walletId, planId: 'plan', payouts })).toEqual(done);
    bench.main.pay(walletId, paymentStatus({ payoutId, planId: 'plan', phase: 'planned', locked: true }));
    await bench.settled();
    expect(await see(a)).toEqual(done);
    expect(events()).toEqual(['external-seen']);
    expect(await bench.main.worker.lockPayouts({ walletId, planId: 'plan', payouts })).toMatchObject({
      error: { code: 'external-payment-seen' },
    });
  });

  it('is nothing to note once ours is signed', async () => {
    const { bench, see, events, payoutId } = await withApproved();
    bench.main.pay(bench.walletId, paymentStatus({ payoutId, phase: 'signed', locked: true }));
    await bench.settled();
    expect(await see(a)).toEqual(done);
    expect(events()).toEqual([]);
  });
});

describe('the sender’s word', () => {
  it('confirming makes it InProgress, and the confirmed one of several completes it', async () => {
    const { bench, see, accept, read } = await withApproved();
    await see(a);
    await see(b, true);
    expect(await read()).toMatchObject({ state: 'AwaitingPayment' });
    expect(await accept()).toEqual(done);
    expect(await read()).toMatchObject({ state: 'InProgress', paymentProof: { candidates: [a, b], accounted: true } });
    expect(await see(a)).toEqual(done);
    expect(await read()).toMatchObject({ state: 'InProgress' });
    expect(await see(b, true)).toEqual(done);
    expect(await read()).toMatchObject({ state: 'Completed', paymentProof: { transactionId: b } });
    expect(bench.main.told.at(-1)).toMatchObject({ kind: 'paid' });
  });

  it('rejecting clears it for good: payable again, and never offered again', async () => {
    const { bench, see, reject, read, payoutId } = await withApproved();
    await see(a);
    expect(await reject()).toEqual(done);
    expect(await read()).toMatchObject({ state: 'AwaitingPayment', paymentProof: null });
    expect(await see(a, true)).toEqual(done);
    expect((await read()).paymentProof).toBeNull();
    const payouts = [{ payoutId, revision: 0 }];
    expect(await bench.main.worker.lockPayouts({ walletId: bench.walletId, planId: 'plan', payouts })).toEqual(done);
  });

  it('is refused where nothing waits for it, and twice', async () => {
    const { see, accept, reject } = await withApproved();
    expect(await accept()).toMatchObject({ error: { code: 'invalid-state' } });
    expect(await reject()).toMatchObject({ error: { code: 'invalid-state' } });
    await see(a);
    await accept();
    expect(await reject()).toMatchObject({ error: { code: 'invalid-state' } });
    expect(await accept()).toMatchObject({ error: { code: 'invalid-state' } });
  });

  it('taken back it asks again, and nothing is payable in between', async () => {
    const { bench, see, accept, reject, read, at, payoutId } = await withApproved();
    await see(a);
    await accept();
    expect(await bench.screen.markPayout({ ...at, state: 'AwaitingApproval' })).toMatchObject({ error: { code: 'external-payment-seen' } });
    expect(await bench.screen.markPayout({ ...at, state: 'AwaitingPayment' })).toEqual(done);
    expect(await read()).toMatchObject({ state: 'AwaitingPayment', paymentProof: { transactionId: a, accounted: false } });
    const payouts = [{ payoutId, revision: 0 }];
    const { walletId } = bench;
    expect(await bench.main.worker.lockPayouts({ walletId, planId: 'plan', payouts })).toMatchObject({
      error: { code: 'external-payment-seen' },
    });
    expect(await reject()).toEqual(done);
    expect(await read()).toMatchObject({ paymentProof: null });
  });
});

describe('marks with a proof', () => {
  it('carry the sender’s own words as an external proof, which a move back erases', async () => {
    const { bench, read, at } = await withApproved();
    const proof = { id: 'settled by bank wire', link: 'https://proof.example/7', note: 'on Friday' };
    expect(await bench.screen.markPayout({ ...at, state: 'InProgress', proof })).toEqual(done);
    expect(await read()).toMatchObject({ state: 'InProgress', paymentProof: { proofType: 'external-proof', ...proof } });
    expect(await bench.screen.markPayout({ ...at, state: 'AwaitingPayment' })).toEqual(done);
    expect(await read()).toMatchObject({ state: 'AwaitingPayment', paymentProof: null });
    expect(await bench.screen.markPayout({ ...at, state: 'Completed', proof })).toEqual(done);
    expect(await read()).toMatchObject({ state: 'Completed', paymentProof: { id: 'settled by bank wire' } });
  });
});

describe('marks without a proof, as a program sends them', () => {
  it('InProgress confirms what was seen: it is followed, and its block completes it with its proof', async () => {
    const { bench, see, read, at, events } = await withApproved();
    await see(a);
    expect(await bench.screen.markPayout({ ...at, state: 'InProgress' })).toEqual(done);
    expect(await bench.screen.markPayout({ ...at, state: 'InProgress' })).toEqual(done);
    expect(await read()).toMatchObject({ state: 'InProgress', paymentProof: { transactionId: a, link: null, accounted: true } });
    await see(a, true);
    expect(await read()).toMatchObject({
      state: 'Completed',
      paymentProof: { proofType: 'PayoutTransactionOnChainBlob', transactionId: a, link: null },
    });
    expect(events()).toEqual(['external-seen', 'external-accepted', 'external-confirmed']);
  });

  it('Completed takes what was seen as its proof, and what comes later changes nothing', async () => {
    const { bench, see, read, anonymous, at } = await withApproved();
    await see(a);
    expect(await bench.screen.markPayout({ ...at, state: 'Completed' })).toEqual(done);
    const paymentProof = { proofType: 'PayoutTransactionOnChainBlob', transactionId: a, link: null };
    expect((await read()).paymentProof).toEqual(paymentProof);
    expect((await anonymous()).paymentProof).toEqual({ proofType: paymentProof.proofType, transactionId: a });
    expect(await see(b)).toEqual(done);
    expect((await read()).paymentProof).toEqual(paymentProof);
  });
});

describe('a block that vanishes under a payment by another wallet', () => {
  it('makes the payout InProgress again, being re-checked, over a restart too; its return is told to nobody twice', async () => {
    const { bench, see, accept, read, events, at, payoutId } = await withApproved();
    const block = (news: 'vanished' | 'settled') => bench.main.worker.externalBlock({ ...at, transactionId: a, news });
    await see(a);
    await accept();
    await see(a, true);
    const paid = () => bench.main.told.filter(({ kind }) => kind === 'paid').length;
    expect([(await read()).state, paid()]).toEqual(['Completed', 1]);
    expect(await Promise.all([block('vanished'), block('vanished')])).toEqual([done, done]);
    await bench.settled();
    const row = () => walletDatabase('practice', bench.walletId).payouts.get(payoutId);
    expect(await row()).toMatchObject({ state: 'InProgress', recheck: true });
    await bench.restart();
    expect(await read()).toMatchObject({ state: 'InProgress', paymentProof: { transactionId: a, accounted: true } });
    expect(await see(a, true)).toEqual(done);
    expect(await read()).toMatchObject({ state: 'Completed', paymentProof: { transactionId: a, link: null } });
    expect(await block('settled')).toEqual(done);
    expect(await block('vanished'), 'it is too deep now').toEqual(done);
    expect((await read()).state).toBe('Completed');
    expect(events().slice(2)).toEqual(['external-confirmed', 'external-vanished', 'external-confirmed', 'external-settled']);
    expect(paid(), 'by this run').toBe(0);
  });
});
