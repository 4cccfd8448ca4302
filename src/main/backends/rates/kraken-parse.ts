// Owns Kraken's public ticker: `GET /0/public/Ticker?pair=XBTUSD` → `{error: [], result: {XXBTZUSD: {a: [price, …], …}}}`. Prices are text already.
import * as z from 'zod';
import { readExactJson } from './exact-json-parse.ts';
import type { Market } from './market-source.ts';
import { readPrice } from './price-text.ts';
import type { Pair } from './rate-provider.ts';

const answerShape = z.object({
  error: z.array(z.unknown()).max(0),
  result: z.record(z.string(), z.object({ a: z.tuple([z.string().max(80)], z.unknown()) })),
});

const coins: ReadonlySet<string> = new Set(['BTC', 'XRP']);

/** Kraken calls bitcoin XBT. */
function assetOf(code: string): string {
  return code === 'BTC' ? 'XBT' : code;
}

/** A pair comes back under its plain name or with a letter for the class of each asset: X for coins, Z for money. */
function namesOf({ coin, unit }: Pair): readonly string[] {
  const [base, quote] = [assetOf(coin), assetOf(unit)];
  return [`${base}${quote}`, `X${base}Z${quote}`, `X${base}X${quote}`];
}

/** The ask side: what one coin costs. The answer carries no time. */
export const kraken: Market = {
  id: 'kraken',
  path: ({ coin, unit }) =>
    coins.has(coin) && /^(?!SATS$)[A-Z]{3,5}$/.test(unit) ? `/0/public/Ticker?pair=${assetOf(coin)}${assetOf(unit)}` : null,
  read: (body, pair) => {
    const answer = readExactJson(answerShape, body);
    const entries = answer.ok ? Object.entries(answer.value.result) : [];
    const [name, ticker] = entries[0] ?? [];
    if (entries.length !== 1 || name === undefined || ticker === undefined || !namesOf(pair).includes(name)) return null;
    const rate = readPrice(ticker.a[0]);
    return rate === null ? null : { rate, at: null };
  },
};
