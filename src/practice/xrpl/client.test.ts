// The client library that most developers use, as it is: everything it does by itself works here.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Client, type Wallet } from 'xrpl';
import { type Desk, openDesk } from './testing/desk.ts';

let desk: Desk;
let gateway: Wallet;
let alice: Wallet;
let closing: NodeJS.Timeout;

beforeEach(async () => {
  desk = await openDesk();
  [gateway, alice] = [desk.person(), desk.person()];
  closing = setInterval(() => desk.loopback.side.closeLedger(1), 100);
});
afterEach(async () => {
  clearInterval(closing);
  await desk.close();
});

test('it fills in, submits and waits; balances and the order book show what came of it', { timeout: 30_000 }, async () => {
  const { client } = desk;
  const issuer = gateway.classicAddress;
  const sent = await client.submitAndWait(
    { TransactionType: 'Payment', Account: alice.classicAddress, Destination: issuer, Amount: '1000000' },
    { autofill: true, wallet: alice },
  );
  expect(sent.result).toMatchObject({ validated: true, meta: { TransactionResult: 'tesSUCCESS', delivered_amount: '1000000' } });
  const trust = { currency: 'USD', issuer, value: '100' };
  await client.submitAndWait({ TransactionType: 'TrustSet', Account: alice.classicAddress, LimitAmount: trust }, { wallet: alice });
  await client.submitAndWait(
    { TransactionType: 'Payment', Account: issuer, Destination: alice.classicAddress, Amount: { ...trust, value: '7' } },
    { wallet: gateway },
  );
  expect(await client.getBalances(alice.classicAddress)).toContainEqual({ currency: 'USD', issuer, value: '7' });
  await client.submitAndWait(
    { TransactionType: 'OfferCreate', Account: alice.classicAddress, TakerPays: '7000000', TakerGets: { ...trust, value: '7' } },
    { wallet: alice },
  );
  const book = await client.getOrderbook({ currency: 'XRP' }, { currency: 'USD', issuer });
  expect([...book.buy, ...book.sell]).toMatchObject([{ Account: alice.classicAddress, quality: '1000000' }]);
});

test('a client that lost its connection finds the ledger again, and hears of its account once it asks again', {
  timeout: 30_000,
}, async () => {
  const client = new Client(desk.loopback.url);
  await client.connect();
  await client.disconnect();
  await client.connect();
  await client.request({ command: 'subscribe', accounts: [alice.classicAddress] });
  const heard = new Promise((done) => client.once('transaction', done));
  desk.loopback.side.faucet(alice.classicAddress, 5_000_000n);
  expect(await heard).toMatchObject({ type: 'transaction', validated: true, tx_json: { Destination: alice.classicAddress } });
  await client.disconnect();
});
