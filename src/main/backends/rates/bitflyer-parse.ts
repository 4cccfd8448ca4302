// Owns bitFlyer's ticker: `GET /v1/ticker?product_code=BTC_JPY` → `{product_code, state, timestamp, best_ask, …}`; its time is UTC without a zone.
import * as z from 'zod';
import { readExactJson } from './exact-json-parse.ts';
import type { Market } from './market-source.ts';
import { readPrice } from './price-text.ts';

const answerShape = z.object({
  product_code: z.string().max(32),
  /** "RUNNING" while it trades; older answers do not carry it. */
  state: z.string().max(32).optional(),
  timestamp: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z?$/),
  best_ask: z.string().max(80),
});

/** Only what is traded against the yen there. */
const coins: ReadonlySet<string> = new Set(['BTC', 'XRP']);

/** The ask side. A market that stands still has no price. */
export const bitflyer: Market = {
  id: 'bitflyer',
  path: ({ coin, unit }) => (coins.has(coin) && unit === 'JPY' ? `/v1/ticker?product_code=${coin}_${unit}` : null),
  read: (body, { coin, unit }) => {
    const answer = readExactJson(answerShape, body);
    if (!answer.ok || answer.value.product_code !== `${coin}_${unit}` || (answer.value.state ?? 'RUNNING') !== 'RUNNING') return null;
    const rate = readPrice(answer.value.best_ask);
    const at = Math.floor(Date.parse(`${answer.value.timestamp.slice(0, 19)}Z`) / 1000);
    return rate === null || !Number.isSafeInteger(at) || at < 0 ? null : { rate, at };
  },
};
