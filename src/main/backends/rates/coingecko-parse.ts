// Owns CoinGecko's simple price: `GET /api/v3/simple/price?ids=bitcoin&vs_currencies=usd…` → `{bitcoin: {usd: 65000.5, last_updated_at: 1700000000}}`.
import * as z from 'zod';
import { readExactJson } from './exact-json-parse.ts';
import type { Market } from './market-source.ts';
import { readPrice } from './price-text.ts';

const names: Readonly<Record<string, string>> = { BTC: 'bitcoin', XRP: 'ripple' };
const answerShape = z.record(z.string(), z.record(z.string(), z.string().max(80).nullable()));

function nameOf(coin: string): string | undefined {
  return Object.hasOwn(names, coin) ? names[coin] : undefined;
}

/** One price for both sides, an average over many markets. `precision=full` gives every digit. */
export const coingecko: Market = {
  id: 'coingecko',
  path: ({ coin, unit }) => {
    const name = nameOf(coin);
    if (name === undefined || !/^[A-Z]{3,5}$/.test(unit)) return null;
    return `/api/v3/simple/price?ids=${name}&vs_currencies=${unit.toLowerCase()}&include_last_updated_at=true&precision=full`;
  },
  read: (body, { coin, unit }) => {
    const answer = readExactJson(answerShape, body);
    const entry = answer.ok ? answer.value[nameOf(coin) ?? ''] : undefined;
    const rate = readPrice(entry?.[unit.toLowerCase()] ?? '');
    const time = entry?.last_updated_at ?? '';
    return rate === null || !/^\d{1,11}$/.test(time) ? null : { rate, at: Number.parseInt(time, 10) };
  },
};
