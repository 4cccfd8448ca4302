// The account that pays is the one that main says, wherever it stands in the list; without an answer nobody stands in for it.
import { expect, it } from 'vitest';
import { accountView } from '../../../tests/fakes/ledger-views.ts';
import { payerIn } from './use-payer.ts';

it('is the chosen one of several, by its name and its place', () => {
  const value = [accountView('rFirst', { pays: false }), accountView('rSavings', { pays: true, label: 'Savings' })];
  expect(payerIn({ value, refusal: null })).toEqual({
    kind: 'known',
    address: 'rSavings',
    label: 'Savings',
    number: 2,
    isOneOfSeveral: true,
  });
});

it('is not asked about where there is but one', () => {
  expect(payerIn({ value: [accountView('rFirst', { pays: true })], refusal: null })).toMatchObject({ isOneOfSeveral: false });
});

it('is never the first account for want of an answer', () => {
  expect(payerIn({ value: undefined, refusal: null })).toEqual({ kind: 'asking' });
  expect(payerIn({ value: undefined, refusal: { code: 'not-ready' } })).toEqual({ kind: 'unknown' });
  expect(payerIn({ value: [], refusal: null })).toEqual({ kind: 'unknown' });
});
