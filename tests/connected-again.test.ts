// Owns the stories of payouts of a connected store whose bytes died by proof: they are signed again only while the store still wants them from this desk (spec §16.9).
import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { FakeBtcpay, type FakePayout } from './fakes/fake-btcpay.ts';
import { ledgersToLive } from './fakes/scripted-driver.ts';
import { StoreDesk } from './fakes/store-desk.ts';

const open: FakeBtcpay[] = [];
afterEach(() => {
  for (const host of open.splice(0)) host.close();
});

const statusOf = (desk: StoreDesk) => desk.bench.main.statuses.get(desk.bench.walletId)?.[0];

/** Bytes left this desk and never arrived. What the store shows of it then is `change`. */
async function neverArrived(change: (payout: FakePayout) => void) {
  const host = await new FakeBtcpay().open();
  open.push(host);
  const payout = host.payout({
    methodId: 'XRP',
    destination: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
    state: 'AwaitingPayment',
    originalAmount: 20,
    originalCurrency: 'XRP',
    payoutAmount: 20,
  });
  const desk = await StoreDesk.open({ origin: host.origin, storeId: host.storeId, key: host.apiKey });
  await desk.refresh();
  desk.world.publishFault = () => 'lost';
  desk.world.verdictFault = () => 'silent';
  await desk.confirm(payout.id);
  await desk.live(8);
  expect([desk.paid(payout.id), desk.world.counters.signed, payout.state]).toEqual([0, 1, 'InProgress']);
  for (let ledger = 0; ledger <= ledgersToLive; ledger += 1) desk.world.network.mine();
  change(payout);
  desk.world.publishFault = () => 'none';
  desk.world.verdictFault = () => 'none';
  return { payout, desk };
}

it.each<[string, Partial<FakePayout>, string]>([
  ['paid by hand meanwhile', { state: 'Completed' }, 'remote-payout-taken'],
  [
    'paid by another wallet meanwhile',
    { state: 'InProgress', proof: { proofType: 'x', transactionId: 'ab'.repeat(32) } },
    'remote-payout-taken',
  ],
  ['cancelled meanwhile', { state: 'Cancelled', proof: null }, 'remote-payout-cancelled'],
])('%s: no second bytes are made of what can still be left undone', async (_name, change, code) => {
  const { payout, desk } = await neverArrived((now) => Object.assign(now, change));
  await desk.live(40);
  expect([desk.paid(payout.id), desk.world.counters.signed]).toEqual([0, 1]);
  expect(statusOf(desk)).toMatchObject({ phase: 'void', reason: code });
});

it.each<[string, Partial<FakePayout>]>([
  ['still ours', {}],
  ['given back by hand', { state: 'AwaitingPayment', proof: null }],
])('%s: signed again, paid once, and told', async (_name, change) => {
  const { payout, desk } = await neverArrived((now) => Object.assign(now, change));
  await desk.live(60);
  expect([desk.paid(payout.id), desk.world.counters.signed]).toEqual([1, 2]);
  desk.world.network.mine();
  await desk.live(15);
  expect(payout).toMatchObject({ state: 'Completed', proof: { transactionId: statusOf(desk)?.transactionId } });
});
