// Owns the stories of the import form's thinking: what a text means, and what the user's choices change.
import { describe, expect, it } from 'vitest';
import { emptyImport, fieldOf, readList, withText } from './import-draft.ts';

const read = (text: string, changes: Partial<typeof emptyImport> = {}) => {
  const list = readList({ ...emptyImport, text, ...changes });
  if (!list) throw new Error('nothing read');
  return list;
};

describe('a list to import', () => {
  it('is nothing while there is no text, and says what keeps it from being read', () => {
    expect(readList({ ...emptyImport, text: ' \n' })).toBeNull();
    expect(read('address,amount\n').problem).toEqual({ code: 'csv-empty' });
  });

  it('is read by its header and the agreement of its amounts', () => {
    const list = read('Amount;Address\n1,5;x\n2,25;y\n');
    expect(list).toMatchObject({ header: true, sign: 'comma', unsure: false, columns: { amount: 0, destination: 1 } });
    expect(list.rows.good.map(({ amount }) => amount)).toEqual(['1.5', '2.25']);
    expect([0, 1, 2].map((index) => fieldOf(list.columns, index))).toEqual(['amount', 'destination', 'none']);
  });

  it('asks for the decimal sign where nothing tells, and takes the answer', () => {
    const text = 'address,amount\nx,"1,234"\ny,5\n';
    const unsure = read(text);
    expect(unsure).toMatchObject({ sign: null, unsure: true, rows: { bad: [{ line: 2, problem: { code: 'csv-amount-ambiguous' } }] } });
    expect(read(text, { sign: 'point' }).rows.good.map(({ amount }) => amount)).toEqual(['1234', '5']);
    expect(read(text, { sign: 'comma' }).rows.good.map(({ amount }) => amount)).toEqual(['1.234', '5']);
  });

  it('takes the first row as data where the user says so, and columns as the user orders them', () => {
    const list = read('5,x\n6,y\n', { header: false, columns: { amount: 0, destination: 1 } });
    expect(list.rows.good.map(({ line, amount, destination }) => [line, amount, destination])).toEqual([
      [1, '5', 'x'],
      [2, '6', 'y'],
    ]);
  });

  it('of another text is read from the beginning, and goes where the last one went', () => {
    const draft = { ...emptyImport, pullPaymentId: 'pp', sign: 'comma' as const, columns: { amount: 3 } };
    expect(withText(draft, 'x,1')).toEqual({ ...emptyImport, pullPaymentId: 'pp', text: 'x,1' });
  });
});
