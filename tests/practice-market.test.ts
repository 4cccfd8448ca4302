// Stories of the practice market as the app asks for it: over real sockets, by two copies at once, across a kill, and from a host that answers nonsense.
import { memoryDocument } from './fakes/memory-document.ts';
import { builtInAlone } from '../src/main/desk/ledger-servers.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, type SubmittableTransaction, Wallet } from 'xrpl';
import { practiceHandlers } from '../src/main/app/practice-handlers.ts';
import { type PracticeBackends, practiceBackends } from '../src/main/desk/backend-set.ts';
import type { Desks } from '../src/main/desk/desks.ts';
import { defaultRateSettings } from '../src/main/desk/rate-settings.ts';
import { type TestPractice, testPractice } from '../src/practice/host/testing/practice.ts';
import { practiceNetworkId } from '../src/shared/network.ts';
import { type Result, ok, refuse } from '../src/shared/result.ts';
import type { Asset } from '../src/shared/xrpl/amount.ts';
import { serve } from './helpers/loopback-http.ts';

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
  return answer.value;
};

/** The handlers of one copy of the app, with a practice wallet `w` and a wallet `real` of another network. */
function copyOf(endpoint: () => Promise<string>) {
  const backends: PracticeBackends = practiceBackends({
    endpointFile: 'endpoint.json',
    readText: endpoint,
    now: () => Math.floor(Date.now() / 1000),
    rateSettings: () => defaultRateSettings,
    ledgerServers: memoryDocument(builtInAlone),
  });
  const networks: Readonly<Record<string, string>> = { w: 'practice', real: 'main' };
  const desk = (id: string) => (networks[id] === undefined ? refuse('wallet-not-found') : ok({ record: { network: networks[id] } }));
  const moved: string[] = [];
  const desks = { desk } as unknown as Pick<Desks, 'desk'>;
  const handlers = practiceHandlers({ desks, market: backends.market, moved: (id) => void moved.push(id) });
  return { handlers, moved, close: () => backends.close() };
}

describe('the practice market', () => {
  let practice: TestPractice;
  let copies: ReturnType<typeof copyOf>[];
  const pupil = Wallet.generate();
  const account = pupil.classicAddress;

  const copy = () => {
    const opened = copyOf(() => readFile(join(practice.folder, 'endpoint.json'), 'utf8'));
    copies.push(opened);
    return opened;
  };
  const asked = async <T>(use: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client(`ws://127.0.0.1:${practice.host.port}/xrpl`);
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.disconnect();
    }
  };
  const send = (tx: SubmittableTransaction) =>
    asked(async (client) => {
      const { account_data: root } = (await client.request({ command: 'account_info', account, ledger_index: 'current' })).result;
      const whole = { ...tx, Fee: '20', Sequence: root.Sequence, NetworkID: practiceNetworkId };
      const { result } = await client.request({ command: 'submit', tx_blob: pupil.sign(whole).tx_blob });
      await practice.control('ledgers', { count: 1 });
      return result.engine_result;
    });
  const accept = (of: Asset) => {
    if (of.kind === 'xrp') throw new Error('XRP needs no line');
    if (of.kind === 'mpt') return send({ TransactionType: 'MPTokenAuthorize', Account: account, MPTokenIssuanceID: of.id });
    const LimitAmount = { currency: of.currency, issuer: of.issuer, value: '1000000' };
    return send({ TransactionType: 'TrustSet', Account: account, LimitAmount, Flags: 0x20000 });
  };
  const offersIn = (usd: Asset, cny: Asset) =>
    asked(async (client) => {
      if (usd.kind !== 'token' || cny.kind !== 'token') throw new Error('no tokens');
      const { currency, issuer } = usd;
      const taker_gets = { currency: cny.currency, issuer: cny.issuer };
      return (await client.request({ command: 'book_offers', taker_pays: { currency, issuer }, taker_gets })).result.offers.length;
    });

  beforeEach(async () => {
    practice = await testPractice();
    copies = [];
    await practice.control('faucet', { address: account, amount: '1000' });
    await practice.control('ledgers', { count: 1 });
  });
  afterEach(async () => {
    for (const one of copies) one.close();
    await practice.end();
  });

  it('gives tokens to a wallet that accepts them, and says in words it can act on why it does not', async () => {
    const { handlers, moved } = copy();
    const tokens = must(await handlers.practiceTokens({ walletId: 'w' }));
    expect(tokens.map(({ asset: { kind } }) => kind)).toEqual(['token', 'token', 'mpt', 'mpt']);
    for (const { asset } of tokens) {
      const give = (amount: string) => handlers.givePracticeToken({ walletId: 'w', account, asset, amount });
      expect(await give('5')).toEqual(refuse('token-not-accepted'));
      expect(await accept(asset)).toBe('tesSUCCESS');
      expect(await give('5')).toEqual(ok({}));
      expect(await give('0')).toEqual(refuse('practice-token-amount'));
    }
    expect(moved).toEqual(tokens.map(() => 'w'));
    const [dollars] = tokens;
    if (dollars === undefined) throw new Error('no token');
    const full = await handlers.givePracticeToken({ walletId: 'w', account, asset: dollars.asset, amount: '999999' });
    expect(full).toEqual(refuse('practice-token-limit', { limit: '1000000' }));
    expect(await handlers.givePracticeToken({ walletId: 'w', account, asset: { kind: 'xrp' }, amount: '5' })).toMatchObject({ ok: false });
  });

  it('is for practice wallets alone', async () => {
    const { handlers } = copy();
    const asset = { kind: 'token', currency: 'USD', issuer: account } as const;
    for (const [walletId, code] of [
      ['real', 'practice-only'],
      ['gone', 'wallet-not-found'],
    ] as const) {
      expect(await handlers.practiceTokens({ walletId })).toEqual(refuse(code));
      expect(await handlers.practiceLesson({ walletId, account })).toEqual(refuse(code));
      expect(await handlers.givePracticeToken({ walletId, account, asset, amount: '1' })).toEqual(refuse(code));
    }
    expect(await asked((client) => client.getLedgerIndex())).toBeLessThan(6);
  });

  it('is made once, however many copies ask at once', async () => {
    const [one, two] = [copy().handlers, copy().handlers];
    const answers = await Promise.all([one, two, one, two].map((handlers) => handlers.practiceTokens({ walletId: 'w' })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const lessons = await Promise.all([one, two, two, one].map((handlers) => handlers.practiceLesson({ walletId: 'w', account })));
    const [first] = lessons.map(must);
    if (first === undefined) throw new Error('no lesson');
    expect(new Set(lessons.map((lesson) => JSON.stringify(lesson))).size).toBe(1);
    expect(await offersIn(first.usd, first.cny)).toBe(2);
  });

  it('is still there after the host was killed, tokens, gifts and lesson', async () => {
    const { handlers } = copy();
    const tokens = must(await handlers.practiceTokens({ walletId: 'w' }));
    const lesson = must(await handlers.practiceLesson({ walletId: 'w', account }));
    await accept(lesson.usd);
    expect(must(await handlers.practiceLesson({ walletId: 'w', account }))).toEqual({ ...lesson, accepted: true, balance: '40' });
    const before = practice;
    practice = await practice.killAndReopen();
    await before.host.close();
    const other = copy().handlers;
    expect(must(await other.practiceTokens({ walletId: 'w' }))).toEqual(tokens);
    expect(must(await other.practiceLesson({ walletId: 'w', account }))).toEqual({ ...lesson, accepted: true, balance: '40' });
    expect(await offersIn(lesson.usd, lesson.cny)).toBe(2);
  });

  it('needs the token of the practice network', async () => {
    for (const name of ['market-tokens', 'market-give', 'market-lesson']) {
      const answer = await practice.post(`/control/${name}`, JSON.stringify({ account }));
      expect([name, answer.status]).toEqual([name, 401]);
    }
    for (const body of [
      {},
      { account: 5 },
      { account, amount: '1' },
      { account, asset: 7, amount: '1' },
      { account, asset: { kind: 'xrp' }, amount: '1' },
    ])
      expect((await practice.control('market-give', body)).status).toBe(400);
  });
});

describe('a host that answers nonsense', () => {
  const nonsense = [
    '',
    'null',
    '{"tokens":7}',
    `{"tokens":[${'{"asset":{"kind":"token","currency":"USD","issuer":"nobody"},"name":"x","issuer":"nobody","scale":null}'}]}`,
    JSON.stringify({ tokens: Array.from({ length: 21 }, () => ({})) }),
    '{"code":"<b>practice</b>"}',
    '{"code":"practice-token-refused","params":{"result":"tec","more":7}}',
  ];

  it.each([200, 400, 500])('with status %i is never believed', async (status) => {
    let body = '';
    const server = await serve((_, response) => response.writeHead(status).end(body));
    const { handlers, close } = copyOf(async () => JSON.stringify({ port: server.port, token: 'ab'.repeat(32) }));
    const account = Wallet.generate().classicAddress;
    for (const text of nonsense) {
      body = text;
      const answers = [await handlers.practiceTokens({ walletId: 'w' }), await handlers.practiceLesson({ walletId: 'w', account })];
      for (const answer of answers) {
        expect(answer.ok, text).toBe(false);
        if (!answer.ok) expect(['backend-garbled', 'practice-token-refused']).toContain(answer.error.code);
      }
    }
    close();
    await server.close();
  });
});
