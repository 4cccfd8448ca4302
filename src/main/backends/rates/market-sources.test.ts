// Owns the proof that the public sources are read exactly, and that anything odd in their answers is no price.
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, serve } from '../../../../tests/helpers/loopback-http.ts';
import { readExactJson } from './exact-json-parse.ts';
import { readPrice } from './price-text.ts';
import { publicSources } from './rate-sources.ts';
import * as z from 'zod';

const now = 1_711_356_320;
let server: LoopbackServer;

type Id = 'kraken' | 'coingecko' | 'bitflyer';
type Body = string | ((response: ServerResponse) => unknown);

/** "rate, seconds of age", or the code. */
async function ask(id: Id, pair: string, body: Body, status = 200): Promise<string> {
  server = await serve((_, response) => (typeof body === 'string' ? response.writeHead(status).end(body) : body(response)));
  const origins = { kraken: 'http://127.0.0.1:9', coingecko: 'http://127.0.0.1:9', bitflyer: 'http://127.0.0.1:9', [id]: server.origin };
  const made = publicSources({ now: () => now, maxAgeSeconds: () => 300, origins, timeoutMs: 300 });
  const answer = await made.sources.get(id)?.quote(pair);
  made.close();
  if (answer?.ok !== true) return answer?.error.code ?? 'no source';
  expect(answer.value).toMatchObject({ pair, source: id });
  return `${answer.value.rate}, ${now - answer.value.at}`;
}

const krakenBody = (name: string, ask_: string) =>
  JSON.stringify({
    error: [],
    result: { [name]: { a: [ask_, '1', '1.000'], b: ['67000.00000', '2', '2.000'], c: ['67001.1', '0.1'], t: [1, 2], o: '66000.0' } },
  });
const gecko = (text: string) => `{"bitcoin":${text}}`;
const flyer = (changes: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    product_code: 'BTC_JPY',
    state: 'RUNNING',
    timestamp: '2024-03-25T08:45:10.123',
    tick_id: 3579,
    best_bid: 10_100_000.0,
    best_ask: 10_123_456.5,
    ltp: 10_110_000,
    ...changes,
  });

describe('public sources', () => {
  afterEach(() => server.close());

  it('Kraken is asked for XBT and gives the ask side, as fresh as the question', async () => {
    expect(await ask('kraken', 'BTC_USD', krakenBody('XXBTZUSD', '67187.30000'))).toBe('67187.3, 0');
    expect(server.requests).toEqual(['GET /0/public/Ticker?pair=XBTUSD']);
  });
  it.each([
    ['XRP_USD', 'XXRPZUSD'],
    ['XRP_BTC', 'XXRPXXBT'],
    ['BTC_CHF', 'XBTCHF'],
  ])('Kraken knows %s as %s', async (pair, name) => expect(await ask('kraken', pair, krakenBody(name, '0.6543'))).toBe('0.6543, 0'));
  it.each([
    ['its own error', '{"error":["EQuery:Unknown asset pair"]}'],
    ['an error beside a price', krakenBody('XXBTZUSD', '1').replace('[]', '["EService:Busy"]')],
    ['another pair', krakenBody('XXBTZEUR', '67187.3')],
    ['two pairs', '{"error":[],"result":{"XXBTZUSD":{"a":["1","1","1"]},"XXBTZEUR":{"a":["2","1","1"]}}}'],
    ['no pair', '{"error":[],"result":{}}'],
    ['zero', krakenBody('XXBTZUSD', '0.00000')],
    ['below zero', krakenBody('XXBTZUSD', '-1')],
    ['no number', krakenBody('XXBTZUSD', 'NaN')],
    ['half an answer', krakenBody('XXBTZUSD', '67187.3').slice(0, 60)],
    ['a page', '<html><body>Attention required</body></html>'],
    ['nothing', ''],
  ])('Kraken: %s is no price', async (_, body) => expect(await ask('kraken', 'BTC_USD', body)).toBe('rate-unavailable'));

  it('CoinGecko is read to the last digit, however a number is written', async () => {
    expect(await ask('coingecko', 'BTC_USD', gecko('{"usd":67187.335893665123456,"last_updated_at":1711356300}'))).toBe(
      '67187.335893665123456, 20',
    );
    expect(server.requests).toEqual(['GET /api/v3/simple/price?ids=bitcoin&vs_currencies=usd&include_last_updated_at=true&precision=full']);
    await server.close();
    expect(await ask('coingecko', 'XRP_BTC', '{"ripple":{"btc":9.123456789012345678e-06,"last_updated_at":1711356320}}')).toBe(
      '0.000009123456789012, 0',
    );
  });
  it.each([
    ['another coin', '{"ripple":{"usd":1,"last_updated_at":1711356300}}', 'rate-unavailable'],
    ['another currency', gecko('{"eur":1,"last_updated_at":1711356300}'), 'rate-unavailable'],
    ['an unknown coin', '{}', 'rate-unavailable'],
    ['no time', gecko('{"usd":67187}'), 'rate-unavailable'],
    ['null', gecko('{"usd":null,"last_updated_at":1711356300}'), 'rate-unavailable'],
    ['zero', gecko('{"usd":0,"last_updated_at":1711356300}'), 'rate-unavailable'],
    ['below zero', gecko('{"usd":-5,"last_updated_at":1711356300}'), 'rate-unavailable'],
    ['the future', gecko('{"usd":5,"last_updated_at":1711356381}'), 'rate-unavailable'],
    ['yesterday', gecko('{"usd":5,"last_updated_at":1711270000}'), 'rate-stale'],
    ['an octal number', gecko('{"usd":05,"last_updated_at":1711356300}'), 'rate-unavailable'],
    ['too many requests', '{"status":{"error_code":429,"error_message":"slow down"}}', 'rate-unavailable'],
  ])('CoinGecko: %s is no price', async (_, body, code) => expect(await ask('coingecko', 'BTC_USD', body)).toBe(code));

  it('bitFlyer gives the ask side in yen at the time it says, in UTC', async () => {
    expect(await ask('bitflyer', 'BTC_JPY', flyer())).toBe('10123456.5, 10');
    expect(server.requests).toEqual(['GET /v1/ticker?product_code=BTC_JPY']);
  });
  it.each([
    ['another pair', flyer({ product_code: 'FX_BTC_JPY' }), 'rate-unavailable'],
    ['a market that stands still', flyer({ state: 'CLOSED' }), 'rate-unavailable'],
    ['a time that is none', flyer({ timestamp: '2024-13-45T99:45:10' }), 'rate-unavailable'],
    ['an old time', flyer({ timestamp: '2024-03-25T08:40:10' }), 'rate-stale'],
    ['zero', flyer({ best_ask: 0 }), 'rate-unavailable'],
    ['an error', '{"status":-100,"error_message":"Invalid product"}', 'rate-unavailable'],
  ])('bitFlyer: %s is no price', async (_, body, code) => expect(await ask('bitflyer', 'BTC_JPY', body)).toBe(code));

  it.each<[string, Body, number]>([
    ['an error status', krakenBody('XXBTZUSD', '67187.3'), 503],
    ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(), 302],
    ['a huge answer', `${krakenBody('XXBTZUSD', '67187.3')}${' '.repeat(70_000)}`, 200],
    ['an answer that never ends', (response) => response.writeHead(200).write('{"error":[],'), 200],
    ['silence', () => undefined, 200],
    ['a cut line', (response) => response.destroy(), 200],
    ['bytes that are no text', (response) => response.end(Buffer.from([0xff, 0xfe, 0x00])), 200],
  ])('%s is no price', async (_, body, status) => expect(await ask('kraken', 'BTC_USD', body, status)).toBe('rate-unavailable'));

  it.each<[Id, string]>([
    ['kraken', 'HOUR_USD'],
    ['kraken', 'XRP_SATS'],
    ['kraken', 'BTC_時間'],
    ['coingecko', 'constructor_USD'],
    ['coingecko', 'BTC_US&x=1'],
    ['bitflyer', 'BTC_USD'],
    ['bitflyer', 'USD_JPY'],
  ])('%s is not even asked for %s', async (id, pair) => {
    expect(await ask(id, pair, '{}')).toBe('rate-unavailable');
    expect(server.requests).toEqual([]);
  });
});

describe('numbers of a stranger', () => {
  it('come out as they were written, and text stays text', () => {
    const shape = z.record(z.string(), z.unknown());
    const text = '{"a":0.10000000000000000001,"b":"1.0 \\" 2","c":[1e5,-2],"3":{"d":true,"e":null}}';
    expect(readExactJson(shape, text)).toEqual({
      ok: true,
      value: { a: '0.10000000000000000001', b: '1.0 " 2', c: ['1e5', '-2'], 3: { d: true, e: null } },
    });
  });

  it.each(['{"a":01}', '{"a":1.}', '{"a":.5}', '{"a":+1}', '{"a":0x1}', '{"a":1'])('%s is not JSON', (text) =>
    expect(readExactJson(z.unknown(), text)).toMatchObject({ ok: false }),
  );

  it.each([
    ['65000.50', '65000.5'],
    ['6.5e4', '65000'],
    ['1E-18', '0.000000000000000001'],
    ['4e-19', null],
    ['5e-19', '0.000000000000000001'],
    ['1e99', null],
    ['1e30', null],
    ['0', null],
    ['-1', null],
    ['', null],
    ['1e100', null],
    ['Infinity', null],
    ['9'.repeat(31), null],
  ])('%s is the price %s', (text, price) => expect(readPrice(text)).toBe(price));
});
