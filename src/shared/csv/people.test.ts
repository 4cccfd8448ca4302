// Owns the stories of lists of people: names alone, with amounts and notes, and lines that are no person.
import { describe, expect, it } from 'vitest';
import { readPeople } from './people.ts';

const read = (text: string) => {
  const list = readPeople(text);
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
};

describe('a list of people', () => {
  it('may be names alone', () => {
    expect(read('Ann\n田中 愛子\n')).toEqual({
      people: [
        { line: 1, name: 'Ann', amount: null, note: null },
        { line: 2, name: '田中 愛子', amount: null, note: null },
      ],
      bad: [],
    });
  });

  it('may have amounts and notes, by order or by header', () => {
    const ann = { name: 'Ann', amount: '12.5', note: 'March' };
    expect(read('Ann,12.5,March\n').people).toMatchObject([ann]);
    expect(read('メモ;金額;氏名\nMarch;12,5;Ann\n').people).toMatchObject([{ line: 2, ...ann }]);
    expect(read('Name,Amount\nAnn,12.5\n').people).toMatchObject([{ line: 2, name: 'Ann', amount: '12.5' }]);
  });

  it('names each line that is no person', () => {
    const { people, bad } = read(`Ann,1\n,2\n${'x'.repeat(51)},3\nBen,zero\n`);
    expect(people).toHaveLength(1);
    expect(bad).toMatchObject([
      { line: 2, problem: { code: 'csv-name-missing' } },
      { line: 3, problem: { code: 'csv-name-too-long' } },
      { line: 4, problem: { code: 'csv-amount-unreadable' } },
    ]);
  });

  it('has a bound', () => {
    expect(readPeople('x\n'.repeat(501))).toMatchObject({ error: { code: 'csv-too-many-people' } });
  });
});
