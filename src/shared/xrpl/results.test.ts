// Tests: the table of results agrees with the reference codec, and each has words of its own.
import definitions from 'ripple-binary-codec/dist/enums/definitions.json';
import { expect, it } from 'vitest';
import { errorTexts } from '../i18n/error-catalogue.ts';
import { isLedgerResult, ledgerResults, resultClass } from './results.ts';

const numbers: Readonly<Record<string, number>> = definitions.TRANSACTION_RESULTS;

it.each(Object.entries(ledgerResults))('%s has its number and its words', (code, { number, charged }) => {
  expect(number).toBe(numbers[code]);
  expect(charged).toBe(/^te[sc]/.test(code));
  expect(errorTexts[code]?.en).toBeTruthy();
  expect(errorTexts[code]?.ja).toBeTruthy();
});

it('every result is of one class, and other text of none', () => {
  expect(new Set(Object.keys(ledgerResults).map(resultClass))).toEqual(new Set(['tec', 'tef', 'tel', 'tem', 'ter', 'tes']));
  for (const text of ['', 'tec', 'tecx', 'texFOO', 'toString', 'TECPATH'])
    expect([resultClass(text), isLedgerResult(text)]).toEqual([null, false]);
});
