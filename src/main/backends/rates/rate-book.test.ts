// Owns the stories of the user's own rule: order, median, what is asked of whom, and how often.
import { describe, expect, it } from 'vitest';
import type { RateSettings, RateSourceId } from '../../../shared/contract/rate-settings.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { RateBook } from './rate-book.ts';
import type { Quote, RateProvider } from './rate-provider.ts';

type Answers = Partial<Record<RateSourceId, Readonly<Record<string, string>>>>;

/** Prices by source and pair: text is a price, "stale" a refusal. */
function book(answers: Answers, settings: Partial<RateSettings> = {}) {
  const asked: string[] = [];
  let now = 1000;
  let gate: Promise<void> = Promise.resolve();
  const order: RateSourceId[] = [];
  const provider = (id: RateSourceId, prices: Readonly<Record<string, string>>): RateProvider => ({
    id,
    keptSeconds: 5,
    quote: async (pair): Promise<Result<Quote>> => {
      asked.push(`${id} ${pair}`);
      await gate;
      const rate = prices[pair];
      if (rate === undefined) return refuse('rate-unavailable', { pair });
      return rate === 'stale' ? refuse('rate-stale', { pair }) : ok({ pair, rate, source: id, at: now - order.indexOf(id) * 10 });
    },
  });
  const entries = Object.entries(answers) as [RateSourceId, Record<string, string>][];
  order.push(...entries.map(([id]) => id));
  let current: RateSettings = { mode: 'fallback', sources: [...order], maxAgeSeconds: 300, manual: [], ledger: [], ...settings };
  const rates = new RateBook({
    settings: () => current,
    sources: new Map(entries.map(([id, prices]) => [id, provider(id, prices)])),
    now: () => now,
  });
  return {
    rates,
    asked,
    at: (time: number) => (now = time),
    hold: () => {
      let open: () => void = () => undefined;
      gate = new Promise((resolve) => (open = resolve));
      return () => open();
    },
    set: (change: Partial<RateSettings>) => (current = { ...current, ...change }),
    /** "rate, source", or the code. */
    price: async (text: string) => {
      const answer = await rates.quote(text);
      if (answer.ok) expect(answer.value.pair).toBe(text);
      return answer.ok ? `${answer.value.rate}, ${answer.value.source}` : answer.error.code;
    },
  };
}

describe('the first that answers', () => {
  it('wins, and those below it are not asked', async () => {
    const { price, asked } = book({ kraken: { BTC_USD: '10' }, coingecko: { BTC_USD: '20' } });
    expect(await price('BTC_USD')).toBe('10, kraken');
    expect(asked).toEqual(['kraken BTC_USD']);
  });

  it('is the next one where a source has nothing, and a stale price is told as stale', async () => {
    const { price, set } = book({ kraken: {}, coingecko: { BTC_USD: '20', XRP_USD: 'stale' }, bitflyer: {} });
    expect(await price('BTC_USD')).toBe('20, coingecko');
    expect(await price('XRP_USD')).toBe('rate-stale');
    expect(await price('EUR_USD')).toBe('rate-unavailable');
    set({ sources: [] });
    expect(await price('BTC_USD')).toBe('rate-unavailable');
  });
});

describe('a median', () => {
  it('is the middle of three, and as old as the oldest', async () => {
    const { rates, price } = book(
      { kraken: { BTC_USD: '30' }, coingecko: { BTC_USD: '10' }, manual: { BTC_USD: '20' } },
      { mode: 'median' },
    );
    expect(await price('BTC_USD')).toBe('20, median of kraken, coingecko, manual');
    expect(await rates.quote('BTC_USD')).toMatchObject({ value: { at: 980 } });
  });

  it('is the exact mean of the middle two', async () => {
    const { price } = book(
      { kraken: { BTC_USD: '30.1', A_B: '0.000000000000000001' }, coingecko: { BTC_USD: '10', A_B: '0.000000000000000002' } },
      { mode: 'median' },
    );
    expect(await price('BTC_USD')).toBe('20.05, median of kraken, coingecko');
    expect(await price('A_B')).toBe('0.000000000000000002, median of kraken, coingecko');
  });

  it('sorts by value, not by text', async () => {
    const { price } = book({ kraken: { A_B: '9' }, coingecko: { A_B: '100' }, manual: { A_B: '20' } }, { mode: 'median' });
    expect(await price('A_B')).toMatch(/^20,/);
  });

  it('needs two answers unless one source alone is on', async () => {
    const { price, set } = book({ kraken: { BTC_USD: '30' }, bitflyer: { A_B: 'stale' } }, { mode: 'median' });
    expect(await price('BTC_USD')).toBe('rate-one-answer');
    expect(await price('A_B')).toBe('rate-stale');
    expect(await price('C_D')).toBe('rate-unavailable');
    set({ sources: ['kraken'] });
    expect(await price('BTC_USD')).toBe('30, kraken');
  });
});

describe('one named source', () => {
  it('is asked alone, and only if it is on', async () => {
    const { price, asked, set } = book({ kraken: { BTC_USD: '10' }, coingecko: { BTC_USD: '20' } }, { mode: 'median' });
    expect(await price('coingecko(BTC_USD)')).toBe('20, coingecko');
    expect(asked).toEqual(['coingecko BTC_USD']);
    set({ sources: ['kraken'] });
    expect(await price('coingecko(XRP_USD)')).toBe('rate-unavailable');
    expect(await price('nobody(XRP_USD)')).toBe('rate-unavailable');
    expect(asked).toEqual(['coingecko BTC_USD']);
  });

  it.each(['', 'BTC', '5', 'kraken(BTC_USD) * 2', 'BTC_USD_EUR'])('%j is no question', async (text) => {
    const { rates, asked } = book({ kraken: { BTC_USD: '10' } });
    expect(await rates.quote(text)).toMatchObject({ ok: false, error: { code: 'rate-unavailable' } });
    expect(asked).toEqual([]);
  });
});

describe('how often a source is asked', () => {
  it('once for all who ask at the same time, and again after five seconds', async () => {
    const { price, asked, hold, at } = book({ kraken: { BTC_USD: '10' } });
    const open = hold();
    const answers = Array.from({ length: 500 }, () => price('BTC_USD'));
    open();
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['10, kraken']));
    at(1004);
    await price('BTC_USD');
    expect(asked).toHaveLength(1);
    at(1005);
    await price('BTC_USD');
    expect(asked).toHaveLength(2);
    // A clock that was set back makes nothing young again.
    at(10);
    await price('BTC_USD');
    expect(asked).toHaveLength(3);
  });

  it('a refusal is not asked for again at once either', async () => {
    const { price, asked } = book({ kraken: {} });
    await price('BTC_USD');
    expect(await price('BTC_USD')).toBe('rate-unavailable');
    expect(asked).toHaveLength(1);
  });
});

describe('satoshi', () => {
  it('have no market: the price in bitcoin is taken 100,000,000 times', async () => {
    const { price } = book({ kraken: { XRP_BTC: '0.00001234' }, manual: { XRP_SATS: '7' } });
    expect(await price('XRP_SATS')).toBe('1234, kraken');
    expect(await price('manual(XRP_SATS)')).toBe('7, manual');
  });
});

describe('trying them all', () => {
  it('shows every answer and every refusal, and what approving would lock', async () => {
    const { rates } = book({ kraken: { BTC_USD: '10' }, bitflyer: {}, coingecko: { BTC_USD: '20' } }, { mode: 'median' });
    expect(await rates.tryAll('BTC_USD')).toEqual({
      answers: [
        { source: 'kraken', rate: '10', at: 1000, problem: null },
        { source: 'bitflyer', rate: null, at: null, problem: { code: 'rate-unavailable', params: { pair: 'BTC_USD' } } },
        { source: 'coingecko', rate: '20', at: 980, problem: null },
      ],
      combined: { rate: '15', source: 'median of kraken, coingecko', at: 980 },
      problem: null,
    });
    expect(await rates.tryAll('A_B')).toMatchObject({ combined: null, problem: { code: 'rate-unavailable' } });
  });
});

describe('the books of the ledger', () => {
  const token = 'USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';

  it('price a token in XRP, and the wallet’s own rule prices XRP, where no token stands for the unit', async () => {
    const { price } = book({ ledger: { [`${token}_XRP`]: '0.4' }, kraken: { XRP_EUR: '2.5' } });
    expect(await price(`${token}_EUR`)).toBe('1, ledger, kraken');
    expect(await price(`${token}_XRP`)).toBe('0.4, ledger');
    expect(await price(`${token}_JPY`)).toBe('rate-unavailable');
    expect(await price('BTC_EUR')).toBe('rate-unavailable');
  });

  it('are not asked for while they are off', async () => {
    const { price, set, asked } = book({ ledger: { [`${token}_XRP`]: '0.4' }, kraken: { XRP_EUR: '2.5' } });
    set({ sources: ['kraken'] });
    expect(await price(`${token}_EUR`)).toBe('rate-unavailable');
    expect(asked).toEqual([`kraken ${token}_EUR`]);
  });
});
