// Owns the stories of receiving over real sockets: what is credited, which request it answers, and what must never be believed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Wallet } from 'xrpl';
import { issuanceId } from '../src/practice/xrpl/ledger/indexes.ts';
import { blobOf, payment } from '../src/practice/xrpl/testing/wallets.ts';
import { readXAddress } from '../src/shared/links/xrpl-address.ts';
import type { Amount } from '../src/shared/xrpl/amount.ts';
import { readAmount } from '../src/shared/xrpl/amounts/amount-parse.ts';
import { must, receivingWorld } from './helpers/receiving-world.ts';

type World = Awaited<ReturnType<typeof receivingWorld>>;
type Json = Record<string, unknown>;

const partial = 0x0002_0000;
const xrp = (drops: bigint): Amount => ({ kind: 'xrp', drops });
const hexOf = (text: string): string => Buffer.from(text, 'utf8').toString('hex').toUpperCase();

let world: World;
const usd = (issuer: Wallet, value: string): Json => ({ currency: 'USD', issuer: issuer.classicAddress, value });
const amountOf = (json: unknown): Amount => must(readAmount(json));

async function pay(from: Wallet, to: string, amount: unknown, part: Json = {}): Promise<void> {
  const sent = await world.desk.send(from, { TransactionType: 'Payment', Destination: to, Amount: amount, ...part } as never);
  expect(sent).toBe('tesSUCCESS');
}

async function trust(holder: Wallet, issuer: Wallet, part: Json = {}): Promise<void> {
  const LimitAmount = usd(issuer, '1000000');
  expect(await world.desk.send(holder, { TransactionType: 'TrustSet', LimitAmount, ...part } as never)).toBe('tesSUCCESS');
}

/** An issuer that lets its holders pay each other. */
async function bank(): Promise<Wallet> {
  const issuer = world.desk.person();
  expect(await world.desk.send(issuer, { TransactionType: 'AccountSet', SetFlag: 8 })).toBe('tesSUCCESS');
  return issuer;
}

async function ask(amount: Amount | null, asset = amount === null ? ({ kind: 'xrp' } as const) : null) {
  const part = await world.part();
  const of =
    asset ??
    (amount?.kind === 'token' ? { kind: 'token' as const, currency: amount.currency, issuer: amount.issuer } : { kind: 'xrp' as const });
  return must(await part.add({ account: world.us.classicAddress, asset: of, amount, label: 'Invoice 7' }));
}

beforeEach(async () => {
  world = await receivingWorld();
});
afterEach(() => world.close());

describe('a request', () => {
  it('is paid by a payment with its X-address, and says so', async () => {
    const request = await ask(xrp(3_000_000n));
    expect(request).toMatchObject({ paid: false, payments: 0, received: null, missing: xrp(3_000_000n) });
    const { address, tag, real } = readXAddress(request.xAddress) ?? {};
    expect([address, tag, real]).toEqual([world.us.classicAddress, request.tag, false]);
    expect(request.uri).toBe(`xrpl://${request.xAddress}?amount=3`);
    await pay(world.payer, world.us.classicAddress, '3000000', { DestinationTag: request.tag });
    expect(await world.requests()).toMatchObject([{ id: request.id, paid: true, payments: 1, received: xrp(3_000_000n), missing: null }]);
    expect((await world.received())[0]).toMatchObject({
      match: 'answers',
      requestId: request.id,
      credited: xrp(3_000_000n),
      crossCheck: 'agrees',
    });
  });

  it('sums what comes in for it, and names what is missing and what is too much', async () => {
    const request = await ask(xrp(3_000_000n));
    await pay(world.payer, world.us.classicAddress, '1000000', { DestinationTag: request.tag });
    expect((await world.requests())[0]).toMatchObject({ paid: false, missing: xrp(2_000_000n), excess: null });
    await pay(world.payer, world.us.classicAddress, '2500000', { DestinationTag: request.tag });
    expect((await world.requests())[0]).toMatchObject({ paid: true, payments: 2, missing: null, excess: xrp(500_000n) });
  });

  it('is not answered by another tag, by none, by tag 0, by another account or by another asset', async () => {
    const issuer = await bank();
    await trust(world.us, issuer);
    const request = await ask(xrp(1_000_000n));
    await pay(world.payer, world.us.classicAddress, '1000000', { DestinationTag: request.tag === 5 ? 6 : 5 });
    await pay(world.payer, world.us.classicAddress, '1000000');
    await pay(world.payer, world.us.classicAddress, '1000000', { DestinationTag: 0 });
    await pay(world.payer, world.savings.classicAddress, '1000000', { DestinationTag: request.tag });
    await pay(issuer, world.us.classicAddress, usd(issuer, '1'), { DestinationTag: request.tag });
    const payments = await world.received();
    expect(payments.slice(0, 5).map(({ match, tag }) => [match, tag === request.tag ? 'its tag' : tag])).toEqual([
      ['other-asset', 'its tag'],
      ['unknown-tag', 'its tag'],
      ['unknown-tag', 0],
      ['no-tag', null],
      ['unknown-tag', request.tag === 5 ? 6 : 5],
    ]);
    expect((await world.requests())[0]).toMatchObject({ paid: false, payments: 0, received: null });
  });

  it('for any amount is paid by the first payment; one that is gone leaves its tag to nobody', async () => {
    const request = await ask(null);
    await pay(world.payer, world.us.classicAddress, '7', { DestinationTag: request.tag });
    expect((await world.requests())[0]).toMatchObject({ paid: true, received: xrp(7n), missing: null, excess: null });
    must(await (await world.part()).remove(request.id));
    expect(await world.requests()).toEqual([]);
    expect((await world.received())[0]).toMatchObject({ match: 'unknown-tag', requestId: null });
    expect(world.written()).toContain(`"tag": ${request.tag}`);
  });

  it('is refused for an account of somebody else, and for nothing', async () => {
    const part = await world.part();
    const asked = { asset: { kind: 'xrp' } as const, label: '' };
    expect(await part.add({ ...asked, account: world.payer.classicAddress, amount: null })).toMatchObject({
      error: { code: 'receive-account-not-own' },
    });
    expect(await part.add({ ...asked, account: world.us.classicAddress, amount: xrp(0n) })).toMatchObject({
      error: { code: 'receive-amount-invalid' },
    });
    expect(
      await part.add({ ...asked, account: world.us.classicAddress, amount: { kind: 'mpt', id: 'A'.repeat(48), value: 1n } }),
    ).toMatchObject({
      error: { code: 'receive-amount-invalid' },
    });
  });

  it('stands after a restart, can be shown while no server answers, and its answer is found again', async () => {
    const request = await ask(xrp(1_000_000n));
    await pay(world.payer, world.us.classicAddress, '1000000', { DestinationTag: request.tag });
    world.restart();
    world.reach(false);
    expect(await world.requests()).toMatchObject([{ id: request.id, uri: request.uri, paid: false }]);
    expect(await (await world.part()).received()).toMatchObject({ ok: false, error: { code: 'backend-unreachable' } });
    world.reach(true);
    expect(await world.requests()).toMatchObject([{ id: request.id, paid: true }]);
  });
});

describe('what is credited', () => {
  it('of a partial payment is what was delivered, never what the transaction names', async () => {
    const issuer = await bank();
    for (const holder of [world.us, world.payer]) await trust(holder, issuer);
    await pay(issuer, world.payer.classicAddress, usd(issuer, '10'));
    const request = await ask(amountOf(usd(issuer, '1000000')));
    await pay(world.payer, world.us.classicAddress, usd(issuer, '1000000'), {
      SendMax: usd(issuer, '0.5'),
      Flags: partial,
      DestinationTag: request.tag,
      SourceTag: 44,
    });
    expect((await world.received())[0]).toMatchObject({
      partial: true,
      requested: amountOf(usd(issuer, '1000000')),
      credited: amountOf(usd(issuer, '0.5')),
      crossCheck: 'agrees',
      sourceTag: 44,
    });
    expect((await world.requests())[0]).toMatchObject({ paid: false, missing: amountOf(usd(issuer, '999999.5')) });
  });

  it.each([[['fixMPTDeliveredAmount']], [[]]])('of an MPT is what the holding rose by (without %j)', async (without) => {
    await world.close();
    world = await receivingWorld({ without });
    const issuer = world.desk.person();
    const info = await world.desk.ask({ command: 'account_info', account: issuer.classicAddress });
    const { Sequence } = (info as { readonly account_data: { readonly Sequence: number } }).account_data;
    expect(await world.desk.send(issuer, { TransactionType: 'MPTokenIssuanceCreate', TransferFee: 10_000, Flags: 0x20 })).toBe(
      'tesSUCCESS',
    );
    const mpt_issuance_id = issuanceId(issuer.classicAddress, Sequence);
    for (const holder of [world.us, world.payer])
      expect(await world.desk.send(holder, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: mpt_issuance_id })).toBe('tesSUCCESS');
    await pay(issuer, world.payer.classicAddress, { mpt_issuance_id, value: '1000' });
    await pay(
      world.payer,
      world.us.classicAddress,
      { mpt_issuance_id, value: '110' },
      { SendMax: { mpt_issuance_id, value: '110' }, Flags: partial },
    );
    expect((await world.received())[0]).toMatchObject({
      credited: { kind: 'mpt', id: mpt_issuance_id, value: 100n },
      requested: { value: 110n },
      partial: true,
      crossCheck: without.length > 0 ? 'less' : 'agrees',
    });
  });

  it('of a token on a line below par is what was delivered, and the greater rise does not alarm', async () => {
    const issuer = await bank();
    await trust(world.us, issuer, { QualityIn: 800_000_000 });
    await trust(world.payer, issuer);
    await pay(issuer, world.payer.classicAddress, usd(issuer, '100'));
    await pay(world.payer, world.us.classicAddress, usd(issuer, '5'), { SendMax: usd(issuer, '10') });
    expect((await world.received())[0]).toMatchObject({ credited: amountOf(usd(issuer, '5')), crossCheck: 'more', reason: null });
  });

  it('of tokens that name the receiver as issuer is the issuer’s whose they are, and answers a request for them', async () => {
    const issuer = await bank();
    for (const holder of [world.us, world.payer]) await trust(holder, issuer);
    await pay(issuer, world.payer.classicAddress, usd(issuer, '50'));
    const request = await ask(amountOf(usd(issuer, '5')));
    const Paths = [[{ account: issuer.classicAddress }]];
    await pay(world.payer, world.us.classicAddress, usd(world.us, '5'), { Paths, DestinationTag: request.tag });
    expect((await world.received())[0]).toMatchObject({ credited: amountOf(usd(issuer, '5')), match: 'answers', crossCheck: 'agrees' });
    expect((await world.requests())[0]).toMatchObject({ paid: true });
  });

  it('of own tokens that come home is what they are', async () => {
    await trust(world.payer, world.us);
    await pay(world.us, world.payer.classicAddress, usd(world.us, '50'));
    await pay(world.payer, world.us.classicAddress, usd(world.us, '20'));
    expect((await world.received())[0]).toMatchObject({ credited: amountOf(usd(world.us, '20')), crossCheck: 'agrees' });
  });

  it('of a payment whose amount nobody can tell is nothing; Amount is not taken for it', async () => {
    await world.close();
    // 2013: servers do not say what was delivered then.
    world = await receivingWorld({ clockMs: Date.UTC(2013, 5, 1) });
    const request = await ask(xrp(9_000_000n));
    await pay(world.payer, world.us.classicAddress, '9000000', { DestinationTag: request.tag });
    expect((await world.received())[0]).toMatchObject({
      credited: null,
      reason: 'amount-unknown',
      requested: xrp(9_000_000n),
      match: 'not-credited',
    });
    expect((await world.requests())[0]).toMatchObject({ paid: false, payments: 0 });
  });

  it('knows memos as inert text, and when the ledger closed', async () => {
    const Memos = [{ Memo: { MemoData: hexOf('Free XRP: https://evil.example <b>now</b>\u202e\u0000') } }, { Memo: { MemoData: 'FF00' } }];
    await pay(world.payer, world.us.classicAddress, '5000000', { Memos, InvoiceID: 'AB'.repeat(32) });
    const [first] = await world.received();
    expect(first?.memos).toEqual(['Free XRP: https://evil.example <b>now</b>', 'FF00']);
    expect(first?.invoiceId).toBe('AB'.repeat(32));
    expect(Math.abs((first?.at ?? 0) - world.desk.loopback.clock.ms / 1000)).toBeLessThan(60);
  });

  it('from the own other account is marked, and a conversion to oneself is no receipt', async () => {
    await pay(world.savings, world.us.classicAddress, '5000000');
    expect((await world.received())[0]).toMatchObject({ own: true, credited: xrp(5_000_000n) });
  });
});

describe('a look', () => {
  it('reads each account once after a validated ledger; nobody asks again before the next', async () => {
    await world.received();
    world.asked();
    await world.received();
    await world.requests();
    await world.look();
    expect(world.asked()).toEqual(['ledger', 'ledger', 'ledger']);
    await pay(world.payer, world.us.classicAddress, '7');
    expect((await world.received())[0]).toMatchObject({ credited: xrp(7n) });
    expect(world.asked()).toEqual(['ledger', 'account_tx', 'account_tx']);
  });

  it('that no server answers leaves nothing unasked for the next', async () => {
    await world.received();
    world.reach(false);
    expect(await (await world.part()).received()).toMatchObject({ error: { code: 'backend-unreachable' } });
    await pay(world.payer, world.savings.classicAddress, '8');
    world.reach(true);
    expect((await world.received())[0]).toMatchObject({ account: world.savings.classicAddress, credited: xrp(8n) });
  });
});

describe('what is sent to be noticed', () => {
  it('a thousand dust payments hide neither the real one nor a request that was paid', async () => {
    const request = await ask(xrp(2_000_000n));
    await pay(world.payer, world.us.classicAddress, '2000000', { DestinationTag: request.tag });
    await pay(world.payer, world.us.classicAddress, '4000000');
    const spammer = world.desk.person();
    const info = await world.desk.ask({ command: 'account_info', account: spammer.classicAddress });
    const { Sequence } = (info as { readonly account_data: { readonly Sequence: number } }).account_data;
    for (let index = 0; index < 1_000; index += 1) {
      const tx_blob = blobOf(spammer, payment(spammer, world.us.classicAddress, '1', Sequence + index));
      await world.desk.client.request({ command: 'submit', tx_blob });
      if (index % 100 === 99) world.desk.loopback.side.closeLedger(1);
    }
    world.restart();
    const shown = await world.received();
    expect(shown).toHaveLength(200);
    expect(shown.filter(({ dust }) => !dust).map(({ credited }) => credited)).toEqual([
      xrp(4_000_000n),
      xrp(2_000_000n),
      xrp(100_000_000n),
      xrp(100_000_000n),
    ]);
    expect((await world.requests())[0]).toMatchObject({ paid: true });
  }, 60_000);

  it('is no news; a payment is, once', async () => {
    await world.look();
    await pay(world.payer, world.us.classicAddress, '1');
    await world.look();
    expect(world.arrived).toEqual([]);
    await pay(world.payer, world.us.classicAddress, '2000000');
    // A screen that looked first takes no news away.
    await world.received();
    await world.look();
    await world.look();
    expect(world.arrived).toMatchObject([{ credited: xrp(2_000_000n) }]);
  });

  it('a token of the same code by another issuer than before is marked', async () => {
    const [real, fake] = [await bank(), await bank()];
    for (const issuer of [real, fake]) await trust(world.us, issuer);
    await pay(real, world.us.classicAddress, usd(real, '5'));
    await pay(fake, world.us.classicAddress, usd(fake, '5000'));
    const [second, first] = await world.received();
    expect([second?.otherIssuer, first?.otherIssuer]).toEqual([real.classicAddress, null]);
  });
});

describe('the file of the requests', () => {
  it.each(['{"requests":[', '{"requests":[{"id":"a"}],"retired":[]}'])(
    'that is damaged (%s) is left alone, and it is said',
    async (text) => {
      await ask(null);
      world.overwrite(Buffer.from(text));
      world.restart();
      expect(await world.all().of('w')).toMatchObject({ ok: false, error: { code: 'file-damaged' } });
      expect(world.written()).toBe(text);
    },
  );

  it('that cannot be written makes no request', async () => {
    const part = await world.part();
    world.fail('ENOSPC');
    const asked = { account: world.us.classicAddress, asset: { kind: 'xrp' } as const, amount: null, label: 'x' };
    expect(await part.add(asked)).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(await world.requests()).toEqual([]);
  });
});
