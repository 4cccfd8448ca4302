// Tests: the three signed codes together: an offer travels, a claim answers it, a receipt comes back.
import { schnorr } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/links/signed-codes.json';
import { type ClaimDraft, claimOfferProblem, claimProblem, decodeClaim, signClaim } from './claim-code.ts';
import { buildClaimCodeLink, buildOfferLink, buildReceiptLink, fitsLink, parseLink } from './deep-link.ts';
import { decodeOffer, type Offer, offerProblem, type OfferTerms, signOffer } from './offer.ts';
import { payoutIdOf } from './payout-id.ts';
import { decodeReceipt, type ReceiptDraft, receiptProblem, signReceipt } from './receipt.ts';

const key = (byte: number) => new Uint8Array(32).fill(byte);
const random = key(9);
const day = 86_400;

const terms: OfferTerms = {
  pullPaymentId: '3kJgkxXxvSTq6qJXWyV3yPEFqzFk',
  name: 'Atelier, hours of March',
  unit: 'HOUR',
  amount: '12.5',
  period: 30 * day,
  startsAt: 1_700_000_000,
  expiresAt: 1_700_000_000 + 90 * day,
  methods: ['BTC-CHAIN', 'XRP-CHAIN'],
};

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

const offerCode = unwrap(signOffer(terms, 'practice', key(1), random));
const offer = unwrap(decodeOffer(offerCode));
const draft: ClaimDraft = {
  pullPaymentId: terms.pullPaymentId,
  offerHash: offer.hash,
  claimId: '000102030405060708090a0b0c0d0e0f',
  methodId: 'XRP-CHAIN',
  destination: 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY?dt=0',
  amount: '3',
  note: '3月分 12時間',
  createdAt: 1_700_100_000,
};
const claimCode = unwrap(signClaim(draft, key(2), random));
const claim = unwrap(decodeClaim(claimCode));
const receiptDraft: ReceiptDraft = {
  payoutId: payoutIdOf(claim.claimId, claim.recipientKey),
  claimId: claim.claimId,
  state: 'Completed',
  amount: '75.000001',
  currency: 'XRP',
  rate: '0.04',
  transactionId: 'AB'.repeat(32),
  reason: null,
  createdAt: 1_700_200_000,
};
const receiptCode = unwrap(signReceipt(receiptDraft, key(1), random));

/** The code with its fields changed and, unless told otherwise, signed again: what a hostile but able program could make. */
function forged(
  code: string,
  change: (fields: Map<unknown, unknown>) => void,
  options: { tag: string; key: number; sign?: boolean },
): string {
  const fields: Map<unknown, unknown> = decode(base64urlnopad.decode(code), { useMaps: true });
  const last = Math.max(...[...fields.keys()].map(Number));
  change(fields);
  if (options.sign !== false) {
    const unsigned = new Map([...fields].filter(([number]) => number !== last));
    const prefix = sha256(utf8ToBytes(options.tag));
    const hash = sha256(concatBytes(prefix, prefix, encode(unsigned, rfc8949EncodeOptions)));
    fields.set(last, schnorr.sign(hash, key(options.key), random));
  }
  return base64urlnopad.encode(encode(fields, rfc8949EncodeOptions));
}
const forgedOffer = (change: (fields: Map<unknown, unknown>) => void) => forged(offerCode, change, { tag: 'pullpay/offer/v1', key: 1 });
const forgedClaim = (change: (fields: Map<unknown, unknown>) => void) => forged(claimCode, change, { tag: 'pullpay/claim/v1', key: 2 });

describe('an offer travels, a claim answers it, a receipt comes back', () => {
  it('through three links, without any server', () => {
    const opened = parseLink(buildOfferLink(offerCode));
    expect(opened).toEqual({ kind: 'offer', offer: offerCode });
    expect(offer).toEqual({ ...terms, network: 'practice', senderKey: bytesToHex(schnorr.getPublicKey(key(1))), hash: offer.hash });
    expect(offerProblem(offer, 'practice', 1_700_000_000)).toBeNull();

    expect(parseLink(buildClaimCodeLink(claimCode))).toEqual({ kind: 'claim', claim: claimCode });
    expect(claim).toEqual({ ...draft, recipientKey: bytesToHex(schnorr.getPublicKey(key(2))), hash: claim.hash });
    expect(claimProblem(claim)).toBeNull();
    expect(claimOfferProblem(claim, offer)).toBeNull();

    expect(parseLink(buildReceiptLink(receiptCode))).toEqual({ kind: 'receipt', receipt: receiptCode });
    const receipt = unwrap(decodeReceipt(receiptCode));
    expect(receipt).toEqual({ ...receiptDraft, senderKey: offer.senderKey });
    expect(receiptProblem(receipt, { claimId: claim.claimId, recipientKey: claim.recipientKey, senderKey: offer.senderKey })).toBeNull();
  });

  it('the smallest claim, "all that remains" without a note, survives too', () => {
    const small = unwrap(decodeClaim(unwrap(signClaim({ ...draft, amount: null, note: null }, key(3), random))));
    expect([small.amount, small.note]).toEqual([null, null]);
  });

  it('an offer of the largest terms still fits a link', () => {
    const token = (byte: number) => `${byte.toString(16).padStart(2, '0').repeat(20)}.rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY-CHAIN`;
    const largest = { ...terms, name: '𠮷'.repeat(50), unit: '時'.repeat(12), methods: [2, 3, 4, 5, 6, 7, 8, 9].map(token) };
    expect(fitsLink(buildOfferLink(unwrap(signOffer(largest, 'practice', key(1), random))))).toBe(true);
  });

  it('signing the same terms again gives another code with the same hash, so older links stay good', () => {
    const again = unwrap(signOffer(terms, 'practice', key(1), key(8)));
    expect(again).not.toBe(offerCode);
    expect(unwrap(decodeOffer(again)).hash).toBe(offer.hash);
  });
});

describe('round trip of anything that fits the bounds', () => {
  const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
  const amount = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 18 })).map(([digits, scale]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
    const plain = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`.replace(/\.?0+$/, '');
    return (digits < 0n && digits !== 0n ? '-' : '') + plain;
  });
  const words = (most: number) =>
    fc.array(fc.constantFrom('a', 'é', '時', '𠮷', '\n', ' ', '"', '<'), { maxLength: most }).map((parts) => parts.join(''));
  const nullable = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
  const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => bytes.with(0, 1));

  it('offers', () => {
    const some = fc.record({
      pullPaymentId: fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{20,30}$/),
      name: words(50),
      unit: fc.constantFrom('USD', 'SATS', '時間', 'HOUR', 'ÄH1'),
      amount,
      period: nullable(fc.integer({ min: 1, max: 1e9 })),
      startsAt: seconds,
      expiresAt: nullable(seconds),
      methods: fc.uniqueArray(fc.constantFrom('BTC-CHAIN', 'XRP-CHAIN', 'USD.rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY-CHAIN'), { minLength: 1 }),
    });
    fc.assert(
      fc.property(some, secret, fc.constantFrom('practice', 'test', 'main', 'regtest'), (value, secretKey, network) => {
        expect(unwrap(decodeOffer(unwrap(signOffer(value, network, secretKey, random))))).toMatchObject({ ...value, network });
      }),
      { numRuns: 60 },
    );
  });

  it('claims and receipts', () => {
    const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => bytesToHex(value));
    const someClaim = fc.record({
      pullPaymentId: fc.constant(terms.pullPaymentId),
      offerHash: hex(32),
      claimId: hex(16),
      methodId: fc.constantFrom('BTC-CHAIN', 'XRP-CHAIN'),
      destination: words(511).map((text) => `x${text}`),
      amount: nullable(amount),
      note: nullable(words(200)),
      createdAt: seconds,
    });
    const states = fc.constantFrom('AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Completed', 'Cancelled');
    fc.assert(
      fc.property(someClaim, secret, states, (value, secretKey, state) => {
        expect(unwrap(decodeClaim(unwrap(signClaim(value, secretKey, random))))).toMatchObject(value);
        const answer = { ...receiptDraft, claimId: value.claimId, state, reason: value.note, amount: value.amount };
        expect(unwrap(decodeReceipt(unwrap(signReceipt(answer, secretKey, random))))).toMatchObject(answer);
      }),
      { numRuns: 40 },
    );
  });
});

describe('nobody can change a code', () => {
  it.each([
    ['offer', offerCode, decodeOffer],
    ['claim', claimCode, decodeClaim],
    ['receipt', receiptCode, decodeReceipt],
  ] as const)('any byte of an %s that is changed, dropped or added makes it refused', (_kind, code, open) => {
    const bytes = base64urlnopad.decode(code);
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << (at % 8);
      expect(open(base64urlnopad.encode(flipped)).ok, `byte ${at}`).toBe(false);
    }
    expect(open(base64urlnopad.encode(bytes.slice(0, -1))).ok).toBe(false);
    expect(open(base64urlnopad.encode(concatBytes(bytes, Uint8Array.of(0)))).ok).toBe(false);
    expect(open(base64urlnopad.encode(bytes)).ok).toBe(true);
  });

  it('any character of the text changed makes it refused', () => {
    for (let at = 0; at < claimCode.length; at += 1) {
      const other = claimCode[at] === 'A' ? 'B' : 'A';
      expect(decodeClaim(claimCode.slice(0, at) + other + claimCode.slice(at + 1)).ok, `character ${at}`).toBe(false);
    }
  });

  it('a changed destination is a wrong signature, not another claim', () => {
    const change = (fields: Map<unknown, unknown>) => fields.set(6, 'rLczgQHxPhWtjkaQqn3Q6UM8AbRbbRvs5K?dt=0');
    const unsigned = forged(claimCode, change, { tag: 'pullpay/claim/v1', key: 2, sign: false });
    expect(codeOf(decodeClaim(unsigned))).toBe('claim-signature-wrong');
    const byOther = forged(claimCode, change, { tag: 'pullpay/claim/v1', key: 5 });
    expect(codeOf(decodeClaim(byOther))).toBe('claim-signature-wrong');
  });

  it('a signature made for one kind of code is none for another', () => {
    const asReceipt = forged(claimCode, () => undefined, { tag: 'pullpay/receipt/v1', key: 2 });
    expect(codeOf(decodeClaim(asReceipt))).toBe('claim-signature-wrong');
    const offerAgain = forged(offerCode, () => undefined, { tag: 'pullpay/claim/v1', key: 1 });
    expect(codeOf(decodeOffer(offerAgain))).toBe('offer-signature-wrong');
    const receiptAgain = forged(receiptCode, () => undefined, { tag: 'pullpay/offer/v1', key: 1 });
    expect(codeOf(decodeReceipt(receiptAgain))).toBe('receipt-signature-wrong');
  });

  it('a key that is no point of the curve signs nothing', () => {
    expect(codeOf(decodeOffer(forgedOffer((fields) => fields.set(11, new Uint8Array(32).fill(0xff)))))).toBe('offer-signature-wrong');
  });
});

describe('a well-signed code with wrong content', () => {
  it('has exactly the known fields', () => {
    expect(codeOf(decodeOffer(forgedOffer(() => undefined)))).toBe('ok');
    expect(codeOf(decodeOffer(forgedOffer((fields) => fields.set(13, 'x'))))).toBe('code-field-unknown');
    expect(codeOf(decodeOffer(forgedOffer((fields) => fields.set('name', 'x'))))).toBe('code-field-unknown');
    expect(codeOf(decodeOffer(forgedOffer((fields) => fields.set(-1, 'x'))))).toBe('code-field-unknown');
    expect(codeOf(decodeOffer(forgedOffer((fields) => fields.delete(4))))).toBe('code-field-invalid');
    expect(codeOf(decodeOffer(forgedOffer((fields) => fields.set(1, 2))))).toBe('code-version-unknown');
    expect(codeOf(decodeOffer(forgedOffer((fields) => fields.delete(1))))).toBe('code-damaged');
  });

  it.each([
    [2, 'mainnet', 'network'],
    [3, '../x', 'pullPaymentId'],
    [3, '', 'pullPaymentId'],
    [4, 'x'.repeat(51), 'name'],
    [4, 5, 'name'],
    [5, '', 'unit'],
    [5, 'usd', 'unit'],
    [5, 'U$D', 'unit'],
    [5, 'A'.repeat(13), 'unit'],
    [6, '12.50', 'amount'],
    [6, '1e2', 'amount'],
    [6, '-0', 'amount'],
    [6, '1'.repeat(41), 'amount'],
    [6, '0.0000000000000000001', 'amount'],
    [6, 12, 'amount'],
    [7, 0, 'period'],
    [7, -5, 'period'],
    [8, -1, 'startsAt'],
    [8, null, 'startsAt'],
    [8, 253_402_300_800, 'startsAt'],
    [9, '0', 'expiresAt'],
    [10, [], 'methods'],
    [10, ['BTC-CHAIN', 'BTC-CHAIN'], 'methods'],
    [10, ['1', '2', '3', '4', '5', '6', '7', '8', '9'], 'methods'],
    [10, ['x'.repeat(121)], 'methods'],
    [11, new Uint8Array(31), 'senderKey'],
    [11, bytesToHex(key(7)), 'senderKey'],
  ] as const)('offer field %s = %j is refused as %s', (number, value, field) => {
    expect(decodeOffer(forgedOffer((fields) => fields.set(number, value)))).toEqual({
      ok: false,
      error: { code: 'code-field-invalid', params: { field } },
    });
  });

  it.each([
    [3, hexToBytes('00'), 'offerHash'],
    [4, new Uint8Array(15), 'claimId'],
    [4, '000102030405060708090a0b0c0d0e0f', 'claimId'],
    [5, '', 'methodId'],
    [6, '', 'destination'],
    [6, 'x'.repeat(513), 'destination'],
    [7, '', 'amount'],
    [8, 'x'.repeat(201), 'note'],
    [9, 1.5, 'createdAt'],
  ] as const)('claim field %s = %j is refused as %s', (number, value, field) => {
    expect(decodeClaim(forgedClaim((fields) => fields.set(number, value)))).toEqual({
      ok: false,
      error: { code: 'code-field-invalid', params: { field } },
    });
  });

  it('our own signing refuses the same, and text that is no Unicode', () => {
    expect(codeOf(signOffer({ ...terms, name: 'x'.repeat(51) }, 'practice', key(1), random))).toBe('code-field-invalid');
    expect(codeOf(signOffer({ ...terms, amount: '1.0' }, 'practice', key(1), random))).toBe('code-field-invalid');
    expect(codeOf(signClaim({ ...draft, note: 'x'.repeat(201) }, key(2), random))).toBe('code-field-invalid');
    expect(signClaim({ ...draft, note: 'a\ud800b' }, key(2), random)).toMatchObject({
      error: { code: 'code-field-invalid', params: { field: 'note' } },
    });
    expect(codeOf(signClaim({ ...draft, note: '𠮷' }, key(2), random))).toBe('ok');
    expect(codeOf(signReceipt({ ...receiptDraft, transactionId: 'AB' }, key(1), random))).toBe('code-field-invalid');
  });

  it.each([
    ['offer', decodeOffer],
    ['claim', decodeClaim],
    ['receipt', decodeReceipt],
  ] as const)('codes of the other two kinds are no %s', (kind, open) => {
    const codes = { offer: offerCode, claim: claimCode, receipt: receiptCode };
    for (const [other, code] of Object.entries(codes)) expect(open(code).ok).toBe(other === kind);
  });

  it('noise never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          fc.uint8Array({ maxLength: 300 }).map((bytes) => base64urlnopad.encode(bytes)),
        ),
        (text) => {
          for (const open of [decodeOffer, decodeClaim, decodeReceipt]) expect(open(text).ok).toBe(false);
        },
      ),
    );
  });
});

describe('what the form shows instead of a submit button', () => {
  const at = (change: Partial<Offer>, now = 1_700_000_000) => offerProblem({ ...offer, ...change }, 'practice', now)?.code;

  it('names each reason', () => {
    expect(at({ network: 'main' })).toBe('offer-wrong-network');
    expect(at({ amount: '0' })).toBe('offer-amount-not-positive');
    expect(at({ amount: '-3' })).toBe('offer-amount-not-positive');
    expect(at({ methods: ['BTC-CHAIN', 'DOGE-CHAIN'] })).toBe('offer-method-unknown');
    expect(at({ methods: ['BTC-LN'] })).toBe('offer-method-unknown');
    expect(at({ methods: ['BTC'] })).toBe('offer-method-unknown');
  });

  it('an offer of zero can be read and shown, and only then is refused', () => {
    const zero = unwrap(decodeOffer(unwrap(signOffer({ ...terms, amount: '0' }, 'practice', key(1), random))));
    expect(offerProblem(zero, 'practice', terms.startsAt)?.code).toBe('offer-amount-not-positive');
  });

  it('is open from its first second to its last', () => {
    const end = terms.expiresAt ?? 0;
    expect(at({}, terms.startsAt - 1)).toBe('offer-not-started');
    expect(at({}, terms.startsAt)).toBeUndefined();
    expect(at({}, end)).toBeUndefined();
    expect(at({}, end + 1)).toBe('offer-expired');
    expect(at({ expiresAt: null }, end * 2)).toBeUndefined();
  });

  it('a claim for nothing, in no known way, or for another offer', () => {
    expect(claimProblem({ ...draft, amount: '0' })?.code).toBe('claim-amount-not-positive');
    expect(claimProblem({ ...draft, amount: '-1' })?.code).toBe('claim-amount-not-positive');
    expect(claimProblem({ ...draft, methodId: 'xrp' })?.code).toBe('claim-method-unknown');
    expect(claimOfferProblem({ ...draft, offerHash: '00'.repeat(32) }, offer)?.code).toBe('claim-other-offer');
    expect(claimOfferProblem({ ...draft, pullPaymentId: 'x' }, offer)?.code).toBe('claim-other-offer');
    expect(claimOfferProblem(draft, { ...offer, methods: ['BTC-CHAIN'] })?.code).toBe('claim-method-not-offered');
  });

  it('a receipt of a stranger, or for somebody else', () => {
    const receipt = unwrap(decodeReceipt(receiptCode));
    const own = { claimId: claim.claimId, recipientKey: claim.recipientKey, senderKey: offer.senderKey };
    const stranger = unwrap(decodeReceipt(unwrap(signReceipt(receiptDraft, key(6), random))));
    expect(receiptProblem(stranger, own)?.code).toBe('receipt-other-sender');
    expect(receiptProblem(receipt, { ...own, claimId: 'ff'.repeat(16) })?.code).toBe('receipt-other-claim');
    expect(receiptProblem(receipt, { ...own, recipientKey: 'ff'.repeat(32) })?.code).toBe('receipt-other-claim');
  });
});

describe('the published vectors', () => {
  it.each(vectors.offers)('offer $name', ({ network, terms: fields, secretKey, random: noise, hash, code }) => {
    expect(unwrap(signOffer(fields, network as 'practice', hexToBytes(secretKey), hexToBytes(noise)))).toBe(code);
    expect(unwrap(decodeOffer(code)).hash).toBe(hash);
  });

  it.each(vectors.claims)('claim $name', ({ draft: fields, secretKey, random: noise, hash, payoutId, code }) => {
    expect(unwrap(signClaim(fields, hexToBytes(secretKey), hexToBytes(noise)))).toBe(code);
    const read = unwrap(decodeClaim(code));
    expect([read.hash, payoutIdOf(read.claimId, read.recipientKey)]).toEqual([hash, payoutId]);
  });

  it.each(vectors.receipts)('receipt $name', ({ draft: fields, secretKey, random: noise, code }) => {
    expect(unwrap(signReceipt(fields as ReceiptDraft, hexToBytes(secretKey), hexToBytes(noise)))).toBe(code);
  });
});
