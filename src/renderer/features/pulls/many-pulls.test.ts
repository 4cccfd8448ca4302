import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../shared/result.ts';
import { findPulls, sortPulls } from './find-pulls.ts';
import { eachPull, firstRefusal, linkLines } from './many-pulls.ts';

const row = (name: string, startsAt: number, order: number, unit = 'USD', limit = '100', description = '') => ({
  name,
  startsAt,
  order,
  unit,
  limit,
  description,
});
const names = (rows: readonly { readonly name: string }[]): readonly string[] => rows.map(({ name }) => name);

describe('finding pull payments', () => {
  const rows = [row('Wages', 10, 1, 'HOUR', '40'), row('Ｗａｇｅｓ März', 20, 2), row('交通費', 5, 3, 'JPY', '2500', 'October')];

  it('asks for every word, in any of name, description, unit and limit', () => {
    expect(names(findPulls(rows, 'wages'))).toEqual(['Wages', 'Ｗａｇｅｓ März']);
    expect(names(findPulls(rows, 'marz usd'))).toEqual(['Ｗａｇｅｓ März']);
    expect(names(findPulls(rows, '2500'))).toEqual(['交通費']);
    expect(names(findPulls(rows, ' october '))).toEqual(['交通費']);
    expect(findPulls(rows, 'wages jpy')).toEqual([]);
    expect(findPulls(rows, '  ')).toBe(rows);
  });

  it('stands by start with ties by creation, or by name with the nameless last', () => {
    const more = [...rows, row('', 20, 9)];
    expect(names(sortPulls(more, 'newest', 'en'))).toEqual(['', 'Ｗａｇｅｓ März', 'Wages', '交通費']);
    expect(names(sortPulls(more, 'oldest', 'en'))).toEqual(['交通費', 'Wages', 'Ｗａｇｅｓ März', '']);
    expect(names(sortPulls([row('b 10', 1, 1), row('', 1, 2), row('b 9', 1, 3)], 'name', 'en'))).toEqual(['b 9', 'b 10', '']);
  });

  it('takes less than a frame for ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => row(`Payment ${index}`, index % 97, index));
    sortPulls(findPulls(many, 'payment 9'), 'newest', 'en');
    const started = performance.now();
    const found = sortPulls(findPulls(many, 'payment 99'), 'newest', 'en');
    expect(performance.now() - started).toBeLessThan(250);
    expect(found.length).toBeGreaterThan(100);
  });
});

describe('one thing done to many', () => {
  it('goes on after a refusal, and tells of each', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `p${index}`);
    const told: string[] = [];
    const outcomes = await eachPull(
      ids,
      async (id) => {
        if (id === 'p3') throw new Error('broken');
        return id === 'p5' ? refuse('invalid-state') : ok(id);
      },
      ({ id }) => told.push(id),
    );
    expect([...told].sort()).toEqual([...ids].sort());
    expect(
      outcomes
        .filter(({ answer }) => !answer.ok)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['p3', 'p5']);
    expect(firstRefusal(outcomes)?.code).toMatch(/^(internal|invalid-state)$/);
    expect(firstRefusal([])).toBeNull();
  });
});

describe('many links as one text', () => {
  it('is the bare link when there is one', () => {
    expect(linkLines([{ name: 'Wages', link: 'pullpay://a' }])).toBe('pullpay://a');
  });

  it('names each, on one line, and none of them is a formula', () => {
    const text = linkLines([
      { name: '=HYPERLINK("x")', link: 'pullpay://a' },
      { name: 'two\nlines\tand a tab', link: 'pullpay://b' },
      { name: '@b', link: 'pullpay://c' },
    ]);
    expect(text).toBe(`'=HYPERLINK("x")\tpullpay://a\ntwo lines and a tab\tpullpay://b\n'@b\tpullpay://c`);
  });
});
