// What a gateway, its holders and traders can read: balances, objects in pages, books, paths, and news of books.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Wallet } from 'xrpl';
import { isList, isObject, type Json, type JsonObject } from './base/json.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import { type Line, openLine } from './testing/wallets.ts';

let desk: Desk;
let line: Line;
let [gateway, alice, bob]: readonly Wallet[] = [];

function named(wallet: Wallet | undefined): Wallet {
  if (wallet === undefined) throw new Error('nobody');
  return wallet;
}
const at = (wallet: Wallet | undefined) => named(wallet).classicAddress;
const usd = (value: string) => ({ currency: 'USD', issuer: at(gateway), value });

async function send(wallet: Wallet | undefined, tx: JsonObject): Promise<void> {
  expect(await desk.send(named(wallet), tx)).toBe('tesSUCCESS');
}

/** A gateway whose tokens alice and bob hold: 100 and 50 USD. */
beforeEach(async () => {
  desk = await openDesk();
  line = await openLine(desk.loopback.url);
  [gateway, alice, bob] = [desk.person(), desk.person(), desk.person()];
  await send(gateway, { TransactionType: 'AccountSet', SetFlag: 8 });
  for (const [holder, value] of [
    [alice, '100'],
    [bob, '50'],
  ] as const) {
    await send(holder, { TransactionType: 'TrustSet', LimitAmount: usd('1000') });
    await send(gateway, { TransactionType: 'Payment', Destination: at(holder), Amount: usd(value) });
  }
});
afterEach(async () => {
  line.close();
  await desk.close();
});

function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) ? value[key] : undefined;
}

function listIn(value: Json | undefined, key: string): readonly Json[] {
  const list = member(value, key);
  return isList(list) ? list : [];
}

async function refusal(request: JsonObject): Promise<Json | undefined> {
  return (await line.ask({ api_version: 2, ...request }))['error'];
}

describe('what a gateway owes', () => {
  test('obligations leave out hot wallets and frozen lines', async () => {
    expect(await desk.ask({ command: 'gateway_balances', account: at(gateway) })).toMatchObject({ obligations: { USD: '150' } });
    await send(gateway, { TransactionType: 'TrustSet', LimitAmount: { ...usd('0'), issuer: at(bob) }, Flags: 0x0010_0000 });
    const shown = await desk.ask({ command: 'gateway_balances', account: at(gateway), hotwallet: [at(alice)] });
    expect(shown).toMatchObject({ balances: { [at(alice)]: [{ currency: 'USD', value: '100' }] } });
    expect(shown).toMatchObject({ frozen_balances: { [at(bob)]: [{ currency: 'USD', value: '50' }] } });
    expect(shown['obligations']).toBeUndefined();
    expect(await desk.ask({ command: 'gateway_balances', account: at(alice) })).toMatchObject({
      assets: { [at(gateway)]: [{ currency: 'USD', value: '100' }] },
    });
  });

  test('a hot wallet that is no address is refused, by another name in the older version', async () => {
    const request = { command: 'gateway_balances', account: at(gateway), hotwallet: 'nobody' };
    expect(await line.ask({ ...request, api_version: 1 })).toMatchObject({ error: 'invalidHotWallet', error_code: 30 });
    expect(await refusal(request)).toBe('invalidParams');
  });

  test('rippling flags that do not fit the role are named, with what mends them', async () => {
    const check = { command: 'noripple_check', account: at(alice), role: 'user', transactions: true };
    const shown = await desk.ask(check);
    expect(listIn(shown, 'problems')).toHaveLength(1);
    const [fix] = listIn(shown, 'transactions');
    expect(fix).toMatchObject({ TransactionType: 'TrustSet', Flags: 0x0002_0000, LimitAmount: usd('1000') });
    await send(alice, { TransactionType: 'TrustSet', LimitAmount: usd('1000'), Flags: 0x0002_0000 });
    expect(listIn(await desk.ask(check), 'problems')).toEqual([]);
    expect(await refusal({ command: 'noripple_check', account: at(alice), role: 'bank' })).toBe('invalidParams');
  });

  test('currencies that can be sent and received', async () => {
    const shown = await desk.ask({ command: 'account_currencies', account: at(alice) });
    expect(shown).toMatchObject({ receive_currencies: ['USD'], send_currencies: ['USD'] });
  });
});

describe('pages', () => {
  beforeEach(async () => {
    await send(alice, { TransactionType: 'TicketCreate', TicketCount: 24 });
  });

  test('all objects come, each once, whatever the page size', async () => {
    const seen: Json[] = [];
    let marker: Json | undefined;
    do {
      const page = await desk.ask({
        command: 'account_objects',
        account: at(alice),
        limit: 10,
        ...(marker === undefined ? {} : { marker }),
      });
      expect(listIn(page, 'account_objects').length).toBeLessThanOrEqual(10);
      seen.push(...listIn(page, 'account_objects').map((one) => member(one, 'index') ?? null));
      marker = page['marker'];
    } while (marker !== undefined);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  test('a line is found by its peer, and again behind a marker', async () => {
    const shown = await desk.ask({ command: 'account_lines', account: at(alice), peer: at(gateway) });
    expect(listIn(shown, 'lines')).toHaveLength(1);
    expect(listIn(await desk.ask({ command: 'account_lines', account: at(gateway), ignore_default: true }), 'lines')).toEqual([]);
    let [count, marker]: [number, Json | undefined] = [0, undefined];
    do {
      const page: JsonObject = await desk.ask({
        command: 'account_lines',
        account: at(alice),
        limit: 10,
        ...(marker === undefined ? {} : { marker }),
      });
      count += listIn(page, 'lines').length;
      marker = page['marker'];
    } while (marker !== undefined);
    expect(count).toBe(1);
  });

  test('what keeps an account from being deleted, and names that mean nothing', async () => {
    const shown = await desk.ask({ command: 'account_objects', account: at(alice), deletion_blockers_only: true });
    expect(listIn(shown, 'account_objects').map((one) => member(one, 'LedgerEntryType'))).toEqual(['RippleState']);
    expect(await refusal({ command: 'account_objects', account: at(alice), type: 'directory' })).toBe('invalidParams');
    expect(await refusal({ command: 'account_lines', account: at(alice), marker: 'none' })).toBe('invalidParams');
    expect(await refusal({ command: 'account_lines', account: at(alice), peer: 'nobody' })).toBe('actMalformed');
  });

  test('the whole ledger comes in the order of ids', async () => {
    const ids: string[] = [];
    let marker: Json | undefined;
    do {
      const page = await desk.ask({
        command: 'ledger_data',
        ledger_index: 'validated',
        limit: 7,
        ...(marker === undefined ? {} : { marker }),
      });
      ids.push(...listIn(page, 'state').map((one) => String(member(one, 'index'))));
      marker = page['marker'];
    } while (marker !== undefined);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => (a < b ? -1 : 1)));
    const lines = await desk.ask({ command: 'ledger_data', ledger_index: 'validated', type: 'state' });
    expect(listIn(lines, 'state')).toHaveLength(2);
    expect(await refusal({ command: 'ledger_data', marker: 'xyz' })).toBe('invalidParams');
  });
});

describe('order books', () => {
  beforeEach(async () => {
    await send(bob, { TransactionType: 'OfferCreate', TakerPays: '40000000', TakerGets: usd('40') });
    await send(bob, { TransactionType: 'OfferCreate', TakerPays: '60000000', TakerGets: usd('30') });
  });

  test('best first; the owner is shown once, and what it cannot fund is shown as it is', async () => {
    const book = { command: 'book_offers', taker_pays: { currency: 'XRP' }, taker_gets: { currency: 'USD', issuer: at(gateway) } };
    const offers = listIn(await desk.ask(book), 'offers');
    expect(offers).toMatchObject([
      { quality: '1000000', owner_funds: '50' },
      { quality: '2000000', taker_gets_funded: usd('10'), taker_pays_funded: '20000000' },
    ]);
    expect(member(offers[1], 'owner_funds')).toBeUndefined();
    expect(listIn(await desk.ask({ ...book, limit: 1 }), 'offers')).toHaveLength(1);
    const own = listIn(await desk.ask({ command: 'account_offers', account: at(bob) }), 'offers');
    expect(own).toContainEqual(expect.objectContaining({ quality: '2000000', taker_pays: '60000000' }));
  });

  test.each([
    [{ taker_gets: { currency: 'XRP' } }, 'badMarket'],
    [{ taker_gets: { currency: 'USD' } }, 'dstIsrMalformed'],
    [{ taker_gets: { currency: 'DOLLARS' } }, 'dstAmtMalformed'],
    [{ taker_pays: { currency: '!' } }, 'srcCurMalformed'],
    [{ taker_pays: { currency: 'EUR', issuer: 'nobody' } }, 'srcIsrMalformed'],
    [{ taker_pays: 'XRP' }, 'invalidParams'],
    [{ domain: '12' }, 'domainMalformed'],
  ])('%j is refused with %s', async (wrong, error) => {
    const usual = { taker_pays: { currency: 'XRP' }, taker_gets: { currency: 'USD', issuer: at(gateway) } };
    expect(await refusal({ command: 'book_offers', ...usual, ...wrong })).toBe(error);
  });

  test('who follows a book gets what is in it, and hears of what changes it and of nothing else', async () => {
    const book = { taker_pays: { currency: 'XRP' }, taker_gets: { currency: 'USD', issuer: at(gateway) }, snapshot: true, both: true };
    const first = await line.ask({ command: 'subscribe', books: [book], api_version: 2 });
    expect(listIn(first['result'], 'bids')).toHaveLength(2);
    expect(listIn(first['result'], 'asks')).toEqual([]);
    await send(alice, { TransactionType: 'AccountSet' });
    await send(alice, { TransactionType: 'OfferCreate', TakerPays: usd('1'), TakerGets: '100' });
    await line.heard(2);
    expect(line.messages).toHaveLength(2);
    expect(line.messages[1]).toMatchObject({ type: 'transaction', tx_json: { TransactionType: 'OfferCreate' } });
  });
});

describe('paths', () => {
  const search = () => ({
    source_account: at(alice),
    destination_account: at(gateway),
    destination_amount: '1000000',
    source_currencies: [{ currency: 'USD' }],
  });

  test('a search that is kept open is answered again after each ledger, until it is closed', async () => {
    const created = await line.ask({ id: 'p', command: 'path_find', subcommand: 'create', ...search() });
    expect(created).toMatchObject({ result: { alternatives: [], full_reply: false, id: 'p' } });
    await send(bob, { TransactionType: 'OfferCreate', TakerPays: usd('10'), TakerGets: '10000000' });
    await line.heard(2);
    expect(line.messages[1]).toMatchObject({
      type: 'path_find',
      id: 'p',
      full_reply: true,
      alternatives: [{ source_amount: { currency: 'USD', issuer: at(alice), value: '1' } }],
    });
    expect(await line.ask({ command: 'path_find', subcommand: 'close' })).toMatchObject({ result: { closed: true } });
    desk.loopback.side.closeLedger(1);
    expect(await line.ask({ command: 'path_find', subcommand: 'status' })).toMatchObject({ error: 'noPathRequest', error_code: 33 });
    expect(line.messages).toHaveLength(4);
  });

  test('two books lead through XRP, and what is offered can be paid', async () => {
    await send(alice, { TransactionType: 'TrustSet', LimitAmount: { currency: 'EUR', issuer: at(gateway), value: '100' } });
    await send(bob, { TransactionType: 'TrustSet', LimitAmount: { currency: 'EUR', issuer: at(gateway), value: '100' } });
    await send(gateway, {
      TransactionType: 'Payment',
      Destination: at(bob),
      Amount: { currency: 'EUR', issuer: at(gateway), value: '20' },
    });
    await send(bob, { TransactionType: 'OfferCreate', TakerPays: usd('20'), TakerGets: '10000000' });
    await send(bob, {
      TransactionType: 'OfferCreate',
      TakerPays: '10000000',
      TakerGets: { currency: 'EUR', issuer: at(gateway), value: '5' },
    });
    const Amount = { currency: 'EUR', issuer: at(gateway), value: '5' };
    const ask = { command: 'ripple_path_find', source_account: at(alice), destination_account: at(alice), destination_amount: Amount };
    const answer = await desk.ask({ ...ask, source_currencies: [{ currency: 'USD', issuer: at(gateway) }] });
    const [best] = listIn(answer, 'alternatives');
    expect(best).toMatchObject({ source_amount: usd('20') });
    const Paths = member(best, 'paths_computed');
    await send(alice, {
      TransactionType: 'Payment',
      Destination: at(alice),
      Amount,
      SendMax: usd('20'),
      ...(Paths === undefined ? {} : { Paths }),
    });
  });

  test.each([
    ['source_account', undefined, 'srcActMissing'],
    ['source_account', 'nobody', 'srcActMalformed'],
    ['destination_account', undefined, 'dstActMissing'],
    ['destination_amount', undefined, 'dstAmtMissing'],
    ['destination_amount', '0', 'dstAmtMalformed'],
    ['source_currencies', [], 'srcCurMalformed'],
    ['source_currencies', [{ currency: 'USD', issuer: 'nobody' }], 'srcIsrMalformed'],
    ['send_max', '5', 'dstAmtMalformed'],
    ['domain', 'here', 'domainMalformed'],
  ])('%s = %j is refused with %s', async (field, value, error) => {
    const wrong: JsonObject = { command: 'ripple_path_find', ...search(), [field]: value };
    expect(await refusal(wrong)).toBe(error);
  });
});
