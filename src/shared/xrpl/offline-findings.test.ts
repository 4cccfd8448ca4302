// Every finding of reading and of the offline preflight is provoked once, with the field and the answer of rippled; its words need no more than its params.
import { describe, expect, it } from 'vitest';
import {
  alice,
  bob,
  carol,
  eur,
  gateway,
  id,
  limitQuality,
  mpt,
  noDirect,
  otherMptId,
  partial,
  paymentJson,
  usd,
} from '../../../tests/fakes/xrpl-payments.ts';
import { errorTexts } from '../i18n/error-catalogue.ts';
import { placeholders } from '../i18n/fill.ts';
import { toXAddress } from '../links/xrpl-address.ts';
import { hexSpellingXrp } from './amounts/currency-code.ts';
import type { PaymentJson } from './draft.ts';
import { type LedgerFacts, nothingKnown } from './facts.ts';
import { type OfflineCode, offlineCodes, type ReadingCode, readingCodes } from './finding-codes.ts';
import { normalisePayment } from './normalise.ts';
import { preflight } from './preflight.ts';
import { readPaymentText } from './read-payment.ts';

/** What is changed in a plain payment, the field that is named, and what rippled would answer. */
type Row = readonly [changes: PaymentJson, field: string | null, result: string | null, facts?: Partial<LedgerFacts>];

const zero = 'rrrrrrrrrrrrrrrrrrrrrhoLvTp';
const unparsable = 'invalidTransaction';
const path = (...steps: readonly PaymentJson[]): PaymentJson => ({ Amount: usd('1'), Paths: [steps] });

const reading: Readonly<Record<ReadingCode, Row>> = {
  'xrpl-json-repaired': [{}, null, null],
  'xrpl-renamed-to-amount': [{ Amount: undefined, DeliverMax: '1' }, 'DeliverMax', null],
  'xrpl-amount-given-twice': [{ Amount: usd('1'), DeliverMax: usd('1.0') }, 'DeliverMax', null],
  'xrpl-amount-conflict': [{ Amount: '1', DeliverMax: '2' }, 'DeliverMax', null],
  'xrpl-type-not-payment': [{ TransactionType: 'OfferCreate' }, 'TransactionType', null],
  'xrpl-field-unknown': [{ amount: '1' }, null, unparsable],
  'xrpl-address-invalid': [{ Destination: 'rNobody' }, 'Destination', unparsable],
  'xrpl-address-wrong-network': [{ Destination: toXAddress(bob, null, 'main') }, 'Destination', null],
  'xrpl-address-has-tag': [{ Delegate: toXAddress(bob, 7, 'test') }, 'Delegate', unparsable],
  'xrpl-tag-invalid': [{ DestinationTag: '007' }, 'DestinationTag', unparsable],
  'xrpl-tag-conflict': [{ Destination: toXAddress(bob, 5, 'test'), DestinationTag: 0 }, 'DestinationTag', null],
  'xrpl-number-invalid': [{ Sequence: 1.5 }, 'Sequence', unparsable],
  'xrpl-hash-invalid': [{ InvoiceID: 'ABC' }, 'InvoiceID', unparsable],
  'xrpl-hex-invalid': [{ SigningPubKey: 'XYZ' }, 'SigningPubKey', unparsable],
  'xrpl-amount-shape': [{ Amount: { value: '1', currency: 'USD' } }, 'Amount', unparsable],
  'xrpl-drops-invalid': [{ Amount: '1.5' }, 'Amount', unparsable],
  'xrpl-value-invalid': [{ Amount: usd('1,5') }, 'Amount', unparsable],
  'xrpl-value-too-many-digits': [{ SendMax: usd('1.2345678901234567') }, 'SendMax', unparsable],
  'xrpl-value-out-of-range': [{ Amount: usd('1e97') }, 'Amount', unparsable],
  'xrpl-mpt-value-invalid': [{ Amount: mpt('1.5') }, 'Amount', unparsable],
  'xrpl-mpt-id-invalid': [{ Amount: mpt('1', 'AB') }, 'Amount', unparsable],
  'xrpl-currency-invalid': [{ Amount: { ...usd('1'), currency: 'DOLLAR' } }, 'Amount', unparsable],
  'xrpl-currency-is-xrp': [{ Amount: { ...usd('1'), currency: 'XRP' } }, 'Amount', unparsable],
  'xrpl-issuer-invalid': [{ Amount: usd('1', 'rNobody') }, 'Amount', unparsable],
  'xrpl-issuer-zero': [{ Amount: usd('1', zero) }, 'Amount', unparsable],
  'xrpl-paths-shape': [{ Amount: usd('1'), Paths: [[{ account: 5 }]] }, 'Paths', unparsable],
  'xrpl-memo-shape': [{ Memos: [{ MemoData: 'AB' }] }, 'Memos', unparsable],
};

const ids = (count: number) => Array.from({ length: count }, (_, index) => index.toString(16).repeat(64));
const delivering = (least: unknown): PaymentJson => ({ Amount: usd('10'), Flags: partial, DeliverMin: least });

const offline: Readonly<Record<OfflineCode, Row>> = {
  'xrpl-paths-empty': [{ Amount: usd('1'), Paths: [[]] }, 'Paths', unparsable],
  'xrpl-memo-empty': [{ Memos: [{ Memo: {} }] }, 'Memos', unparsable],
  'xrpl-memo-characters': [{ Memos: [{ Memo: { MemoType: '20' } }] }, 'Memos', unparsable],
  'xrpl-memo-too-long': [{ Memos: [{ Memo: { MemoData: '00'.repeat(1020) } }] }, 'Memos', unparsable],
  'xrpl-account-missing': [{ Account: undefined }, 'Account', unparsable],
  'xrpl-destination-missing': [{ Destination: undefined }, 'Destination', unparsable],
  'xrpl-amount-missing': [{ Amount: undefined }, 'Amount', unparsable],
  'xrpl-black-hole': [{ Destination: 'rrrrrrrrrrrrrrrrrrrrBZbvji' }, 'Destination', null],
  'xrpl-credentials-disabled': [{ CredentialIDs: [id('5')] }, 'CredentialIDs', 'temDISABLED', { amendmentsOff: ['Credentials'] }],
  'xrpl-domain-disabled': [{ DomainID: id('5') }, 'DomainID', 'temDISABLED', { amendmentsOff: ['PermissionedDEX'] }],
  'xrpl-mpt-disabled': [{ Amount: mpt('1') }, 'Amount', 'temDISABLED', { amendmentsOff: ['MPTokensV1'] }],
  'xrpl-delegate-disabled': [{ Delegate: carol }, 'Delegate', 'temDISABLED', { amendmentsOff: ['PermissionDelegation'] }],
  'xrpl-delegate-self': [{ Delegate: alice }, 'Delegate', 'temBAD_SIGNER'],
  'xrpl-network-id-forbidden': [{ NetworkID: 1 }, 'NetworkID', 'telNETWORK_ID_MAKES_TX_NON_CANONICAL', { networkId: 1 }],
  'xrpl-network-id-missing': [{ Fee: '12', Sequence: 1 }, 'NetworkID', 'telREQUIRES_NETWORK_ID', { networkId: 60_421 }],
  'xrpl-network-id-other': [{ NetworkID: 1025 }, 'NetworkID', 'telWRONG_NETWORK', { networkId: 60_421 }],
  'xrpl-flag-unknown': [{ Flags: 524_288 }, 'Flags', 'temINVALID_FLAG'],
  'xrpl-flag-not-for-mpt': [{ Amount: mpt('1'), Flags: limitQuality }, 'Flags', 'temINVALID_FLAG'],
  'xrpl-flag-inner-batch': [{ Flags: 0x4000_0000 }, 'Flags', 'temINVALID_FLAG', { amendmentsOff: ['Batch'] }],
  'xrpl-source-zero': [{ Account: zero }, 'Account', 'temBAD_SRC_ACCOUNT'],
  'xrpl-fee-invalid': [{ Fee: '-1' }, 'Fee', 'temBAD_FEE'],
  'xrpl-key-invalid': [{ SigningPubKey: 'AB' }, 'SigningPubKey', 'temBAD_SIGNATURE'],
  'xrpl-ticket-with-prior': [{ TicketSequence: 5, AccountTxnID: id('A') }, 'AccountTxnID', 'temINVALID'],
  'xrpl-amount-over-cap': [{ Amount: '100000000000000001' }, 'Amount', 'temBAD_AMOUNT'],
  'xrpl-mpt-with-paths': [{ Amount: mpt('1'), Paths: [[{ account: gateway }]] }, 'Paths', 'temMALFORMED'],
  'xrpl-domain-zero': [{ DomainID: id('0') }, 'DomainID', 'temMALFORMED'],
  'xrpl-mpt-other-send-max': [{ Amount: mpt('1'), SendMax: mpt('1', otherMptId) }, 'SendMax', 'temMALFORMED'],
  'xrpl-destination-zero': [{ Destination: zero }, 'Destination', 'temDST_NEEDED'],
  'xrpl-send-max-not-positive': [{ Amount: usd('1'), SendMax: usd('0') }, 'SendMax', 'temBAD_AMOUNT'],
  'xrpl-amount-not-positive': [{ Amount: usd('-1') }, 'Amount', 'temBAD_AMOUNT'],
  'xrpl-currency-spells-xrp': [{ Amount: { ...usd('1'), currency: hexSpellingXrp } }, 'Amount', 'temBAD_CURRENCY'],
  'xrpl-redundant': [{ Destination: alice, Amount: usd('1'), SendMax: usd('1', bob) }, 'Destination', 'temREDUNDANT'],
  'xrpl-direct-send-max': [{ SendMax: '10' }, 'SendMax', 'temBAD_SEND_XRP_MAX'],
  'xrpl-direct-paths': [{ Paths: [[{ account: gateway }]] }, 'Paths', 'temBAD_SEND_XRP_PATHS'],
  'xrpl-direct-partial': [{ Flags: partial }, 'Flags', 'temBAD_SEND_XRP_PARTIAL'],
  'xrpl-direct-limit-quality': [{ Flags: limitQuality }, 'Flags', 'temBAD_SEND_XRP_LIMIT'],
  'xrpl-direct-no-direct': [{ Flags: noDirect }, 'Flags', 'temBAD_SEND_XRP_NO_DIRECT'],
  'xrpl-deliver-min-without-partial': [{ Amount: usd('1'), DeliverMin: usd('1') }, 'DeliverMin', 'temBAD_AMOUNT'],
  'xrpl-deliver-min-not-positive': [delivering(usd('0')), 'DeliverMin', 'temBAD_AMOUNT'],
  'xrpl-deliver-min-other-asset': [delivering(usd('1', bob)), 'DeliverMin', 'temBAD_AMOUNT'],
  'xrpl-deliver-min-above-amount': [delivering(usd('11')), 'DeliverMin', 'temBAD_AMOUNT'],
  'xrpl-credentials-count': [{ CredentialIDs: ids(9) }, 'CredentialIDs', 'temMALFORMED'],
  'xrpl-credentials-twice': [{ CredentialIDs: [id('a'), id('A')] }, 'CredentialIDs', 'temMALFORMED'],
  'xrpl-sequence-and-ticket': [{ Sequence: 5, TicketSequence: 5 }, 'TicketSequence', 'temSEQ_AND_TICKET'],
  'xrpl-too-many-paths': [{ Amount: usd('1'), Paths: Array(7).fill([{ account: gateway }]) }, 'Paths', 'telBAD_PATH_COUNT'],
  'xrpl-too-many-steps': [{ Amount: usd('1'), Paths: [Array(9).fill({ account: gateway })] }, 'Paths', 'telBAD_PATH_COUNT'],
  'xrpl-no-direct-without-paths': [{ Amount: usd('1'), Flags: noDirect }, 'Flags', 'temRIPPLE_EMPTY'],
  'xrpl-path-step-empty': [path({ type: 1 }), 'Paths', 'temBAD_PATH'],
  'xrpl-path-step-mixed': [path({ account: carol, currency: 'USD' }), 'Paths', 'temBAD_PATH'],
  'xrpl-path-xrp-issuer': [path({ currency: 'XRP', issuer: gateway }), 'Paths', 'temBAD_PATH'],
  'xrpl-path-special-account': [path({ account: zero }), 'Paths', 'temBAD_PATH'],
  'xrpl-path-xrp-twice': [{ ...path({ currency: 'XRP' }, { currency: 'XRP' }), SendMax: eur('1') }, 'Paths', 'temBAD_PATH'],
  'xrpl-path-xrp-inside': [{ ...path({ currency: 'XRP' }, { account: carol }), SendMax: eur('1') }, 'Paths', 'temBAD_PATH'],
  'xrpl-path-same-book': [
    { ...path({ account: gateway }, { currency: 'USD', issuer: gateway }), SendMax: usd('1') },
    'Paths',
    'temBAD_PATH',
  ],
  'xrpl-path-hop-to-itself': [path({ account: gateway }, { account: gateway }), 'Paths', 'temBAD_PATH'],
  'xrpl-path-loop': [path({ account: gateway }, { account: carol }, { account: gateway }), 'Paths', 'temBAD_PATH_LOOP'],
};

function judged([changes, , , facts = {}]: Row) {
  return preflight(normalisePayment(paymentJson(changes), 'test'), { ...nothingKnown, ...facts });
}

describe.each([
  ['reading', readingCodes, reading],
  ['the transaction alone', offlineCodes, offline],
] as const)('what %s shows', (_name, codes, rows) => {
  it.each(codes.filter((code) => code !== 'xrpl-json-repaired'))('%s', (code) => {
    const row = new Map<string, Row>(Object.entries(rows)).get(code)!;
    const found = judged(row).findings.find((finding) => finding.code === code);
    expect(found).toMatchObject({ field: row[1], result: row[2] });
    expect(Object.keys(found!.params)).toEqual(expect.arrayContaining([...placeholders(errorTexts[code]!.en)]));
  });

  it('is listed without a gap', () => {
    expect(Object.keys(rows).sort()).toEqual([...codes].sort());
  });
});

describe('what rippled would report first stands first', () => {
  const first = (changes: PaymentJson, facts: Partial<LedgerFacts> = {}) => judged([changes, null, null, facts]).findings[0]?.code;

  it.each([
    ['flags come before everything of the payment', { Flags: 0x0008_0000, Amount: '0' }, 'xrpl-flag-unknown'],
    ['an MPT with a wrong flag and paths', { Amount: mpt('1'), Flags: noDirect, Paths: [[{ account: gateway }]] }, 'xrpl-flag-not-for-mpt'],
    ['paths of an MPT before its SendMax', { Amount: mpt('1'), SendMax: '1', Paths: [[{ account: gateway }]] }, 'xrpl-mpt-with-paths'],
    ['the receiver before the amounts', { Destination: zero, Amount: '0' }, 'xrpl-destination-zero'],
    ['SendMax before Amount', { Amount: usd('0'), SendMax: usd('0') }, 'xrpl-send-max-not-positive'],
    ['the amount before the circle', { Destination: alice, Amount: '0' }, 'xrpl-amount-not-positive'],
    ['paying oneself before SendMax', { Destination: alice, SendMax: '1' }, 'xrpl-redundant'],
    ['SendMax before Paths and flags', { SendMax: '1', Paths: [[{ account: gateway }]], Flags: partial }, 'xrpl-direct-send-max'],
    ['partial before limit before no-direct', { Flags: partial | limitQuality | noDirect }, 'xrpl-direct-partial'],
    ['XRP flags before DeliverMin', { Flags: limitQuality, DeliverMin: '1' }, 'xrpl-direct-limit-quality'],
    ['DeliverMin before credentials', { DeliverMin: '1', CredentialIDs: [] }, 'xrpl-deliver-min-without-partial'],
    ['credentials before the ticket', { CredentialIDs: [], Sequence: 1, TicketSequence: 1 }, 'xrpl-credentials-count'],
    [
      'the ticket before the number of paths',
      { ...path(...Array(9).fill({ account: gateway })), Sequence: 1, TicketSequence: 1 },
      'xrpl-sequence-and-ticket',
    ],
    ['what cannot be bytes before all', { Amount: usd('-1'), Paths: [], Flags: 0x0008_0000 }, 'xrpl-paths-empty'],
  ])('%s', (_title, changes, code) => {
    expect(first(changes)).toBe(code);
  });

  it('an amendment that is off comes before the network', () => {
    expect(first({ DomainID: id('5'), NetworkID: 5 }, { networkId: 0, amendmentsOff: ['PermissionedDEX'] })).toBe('xrpl-domain-disabled');
  });
});

it('a repaired text is told of, with the text as it was repaired', () => {
  const text = JSON.stringify(paymentJson(), null, 1);
  const read = readPaymentText(text.replace(/\n}$/, ',\n}'), 'practice');
  expect(read).toMatchObject({
    ok: true,
    value: { repairedText: text, findings: [{ code: 'xrpl-json-repaired', severity: 'info', field: null }] },
  });
});

it('the offline part is quick, also for the worst payment that can be typed', () => {
  const steps = Array.from({ length: 8 }, (_, index) => ({ currency: `A${index}B`, issuer: gateway }));
  const memos = [{ Memo: { MemoData: '00'.repeat(900) } }];
  const json = paymentJson({ Amount: usd('1'), SendMax: eur('1'), Paths: Array(6).fill(steps), Memos: memos, CredentialIDs: ids(8) });
  const started = performance.now();
  for (let run = 0; run < 20; run += 1) preflight(normalisePayment(json, 'practice'), nothingKnown);
  expect((performance.now() - started) / 20).toBeLessThan(50);
});
