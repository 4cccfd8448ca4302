// Owns the proof that a value at the time is of that time, or is not there.
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryDocument, type MemoryDocument } from '../../../tests/fakes/memory-document.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { noSeenRates, seenRates, type SeenRates, type SeenRatesFile } from './seen-rates.ts';

const now = 1_000_000;
let document: MemoryDocument<SeenRatesFile>;
let rates: SeenRates;
let asked: string[];
let answer: Result<{ readonly rate: string; readonly source: string; readonly at: number }>;
let currency: string;
const reports: unknown[] = [];

beforeEach(() => {
  document = memoryDocument(noSeenRates);
  asked = [];
  answer = ok({ rate: '50000', source: 'kraken', at: now - 10 });
  currency = 'USD';
  const quote = async (of: string) => {
    asked.push(of);
    return answer;
  };
  rates = seenRates({ document, quote, currency: () => currency, now: () => now, report: (error) => reports.push(error) });
});

describe('the price of a transaction', () => {
  it('is taken once, when it waits for its block or its block is of this hour', async () => {
    await rates.look([
      { txid: 'waits', time: null },
      { txid: 'new', time: now - 3_000 },
      { txid: 'old', time: now - 4_000 },
    ]);
    expect(rates.of('waits')).toEqual({ txid: 'waits', currency: 'USD', rate: '50000', source: 'kraken', at: now - 10 });
    expect(rates.of('new')).toMatchObject({ rate: '50000' });
    expect(rates.of('old')).toBeNull();
    answer = ok({ rate: '60000', source: 'kraken', at: now });
    await rates.look([{ txid: 'waits', time: now }]);
    expect([rates.of('waits')?.rate, asked]).toEqual(['50000', ['USD']]);
  });

  it('that is older than the hour is not taken for it', async () => {
    answer = ok({ rate: '50000', source: 'manual', at: now - 5_000 });
    await rates.look([{ txid: 'waits', time: null }]);
    expect(rates.of('waits')).toBeNull();
    // Of the time of the block, though not of now.
    await rates.look([{ txid: 'block', time: now - 3_000 }]);
    expect(rates.of('block')?.source).toBe('manual');
  });

  it('that cannot be had is asked for again, and nobody is asked for nothing', async () => {
    answer = refuse('rate-unavailable');
    await rates.look([{ txid: 'a', time: null }]);
    expect(rates.of('a')).toBeNull();
    answer = ok({ rate: '1', source: 'x', at: now });
    await Promise.all([rates.look([{ txid: 'a', time: null }]), rates.look([{ txid: 'a', time: null }])]);
    expect([rates.of('a')?.rate, asked.length, document.value().rates.length]).toEqual(['1', 2, 1]);
    await rates.look([{ txid: 'old', time: 0 }]);
    currency = 'BTC';
    await rates.look([{ txid: 'b', time: null }]);
    expect(asked).toHaveLength(2);
  });

  it('that the disk does not take is reported and tried again', async () => {
    document.refuses = 'disk-full';
    await rates.look([{ txid: 'a', time: null }]);
    expect([rates.of('a'), reports.at(-1)]).toEqual([null, 'seen rates: disk-full']);
    document.refuses = null;
    await rates.look([{ txid: 'a', time: null }]);
    expect(rates.of('a')).not.toBeNull();
  });
});
