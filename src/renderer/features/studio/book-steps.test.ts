// The nine cases of the lesson (§9.1 of the rule book) against the two offers, and what an offer without money behind it does.
import { describe, expect, it } from 'vitest';
import type { BookOffer } from '../../../shared/contract/xrpl-reads.ts';
import { toDecimal } from '../../../shared/money/fraction.ts';
import { formatDecimal } from '../../../shared/money/decimal.ts';
import { readTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import { type BookWish, playBook, shareOf } from './book-steps.ts';
import { lessonCases, lessonDelivers } from './lesson-cases.ts';

const token = (currency: string, text: string) => {
  const value = readTokenValue(text);
  if (!value.ok) throw new Error(text);
  return { kind: 'token', currency, issuer: 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe', value: value.value } as const;
};
const offer = (cny: string, usd: string, funded = cny): BookOffer => ({
  owner: 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys',
  sequence: 1,
  gets: token('CNY', cny),
  getsFunded: token('CNY', funded),
  pays: token('USD', usd),
  paysFunded: token('USD', usd),
  quality: '1',
  expiration: null,
});
const book = [offer('95', '15'), offer('5', '2')];
const amount = (text: string) => ({ over: BigInt(text), under: 1n });
const wish = (part: Partial<BookWish>): BookWish => ({
  deliver: amount(lessonDelivers),
  spend: null,
  limitQuality: false,
  partial: false,
  least: null,
  ...part,
});
const text = (value: { over: bigint; under: bigint }) => formatDecimal(toDecimal(value, 4, 'half-away'));

describe('the lesson', () => {
  it.each([
    ['A', 'tesSUCCESS', '100', '17', 'taken taken'],
    ['B', 'tecPATH_PARTIAL', '95', '15', 'taken refused'],
    ['C', 'tesSUCCESS', '95', '15', 'taken refused'],
    ['D', 'tesSUCCESS', '100', '17', 'taken taken'],
    ['E', 'tesSUCCESS', '97.5', '16', 'taken part'],
    ['F', 'tesSUCCESS', '95', '15', 'taken refused'],
    ['G', 'tecPATH_DRY', '0', '0', 'refused refused'],
    ['H', 'tesSUCCESS', '100', '17', 'taken taken'],
    ['I', 'tecPATH_PARTIAL', '63.3333', '10', 'part unneeded'],
  ])('case %s ends with %s', (id, result, delivered, spent, fates) => {
    const found = lessonCases.find((one) => one.id === id);
    const outcome = playBook(book, wish({ ...found, spend: amount(found?.spend ?? '') }));
    expect(outcome.result).toBe(result);
    expect([text(outcome.delivered), text(outcome.spent)]).toEqual([delivered, spent]);
    expect(outcome.steps.map(({ fate }) => fate).join(' ')).toBe(fates);
  });
});

describe('a book', () => {
  it('passes over an offer whose owner has nothing to give', () => {
    const outcome = playBook([offer('95', '15', '0'), offer('5', '2')], wish({ deliver: amount('5') }));
    expect(outcome.steps.map(({ fate }) => fate)).toEqual(['unfunded', 'taken']);
    expect(text(outcome.spent)).toBe('2');
  });

  it('takes of an offer no more than its owner has', () => {
    const outcome = playBook([offer('95', '15', '19')], wish({ partial: true }));
    expect([text(outcome.delivered), text(outcome.spent), outcome.result]).toEqual(['19', '3', 'tesSUCCESS']);
  });

  it('fails where less than the least amount would arrive', () => {
    expect(playBook(book, wish({ spend: amount('16'), partial: true, least: amount('98') })).result).toBe('tecPATH_PARTIAL');
    expect(playBook(book, wish({ spend: amount('16'), partial: true, least: amount('97') })).result).toBe('tesSUCCESS');
  });

  it('delivers nothing when it is empty', () => {
    expect(playBook([], wish({})).result).toBe('tecPATH_PARTIAL');
    expect(playBook([], wish({ partial: true })).result).toBe('tecPATH_DRY');
  });

  it('is drawn in shares', () => {
    expect(shareOf(amount('5'), amount('100'))).toBe(0.05);
    expect(shareOf(amount('5'), amount('0'))).toBe(0);
  });
});
