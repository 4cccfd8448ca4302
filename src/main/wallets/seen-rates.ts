// Owns the price of a bitcoin at the time when each transaction was first seen: taken then or never, so that no figure is made up later.
import * as z from 'zod';
import type { Result } from '../../shared/result.ts';
import type { JsonDocument } from '../storage/json-document.ts';

const seenRate = z.strictObject({
  txid: z.string(),
  currency: z.string(),
  rate: z.string(),
  source: z.string(),
  /** Unix seconds for which the source gave the price. */
  at: z.number().int(),
});
export type SeenRate = z.output<typeof seenRate>;
export const seenRatesFile = z.strictObject({ rates: z.array(seenRate).readonly() });
export type SeenRatesFile = z.output<typeof seenRatesFile>;
export const noSeenRates: SeenRatesFile = { rates: [] };

export interface SeenTransaction {
  readonly txid: string;
  /** Unix seconds of its block; null while it waits for one. */
  readonly time: number | null;
}

export interface SeenRates {
  of(txid: string): SeenRate | null;
  /** Takes the price for those that are new, if it is of their time. What cannot be had now is tried again as long as it would be. */
  look(transactions: readonly SeenTransaction[]): Promise<void>;
  settled(): Promise<void>;
}

export interface SeenRatesDeps {
  readonly document: JsonDocument<SeenRatesFile>;
  /** The price of one BTC in this currency by the wallet's own rule. */
  readonly quote: (currency: string) => Promise<Result<{ readonly rate: string; readonly source: string; readonly at: number }>>;
  /** The currency in which amounts are shown. */
  readonly currency: () => string;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/** Seconds between a transaction and a price that is still of its time. */
const sameTime = 3_600;
/** The newest are kept. */
const mostRates = 20_000;

export function seenRates(deps: SeenRatesDeps): SeenRates {
  const { document } = deps;
  let of: SeenRatesFile | null = null;
  let known = new Map<string, SeenRate>();
  const index = (): ReadonlyMap<string, SeenRate> => {
    const file = document.value();
    if (file !== of) {
      known = new Map(file.rates.map((rate) => [rate.txid, rate]));
      of = file;
    }
    return known;
  };
  let running: Promise<void> = Promise.resolve();
  const look = async (transactions: readonly SeenTransaction[]): Promise<void> => {
    const fresh = transactions.filter(({ txid, time }) => !index().has(txid) && isOfItsTime(deps.now(), time, deps.now()));
    const currency = deps.currency();
    if (fresh.length === 0 || currency === 'BTC' || currency === 'SATS') return;
    const quote = await deps.quote(currency);
    if (!quote.ok) return;
    const { rate, source, at } = quote.value;
    const taken = fresh.filter(({ time }) => isOfItsTime(at, time, deps.now())).map(({ txid }) => ({ txid, currency, rate, source, at }));
    if (taken.length === 0) return;
    const written = await document.update(({ rates }) => ({ rates: [...rates, ...taken].slice(-mostRates) }));
    if (!written.ok) deps.report(`seen rates: ${written.error.code}`);
  };
  return {
    of: (txid) => index().get(txid) ?? null,
    look(transactions) {
      running = running.then(() => look(transactions)).catch(deps.report);
      return running;
    },
    settled: async () => {
      await running;
      await document.settled();
    },
  };
}

/** What waits for its block is of now: that is when it was first seen. */
function isOfItsTime(at: number, time: number | null, now: number): boolean {
  return Math.abs(at - (time ?? now)) <= sameTime;
}

/** Nothing is recorded, and nothing was. */
export const noRates: SeenRates = { of: () => null, look: async () => undefined, settled: async () => undefined };
