// What the screens read of the ledger over a real socket: holdings, issuers, books, paths, a trial run; true words shown as they are, lies not believed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Wallet } from 'xrpl';
import { type Answering, serveRippled } from '../../../tests/helpers/loopback-rippled.ts';
import { backendAt } from '../../../tests/helpers/practice-backend.ts';
import type { JsonObject } from '../../practice/xrpl/base/json.ts';
import { type Desk, openDesk } from '../../practice/xrpl/testing/desk.ts';
import { xrplReadMethods } from '../../shared/contract/xrpl-reads.ts';
import { practiceNetworkId } from '../../shared/network.ts';
import type { Result } from '../../shared/result.ts';
import type { Asset } from '../../shared/xrpl/amount.ts';
import { readAmount } from '../../shared/xrpl/amounts/amount-parse.ts';
import { emptyDraft } from '../../shared/xrpl/draft.ts';
import { applyPathAlternative } from '../../shared/xrpl/path-alternative-parse.ts';
import { readPaymentText } from '../../shared/xrpl/read-payment.ts';
import { readSimulation } from '../../shared/xrpl/simulation-parse.ts';
import { mptIdOf } from './ledger-ids.ts';
import { LedgerReads } from './reads.ts';

const closing: (() => Promise<void> | void)[] = [];
let desk: Desk;
let reads: LedgerReads;
let [alice, bob, gateway]: readonly Wallet[] = [];

const at = (wallet: Wallet | undefined): string => wallet?.classicAddress ?? '';
const usd = (value: string) => ({ currency: 'USD', issuer: at(gateway), value });
const token = (currency: string): Asset => ({ kind: 'token', currency, issuer: at(gateway) });
const xrp = { kind: 'xrp' } as const;

function readsAt(url: string, networkId = practiceNetworkId, timeoutMs = 5_000): LedgerReads {
  const backend = backendAt(url, timeoutMs);
  closing.unshift(() => backend.close());
  return new LedgerReads({ backend, network: 'practice', networkId, holdsKey: (address) => address === at(alice) });
}

beforeEach(async () => {
  const opened = await openDesk();
  desk = opened;
  closing.push(() => opened.close());
  reads = readsAt(desk.loopback.url);
  [alice, bob, gateway] = [desk.person(), desk.person(), desk.person()];
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function send(wallet: Wallet | undefined, tx: JsonObject, result = 'tesSUCCESS'): Promise<void> {
  if (wallet === undefined) throw new Error('nobody');
  expect(await desk.send(wallet, tx)).toBe(result);
}

/** The value, as far as it is what the contract promises. */
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
function amount(json: unknown) {
  return valueOf(readAmount(json));
}

describe('a trial run', () => {
  const payment = (part: JsonObject = {}) =>
    JSON.stringify({ TransactionType: 'Payment', Account: at(alice), Destination: at(bob), Amount: '1000000', ...part });

  it('tells what would arrive, and leaves the ledger as it was', async () => {
    const answer = valueOf(await reads.simulate(payment()));
    const { draft } = valueOf(readPaymentText(payment(), 'practice'));
    expect(valueOf(readSimulation(answer, draft))).toMatchObject({ result: 'tesSUCCESS', delivered: { kind: 'xrp', drops: 1_000_000n } });
    expect(xrplReadMethods.xrplSimulate.result.safeParse(answer).success).toBe(true);
    expect(valueOf(await reads.holdings(at(bob))).facts.balance).toBe(100_000_000n);
    expect(valueOf(await reads.simulate(payment({ Amount: '200000000' })))).toMatchObject({ engine_result: 'tecUNFUNDED_PAYMENT' });
  });

  it('takes what people paste: DeliverMax, X-addresses, a trailing comma', async () => {
    const pasted = payment({ DeliverMax: '5', SigningPubKey: '' }).replace('"Amount":"1000000",', '').replace(/\}$/, ',}');
    expect(valueOf(await reads.simulate(pasted))).toMatchObject({ engine_result: 'tesSUCCESS' });
  });

  it('is not made with a signature, which never leaves for the server', async () => {
    const server = await serveRippled(() => ({ error: 'unknownCmd' }));
    closing.push(() => server.close());
    for (const part of [{ TxnSignature: 'AB' }, { Signers: [{ Signer: { Account: at(bob) } }] }, { Signers: [] }]) {
      expect(await reads.simulate(payment(part))).toEqual({ ok: false, error: { code: 'simulation-signed' } });
      await readsAt(server.url).simulate(payment(part));
    }
    expect(server.asked.filter(({ command }) => command === 'simulate')).toEqual([]);
  });

  it('of what is no payment, or cannot be read, is refused with the reason', async () => {
    expect(await reads.simulate('{')).toMatchObject({ ok: false, error: { code: 'xrpl-json-invalid' } });
    expect(await reads.simulate('[]')).toMatchObject({ ok: false, error: { code: 'xrpl-json-not-object' } });
    expect(await reads.simulate(payment({ TransactionType: 'AccountDelete' }))).toMatchObject({ error: { code: 'xrpl-type-not-payment' } });
    const { classicAddress } = Wallet.generate();
    const refused = { ok: false, error: { code: 'backend-refused', params: { status: 'srcActNotFound' } } };
    expect(await reads.simulate(payment({ Account: classicAddress }))).toEqual(refused);
  });
});

describe('books and paths', () => {
  beforeEach(async () => {
    await send(gateway, { TransactionType: 'AccountSet', SetFlag: 8 });
    for (const who of [alice, bob]) await send(who, { TransactionType: 'TrustSet', LimitAmount: usd('1000') });
    await send(gateway, { TransactionType: 'Payment', Destination: at(bob), Amount: usd('30') });
  });

  it('offers come best first, with exact qualities and what their owners can really give', async () => {
    await send(bob, { TransactionType: 'OfferCreate', TakerGets: usd('20'), TakerPays: '30000000' });
    await send(bob, { TransactionType: 'OfferCreate', TakerGets: usd('40'), TakerPays: '120000000' });
    await send(gateway, { TransactionType: 'OfferCreate', TakerGets: usd('7'), TakerPays: '9000000' });
    const offers = valueOf(await reads.book(token('USD'), xrp, null));
    expect(xrplReadMethods.xrplBook.result.safeParse(offers).success).toBe(true);
    expect(offers.map(({ owner, quality }) => [owner, quality])).toEqual([
      [at(gateway), '1.285714285714286'],
      [at(bob), '1.5'],
      [at(bob), '3'],
    ]);
    expect(offers.map(({ getsFunded, paysFunded }) => [getsFunded, paysFunded])).toEqual([
      [amount(usd('7')), amount('9000000')],
      [amount(usd('20')), amount('30000000')],
      [amount(usd('10')), amount('30000000')],
    ]);
    expect(valueOf(await reads.book(xrp, token('USD'), null))).toEqual([]);
  });

  it('an offer that has expired is not in the book any more', async () => {
    const { closeTime } = valueOf(await reads.holdings(at(bob)));
    await send(bob, { TransactionType: 'OfferCreate', TakerGets: usd('1'), TakerPays: '1000000', Expiration: closeTime + 60 });
    expect(valueOf(await reads.book(token('USD'), xrp, null))).toHaveLength(1);
    desk.loopback.clock.ms += 120_000;
    desk.loopback.side.closeLedger(2);
    expect(valueOf(await reads.book(token('USD'), xrp, null))).toEqual([]);
  });

  it('books of MPTs and of one thing against itself do not exist', async () => {
    const mpt = { kind: 'mpt', id: mptIdOf(at(gateway), 1) } as const;
    expect(await reads.book(mpt, xrp, null)).toEqual({ ok: false, error: { code: 'book-mpt' } });
    expect(await reads.book(xrp, xrp, null)).toEqual({ ok: false, error: { code: 'book-one-asset' } });
  });

  it('paths: cheapest first in the asset that may be spent, or whatever there is', async () => {
    await send(bob, { TransactionType: 'OfferCreate', TakerGets: usd('20'), TakerPays: '30000000' });
    await send(gateway, { TransactionType: 'Payment', Destination: at(alice), Amount: usd('9') });
    const question = { account: at(alice), destination: at(bob), amount: amount(usd('6')), domain: null };
    const some = valueOf(await reads.paths({ ...question, sendMax: amount('1') }));
    expect(xrplReadMethods.xrplPaths.result.safeParse(some).success).toBe(true);
    expect(some.alternatives.map(({ source_amount }) => source_amount)).toEqual(['9000000']);
    const draft = { ...emptyDraft, account: at(alice), destination: at(bob), amount: question.amount };
    expect(applyPathAlternative(draft, some.alternatives[0])).toMatchObject({
      ok: true,
      value: { sendMax: { kind: 'xrp', drops: 9_000_000n } },
    });
    const all = valueOf(await reads.paths({ ...question, sendMax: null })).alternatives.map(({ source_amount }) => source_amount);
    expect(all).toContainEqual('9000000');
    expect(all).toContainEqual({ currency: 'USD', issuer: at(alice), value: '6' });
    const mpt = { kind: 'mpt', id: mptIdOf(at(gateway), 1), value: 1n } as const;
    expect(valueOf(await reads.paths({ ...question, amount: mpt, sendMax: null }))).toEqual({ alternatives: [] });
  });
});

describe('what an account owns', () => {
  it('lines, MPTs, credentials, permissions and tickets, over several pages', async () => {
    await send(gateway, { TransactionType: 'AccountSet', SetFlag: 8, Domain: '6578616D706C652E636F6D', TickSize: 5 });
    const metadata = Buffer.from('{"ticker":"GLD","name":"Gold"}').toString('hex');
    await send(gateway, { TransactionType: 'MPTokenIssuanceCreate', AssetScale: 2, Flags: 0x62, MPTokenMetadata: metadata });
    const account = valueOf(await reads.holdings(at(gateway)));
    const id = account.mpts[0]?.id ?? '';
    expect(account).toMatchObject({
      exists: true,
      more: false,
      mpts: [{ holding: null, ticker: 'GLD', canClawback: true, canLock: true }],
    });

    await send(alice, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id });
    await send(alice, { TransactionType: 'TrustSet', LimitAmount: usd('1000') });
    await send(gateway, { TransactionType: 'CredentialCreate', Subject: at(alice), CredentialType: '4B5943', URI: '68692074686572652E' });
    await send(alice, { TransactionType: 'DepositPreauth', Authorize: at(bob) });
    await send(alice, { TransactionType: 'SetRegularKey', RegularKey: at(bob) });
    for (let made = 0; made < 2; made += 1) await send(alice, { TransactionType: 'TicketCreate', TicketCount: 100 });
    const own = valueOf(await reads.holdings(at(alice)));
    expect(xrplReadMethods.xrplHoldings.result.safeParse(own).success).toBe(true);
    expect(own.lines).toMatchObject([{ account: at(alice), peer: at(gateway), currency: 'USD', noRipplePeer: false }]);
    expect(own.mpts).toMatchObject([
      { id, holding: { balance: 0n }, issuance: { assetScale: 2 }, ticker: 'GLD', metadata: '{"ticker":"GLD","name":"Gold"}' },
    ]);
    expect(own.credentials).toMatchObject([{ subject: at(alice), accepted: false, expired: false, uri: 'hi there.' }]);
    expect(own.facts).toMatchObject({ preauthorizes: [at(bob)], preauthorizesCredentials: [] });
    expect(own.facts.tickets).toHaveLength(200);
    expect(own.regularKey).toBe(at(bob));
    expect(own.reserve).toEqual({ base: 1_000_000n, increment: 200_000n });
  });

  it('an account that is not opened yet, and one that owns nothing', async () => {
    const nobody = valueOf(await reads.holdings(Wallet.generate().classicAddress));
    expect(nobody).toMatchObject({ exists: false, lines: [], more: false });
    expect(xrplReadMethods.xrplHoldings.result.safeParse(nobody).success).toBe(true);
    expect(valueOf(await reads.holdings(at(bob)))).toMatchObject({ exists: true, lines: [], mpts: [], facts: { tickets: [] } });
  });

  it('the issuer of a token, seen by who may accept it', async () => {
    await send(gateway, { TransactionType: 'AccountSet', SetFlag: 8, Domain: '6578616D706C652E636F6D', TransferRate: 1_005_000_000 });
    const view = async (account: string, asset: Asset) => valueOf(await reads.issuer(account, asset));
    const before = await view(at(alice), token('USD'));
    expect(before).toMatchObject({
      exists: true,
      domain: 'example.com',
      line: null,
      clawback: false,
      facts: { transferRate: 1_005_000_000n },
    });
    expect(xrplReadMethods.xrplIssuer.result.safeParse(before).success).toBe(true);
    await send(alice, { TransactionType: 'TrustSet', LimitAmount: usd('10') });
    expect(await view(at(alice), token('USD'))).toMatchObject({ line: { account: at(alice), peer: at(gateway) } });
    const ghost = { kind: 'token', currency: 'USD', issuer: Wallet.generate().classicAddress } as const;
    expect(await view(at(alice), ghost)).toMatchObject({ exists: false, line: null, facts: { balance: null } });
    const none = { kind: 'mpt', id: mptIdOf(at(gateway), 77) } as const;
    expect(await view(at(alice), none)).toEqual({ kind: 'mpt', id: none.id, exists: false, mpt: null });
    expect(await reads.issuer(at(alice), xrp)).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
  });

  it('another network’s server is not believed about anything', async () => {
    const other = readsAt(desk.loopback.url, 1);
    const refused = { ok: false, error: { code: 'network-mismatch' } };
    expect(await other.holdings(at(alice))).toEqual(refused);
    expect(await other.issuer(at(alice), token('USD'))).toEqual(refused);
    expect(await other.book(xrp, token('USD'), null)).toEqual(refused);
    const text = JSON.stringify({ TransactionType: 'Payment', Account: at(alice), Destination: at(bob), Amount: '1' });
    expect(await other.simulate(text)).toEqual(refused);
    expect(await other.facts(text)).toEqual(refused);
    expect(valueOf(await reads.facts(text)).signer).toBe('master');
  });
});

describe('a server that does not tell the truth', () => {
  const us = 'rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3';
  const them = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
  const honest: Answering = (asked) => {
    switch (asked.command) {
      case 'server_state':
        return { state: { network_id: 5, validated_ledger: { seq: 3, base_fee: 10, reserve_base: 1, reserve_inc: 1, close_time: 7 } } };
      case 'account_info':
        return { account_data: { Account: asked['account'], Balance: '9', Flags: 0, OwnerCount: 0, Sequence: 7 } };
      case 'account_objects':
        return { account: asked['account'], account_objects: [], ledger_index: 3 };
      default:
        return { error: 'entryNotFound' };
    }
  };
  async function liar(command: string, answer: object | ((turn: number) => object)): Promise<LedgerReads> {
    let turn = 0;
    const server = await serveRippled((asked, socket) => {
      if (asked.command !== command) return honest(asked, socket);
      turn += 1;
      return typeof answer === 'function' ? answer(turn) : answer;
    });
    closing.push(() => server.close());
    return readsAt(server.url, 5, 300);
  }
  const garbled = { ok: false, error: { code: 'backend-garbled' } };

  it.each<[string, object | ((turn: number) => object)]>([
    ['of somebody else', { account: them, account_objects: [] }],
    ['without end', (turn) => ({ account: us, account_objects: [], marker: turn % 2 })],
    ['that are no objects', { account: us, account_objects: ['x'] }],
    ['by the ten thousand', { account: us, account_objects: Array.from({ length: 10_000 }, () => ({})) }],
  ])('objects %s are refused', async (_what, answer) => {
    expect(await (await liar('account_objects', answer)).holdings(us)).toEqual(garbled);
  });

  it('pages that never repeat end all the same, and it is said that there is more', async () => {
    const many = await liar('account_objects', (turn) => ({ account: us, account_objects: [], marker: `${turn}`, ledger_index: 3 }));
    expect(valueOf(await many.holdings(us))).toMatchObject({ exists: true, more: true, facts: { tickets: [] } });
  });

  it('a line between others, a credential of others and an unreadable one are not ours; that something is missing is said', async () => {
    const side = (issuer: string) => ({ currency: 'USD', issuer, value: '1' });
    const line = { LedgerEntryType: 'RippleState', Flags: 0, Balance: side(us) };
    const objects = [
      { ...line, LowLimit: side(them), HighLimit: side('rMwjYedjc7qqtKYVLiAccJSmCwih4LnE2q') },
      { LedgerEntryType: 'Credential', Subject: them, Issuer: them, CredentialType: 'AB' },
      { ...line, LowLimit: side(us), HighLimit: side(them), Balance: { currency: 'USD', value: '1e999' } },
      { LedgerEntryType: 'Escrow' },
    ];
    const account = valueOf(await (await liar('account_objects', { account: us, account_objects: objects })).holdings(us));
    expect(account).toMatchObject({ lines: [], credentials: [], more: true, facts: { preauthorizes: null } });
  });

  it.each<[string, JsonObject]>([
    ['of another book', { TakerPays: { currency: 'EUR', issuer: us, value: '1' } }],
    ['for nothing', { TakerGets: '0' }],
    ['below zero', { TakerGets: '-5' }],
    ['with more funds than it gives', { taker_gets_funded: '9', taker_pays_funded: { currency: 'USD', issuer: us, value: '1' } }],
    ['with half of its funds', { taker_gets_funded: '1' }],
    ['of nobody', { Account: 'me' }],
    ['that expired', { Expiration: 7 }],
  ])('an offer %s is left out of the book', async (_what, part) => {
    const good = { Account: us, Sequence: 1, TakerGets: '5', TakerPays: { currency: 'USD', issuer: us, value: '1' } };
    const ask = async (offers: readonly object[]) =>
      valueOf(await (await liar('book_offers', { offers })).book(xrp, { kind: 'token', currency: 'USD', issuer: us }, null));
    expect(await ask([good, { ...good, ...part }])).toHaveLength(1);
  });

  it('an owner’s funds that are short count even where the server does not work them out', async () => {
    const usdOf = (value: string) => ({ currency: 'USD', issuer: us, value });
    const offer = { Account: us, Sequence: 1, TakerGets: '5000000', TakerPays: usdOf('1'), owner_funds: '2000001' };
    const [shown] = valueOf(
      await (await liar('book_offers', { offers: [offer] })).book(xrp, { kind: 'token', currency: 'USD', issuer: us }, null),
    );
    expect(shown).toMatchObject({ quality: '0.2', getsFunded: { drops: 2_000_001n }, paysFunded: amount(usdOf('0.4000002')) });
  });

  it('a trial run that was no trial, and paths in another asset, are not taken', async () => {
    const applied = await liar('simulate', { engine_result: 'tesSUCCESS', applied: true });
    expect(await applied.simulate(JSON.stringify({ TransactionType: 'Payment', Account: us, Destination: them, Amount: '1' }))).toEqual(
      garbled,
    );
    const alternatives = [
      { source_amount: { currency: 'USD', issuer: them, value: '1' }, paths_computed: [] },
      { source_amount: '12', paths_computed: Array.from({ length: 9 }, () => [{ account: us }]) },
      { source_amount: '11', paths_computed: [[{ account: us }]] },
      { source_amount: '10', paths_computed: [] },
      { source_amount: 'ten', paths_computed: [] },
    ];
    const paths = await liar('ripple_path_find', { alternatives });
    const question = {
      account: us,
      destination: them,
      amount: { kind: 'xrp', drops: 1n },
      sendMax: { kind: 'xrp', drops: 1n },
      domain: null,
    } as const;
    expect(valueOf(await paths.paths(question)).alternatives.map(({ source_amount }) => source_amount)).toEqual(['10', '11']);
  });
});
