// What a payment delivered is told where it is known: by the metadata, or by the amount in ledgers that would have said otherwise.
import { expect, test } from 'vitest';
import type { Metadata } from '../engine/metadata.ts';
import { readTransaction, type Transaction } from '../engine/transaction.ts';
import { shownMetadata } from './transaction-shape.ts';

function transaction(TransactionType: string): Transaction {
  const json = { TransactionType, Account: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', Amount: '5', Fee: '10', Sequence: 1, SigningPubKey: '' };
  const tx = readTransaction('', '0'.repeat(64), json);
  if (tx === null) throw new Error('no transaction');
  return tx;
}

const done: Metadata = { AffectedNodes: [], TransactionIndex: 0, TransactionResult: 'tesSUCCESS' };
const [early, late] = [
  { index: 7, closeTime: 446_000_000 },
  { index: 7, closeTime: 446_000_001 },
];

test('old ledgers do not tell, unless the metadata does', () => {
  const payment = transaction('Payment');
  expect(shownMetadata(payment, done, early)['delivered_amount']).toBe('unavailable');
  expect(shownMetadata(payment, { ...done, DeliveredAmount: '3' }, early)['delivered_amount']).toBe('3');
  expect(shownMetadata(payment, done, late)['delivered_amount']).toBe('5');
  expect(shownMetadata(payment, { ...done, DeliveredAmount: '3' }, late)['delivered_amount']).toBe('3');
  expect(shownMetadata(payment, done, { index: 4_594_095, closeTime: 0 })['delivered_amount']).toBe('5');
});

test('what failed or is no payment delivered nothing', () => {
  expect(shownMetadata(transaction('Payment'), { ...done, TransactionResult: 'tecPATH_DRY' }, late)).not.toHaveProperty('delivered_amount');
  expect(shownMetadata(transaction('OfferCreate'), done, late)).not.toHaveProperty('delivered_amount');
});
