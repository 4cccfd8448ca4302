// Tests: a payment comes back from JSON as it was, however it was written; and nothing that is read is lost.
import fc from 'fast-check';
import { encode } from 'ripple-binary-codec';
import { describe, expect, it } from 'vitest';
import { randomPayment } from '../../../tests/helpers/random-payments.ts';
import { alice, bob, draftOf, gateway, id, mpt, partial, paymentJson, usd } from '../../../tests/fakes/xrpl-payments.ts';
import { toXAddress } from '../links/xrpl-address.ts';
import { hasFlag, tfFullyCanonicalSig, tfLimitQuality, tfPartialPayment, withFlag } from './flags.ts';
import { withoutNeedlessPaths } from './needless-paths.ts';
import { normalisePayment } from './normalise.ts';
import { applyPathAlternative } from './path-alternative-parse.ts';
import { preflightOffline } from './preflight-offline.ts';
import { readPaymentText } from './read-payment.ts';
import { writePayment, writePaymentText } from './write-payment.ts';

describe('drafts', () => {
  it('survive the way to JSON and back', () => {
    fc.assert(
      fc.property(randomPayment, (json) => {
        const { draft, normalised } = normalisePayment(json, 'test');
        expect(normalisePayment(writePayment(draft), 'test')).toEqual({ draft, normalised, findings: [], repairedText: null });
        expect(readPaymentText(writePaymentText(draft), 'test')).toMatchObject({ ok: true, value: { draft } });
      }),
    );
  });

  it('that pass the forms can be made into bytes', () => {
    fc.assert(
      fc.property(randomPayment, (json) => {
        const { draft, normalised, findings } = normalisePayment(json, 'test');
        const all = [...findings, ...preflightOffline(draft)];
        fc.pre(all.every(({ result }) => result !== 'invalidTransaction' && result !== 'temBAD_AMOUNT' && result !== 'temBAD_FEE'));
        expect(encode({ ...normalised })).toMatch(/^1200/);
      }),
    );
  });

  it('judging any payment never throws, whatever is in it', () => {
    const members = fc.dictionary(
      fc.constantFrom(...Object.keys(paymentJson()), 'SendMax', 'Paths', 'Memos', 'Flags', 'Fee'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(members, (json) => void preflightOffline(normalisePayment(json, 'practice').draft)),
      { numRuns: 500 },
    );
  });
});

describe('what is no payment', () => {
  const codes = (changes: Readonly<Record<string, unknown>>) =>
    normalisePayment(paymentJson(changes), null).findings.map(({ code }) => code);

  it('an empty list is not taken for no flags', () => {
    expect(codes({ Flags: [] })).toEqual(['xrpl-number-invalid']);
    expect(codes({ Flags: {} })).toEqual([]);
  });

  it('thousands of fields that nobody knows are refused by the first of them', () => {
    const many = Object.fromEntries(Array.from({ length: 18_000 }, (_, index) => [`Field${index}`, 1]));
    expect(codes(many)).toEqual(Array.from({ length: 20 }, () => 'xrpl-field-unknown'));
  });
});

describe('X-addresses', () => {
  const destination = (tag: number | null, beside: unknown) => {
    const { draft, findings } = normalisePayment(
      paymentJson({ Destination: toXAddress(bob, tag, 'test'), DestinationTag: beside }),
      'practice',
    );
    return [draft.destination, draft.destinationTag, ...findings.map(({ code }) => code)];
  };

  it('are taken apart; tags must agree, and 0 is one', () => {
    expect(destination(5, undefined)).toEqual([bob, 5]);
    expect(destination(0, undefined)).toEqual([bob, 0]);
    expect(destination(null, 0)).toEqual([bob, 0]);
    expect(destination(5, '5')).toEqual([bob, 5]);
    expect(destination(5, 0)).toEqual([bob, 0, 'xrpl-tag-conflict']);
    expect(destination(0, 5)).toEqual([bob, 5, 'xrpl-tag-conflict']);
  });

  it('of the sender bring the source tag', () => {
    expect(draftOf({ Account: toXAddress(alice, 3, 'test') })).toMatchObject({ account: alice, sourceTag: 3 });
  });
});

describe('what is dropped', () => {
  it('is the type of path steps, and nothing else', () => {
    const Paths = [
      [
        { currency: 'USD', issuer: gateway, type: 48, type_hex: '0000000000000030' },
        { account: bob, type: 1 },
      ],
    ];
    expect(normalisePayment(paymentJson({ Amount: usd('1'), Paths }), null).normalised['Paths']).toEqual([
      [{ currency: 'USD', issuer: gateway }, { account: bob }],
    ]);
  });

  it('is no field that the rules do not look into', () => {
    expect(normalisePayment(paymentJson({ TxnSignature: 'AB', Memos: null }), null).normalised).toMatchObject({ TxnSignature: 'AB' });
  });
});

describe('needless paths', () => {
  const Paths = [[{ account: gateway }]];

  it('are left out of XRP, MPTs, issues and returns, and of nothing else', () => {
    const kept = (changes: Parameters<typeof draftOf>[0]) => withoutNeedlessPaths(draftOf({ ...changes, Paths })).paths !== null;
    expect(
      [{}, { Amount: mpt('1') }, { Account: gateway, Amount: usd('1') }, { Destination: gateway, Amount: usd('1'), Flags: partial }].map(
        kept,
      ),
    ).toEqual([false, false, false, false]);
    expect([{ Amount: usd('1') }, { Account: gateway, Amount: usd('1'), Flags: 0x0001_0000 }, { Amount: undefined }].map(kept)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('flags', () => {
  it('may be given by name, and the highest bit is not a sign', () => {
    expect(draftOf({ Flags: { tfPartialPayment: true, tfLimitQuality: false } }).flags).toBe(partial);
    expect(normalisePayment(paymentJson({ Flags: { tfNonsense: true } }), null).findings).toMatchObject([{ code: 'xrpl-number-invalid' }]);
    const both = withFlag(withFlag(null, tfFullyCanonicalSig, true), tfPartialPayment, true);
    expect([both, hasFlag(both, tfFullyCanonicalSig), hasFlag(both, tfLimitQuality)]).toEqual([2_147_614_720, true, false]);
    expect(withFlag(both, tfFullyCanonicalSig, false)).toBe(partial);
  });
});

describe('what a path finder offers', () => {
  it('becomes Paths and SendMax; an empty set leaves Paths out; a SendMax of one’s own stays', () => {
    const draft = draftOf({ Amount: usd('1') });
    const found = { paths_computed: [[{ account: gateway, type: 1 }]], source_amount: '1000' };
    expect(applyPathAlternative(draft, found)).toMatchObject({ value: { paths: [[{ account: gateway }]], sendMax: { drops: 1000n } } });
    expect(applyPathAlternative(draft, { ...found, paths_computed: [] })).toMatchObject({ value: { paths: null } });
    expect(applyPathAlternative(draftOf({ Amount: usd('1'), SendMax: '5' }), found)).toMatchObject({ value: { sendMax: { drops: 5n } } });
    for (const answer of [null, { paths_computed: 5 }, { ...found, source_amount: 'x' }])
      expect(applyPathAlternative(draft, answer).ok).toBe(answer === null);
  });
});

it('ids are kept in upper case', () => {
  expect(draftOf({ InvoiceID: id('a'), CredentialIDs: [id('b')] })).toMatchObject({ invoiceId: id('A'), credentialIds: [id('B')] });
});
