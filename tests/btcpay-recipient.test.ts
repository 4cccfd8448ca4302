// Owns the recipient's stories at a BTCPay Server, which knows none of Pullpay's additions: over real loopback HTTP, through our own client of other servers.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { bitcoinAddress } from './fakes/addresses.ts';
import { claimsDb } from './fakes/databases.ts';
import { FakeBtcpay, type FakePullPayment } from './fakes/fake-btcpay.ts';
import { openBench } from './fakes/workflow-bench.ts';
import { createGreenfieldClient } from '../src/server/greenfield-client.ts';
import type { MyClaimRow } from '../src/renderer/db/tables.ts';

const open: FakeBtcpay[] = [];
afterEach(() => {
  for (const host of open.splice(0)) host.close();
});

let forms = 0;
async function visit(changes: Partial<FakePullPayment> = {}) {
  const host = await new FakeBtcpay().open();
  open.push(host);
  const recipient = await openBench({ wallets: [], servers: createGreenfieldClient((origin) => origin === host.origin) });
  const pull = host.pullPayment(changes);
  forms += 1;
  const claimId = `b7${forms.toString(16).padStart(30, '0')}`;
  const destination = bitcoinAddress(forms);
  const form = {
    server: host.origin,
    offer: null,
    pullPaymentId: pull.id,
    methodId: 'BTC-CHAIN',
    destination,
    amount: '10',
    note: null,
    claimId,
  };
  const submit = (other: Partial<typeof form> = {}) => recipient.screen.submitClaim({ ...form, ...other });
  const terms = () => recipient.screen.openServerLink({ server: host.origin, id: pull.id });
  const row = async (id = claimId): Promise<MyClaimRow | undefined> => claimsDb().claims.get(id);
  const tick = async (): Promise<void> => {
    recipient.now += 3600;
    recipient.main.emit('tick', { now: recipient.now });
    await expect.poll(() => recipient.settled().then(() => recipient.reported)).toEqual([]);
    for (let turn = 0; turn < 5; turn += 1) await recipient.settled();
  };
  return { host, recipient, pull, claimId, destination, submit, terms, row, tick };
}

describe('a link of a BTCPay Server', () => {
  it('shows its terms: amounts without trailing zeros, the description as words, our methods, nothing of what is left', async () => {
    const { terms } = await visit({ amount: 12.5, description: '<p>For <b>October</b></p><script>steal()</script><p>5 &lt; 6</p>' });
    expect(await terms()).toMatchObject({
      value: {
        name: 'Refund 7',
        description: 'For October\n\n5 < 6',
        unit: 'USD',
        limit: '12.5',
        available: null,
        period: null,
        periodEnd: null,
        expiresAt: null,
        methods: ['BTC-CHAIN', 'XRP-CHAIN'],
        takesNote: false,
        refusal: null,
      },
    });
  });

  it('that has ended or is archived says so before anything is filled in', async () => {
    const { terms, host, pull } = await visit({ expiresAt: 1_600_000_000 });
    expect(await terms()).toMatchObject({ value: { refusal: { code: 'expired' } } });
    host.pullPayments.set(pull.id, { ...pull, expiresAt: null, archived: true });
    expect(await terms()).toMatchObject({ value: { refusal: { code: 'archived' } } });
  });
});

describe('a claim at a BTCPay Server', () => {
  it('sends what BTCPay knows and nothing else, and can be watched but not withdrawn', async () => {
    const { host, recipient, destination, submit, row, claimId, tick } = await visit();
    expect(await submit({ note: 'for you' as never })).toMatchObject({ ok: true });
    expect(host.posts('/payouts')).toEqual([{ payoutMethodId: 'BTC-CHAIN', destination, amount: '10' }]);
    expect(await row()).toMatchObject({ state: 'AwaitingApproval', originalAmount: '10', mayWithdraw: false, note: null });
    expect(await recipient.screen.cancelMyClaim({ myClaimId: claimId })).toMatchObject({ error: { code: 'claim-not-cancellable' } });
    const [payout] = host.payouts;
    if (!payout) throw new Error('no payout');
    Object.assign(payout, { state: 'AwaitingPayment', payoutAmount: 0.0002 });
    await tick();
    await expect.poll(row).toMatchObject({ state: 'AwaitingPayment', payoutAmount: '0.0002', rate: null });
    const transactionId = 'ab'.repeat(32);
    Object.assign(payout, {
      state: 'Completed',
      proof: { ProofType: 'PayoutTransactionOnChainBlob', TransactionId: transactionId, Accounted: true },
    });
    await tick();
    await expect.poll(row).toMatchObject({ state: 'Completed', toldTransactionId: transactionId, problem: null });
    expect(host.arrived.every(({ authorization }) => authorization === null)).toBe(true);
  });

  it.each([
    ['a method that the server does not know', 'XRP-CHAIN', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', ['BTC-CHAIN']],
    ['a method that the pull payment does not offer', 'BTC-CHAIN', bitcoinAddress(70_000), ['BTC-LN']],
  ])('by %s is refused in words that name it', async (_name, methodId, destination, methods) => {
    const { submit, row } = await visit({ methods });
    expect(await submit({ methodId, destination })).toEqual({
      ok: false,
      error: { code: 'payment-method-not-supported', params: { method: methodId } },
    });
    expect(await row()).toBeUndefined();
  });

  it('above what is left is refused, and gone', async () => {
    const { submit, row } = await visit({ amount: 5 });
    expect(await submit()).toMatchObject({ error: { code: 'overdraft' } });
    expect(await row()).toBeUndefined();
  });

  it.each([500, 502, 503, 429, 302])('that a proxy answers with %i stays, for nothing was decided', async (status) => {
    const { host, submit, row, tick } = await visit();
    host.mishaps.push({ line: 'POST', what: status });
    expect((await submit()).ok).toBe(false);
    expect(await row()).toMatchObject({ state: 'Unknown' });
    await tick();
    await expect.poll(row).toMatchObject({ state: 'AwaitingApproval', problem: null });
    expect(host.payouts).toHaveLength(1);
  });
});

describe('a claim whose answer was lost', () => {
  it('is found in the public list and adopted, not posted again, even after a restart', async () => {
    const { host, recipient, submit, row, tick } = await visit();
    host.mishaps.push({ line: 'POST', what: 'answer' });
    expect((await submit()).ok).toBe(false);
    await recipient.restart();
    await tick();
    await expect.poll(row).toMatchObject({ payoutId: host.payouts[0]?.id, state: 'AwaitingApproval', problem: null });
    expect(host.posts('/payouts')).toHaveLength(1);
  });

  it('is found as well when the person sends it again, and when the server wrote the destination in its own way', async () => {
    const { host, submit, row, destination } = await visit();
    host.mishaps.push({ line: 'POST', what: 'answer' });
    await submit();
    const [payout] = host.payouts;
    if (payout) payout.destination = `bitcoin:${destination.toUpperCase()}?label=x`;
    expect(await submit()).toMatchObject({ ok: true });
    expect(host.posts('/payouts')).toHaveLength(1);
    expect(await row()).toMatchObject({ payoutId: payout?.id });
  });

  it('and that never arrived is sent once more', async () => {
    const { host, submit, row, tick } = await visit();
    host.mishaps.push({ line: 'POST', what: 'request' });
    await submit();
    expect(host.payouts).toHaveLength(0);
    await tick();
    await expect.poll(row).toMatchObject({ state: 'AwaitingApproval' });
    expect(host.payouts).toHaveLength(1);
  });

  it('is not posted while the list cannot be read', async () => {
    const { host, submit, row, tick } = await visit();
    host.mishaps.push({ line: 'POST', what: 'answer' });
    await submit();
    host.mishaps.push({ line: 'GET', what: 502 });
    await tick();
    expect(host.posts('/payouts')).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'Unknown', problem: 'host-answer' });
    await tick();
    await expect.poll(row).toMatchObject({ state: 'AwaitingApproval', problem: null });
    expect(host.posts('/payouts')).toHaveLength(1);
  });

  it('is not taken for an older payout to the same address and of the same amount, nor for one of another amount', async () => {
    const { host, pull, destination, submit, row, tick } = await visit();
    const older = host.payout({ destination, pullPaymentId: pull.id, state: 'Completed' });
    host.mishaps.push({ line: 'POST', what: 'request' });
    await submit();
    const other = host.payout({ destination, pullPaymentId: pull.id, originalAmount: 11, state: 'Completed' });
    await tick();
    await expect.poll(row).toMatchObject({ state: 'AwaitingApproval' });
    expect([older.id, other.id]).not.toContain((await row())?.payoutId);
    expect(host.payouts).toHaveLength(3);
  });

  it('and that was declined meanwhile is shown as declined, not made a second time', async () => {
    const { host, submit, row, tick } = await visit();
    host.mishaps.push({ line: 'POST', what: 'answer' });
    await submit();
    const [payout] = host.payouts;
    if (payout) payout.state = 'Cancelled';
    await tick();
    await expect.poll(row).toMatchObject({ state: 'Cancelled', payoutId: payout?.id });
    expect(host.posts('/payouts')).toHaveLength(1);
  });

  it('changed in the form: what was made stays the claim', async () => {
    const { host, submit, row } = await visit();
    host.mishaps.push({ line: 'POST', what: 'answer' });
    await submit();
    expect(await submit({ amount: '20' })).toMatchObject({ error: { code: 'duplicate-claim' } });
    expect(host.payouts).toHaveLength(1);
    expect(await row()).toMatchObject({ originalAmount: '10', state: 'AwaitingApproval' });
  });

  it('is found in a list of 10,000, among top-ups and things of another shape', async () => {
    const { host, pull, submit, row, tick } = await visit({ amount: 1e9 });
    for (let count = 0; count < 10_000; count += 1)
      host.payout({ destination: bitcoinAddress(100_000 + count), pullPaymentId: pull.id, originalAmount: 1, state: 'Completed' });
    host.payout({ destination: 'invoice-1', pullPaymentId: pull.id, originalAmount: -5, methodId: 'TOPUP', state: 'Completed' });
    host.payouts.push({ ...host.payout({ destination: 'x', pullPaymentId: pull.id }), state: 'Sleeping' as never });
    host.mishaps.push({ line: 'POST', what: 'answer' });
    await submit();
    await tick();
    await expect.poll(row, { timeout: 10_000 }).toMatchObject({ state: 'AwaitingApproval' });
    expect(host.posts('/payouts')).toHaveLength(1);
  }, 20_000);
});
