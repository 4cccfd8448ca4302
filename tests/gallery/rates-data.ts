// Owns the made-up prices of the gallery.
import type { RateSettings, TriedRates } from '../../src/shared/contract/rate-settings.ts';
import { now } from './data.ts';

export const fewRates: RateSettings = { mode: 'fallback', sources: ['practice'], maxAgeSeconds: 300, manual: [], ledger: [] };
export const manyRates: RateSettings = {
  mode: 'median',
  sources: ['kraken', 'bitflyer', 'coingecko', 'ledger', 'manual'],
  maxAgeSeconds: 300,
  manual: [
    { pair: 'BTC_HOUR', rate: '1324.93', at: now - 86_400 * 3 },
    { pair: 'XRP_JPY', rate: '321.2', at: now - 5400 },
  ],
  ledger: [
    { unit: 'USD', token: 'USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B', depth: '10' },
    { unit: 'RLUSD', token: '524C555344000000000000000000000000000000.rMxCKbEDwqr76QuheSUMdEGf4B9xJ8m5De', depth: '2500' },
  ],
};
export const tried: TriedRates = {
  answers: [
    { source: 'kraken', rate: '86120.4', at: now - 1, problem: null },
    { source: 'bitflyer', rate: null, at: null, problem: { code: 'rate-unavailable', params: { pair: 'BTC_USD' } } },
    { source: 'coingecko', rate: '86098.335893665123', at: now - 48, problem: null },
    { source: 'ledger', rate: null, at: null, problem: { code: 'rate-book-thin', params: { pair: 'BTC_USD' } } },
    { source: 'manual', rate: null, at: null, problem: { code: 'rate-unavailable', params: { pair: 'BTC_USD' } } },
  ],
  combined: { rate: '86109.3679468325615', source: 'median of kraken, coingecko', at: now - 48 },
  problem: null,
};
