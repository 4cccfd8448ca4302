// Tests: what a person confirms, and every warning about what the ledger would not object to.
import { describe, expect, it } from 'vitest';
import {
  account,
  alice,
  bob,
  carol,
  credential,
  draftOf,
  eur,
  facts,
  factsWith,
  gateway,
  id,
  issuance,
  limitQuality,
  line,
  mpt,
  mptId,
  other,
  partial,
  usd,
  value,
} from '../../../tests/fakes/xrpl-payments.ts';
import { errorTexts } from '../i18n/error-catalogue.ts';
import { placeholders } from '../i18n/fill.ts';
import { writeAmount } from './amounts/write-amount.ts';
import type { People } from './api.ts';
import type { PaymentJson } from './draft.ts';
import { type LedgerFacts, nothingKnown } from './facts.ts';
import { type WarningCode, warningCodes } from './finding-codes.ts';
import { normalisePayment } from './normalise.ts';
import { reviewPayment } from './review.ts';

const nobody: People = { contacts: [], knownIssuers: {} };
const review = (changes: PaymentJson, known: LedgerFacts = facts(), people = nobody) => reviewPayment(draftOf(changes), known, people)!;
const token = { Amount: usd('10'), SendMax: usd('10') };
const costly = factsWith(gateway, { transferRate: 1_100_000_000n });
const xrpQuote = facts({ quote: { kind: 'xrp', drops: 100n } });
/** Same first and last characters as bob's, another address. */
const alike = `${bob.slice(0, 5)}${carol.slice(5, -5)}${bob.slice(-5)}`;

type Row = readonly [changes: PaymentJson, facts?: LedgerFacts, people?: People];

const rows: Readonly<Record<WarningCode, Row>> = {
  'xrpl-warn-partial-without-minimum': [{ ...token, Flags: partial }],
  'xrpl-warn-tag-unknown-need': [{}, nothingKnown],
  'xrpl-warn-burn': [{ Destination: gateway, Amount: usd('5') }],
  'xrpl-warn-look-alike-address': [{}, facts(), { ...nobody, contacts: [{ name: 'Rent', address: alike }] }],
  'xrpl-warn-look-alike-currency': [{ Amount: { ...usd('1'), currency: 'usd' } }],
  'xrpl-warn-other-issuer': [token, facts(), { ...nobody, knownIssuers: { USD: [other] } }],
  'xrpl-warn-transfer-rate-unknown': [token, nothingKnown],
  'xrpl-warn-send-max-missing': [{ Amount: usd('10') }, costly],
  'xrpl-warn-send-max-above-quote': [{ Amount: usd('1'), SendMax: '106' }, xrpQuote],
  'xrpl-warn-fee-high': [{ Fee: '101' }],
  'xrpl-warn-fee-from-reserve': [{ Amount: '99000000', Fee: '10' }],
  'xrpl-warn-failure-costs': [token],
  'xrpl-warn-new-account': [{}, factsWith(bob, null)],
  'xrpl-warn-public-notes': [{ InvoiceID: id('A') }],
  'xrpl-warn-domain-not-needed': [{ DomainID: id('7') }],
  'xrpl-warn-special-issuer': [{ Amount: usd('1', bob) }],
  'xrpl-warn-paths-not-needed': [{ Destination: gateway, Amount: usd('5'), Paths: [[{ account: carol }]] }],
  'xrpl-warn-conversion-without-paths': [{ Destination: alice, Amount: usd('1'), SendMax: '5' }],
  'xrpl-warn-no-default-ripple': [token, factsWith(gateway, { defaultRipple: false })],
  'xrpl-warn-receiver-quality': [token, facts({ lines: { ...line(alice, '100'), ...line(bob, '0', { qualityIn: 800_000_000 }) } })],
  'xrpl-warn-limit-without-send-max': [{ Amount: usd('1'), Flags: limitQuality }],
  'xrpl-warn-expiry-by-ledger': [{ CredentialIDs: [id('5')] }, facts({ credentials: { [id('5')]: credential({ expiration: 5_000 }) } })],
  'xrpl-warn-credentials-not-needed': [{ CredentialIDs: [id('5')] }],
};

describe('warnings', () => {
  it.each(Object.entries(rows))('%s', (code, [changes, known, people]) => {
    const found = review(changes, known, people).warnings.find((warning) => warning.code === code);
    expect(found).toMatchObject({ code, result: null });
    expect(found?.severity).not.toBe('block');
    expect(Object.keys(found!.params)).toEqual(expect.arrayContaining([...placeholders(errorTexts[code]!.en)]));
  });

  it('are listed without a gap', () => {
    expect(Object.keys(rows).sort()).toEqual([...warningCodes].sort());
  });

  it('are none for an ordinary payment', () => {
    expect(review({ Fee: '10', DestinationTag: 0 }).warnings).toEqual([]);
    expect(review(token).warnings.map(({ code }) => code)).toEqual(['xrpl-warn-failure-costs']);
    expect(review({ Amount: usd('1'), SendMax: '105' }, xrpQuote).warnings.map(({ code }) => code)).toEqual(['xrpl-warn-failure-costs']);
    expect(review({}, facts(), { ...nobody, contacts: [{ name: 'Bob', address: bob }] }).warnings).toEqual([]);
  });
});

describe('the facts', () => {
  it('of XRP: exactly this arrives, exactly this is spent, the rest stays above the reserve', () => {
    expect(review({ Fee: '12' })).toMatchObject({
      delivered: { drops: 10_000_000n },
      deliveredAtLeast: { drops: 10_000_000n },
      spentAtMost: { drops: 10_000_000n },
      worstRate: null,
      networkFee: 12n,
      transferFee: null,
      proposedSendMax: null,
      reserve: { required: 1_000_000n, balanceAfter: 89_999_988n, belowReserve: false, createsAccount: false },
    });
  });

  it('propose the SendMax that covers an issuer’s fee, and say what the issuer takes', () => {
    const { proposedSendMax, transferFee } = review({ Amount: usd('0.5') }, costly);
    expect([proposedSendMax, transferFee].map((amount) => amount && writeAmount(amount))).toEqual([usd('0.55'), usd('0.05')]);
    expect(review(token).proposedSendMax).toBeNull();
    expect(review({ Account: gateway, Amount: usd('5') }, costly).proposedSendMax).toBeNull();
  });

  it('of an MPT know its fee in whole units', () => {
    const known = facts({ issuances: { [mptId]: issuance({ transferFee: 10_000 }) } });
    expect(review({ Amount: mpt('15') }, known).proposedSendMax).toEqual({ kind: 'mpt', id: mptId, value: 16n });
    expect(review({ Account: gateway, Amount: mpt('15') }, known).proposedSendMax).toBeNull();
  });

  it('of a partial payment of an MPT name the unit above SendMax that the ledger’s rounding can take', () => {
    const known = facts({ issuances: { [mptId]: issuance({ transferFee: 50_000 }) } });
    const spent = (value: string) => review({ Amount: mpt(value), SendMax: mpt(value), Flags: partial }, known).spentAtMost;
    // 7 ÷ 1.5 is 5, and 5 × 1.5 is 8; 4 ÷ 1.5 is 3, and 3 × 1.5 is 4.
    expect([spent('7'), spent('4')]).toEqual([8n, 4n].map((value) => ({ kind: 'mpt', id: mptId, value })));
    expect(review({ Amount: mpt('7'), SendMax: mpt('7'), Flags: partial }).spentAtMost).toMatchObject({ value: 7n });
  });

  it('name the worst rate: all of SendMax for what must arrive', () => {
    expect(review({ Amount: usd('50'), SendMax: '20000000' }).worstRate).toBe('0.4');
    expect(review({ Amount: usd('3'), SendMax: eur('1') }).worstRate).toBe('0.3333333333333334');
    const least = { Amount: usd('1000'), SendMax: eur('8'), DeliverMin: usd('4'), Flags: partial };
    expect(review(least)).toMatchObject({ worstRate: '2' });
    expect(review({ ...least, DeliverMin: undefined })).toMatchObject({ worstRate: null, deliveredAtLeast: null });
  });

  it('tell of an account that is opened, and of nothing that is not known', () => {
    expect(review({}, factsWith(bob, null)).reserve.createsAccount).toBe(true);
    expect(review({}, nothingKnown)).toMatchObject({
      networkFee: null,
      reserve: { required: null, balanceAfter: null, belowReserve: false },
    });
    expect(reviewPayment(normalisePayment({}, null).draft, facts(), nobody)).toBeNull();
    expect(review({}, factsWith(alice, { ...account(), ownerCount: 5 })).reserve.required).toBe(2_000_000n);
    expect(value('1').mantissa).toBe(1_000_000_000_000_000n);
  });
});
