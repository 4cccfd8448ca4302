import { describe, expect, it } from 'vitest';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { control } from './control.ts';
import { serveControl } from './control-server.ts';
import type { Bumped } from './bump.ts';
import type { Paid } from './pay.ts';
import type { PracticeAnswer } from './practice-orders.ts';

interface Given {
  readonly answers?: Readonly<Record<string, Result<PracticeAnswer>>>;
  readonly paid?: Result<Paid>;
  readonly bumped?: Result<Bumped>;
  readonly accepted?: Result<{ readonly account: string }>;
}

function world({
  answers = {},
  paid = ok({ planId: 'p', transactionIds: ['t'] }),
  accepted = ok({ account: 'rStore' }),
  bumped = ok({ transactionId: 'u', replaces: 't' }),
}: Given = {}) {
  const told: string[] = [];
  const options = {
    order: async (name: string, body: object) => {
      told.push(`${name} ${JSON.stringify(body)}`);
      return answers[name] ?? ok({ status: 200, body: '{"height":7}' });
    },
    pay: async (walletId: string, payoutIds: readonly string[]) => {
      told.push(`pay ${walletId} ${payoutIds.join(' ')}`);
      return paid;
    },
    bump: async (walletId: string, txid: string, feeRate: bigint) => {
      told.push(`bump ${walletId} ${txid.slice(0, 4)} ${feeRate}`);
      return bumped;
    },
    tokens: {
      list: async () => ok([]),
      recipient: async (ids: readonly string[]) => {
        told.push(`recipient ${ids.join(' ')}`);
        return accepted.ok ? ok({ address: 'rNew' }) : accepted;
      },
      accept: async (...words: readonly string[]) => {
        told.push(`accept ${words.join(' ')}`);
        return accepted;
      },
    },
    nudge: async () => void told.push('nudge'),
  };
  return { told, ask: (path: string, body: unknown) => control(options, path, typeof body === 'string' ? body : JSON.stringify(body)) };
}

describe("the sandbox's control", () => {
  it('passes orders on to the practice network and lets the app look at once', async () => {
    const { ask, told } = world();
    expect(await ask('/blocks', { count: 3 })).toEqual({ status: 200, body: { height: 7 } });
    await ask('/ledgers', { count: 1 });
    await ask('/rates', { pair: 'BTC_USD', rate: '5000' });
    await ask('/faucet', { address: 'rX', amount: '10.5' });
    expect(told.filter((word) => word !== 'nudge')).toEqual([
      'blocks {"count":3}',
      'ledgers {"count":1}',
      'rates {"pair":"BTC_USD","rate":"5000"}',
      'faucet {"address":"rX","amount":"10.5"}',
    ]);
    expect(told.filter((word) => word === 'nudge')).toHaveLength(4);
  });

  it('raises a fee by a rate as text or number, and says why it did not', async () => {
    const { ask, told } = world();
    const txid = 'ab'.repeat(32);
    expect(await ask('/wallets/w/bump', { txid, feeRate: '12.5' })).toEqual({ status: 200, body: { transactionId: 'u', replaces: 't' } });
    expect((await ask('/wallets/w/bump', { txid, feeRate: 3 })).status).toBe(200);
    expect(told).toEqual(['bump w abab 12500', 'bump w abab 3000']);
    for (const body of [{ txid }, { txid: 'x', feeRate: '1' }, { txid, feeRate: '0' }, { txid, feeRate: '1.0005' }, { txid, feeRate: -1 }])
      expect(await ask('/wallets/w/bump', body)).toEqual({ status: 422, body: { code: 'control-order-invalid' } });
    const refused = world({ bumped: refuse('bump-too-small') });
    expect(await refused.ask('/wallets/w/bump', { txid, feeRate: '1' })).toEqual({ status: 409, body: { code: 'bump-too-small' } });
  });

  it('pauses blocks and ledgers together', async () => {
    const { ask, told } = world();
    expect((await ask('/pause-blocks', { paused: true })).status).toBe(200);
    expect(told.slice(0, 2)).toEqual(['pause-ledgers {"paused":true}', 'pause-blocks {"paused":true}']);
  });

  it('refuses bodies that are not right with 422 and tells the network nothing', async () => {
    const { ask, told } = world();
    for (const [path, body] of [
      ['/blocks', {}],
      ['/blocks', { count: 0 }],
      ['/blocks', { count: 1.5 }],
      ['/blocks', { count: 1001 }],
      ['/blocks', 'junk'],
      ['/blocks', ''],
      ['/faucet', { address: 'x', amount: 1 }],
      ['/rates', { pair: 'BTC_USD', rate: 5000 }],
      ['/pause-blocks', { paused: 'yes' }],
      ['/tokens', { all: true }],
      ['/recipients', {}],
      ['/recipients', { payoutMethodIds: ['a', 'a'] }],
      ['/wallets/w/accept', { payoutMethodId: 'a' }],
      ['/wallets/w/accept', { payoutMethodId: 'a', amount: 5 }],
      ['/wallets/w/pay', {}],
      ['/wallets/w/pay', { payoutIds: [] }],
      ['/wallets/w/pay', { payoutIds: ['a', 'a'] }],
    ] as const) {
      expect(await ask(path, body)).toEqual({ status: 422, body: { code: 'control-order-invalid' } });
    }
    expect(told).toEqual([]);
  });

  it('knows no other orders, not even those of the practice network that tests use', async () => {
    const { ask, told } = world();
    for (const path of ['/', '/lie', '/reorg', '/pause-ledgers', '/wallets/w/cancel', '/wallets//pay', '/toString'])
      expect(await ask(path, { count: 1 })).toEqual({ status: 404, body: { code: 'not-found' } });
    expect(told).toEqual([]);
  });

  it('gives the reason of the practice network, and says when that is not there', async () => {
    const refused = ok({ status: 400, body: '{"code":"practice-rate-invalid"}' });
    const { ask } = world({ answers: { rates: refused, blocks: refuse('backend-unreachable') } });
    expect(await ask('/rates', { pair: 'X', rate: 'y' })).toEqual({ status: 422, body: { code: 'practice-rate-invalid' } });
    expect(await ask('/blocks', { count: 1 })).toEqual({ status: 503, body: { code: 'backend-unreachable' } });
  });

  it('pays, and answers a payment that was not made with 409', async () => {
    const good = world();
    expect(await good.ask('/wallets/w1/pay', { payoutIds: ['a', 'b'] })).toEqual({
      status: 200,
      body: { planId: 'p', transactionIds: ['t'] },
    });
    expect(good.told).toEqual(['pay w1 a b']);
    const bad = world({ paid: refuse('payout-not-payable') });
    expect(await bad.ask('/wallets/w1/pay', { payoutIds: ['a'] })).toEqual({ status: 409, body: { code: 'payout-not-payable' } });
  });

  it('prepares tokens on both sides, and says why it could not', async () => {
    const good = world();
    expect(await good.ask('/tokens', {})).toEqual({ status: 200, body: { tokens: [] } });
    expect(await good.ask('/recipients', { payoutMethodIds: ['a', 'b'] })).toEqual({ status: 200, body: { address: 'rNew' } });
    expect(await good.ask('/wallets/w/accept', { payoutMethodId: 'a', amount: '5' })).toEqual({ status: 200, body: { account: 'rStore' } });
    expect(good.told).toEqual(['recipient a b', 'nudge', 'accept w a 5', 'nudge']);
    for (const [code, status] of [
      ['practice-token-unknown', 422],
      ['practice-token-amount', 422],
      ['practice-token-limit', 409],
      ['wallet-not-found', 409],
      ['backend-unreachable', 503],
    ] as const) {
      const bad = world({ accepted: refuse(code) });
      expect(await bad.ask('/recipients', { payoutMethodIds: ['a'] })).toEqual({ status, body: { code } });
      expect(await bad.ask('/wallets/w/accept', { payoutMethodId: 'a', amount: '5' })).toEqual({ status, body: { code } });
    }
  });
});

describe("the control's server", () => {
  const told: string[] = [];
  const open = () =>
    serveControl({
      answer: async (path, body) => {
        told.push(`${path} ${body}`);
        if (path === '/fail') throw new Error('a bug');
        return { status: 200, body: { path } };
      },
      report: () => undefined,
    });
  const post = (url: string, body = '{}', headers: Record<string, string> = {}) => fetch(url, { method: 'POST', body, headers });

  it('listens on this computer and reads JSON', async () => {
    const server = await open();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await post(`${server.url}/blocks?x=1`, '{"count":1}');
    expect([answer.status, await answer.json()]).toEqual([200, { path: '/blocks' }]);
    expect(told).toEqual(['/blocks {"count":1}']);
    server.close();
  });

  it('refuses web pages, other methods and endless bodies, and survives its own faults', async () => {
    const server = await open();
    const before = told.length;
    expect((await post(`${server.url}/blocks`, '{}', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await fetch(`${server.url}/blocks`)).status).toBe(405);
    expect((await post(`${server.url}/blocks`, 'x'.repeat(70_000))).status).toBe(413);
    expect(told.length).toBe(before);
    const failed = await post(`${server.url}/fail`);
    expect([failed.status, await failed.json()]).toEqual([500, { code: 'control-failed' }]);
    expect((await post(`${server.url}/blocks`)).status).toBe(200);
    server.close();
    await expect(post(`${server.url}/blocks`)).rejects.toThrow();
  });
});
