// Owns the proof that an Esplora server is read strictly, believed little, and never asked to judge a broadcast.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, serve } from '../../../tests/helpers/loopback-http.ts';
import type { BitcoinBackend } from './bitcoin-backend.ts';
import { fixedEndpoint } from './endpoint.ts';
import { esploraBackend } from './esplora.ts';
import { feeEstimates, transaction as transactionShape } from './esplora-parse.ts';
import { httpClient } from './http-client.ts';
import { readJson } from './json.ts';

type Answer = { readonly status?: number; readonly body: unknown } | 'silent' | 'cut';
let server: LoopbackServer;
let backend: BitcoinBackend;

/** A server that knows these paths; text is sent as it is, all else as JSON. */
async function esplora(answers: Readonly<Record<string, Answer>>, timeoutMs = 1_000): Promise<BitcoinBackend> {
  server = await serve((request, response) => {
    const answer = answers[`${request.method} ${request.url}`] ?? { status: 404, body: 'not found' };
    if (answer === 'silent') return;
    if (answer === 'cut') return response.socket?.destroy();
    return response.writeHead(answer.status ?? 200).end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
  backend = esploraBackend({ client: httpClient({ isAllowed: () => true, timeoutMs }), endpoint: fixedEndpoint(`${server.origin}/`) });
  return backend;
}

afterEach(async () => {
  backend.close();
  await server.close();
});

const id = (number: number) => number.toString(16).padStart(64, '0');
const confirmed = { confirmed: true, block_height: 100, block_hash: id(1), block_time: 1_700_000_000 };
const transaction = (number: number, status: object = confirmed) => ({
  txid: id(number),
  fee: 200,
  status,
  vin: [{ txid: id(99), vout: 1, is_coinbase: false, prevout: { scriptpubkey_address: 'bcrt1qfrom', value: 5_200 } }],
  vout: [
    { scriptpubkey_address: 'bcrt1qto', value: 5_000 },
    { scriptpubkey: '6a00', value: 0 },
  ],
});

describe('what an Esplora server says', () => {
  it('becomes plain data', async () => {
    await esplora({
      'GET /blocks/tip/height': { body: '101' },
      'GET /block-height/101': { body: id(101) },
      'GET /address/bcrt1qto/utxo': {
        body: [
          { txid: id(1), vout: 0, value: 5_000, status: confirmed },
          { txid: id(2), vout: 3, value: 2_100_000_000_000_000, status: { confirmed: false } },
        ],
      },
      [`GET /tx/${id(1)}`]: { body: transaction(1) },
      [`GET /tx/${id(1)}/outspend/0`]: { body: { spent: true, txid: id(7), vin: 0, status: { confirmed: false } } },
      [`GET /tx/${id(1)}/outspend/1`]: { body: { spent: false } },
      'GET /fee-estimates': { body: { '1': 87.882, '6': 1, '144': 1.0271 } },
    });
    expect(await backend.tip()).toEqual({ ok: true, value: { height: 101, hash: id(101) } });
    expect(await backend.utxos('bcrt1qto')).toEqual({
      ok: true,
      value: [
        { txid: id(1), vout: 0, value: 5_000n, height: 100 },
        { txid: id(2), vout: 3, value: 2_100_000_000_000_000n, height: null },
      ],
    });
    expect(await backend.transaction(id(1))).toEqual({
      ok: true,
      value: {
        txid: id(1),
        height: 100,
        blockTime: 1_700_000_000,
        fee: 200n,
        inputs: [{ txid: id(99), vout: 1, address: 'bcrt1qfrom', value: 5_200n }],
        outputs: [
          { address: 'bcrt1qto', value: 5_000n },
          { address: null, value: 0n },
        ],
      },
    });
    expect(await backend.transaction(id(55))).toEqual({ ok: true, value: null });
    expect(await backend.spender(id(1), 0)).toEqual({ ok: true, value: { txid: id(7), height: null } });
    expect(await backend.spender(id(1), 1)).toEqual({ ok: true, value: null });
    expect(await backend.feeRates()).toEqual({ ok: true, value: { '1': 87_882n, '6': 1_000n, '144': 1_028n } });
  });

  it('is read page by page, without an end only up to a bound', async () => {
    const page = (from: number) => ({ body: Array.from({ length: 25 }, (_, i) => transaction(from + i)) });
    await esplora({
      'GET /address/a/txs': { body: [transaction(900, { confirmed: false }), ...page(1).body] },
      [`GET /address/a/txs/chain/${id(25)}`]: page(26),
      [`GET /address/a/txs/chain/${id(50)}`]: { body: [transaction(51)] },
    });
    const answer = await backend.transactions('a');
    expect(answer.ok && answer.value.map(({ txid }) => txid)).toEqual([id(900), ...Array.from({ length: 51 }, (_, i) => id(i + 1))]);
  });

  it('does not run in circles when every page is the same', async () => {
    const page = { body: Array.from({ length: 25 }, (_, i) => transaction(i + 1)) };
    await esplora({ 'GET /address/a/txs': page, [`GET /address/a/txs/chain/${id(25)}`]: page });
    const answer = await backend.transactions('a');
    expect(answer.ok && answer.value.length).toBe(25);
    expect(server.requests.length).toBe(2);
  });

  it('escapes what it is asked', async () => {
    await esplora({});
    await backend.utxos('../../admin?x=1');
    expect(server.requests).toEqual(['GET /address/..%2F..%2Fadmin%3Fx%3D1/utxo']);
  });
});

describe('a lying Esplora server', () => {
  const utxo = { txid: id(1), vout: 0, value: 5_000, status: confirmed };
  it.each([
    ['no JSON', '<html>busy</html>'],
    ['null', 'null'],
    ['an object for a list', { utxos: [] }],
    ['text for a number', [{ ...utxo, value: '5000' }]],
    ['a fraction of a satoshi', [{ ...utxo, value: 0.5 }]],
    ['a negative amount', [{ ...utxo, value: -1 }]],
    ['more money than there is', [{ ...utxo, value: 2_100_000_000_000_001 }]],
    ['a number beyond exactness', `[{"txid":"${id(1)}","vout":0,"value":9007199254740993,"status":{"confirmed":false}}]`],
    ['infinity', `[{"txid":"${id(1)}","vout":0,"value":1e999,"status":{"confirmed":false}}]`],
    ['a malformed id', [{ ...utxo, txid: '../../etc' }]],
    ['a negative index', [{ ...utxo, vout: -1 }]],
    ['confirmed without a height', [{ ...utxo, status: { confirmed: true } }]],
    ['"confirmed" as text', [{ ...utxo, status: { confirmed: 'true', block_height: 3 } }]],
    ['a missing status', [{ txid: id(1), vout: 0, value: 5_000 }]],
  ])('is not believed: %s', async (_, body) => {
    await esplora({ 'GET /address/a/utxo': { body } });
    expect(await backend.utxos('a')).toEqual({ ok: false, error: { code: 'backend-garbled' } });
  });

  it('cannot pass one transaction off as another', async () => {
    await esplora({ [`GET /tx/${id(1)}`]: { body: transaction(2) } });
    expect(await backend.transaction(id(1))).toMatchObject({ ok: false, error: { code: 'backend-garbled' } });
  });

  it('cannot make us pay any fee', () => {
    const rates = (body: string) => readJson(feeEstimates, body).ok;
    expect(rates('{"1": 10000}')).toBe(true);
    for (const bad of ['{"1": 10001}', '{"1": -1}', '{"1": 0}', '{"1": "5"}', '{"1": null}', '{"x": 5}', '[]', '5', '{"1": 1e300}'])
      expect(rates(bad)).toBe(false);
  });

  it('is refused by its status', async () => {
    await esplora(
      {
        'GET /address/a/utxo': { status: 500, body: [] },
        'GET /address/b/utxo': 'cut',
        'GET /address/c/utxo': 'silent',
        'GET /blocks/tip/height': { body: '"101"' },
      },
      150,
    );
    expect(await backend.utxos('a')).toEqual({ ok: false, error: { code: 'backend-refused', params: { status: '500' } } });
    expect(await backend.utxos('b')).toMatchObject({ error: { code: 'backend-unreachable' } });
    expect(await backend.utxos('c')).toMatchObject({ error: { code: 'backend-timeout' } });
    expect(await backend.tip()).toMatchObject({ error: { code: 'backend-garbled' } });
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(typeof readJson(transactionShape, text).ok).toBe('boolean');
      }),
    );
  });
});

describe('a broadcast', () => {
  const answerTo = async (answer: Answer) => {
    await esplora({ 'POST /tx': answer }, 150);
    return backend.broadcast('00');
  };
  it.each([
    ['its id', { body: `${id(1)}\n` }],
    ['known', { status: 400, body: 'sendrawtransaction RPC error: {"code":-27,"message":"Transaction already in block chain"}' }],
    ['in the utxo set', { status: 400, body: 'Transaction outputs already in utxo set' }],
    ['in the mempool', { status: 400, body: 'txn-already-in-mempool' }],
    ['known, in a 500', { status: 500, body: 'txn-already-known' }],
  ])('is accepted when the answer is: %s', async (_, answer) => expect(await answerTo(answer)).toEqual({ kind: 'accepted' }));

  it('is rejected in the words of the node, made printable', async () => {
    expect(await answerTo({ status: 400, body: 'min relay fee not met,\u0000 100 < 200' })).toEqual({
      kind: 'rejected',
      reason: 'min relay fee not met, 100 < 200',
    });
  });

  it.each<[string, Answer]>([
    ['silence', 'silent'],
    ['a lost connection', 'cut'],
    ['a page of a proxy', { body: '<html>ok</html>' }],
    ['a broken server', { status: 502, body: 'bad gateway' }],
    ['too many requests', { status: 429, body: 'slow down' }],
    ['a wrong path', { status: 404, body: 'not found' }],
    ['a redirect', { status: 302, body: '' }],
  ])('is unknown, neither sent nor refused, after %s', async (_, answer) =>
    expect(await answerTo(answer)).toMatchObject({ kind: 'unknown' }),
  );

  it('is sent once', async () => {
    await answerTo('cut');
    expect(server.requests).toEqual(['POST /tx']);
  });
});
