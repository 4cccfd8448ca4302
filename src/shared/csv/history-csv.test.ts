// Owns the proof that an exported history opens in a spreadsheet as what it is.
import { expect, it } from 'vitest';
import { type ExportedHistory, historyCsv } from './history-csv.ts';
import { readCsv } from './read-csv.ts';

const sent: ExportedHistory = {
  chain: 'bitcoin',
  transactionId: 'ab'.repeat(32),
  at: 1_764_112_200,
  state: 'confirmed',
  direction: 'out',
  amount: '0.0005',
  unit: 'BTC',
  fee: '0.00000423',
  confirmations: 3,
  account: '',
  counterparties: ['bcrt1qa', 'bcrt1qb'],
  payoutIds: ['po1', 'po2'],
  labels: ['=HYPERLINK("https://evil.example")', '家賃, March'],
  values: [
    { kind: 'locked', currency: 'USD', amount: '24', rate: '60000', source: 'kraken', at: 1_764_112_000 },
    { kind: 'locked', currency: 'EUR', amount: '7', rate: null, source: 'manual', at: 1_764_112_001 },
  ],
};
const received: ExportedHistory = {
  ...sent,
  at: null,
  state: 'waiting',
  direction: 'in',
  payoutIds: [],
  counterparties: [],
  labels: [],
  values: [],
};

const cells = (text: string): readonly (readonly string[])[] => {
  const read = readCsv(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.value.rows.map((row) => row.cells);
};

it('has one line for each transaction, with what it was worth and by whose price', () => {
  const [head, first, second] = cells(historyCsv([sent, received]));
  const of = (name: string, row: readonly string[] | undefined) => row?.[head?.indexOf(name) ?? -1];
  expect(['Date', 'Direction', 'Amount', 'Unit', 'Fee', 'Fee unit'].map((name) => of(name, first))).toEqual([
    '2025-11-25T23:10:00Z',
    'out',
    '0.0005',
    'BTC',
    '0.00000423',
    'BTC',
  ]);
  expect(['Value', 'Value currency', 'Rate', 'Rate source', 'Value kind'].map((name) => of(name, first))).toEqual([
    '24; 7',
    'USD; EUR',
    '60000; ',
    'kraken; manual',
    'locked; locked',
  ]);
  expect(['Date', 'Value', 'Rate source', 'Label', 'Payouts'].map((name) => of(name, second))).toEqual(['', '', '', '', '']);
  expect(of('Label', first)).toBe('=HYPERLINK("https://evil.example"); 家賃, March');
});

it('gives no spreadsheet a formula to run', () => {
  const text = historyCsv([sent]);
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example""); 家賃, March"`);
  expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
});
