// Tests: what incoming payments are worth; the ways in which wallets were deceived.
import { describe, expect, it } from 'vitest';
import { alice, bob, gateway, mpt, mptId, partial, paymentJson, usd } from '../../../../tests/fakes/xrpl-payments.ts';
import { classify } from '../classify.ts';
import { writePayment } from '../write-payment.ts';
import { creditOf } from './credit.ts';
import { readPaymentRecord } from './record-parse.ts';
import { returnPayment } from './return-payment.ts';

type Json = Readonly<Record<string, unknown>>;
const success = (delivered: unknown, nodes: readonly unknown[] = []): Json => ({
  TransactionResult: 'tesSUCCESS',
  AffectedNodes: nodes,
  ...(delivered === undefined ? {} : { delivered_amount: delivered }),
});
const credit = (tx: Json, meta: Json, more: Json = {}, us = bob) => {
  const read = readPaymentRecord({ tx_json: paymentJson(tx), meta, validated: true, hash: 'AB', ledger_index: 9, ...more });
  if (!read.ok) throw new Error(read.error.code);
  return creditOf(read.value, us);
};
const holdingNode = (fields: Json, previous: Json) => ({
  ModifiedNode: {
    LedgerEntryType: 'MPToken',
    FinalFields: { Account: bob, MPTokenIssuanceID: mptId, ...fields },
    PreviousFields: previous,
  },
});

describe('what is credited', () => {
  it('is what was delivered, never what was asked for', () => {
    const huge = { Amount: undefined, DeliverMax: usd('9999999'), Flags: partial, DestinationTag: 0, SourceTag: 7 };
    expect(credit(huge, success(usd('0.01')))).toMatchObject({
      credited: { kind: 'token', currency: 'USD', issuer: gateway },
      requested: { value: { mantissa: 9_999_999_000_000_000n } },
      partial: true,
      tag: 0,
      sourceTag: 7,
      sender: alice,
      crossCheck: 'not-shown',
      hash: 'AB',
      ledger: 9,
      reason: null,
    });
  });

  it.each<[string, string, Json, Json, Json]>([
    ['another kind of transaction', 'not-a-payment', { TransactionType: 'CheckCash' }, success('1'), {}],
    ['a payment to somebody else', 'not-to-us', { Destination: gateway }, success('1'), {}],
    ['one that is not validated', 'not-validated', {}, success('1'), { validated: false }],
    ['one without a word of validation', 'not-validated', {}, success('1'), { validated: undefined }],
    ['one without metadata', 'not-validated', {}, {}, {}],
    ['a failed one', 'failed', {}, { TransactionResult: 'tecPATH_DRY', delivered_amount: '1' }, {}],
    ['an unavailable amount', 'amount-unknown', {}, success('unavailable'), {}],
    ['a missing amount', 'amount-unknown', {}, success(undefined), {}],
    ['an amount that is no amount', 'amount-unknown', {}, success({ value: '1' }), {}],
    ['nothing', 'nothing-arrived', {}, success('0'), {}],
  ])('is nothing for %s: %s', (_name, reason, tx, meta, more) => {
    expect(credit(tx, meta, more)).toMatchObject({ credited: null, reason, amountKnown: reason !== 'amount-unknown' });
  });

  it('of an MPT is at most what our holding rose by: some networks overstate it', () => {
    const delivered = success(mpt('100'), [holdingNode({ MPTAmount: '150' }, { MPTAmount: '60' })]);
    expect(credit({ Amount: mpt('100'), Flags: partial }, delivered)).toMatchObject({ credited: { value: 90n }, crossCheck: 'less' });
    const first = success(mpt('100'), [holdingNode({ MPTAmount: '100' }, {})]);
    expect(credit({ Amount: mpt('100') }, first)).toMatchObject({ credited: { value: 100n }, crossCheck: 'agrees' });
    const locked = success(mpt('100'), [holdingNode({ MPTAmount: '100', Flags: 1 }, { Flags: 0 })]);
    expect(credit({ Amount: mpt('100') }, locked)).toMatchObject({ credited: null, reason: 'nothing-arrived' });
    expect(credit({ Amount: mpt('100') }, success(mpt('100')))).toMatchObject({ credited: null, reason: 'nothing-arrived' });
  });

  it('is cross-checked with the balance; a rise above it is no error', () => {
    const root = (after: string) => ({
      ModifiedNode: { LedgerEntryType: 'AccountRoot', FinalFields: { Account: bob, Balance: after }, PreviousFields: { Balance: '1000' } },
    });
    const checked = (after: string) => credit({}, success('500', [root(after)])).crossCheck;
    expect([checked('1500'), checked('1400'), checked('1600')]).toEqual(['agrees', 'less', 'more']);
  });

  it('is the same from every shape in which servers tell it', () => {
    const [tx, meta] = [paymentJson(), success('10000000')];
    const shapes = [
      { ...tx, meta, validated: true, hash: 'AB', ledger_index: 9 },
      { tx: { ...tx, hash: 'AB', ledger_index: 9 }, meta, validated: true },
      { transaction: { ...tx, hash: 'AB' }, meta, validated: true, ledger_index: 9, type: 'transaction' },
      { tx_json: tx, meta, validated: true, hash: 'AB', ledger_index: 9 },
      { ...tx, metaData: meta, validated: true, hash: 'AB', ledger_index: 9 },
    ];
    const credits = shapes.map((shape) => {
      const read = readPaymentRecord(shape);
      return read.ok ? creditOf(read.value, bob) : read.error;
    });
    for (const one of credits) expect(one).toEqual(credits[0]);
    expect(credits[0]).toMatchObject({ credited: { drops: 10_000_000n }, requested: { drops: 10_000_000n } });
  });

  it.each([[null], [[]], [{}], [{ tx_json: {} }], ['x'], [{ tx: { TransactionType: 5 } }]])('%j is no record', (value) => {
    expect(readPaymentRecord(value)).toEqual({ ok: false, error: { code: 'xrpl-record-unreadable' } });
  });
});

describe('returning a payment', () => {
  it('of a token sends what arrived, with the fee out of it, to the tag it came from', () => {
    const back = returnPayment(credit({ Amount: usd('500'), SourceTag: 0, Flags: partial }, success(usd('12.5'))), bob);
    expect(back.ok && writePayment(back.value)).toEqual({
      TransactionType: 'Payment',
      Account: bob,
      Destination: alice,
      DestinationTag: 0,
      Amount: usd('12.5'),
      SendMax: usd('12.5'),
      Flags: partial,
    });
    expect(back.ok && classify(back.value)?.type).toBe('partial');
  });

  it('of XRP is a plain payment, without a tag where none was given', () => {
    const back = returnPayment(credit({ DestinationTag: 9 }, success('10000000')), bob);
    expect(back.ok && writePayment(back.value)).toEqual({
      TransactionType: 'Payment',
      Account: bob,
      Destination: alice,
      Amount: '10000000',
    });
  });

  it('is refused for what was not credited, and for what we sent ourselves', () => {
    expect(returnPayment(credit({}, success('unavailable')), bob)).toMatchObject({ error: { code: 'xrpl-return-nothing' } });
    expect(returnPayment(credit({ Account: bob }, success('1')), bob)).toMatchObject({ error: { code: 'xrpl-return-own' } });
  });
});
