// Owns the stories of a ledger account's history over real sockets: every asset, both directions, and what is no payment.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Wallet } from 'xrpl';
import type { Amount } from '../src/shared/xrpl/amount.ts';
import { readAmount } from '../src/shared/xrpl/amounts/amount-parse.ts';
import { xrplHistory } from '../src/main/wallets/xrpl-history.ts';
import { must, receivingWorld } from './helpers/receiving-world.ts';

type World = Awaited<ReturnType<typeof receivingWorld>>;
type Json = Record<string, unknown>;

const partial = 0x0002_0000;
let world: World;
let issuer: Wallet;
const usd = (value: string): Json => ({ currency: 'USD', issuer: issuer.classicAddress, value });
const amountOf = (json: unknown): Amount => must(readAmount(json));
const send = (from: Wallet, tx: Json) => world.desk.send(from, tx as never);
const pay = (from: Wallet, to: Wallet, amount: unknown, part: Json = {}) =>
  send(from, { TransactionType: 'Payment', Destination: to.classicAddress, Amount: amount, ...part });
const newest = async (of: Wallet) => must(await xrplHistory(world.backend, of.classicAddress, 20))[0];

beforeEach(async () => {
  world = await receivingWorld();
  issuer = world.desk.person();
  await send(issuer, { TransactionType: 'AccountSet', SetFlag: 8 });
  for (const holder of [world.us, world.payer]) await send(holder, { TransactionType: 'TrustSet', LimitAmount: usd('100000') });
  await pay(issuer, world.payer, usd('1000'));
});
afterEach(() => world.close());

it('XRP that came and XRP that went, with the fee only where it was ours', async () => {
  await pay(world.payer, world.us, '5000000', { DestinationTag: 9 });
  expect(await newest(world.us)).toMatchObject({
    amount: 5_000_000n,
    issued: null,
    fee: 0n,
    counterparty: world.payer.classicAddress,
    tag: 9,
    failed: null,
  });
  expect(await newest(world.payer)).toMatchObject({ amount: -5_000_000n, issued: null, fee: 100n, counterparty: world.us.classicAddress });
});

it('a token with its issuer, and a partial one by what was delivered', async () => {
  await pay(world.payer, world.us, usd('500'), { SendMax: usd('12.5'), Flags: partial });
  const part = { partial: true, requested: amountOf(usd('500')), amount: 0n };
  expect(await newest(world.us)).toMatchObject({ ...part, issued: amountOf(usd('12.5')) });
  expect(await newest(world.payer)).toMatchObject({ ...part, issued: amountOf(usd('-12.5')), delivered: null });
});

it("an issuer's fee is a part of what went out", async () => {
  await send(issuer, { TransactionType: 'AccountSet', TransferRate: 1_100_000_000 });
  await pay(world.payer, world.us, usd('10'), { SendMax: usd('20') });
  expect(await newest(world.us)).toMatchObject({ issued: amountOf(usd('10')) });
  expect(await newest(world.payer)).toMatchObject({ issued: amountOf(usd('-11')), delivered: amountOf(usd('10')) });
});

it('XRP that bought a token for somebody else: what was taken, and what arrived there', async () => {
  await send(issuer, { TransactionType: 'OfferCreate', TakerPays: '30000000', TakerGets: usd('30') });
  await pay(world.payer, world.us, usd('2'), { SendMax: '5000000' });
  expect(await newest(world.payer)).toMatchObject({ amount: -2_000_000n, issued: null, delivered: amountOf(usd('2')), fee: 100n });
  expect(await newest(world.us)).toMatchObject({ amount: 0n, issued: amountOf(usd('2')) });
});

it('what is no payment moves nothing but its fee, and a failure says why', async () => {
  await send(world.us, { TransactionType: 'AccountSet', SetFlag: 1 });
  expect(await newest(world.us)).toMatchObject({ type: 'AccountSet', amount: 0n, issued: null, fee: 100n, failed: null });
  await pay(world.us, world.payer, usd('7'));
  expect(await newest(world.us)).toMatchObject({ type: 'Payment', amount: 0n, issued: null, fee: 100n, failed: 'tecPATH_DRY' });
});

it('an account that nobody has funded has none', async () => {
  expect(must(await xrplHistory(world.backend, 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe', 5))).toEqual([]);
});
