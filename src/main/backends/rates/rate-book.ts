// Owns the wallet's own rule for prices: which sources are asked, in which order, and how their answers become one.
import type { RateSettings, RateSourceId, TriedRates } from '../../../shared/contract/rate-settings.ts';
import { satsPerBitcoin } from '../../../shared/money/currencies.ts';
import { add, compare, divide, formatDecimal, multiply, roundTo, sign } from '../../../shared/money/decimal.ts';
import { decimalOf, maxDecimals } from '../../../shared/money/parse-amount.ts';
import { parseTerm } from '../../../shared/payouts/rate-rule.ts';
import type { Seconds } from '../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type Quote, type RateProvider, splitPair } from './rate-provider.ts';

export interface RateBookOptions {
  readonly settings: () => RateSettings;
  /** Those that this network can have; one that is not on is never asked. */
  readonly sources: ReadonlyMap<RateSourceId, RateProvider>;
  readonly now: () => Seconds;
}

/** What the rest of the app may ask about prices. */
export interface Rates {
  /**
   * "BTC_USD" by the user's own rule, or "kraken(BTC_USD)" from one source, which must be on; `pair` of the answer is what was asked. Refusals:
   * `rate-unavailable`, `rate-stale`, `rate-one-answer` (a median of one).
   */
  quote(asked: string): Promise<Result<Quote>>;
  /** What each source that is on says now, and what comes of it. */
  tryAll(pair: string): Promise<TriedRates>;
}

interface Kept {
  readonly at: Seconds;
  readonly answer: Result<Quote>;
}

export class RateBook implements Rates {
  private readonly asking = new Map<string, Promise<Result<Quote>>>();
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly options: RateBookOptions) {}

  async quote(asked: string): Promise<Result<Quote>> {
    const term = parseTerm(asked);
    if (term === null) return refuse('rate-unavailable', { pair: asked });
    const { sources } = this.options.settings();
    const named = sources.find((id) => id === term.provider);
    if (term.provider !== null && named === undefined) return refuse('rate-unavailable', { pair: asked });
    const answer = named === undefined ? await this.own(term.pair) : await this.ask(named, term.pair);
    return answer.ok ? ok({ ...answer.value, pair: asked }) : answer;
  }

  async tryAll(pair: string): Promise<TriedRates> {
    const { sources } = this.options.settings();
    const [answers, combined] = await Promise.all([Promise.all(sources.map((id) => this.tried(id, pair))), this.quote(pair)]);
    if (!combined.ok) return { answers, combined: null, problem: combined.error };
    const { rate, source, at } = combined.value;
    return { answers, combined: { rate, source, at }, problem: null };
  }

  private async tried(source: RateSourceId, pair: string): Promise<TriedRates['answers'][number]> {
    const answer = await this.ask(source, pair);
    if (!answer.ok) return { source, rate: null, at: null, problem: answer.error };
    return { source, rate: answer.value.rate, at: answer.value.at, problem: null };
  }

  private own(pair: string): Promise<Result<Quote>> {
    const { mode, sources } = this.options.settings();
    return mode === 'median' && sources.length > 1 ? this.median(sources, pair) : this.first(sources, pair);
  }

  /** One after another: a source further down is not told what is asked while one above it answers. */
  private async first(sources: readonly RateSourceId[], pair: string): Promise<Result<Quote>> {
    let refused: Result<Quote> = refuse('rate-unavailable', { pair });
    for (const id of sources) {
      const answer = await this.ask(id, pair);
      if (answer.ok) return answer;
      // "Too old" and "too thin" say more than "there is none".
      if (refused.ok || answer.error.code !== 'rate-unavailable') refused = answer;
    }
    return refused;
  }

  private async median(sources: readonly RateSourceId[], pair: string): Promise<Result<Quote>> {
    const answers = await Promise.all(sources.map((id) => this.ask(id, pair)));
    const quotes = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    if (quotes.length === 0)
      return answers.find((answer) => !answer.ok && answer.error.code === 'rate-stale') ?? refuse('rate-unavailable', { pair });
    return quotes.length < 2 ? refuse('rate-one-answer', { pair }) : ok(medianOf(pair, quotes));
  }

  /** Asks one source; who asks the same meanwhile or shortly after gets the same answer. */
  private ask(id: RateSourceId, pair: string): Promise<Result<Quote>> {
    const source = this.options.sources.get(id);
    if (source === undefined) return Promise.resolve(refuse('rate-unavailable', { pair }));
    const key = `${id} ${pair}`;
    const kept = this.kept.get(key);
    const age = kept === undefined ? -1 : this.options.now() - kept.at;
    if (kept !== undefined && age >= 0 && age < source.keptSeconds) return Promise.resolve(kept.answer);
    const under = this.asking.get(key);
    if (under !== undefined) return under;
    const question = this.bridged(source, pair).then((answer) => {
      this.keep(key, answer);
      return answer;
    });
    const shared = question.finally(() => this.asking.delete(key));
    this.asking.set(key, shared);
    return shared;
  }

  private async bridged(source: RateProvider, pair: string): Promise<Result<Quote>> {
    const answer = await viaBitcoin(source, pair);
    return answer.ok || source.id !== 'ledger' || answer.error.code !== 'rate-unavailable' ? answer : this.viaXrp(source, pair, answer);
  }

  /** The ledger knows what a token costs in XRP, whatever the unit is; what XRP costs in it the wallet's own rule says. */
  private async viaXrp(ledger: RateProvider, pair: string, refused: Result<Quote>): Promise<Result<Quote>> {
    const { coin, unit } = splitPair(pair);
    if (coin === 'XRP' || unit === 'XRP' || !coin.includes('.')) return refused;
    const inXrp = await ledger.quote(`${coin}_XRP`);
    const xrp = inXrp.ok ? await this.own(`XRP_${unit}`) : inXrp;
    if (!inXrp.ok || !xrp.ok) return refused;
    const price = roundTo(multiply(decimalOf(inXrp.value.rate), decimalOf(xrp.value.rate)), maxDecimals, 'half-away');
    if (sign(price) <= 0) return refused;
    return ok({ pair, rate: formatDecimal(price), source: `ledger, ${xrp.value.source}`, at: Math.min(inXrp.value.at, xrp.value.at) });
  }

  private keep(key: string, answer: Result<Quote>): void {
    this.kept.delete(key);
    this.kept.set(key, { at: this.options.now(), answer });
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }
}

const mostKept = 200;

/** No market quotes satoshi: a price in them is the price in bitcoin, 100,000,000 times (spec §6.3). */
async function viaBitcoin(source: RateProvider, pair: string): Promise<Result<Quote>> {
  const { coin, unit } = splitPair(pair);
  const direct = await source.quote(pair);
  if (direct.ok || unit !== 'SATS' || coin === 'BTC') return direct;
  const inBitcoin = await source.quote(`${coin}_BTC`);
  if (!inBitcoin.ok) return inBitcoin.error.code === 'rate-stale' ? refuse('rate-stale', { pair }) : refuse('rate-unavailable', { pair });
  const rate = formatDecimal(multiply(decimalOf(inBitcoin.value.rate), { digits: satsPerBitcoin, scale: 0 }));
  return ok({ ...inBitcoin.value, pair, rate });
}

/** The middle one; of an even number the mean of the middle two, rounded up in the 18th place. It is as old as the oldest. */
function medianOf(pair: string, quotes: readonly Quote[]): Quote {
  const sorted = quotes.map((quote) => decimalOf(quote.rate)).sort(compare);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = sorted.slice(sorted.length % 2 === 1 ? half : half - 1, half + 1);
  if (low === undefined) throw new RangeError('a median of nothing');
  const rate = formatDecimal(divide(add(low, high ?? low), { digits: 2n, scale: 0 }, maxDecimals, 'ceil'));
  // By their ids: the issuer that the ledger's books name stands in the settings.
  const source = `median of ${quotes.map((quote) => quote.source.split(':')[0]).join(', ')}`;
  return { pair, rate, source, at: Math.min(...quotes.map((quote) => quote.at)) };
}
