import { describe, expect, it } from 'vitest';
import { p2wpkh, start } from '../../../tests/fakes/payouts.ts';
import { claimOfferProblem, decodeClaim } from './claim-code.ts';
import { parseLink } from './deep-link.ts';
import { type OfferTerms, signOffer } from './offer.ts';
import { answerOffer, openOffer, type OpenOffer } from './answer-offer.ts';

const senderKey = new Uint8Array(32).fill(9);
let counter = 0;
const random = (length: number): Uint8Array => new Uint8Array(length).fill((counter += 1));

function offerCode(changes: Partial<OfferTerms> = {}): string {
  const terms: OfferTerms = {
    pullPaymentId: 'pp1',
    name: 'Wages',
    unit: 'USD',
    amount: '100',
    period: null,
    startsAt: start,
    expiresAt: null,
    methods: ['BTC-CHAIN', 'XRP-CHAIN'],
    ...changes,
  };
  const signed = signOffer(terms, 'practice', senderKey, new Uint8Array(32).fill(1));
  if (!signed.ok) throw new Error(signed.error.code);
  return signed.value;
}

function opened(changes: Partial<OfferTerms> = {}): OpenOffer {
  const open = openOffer(offerCode(changes), start);
  if (!open.ok) throw new Error(open.error.code);
  return open.value;
}

const typed = { methodId: 'BTC-CHAIN', destination: p2wpkh, tag: '', all: false, amount: '12.5', note: 'March' };

describe('a claim without the app', () => {
  it('is a code that answers exactly this offer, in a link that the sender’s app understands', () => {
    const open = opened();
    const made = answerOffer(open, typed, start + 5, random);
    if (!made?.ok) throw new Error('no code');
    const link = parseLink(made.value.link);
    const claim = decodeClaim(link.kind === 'claim' ? link.claim : '');
    if (!claim.ok) throw new Error(claim.error.code);
    expect(claim.value).toMatchObject({
      pullPaymentId: 'pp1',
      methodId: 'BTC-CHAIN',
      destination: p2wpkh,
      amount: '12.5',
      note: 'March',
      createdAt: start + 5,
    });
    expect(claimOfferProblem(claim.value, open.offer)).toBeNull();
  });

  it('two claims share nothing that would tie them together', () => {
    const codes = [answerOffer(opened(), typed, start, random), answerOffer(opened(), typed, start, random)].map((made) => {
      const claim = decodeClaim(made?.ok ? made.value.claim : '');
      return claim.ok ? claim.value : null;
    });
    expect(codes[0]?.recipientKey).not.toBe(codes[1]?.recipientKey);
    expect(codes[0]?.claimId).not.toBe(codes[1]?.claimId);
  });

  it.each([
    ['an empty destination', { destination: ' ' }, null],
    ['an amount of nothing', { amount: '0' }, null],
    ['an address of another network', { destination: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' }, 'refused'],
    ['a note of 201 characters', { note: 'x'.repeat(201) }, 'note-too-long'],
    ['a tag on an X-address that has another', { methodId: 'XRP-CHAIN', destination: 'nonsense', tag: '5' }, 'refused'],
  ] as const)('%s makes no code', (_name, changes, code) => {
    const made = answerOffer(opened(), { ...typed, ...changes }, start, random);
    if (code === null) expect(made).toBeNull();
    else expect(made?.ok).toBe(false);
    if (code !== null && code !== 'refused') expect(made).toMatchObject({ error: { code } });
  });

  it('an offer that ended while the page stood open makes no code', () => {
    const open = opened({ expiresAt: start + 10 });
    expect(answerOffer(open, typed, start + 11, random)).toMatchObject({ ok: false, error: { code: 'offer-expired' } });
  });
});

describe('the offer in the address', () => {
  it.each([
    ['nothing', '', 'offer-missing'],
    ['half of it', offerCode().slice(0, 40), 'code-damaged'],
  ])('%s is told as such', (_name, code, expected) => {
    expect(openOffer(code, start)).toMatchObject({ ok: false, error: { code: expected } });
  });

  it('with one letter changed it is not shown at all', () => {
    const code = offerCode();
    const changed = `${code.slice(0, -5)}${code.at(-5) === 'A' ? 'B' : 'A'}${code.slice(-4)}`;
    expect(openOffer(changed, start).ok).toBe(false);
  });

  it.each([
    ['ended', { expiresAt: start - 1, startsAt: start - 5 }, 'offer-expired'],
    ['not begun', { startsAt: start + 1 }, 'offer-not-started'],
    ['with methods of which none can be claimed', { methods: ['USD.rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTH-CHAIN'] }, 'payout-method-unknown'],
  ] as const)('%s it is shown with the reason instead of the form', (_name, changes, code) => {
    expect(opened(changes as Partial<OfferTerms>).problem?.code).toBe(code);
  });
});
