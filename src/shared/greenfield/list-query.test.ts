// Owns the stories of what clients may ask of a list.
import { describe, expect, it } from 'vitest';
import { pageOf, readFlag, readListQuery } from './list-query.ts';

describe('the query of a list', () => {
  it('asks for everything that is not cancelled where it says nothing', () => {
    expect(readListQuery([])).toEqual({
      ok: true,
      value: { skip: 0, take: null, states: [], includeCancelled: false, includeArchived: false },
    });
  });

  it('takes states by name, several of them, and passes over what it does not know', () => {
    const query = [
      ['state', 'InProgress'],
      ['state', 'Cancelled'],
      ['includeArchived', 'True'],
      ['page', '7'],
    ] as const;
    expect(readListQuery(query)).toMatchObject({ ok: true, value: { states: ['InProgress', 'Cancelled'], includeArchived: true } });
  });

  it.each([
    ['skip', '-1', 'Skip'],
    ['skip', '1.5', 'Skip'],
    ['skip', '1e3', 'Skip'],
    ['skip', '9999999999', 'Skip'],
    ['take', '0', 'Take'],
    ['take', '1001', 'Take'],
    ['take', '', 'Take'],
    ['state', 'inprogress', 'State'],
  ])('with %s=%s is 422 %s', (name, value, path) => {
    expect(readListQuery([[name, value]])).toMatchObject({
      ok: false,
      error: { code: 'validation', params: { [path]: expect.any(String) } },
    });
  });

  it('cuts its part out of the list', () => {
    expect(pageOf([1, 2, 3, 4], { skip: 1, take: 2 })).toEqual([2, 3]);
    expect(pageOf([1, 2, 3, 4], { skip: 3, take: null })).toEqual([4]);
    expect(pageOf([1], { skip: 9, take: 9 })).toEqual([]);
  });

  it('knows yes, no and neither', () => {
    expect([readFlag([['seen', 'TRUE']], 'seen'), readFlag([['seen', 'false']], 'seen'), readFlag([['seen', '']], 'seen')]).toEqual([
      true,
      false,
      null,
    ]);
  });
});
