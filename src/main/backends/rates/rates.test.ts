// Owns the proof that a price is fresh, positive, and the one that was asked for.
import { afterEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, serve } from '../../../../tests/helpers/loopback-http.ts';
import { fixedEndpoint } from '../endpoint.ts';
import { httpClient } from '../http-client.ts';
import { manualRates } from './manual-rates.ts';
import { practiceRates } from './practice-rates.ts';

const now = 1_700_000_000;
let server: LoopbackServer;

async function ask(body: unknown, status = 200) {
  server = await serve((_, response) => response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body)));
  const client = httpClient({ isAllowed: () => true, timeoutMs: 500 });
  const rates = practiceRates({ client, endpoint: fixedEndpoint(server.origin), now: () => now, maxAgeSeconds: () => 300 });
  const answer = await rates.quote('BTC_USD');
  client.close();
  return answer.ok ? answer.value : answer.error.code;
}

describe('practice rates', () => {
  afterEach(() => server.close());

  it('are asked by pair and written canonically', async () => {
    expect(await ask({ pair: 'BTC_USD', rate: '65000.50', at: now - 300 })).toEqual({
      pair: 'BTC_USD',
      rate: '65000.5',
      source: 'practice',
      at: now - 300,
    });
    expect(server.requests).toEqual(['GET /rates?pair=BTC_USD']);
  });

  it('grow stale', async () => {
    expect(await ask({ pair: 'BTC_USD', rate: '65000', at: now - 301 })).toBe('rate-stale');
  });

  it.each([
    ['another pair', { pair: 'XRP_USD', rate: '0.5', at: now }],
    ['zero', { pair: 'BTC_USD', rate: '0', at: now }],
    ['a negative price', { pair: 'BTC_USD', rate: '-1', at: now }],
    ['a JSON number', { pair: 'BTC_USD', rate: 65000.1, at: now }],
    ['the future', { pair: 'BTC_USD', rate: '65000', at: now + 61 }],
    ['no number', { pair: 'BTC_USD', rate: 'NaN', at: now }],
    ['rubbish', 'rubbish'],
  ])('are no answer: %s', async (_, body) => expect(await ask(body)).toBe('rate-unavailable'));

  it('are no answer with another status', async () => {
    expect(await ask({ pair: 'BTC_USD', rate: '65000', at: now }, 500)).toBe('rate-unavailable');
  });
});

describe('typed rates', () => {
  const rates = manualRates((pair) => (pair === 'XRP_USD' ? { rate: '0.50', at: 5 } : pair === 'BTC_USD' ? { rate: 'much', at: 5 } : null));
  it('are given back canonically, or not at all', async () => {
    expect(await rates.quote('XRP_USD')).toEqual({ ok: true, value: { pair: 'XRP_USD', rate: '0.5', source: 'manual', at: 5 } });
    expect(await rates.quote('BTC_USD')).toMatchObject({ ok: false, error: { code: 'rate-unavailable' } });
    expect(await rates.quote('EUR_USD')).toMatchObject({ ok: false });
  });
});
