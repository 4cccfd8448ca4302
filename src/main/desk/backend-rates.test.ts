// Owns the proof that the practice network's wallets ask nobody outside for a price until the user turns a source on.
import { memoryDocument } from '../../../tests/fakes/memory-document.ts';
import { builtInAlone } from './ledger-servers.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, serve } from '../../../tests/helpers/loopback-http.ts';
import type { RateSettings } from '../../shared/contract/rate-settings.ts';
import { type BackendSet, practiceBackends } from './backend-set.ts';
import { defaultRateSettings } from './rate-settings.ts';

const now = 1_711_356_320;

describe('the prices of a practice wallet', () => {
  let practice: LoopbackServer;
  let outside: LoopbackServer;
  let settings: RateSettings;
  let backends: BackendSet;

  beforeEach(async () => {
    practice = await serve((_, response) => response.end(JSON.stringify({ pair: 'BTC_USD', rate: '50000', at: now - 5 })));
    outside = await serve((request, response) =>
      response.end(
        request.url?.startsWith('/0/') === true
          ? '{"error":[],"result":{"XXBTZUSD":{"a":["60000.0","1","1.000"]}}}'
          : '{"bitcoin":{"usd":61000.5,"last_updated_at":1711356300}}',
      ),
    );
    settings = defaultRateSettings;
    backends = practiceBackends({
      endpointFile: 'endpoint.json',
      readText: async () => JSON.stringify({ port: practice.port, token: 'ab'.repeat(32) }),
      now: () => now,
      rateSettings: () => settings,
      ledgerServers: memoryDocument(builtInAlone),
      marketOrigins: { kraken: outside.origin, coingecko: outside.origin, bitflyer: outside.origin },
    });
  });
  afterEach(async () => {
    backends.close();
    await practice.close();
    await outside.close();
  });

  const price = async (asked: string) => {
    const answer = await backends.rates.quote(asked);
    return answer.ok ? `${answer.value.rate}, ${answer.value.source}` : answer.error.code;
  };

  it('come from the practice network alone, even where a rule names another source', async () => {
    expect(await price('BTC_USD')).toBe('50000, practice');
    expect(await price('kraken(BTC_USD)')).toBe('rate-unavailable');
    expect(outside.requests).toEqual([]);
  });

  it('come from the sources that were turned on, from the next question on', async () => {
    settings = { ...settings, mode: 'median', sources: ['kraken', 'coingecko'] };
    expect(await price('BTC_USD')).toBe('60500.25, median of kraken, coingecko');
    expect(practice.requests).toEqual([]);
    settings = { ...settings, sources: ['practice'] };
    expect(await price('BTC_USD')).toBe('50000, practice');
    expect(outside.requests).toHaveLength(2);
  });

  it('follow the typed ones without a pause', async () => {
    settings = { ...settings, sources: ['manual', 'practice'], manual: [{ pair: 'BTC_USD', rate: '40000', at: 1 }] };
    expect(await price('BTC_USD')).toBe('40000, manual');
    settings = { ...settings, manual: [{ pair: 'BTC_USD', rate: '41000', at: now }] };
    expect(await price('BTC_USD')).toBe('41000, manual');
    settings = { ...settings, manual: [] };
    expect(await price('BTC_USD')).toBe('50000, practice');
  });

  it('grow too old by the limit of the settings', async () => {
    settings = { ...settings, maxAgeSeconds: 10, sources: ['coingecko', 'practice'] };
    expect(await price('coingecko(BTC_USD)')).toBe('rate-stale');
    expect(await price('BTC_USD')).toBe('50000, practice');
  });
});
