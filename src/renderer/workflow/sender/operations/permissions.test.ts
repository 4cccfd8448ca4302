// Owns the stories of who may do what: every operation without a key, without the permission, for another store, for ids that are not there.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { operationNames, operationOf, type OperationName } from '../../../../shared/greenfield/operations.ts';
import { isPermission } from '../../../../shared/greenfield/permissions.ts';
import { type ApiBench, openApiBench, refusedWith } from '../../../../../tests/fakes/api-bench.ts';
import { wallet } from '../../../../../tests/fakes/workflow-bench.ts';

/** Areas that other files of the table own. */
const elsewhere = /Processor|Webhook|Deliver|redeliver/i;
const ours = operationNames.filter((name) => !elsewhere.test(name));
const protectedOnes = ours.filter((name) => isPermission(operationOf(name).access));
const inStores = protectedOnes.filter((name) => operationOf(name).store !== 'none');

let made = 0;

/** Two stores; the pull payment and the payout of the path are the first one's. */
async function twoStores(): Promise<ApiBench & { readonly other: string; readonly path: Record<string, string> }> {
  made += 1;
  const wallets = [wallet({ id: `mine${made}` }), wallet({ id: `other${made}` })];
  const api = await openApiBench({ wallets });
  const pullPayment = await api.pullPayment();
  const payout = await api.claim(pullPayment, { amount: '1' });
  const path = { store: api.store, pullPayment, payout: String(payout.id), paymentMethod: 'BTC-CHAIN', notification: 'x', key: 'aa' };
  return { ...api, other: `other${made}`, path };
}

describe('every operation of the table', () => {
  it('is answered by some area', async () => {
    const { anyone, path } = await twoStores();
    for (const name of ours) {
      const answer = await anyone.ask(name, { path });
      // What no area answers is refused with exactly this before anything else is looked at.
      expect([name, answer]).not.toEqual([name, refusedWith('not-found')]);
    }
  });
});

describe('without a key', () => {
  it.each(ours.filter((name) => !['anyone'].includes(operationOf(name).access)))('%s is 401', async (name) => {
    const { anyone, path } = await twoStores();
    expect(await anyone.ask(name, { path })).toEqual(refusedWith('unauthenticated'));
  });

  it('a key that was revoked or never was one is as good as none', async () => {
    const { holder, path } = await twoStores();
    expect(await holder('never a key').ask('listPayouts', { path })).toEqual(refusedWith('unauthenticated'));
  });
});

describe('with a key that lacks the permission', () => {
  it.each(protectedOnes)('%s is 403 and says which is missing', async (name) => {
    const { keyed, store, path, bench } = await twoStores();
    const { access } = operationOf(name);
    // Archiving is implied by nothing that viewing implies, and the other way round.
    const weak = access === 'btcpay.store.canarchivepullpayments' ? 'btcpay.store.canviewpayouts' : 'btcpay.store.canarchivepullpayments';
    const before = bench.disk.journal(store).length;
    const answer = await keyed(`${weak}:${store}`).ask(name, { path, body: {} });
    expect(answer).toEqual(refusedWith('missing-permission', { permission: access }));
    expect(bench.disk.journal(store)).toHaveLength(before);
  });

  it.each(inStores)('%s with the permission of another store is 403', async (name) => {
    const { keyed, other, path } = await twoStores();
    const { access } = operationOf(name);
    expect(await keyed(`${access}:${other}`).ask(name, { path, body: {} })).toEqual(
      refusedWith('missing-permission', { permission: access }),
    );
  });

  it.each(inStores)('%s with exactly its permission passes the door', async (name) => {
    const { keyed, store, path } = await twoStores();
    const answer = await keyed(`${operationOf(name).access}:${store}`).ask(name, { path, body: {} });
    expect(answer).not.toMatchObject(refusedWith('missing-permission'));
    expect(answer).not.toMatchObject(refusedWith('unauthenticated'));
  });
});

describe('ids that are not there (§1.2)', () => {
  const flat = ['readPayout', 'approvePayout', 'cancelPayout', 'markPayout', 'markPayoutPaid', 'archivePullPayment'] as const;
  const nested = [
    ['readPayoutInStore', 'payout-not-found'],
    ['approvePayoutInStore', 'payout-not-found'],
    ['cancelPayoutInStore', 'payout-not-found'],
    ['markPayoutInStore', 'payout-not-found'],
    ['markPayoutPaidInStore', 'payout-not-found'],
    ['archivePullPaymentInStore', 'pullpayment-not-found'],
  ] as const;

  it.each(flat)('%s of an unknown id is 403: nobody learns which there are', async (name: OperationName) => {
    const { keyed } = await twoStores();
    const answer = await keyed('unrestricted').ask(name, { path: { payout: 'none', pullPayment: 'none' }, body: {} });
    expect(answer).toEqual(refusedWith('missing-permission', { permission: operationOf(name).access }));
  });

  it.each(nested)('%s of an unknown id is 404 %s', async (name, code) => {
    const { owner, path } = await twoStores();
    expect(await owner.ask(name, { path: { ...path, payout: 'none', pullPayment: 'none' }, body: {} })).toEqual(refusedWith(code));
  });

  it.each(nested)('%s of another store’s id is 403', async (name) => {
    const { keyed, path, other } = await twoStores();
    const answer = await keyed('unrestricted').ask(name, { path: { ...path, store: other }, body: {} });
    expect(answer).toEqual(refusedWith('missing-permission', { permission: operationOf(name).access }));
  });

  it.each(inStores.filter((name) => operationOf(name).store === 'path'))('%s in an unknown store is 403', async (name) => {
    const { keyed, path } = await twoStores();
    const answer = await keyed('unrestricted').ask(name, { path: { ...path, store: 'nowhere' }, body: {} });
    expect(answer).toEqual(refusedWith('missing-permission', { permission: operationOf(name).access }));
  });

  it('a name that every object has is no id', async () => {
    const { owner, anyone, path } = await twoStores();
    for (const id of ['__proto__', 'constructor', 'toString', '']) {
      expect(await anyone.ask('readPullPayment', { path: { pullPayment: id } })).toEqual(refusedWith('pullpayment-not-found'));
      expect(await owner.ask('readPayoutInStore', { path: { ...path, payout: id } })).toEqual(refusedWith('payout-not-found'));
    }
  });
});
