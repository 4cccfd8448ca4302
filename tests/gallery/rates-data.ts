// Owns the made-up prices of the gallery.
import type { RateSettings, TriedRates } from '../../src/shared/contract/rate-settings.ts';
import { now } from './data.ts';

export const fewRates: RateSettings = { mode: 'fallback', sources: ['practice'], maxAgeSeconds: 300, manual: [] };
export const manyRates: RateSettings = {
  mode: 'median',
  sources: ['kraken', 'bitflyer', 'coingecko', 'manual'],
  maxAgeSeconds: 300,
  manual: [
    { pair: 'BTC_HOUR', rate: '1324.93', at: now - 86_400 * 3 },
    { pair: 'XRP_JPY', rate: '321.2', at: now - 5400 },
  ],
};
export const tried: TriedRates = {
  answers: [
    { source: 'kraken', rate: '86120.4', at: now - 1, problem: null },
    { source: 'bitflyer', rate: null, at: null, problem: { code: 'rate-unavailable', params: { pair: 'BTC_USD' } } },
    { source: 'coingecko', rate: '86098.335893665123', at: now - 48, problem: null },
    { source: 'manual', rate: null, at: null, problem: { code: 'rate-unavailable', params: { pair: 'BTC_USD' } } },
  ],
  combined: { rate: '86109.3679468325615', source: 'median of kraken, coingecko', at: now - 48 },
  problem: null,
};
