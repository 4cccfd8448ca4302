// Owns the stories of rates and of a wallet's read-outs over the HTTP API.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../../../shared/contract/main-api.ts';
import { openApiBench, refusedWith, wrong } from '../../../../../tests/fakes/api-bench.ts';
import { start } from '../../../../../tests/fakes/payouts.ts';

const bitcoin = {
  problem: null,
  confirmed: '1.5',
  unconfirmed: '0.00000001',
  reserved: '0',
  address: 'bcrt1qnext',
  uri: 'bitcoin:bcrt1qnext',
};
const xrpl = { problem: null, exists: true, balance: '100', reserve: '1.2', spendable: '98.8', address: 'rNext', xAddress: 'TNext' };

const item: HistoryItem = {
  chain: 'bitcoin',
  transactionId: 'aa'.repeat(32),
  amount: '-0.3',
  fee: '0.00000141',
  at: start,
  confirmations: 2,
  counterparties: [],
  payoutIds: [],
  failed: null,
};

describe('rates', () => {
  it('are told pair by pair, those that cannot be had with why', async () => {
    const { owner, store } = await openApiBench();
    const query = [
      ['currencyPair', 'btc_usd'],
      ['currencyPair', 'BTC_HOUR'],
    ] as const;
    expect(await owner.list('readRates', { path: { store }, query })).toEqual([
      { currencyPair: 'BTC_USD', rate: '5000', errors: [] },
      { currencyPair: 'BTC_HOUR', rate: null, errors: ['rate-unavailable'] },
    ]);
  });

  it('without a pair are those of both coins in the store’s currency', async () => {
    const { owner, store } = await openApiBench();
    expect(await owner.list('readRates', { path: { store } })).toMatchObject([
      { currencyPair: 'BTC_USD', rate: '5000' },
      { currencyPair: 'XRP_USD', rate: '2' },
    ]);
  });

  it('of what is no pair, or of too many, are 422', async () => {
    const { owner, store } = await openApiBench();
    const many = Array.from({ length: 17 }, (): [string, string] => ['currencyPair', 'BTC_USD']);
    for (const query of [[['currencyPair', 'BTCUSD'] as const], [['currencyPair', 'BTC_<b>'] as const], many])
      expect(await owner.ask('readRates', { path: { store }, query })).toMatchObject(wrong('currencyPair'));
  });
});

describe('a wallet', () => {
  it('tells its balances and where to pay into it', async () => {
    const { owner, store, bench } = await openApiBench();
    bench.main.overview = { bitcoin, xrpl, updatedAt: start };
    const path = (paymentMethod: string) => ({ path: { store, paymentMethod } });
    expect(await owner.json('readWallet', path('BTC'))).toEqual({
      balance: '1.50000001',
      confirmedBalance: '1.5',
      unconfirmedBalance: '0.00000001',
    });
    expect(await owner.json('readWallet', path('XRP-CHAIN'))).toMatchObject({
      balance: '100',
      confirmedBalance: '100',
      unconfirmedBalance: '0',
    });
    expect(await owner.json('readReceiveAddress', path('BTC-CHAIN'))).toEqual({
      address: 'bcrt1qnext',
      paymentLink: 'bitcoin:bcrt1qnext',
      keyPath: null,
    });
    expect(await owner.json('readReceiveAddress', path('XRP-CHAIN'))).toMatchObject({ address: 'rNext' });
  });

  it('never tells an old balance, nor an address that may be used, when its chain does not answer', async () => {
    const { owner, store, bench } = await openApiBench();
    const problem = 'backend-unreachable';
    bench.main.overview = { bitcoin: { ...bitcoin, problem }, xrpl: { ...xrpl, problem }, updatedAt: start };
    for (const paymentMethod of ['BTC-CHAIN', 'XRP-CHAIN'])
      expect(await owner.ask('readWallet', { path: { store, paymentMethod } })).toEqual(refusedWith(problem));
    expect(await owner.ask('readReceiveAddress', { path: { store, paymentMethod: 'BTC-CHAIN' } })).toEqual(refusedWith(problem));
    expect(await owner.ask('readReceiveAddress', { path: { store, paymentMethod: 'XRP-CHAIN' } })).toMatchObject({ ok: true });
  });

  it.each(['readWallet', 'listTransactions', 'readReceiveAddress'] as const)('has nothing of other methods: %s', async (operation) => {
    const { owner, store } = await openApiBench();
    for (const paymentMethod of ['BTC-LN', 'ETH-CHAIN', 'USD.rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh-CHAIN', ''])
      expect(await owner.ask(operation, { path: { store, paymentMethod } })).toEqual(refusedWith('not-found'));
  });

  it('lists its transactions with what they pay (T69)', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment();
    const claim = await api.claim(pp, { amount: '1' });
    const own = await api.owner.json('createPayout', {
      path: { store: api.store },
      body: { destination: api.address(), payoutMethodId: 'BTC-CHAIN', amount: '1' },
    });
    const unconfirmed = { ...item, transactionId: 'bb'.repeat(32), amount: '0.2', fee: '0', at: null, confirmations: 0 };
    const ledger = { ...item, chain: 'xrpl' as const, transactionId: 'CC'.repeat(32), amount: '-2.5', fee: '0.000012', confirmations: 1 };
    api.bench.main.history = [unconfirmed, { ...item, payoutIds: [String(claim.id), String(own.id)] }, ledger];
    const list = (paymentMethod: string, ...query: [string, string][]) =>
      api.owner.list('listTransactions', { path: { store: api.store, paymentMethod }, query });
    const [first, second] = await list('BTC-CHAIN');
    expect(first).toMatchObject({ amount: '0.2', status: 'Unconfirmed', labels: {}, timestamp: start, confirmations: 0, comment: '' });
    expect(second).toEqual({
      transactionHash: 'aa'.repeat(32),
      comment: '',
      labels: {
        payout: { type: 'payout', text: 'payout', ids: [claim.id, own.id], pullPaymentPayouts: { [pp]: [claim.id], '': [own.id] } },
        'pull-payment': { type: 'pull-payment', text: 'pull-payment', ids: [pp] },
      },
      amount: '-0.30000141',
      fee: '0.00000141',
      blockHash: null,
      blockHeight: null,
      confirmations: 2,
      timestamp: start,
      status: 'Confirmed',
      failed: null,
    });
    expect(await list('XRP-CHAIN')).toMatchObject([{ transactionHash: 'CC'.repeat(32), amount: '-2.500012' }]);
    expect(await list('BTC-CHAIN', ['statusFilter', 'Confirmed'])).toHaveLength(1);
    expect(await list('BTC-CHAIN', ['labelFilter', 'payout'])).toEqual([second]);
    expect(await list('BTC-CHAIN', ['skip', '1'], ['limit', '1'])).toEqual([second]);
    const bad = { path: { store: api.store, paymentMethod: 'BTC-CHAIN' }, query: [['limit', '0']] as const };
    expect(await api.owner.ask('listTransactions', bad)).toMatchObject(wrong('Limit'));
  });
});
