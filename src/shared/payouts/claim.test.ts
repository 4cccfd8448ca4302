import { describe, expect, it } from 'vitest';
import {
  claimContext,
  day,
  destination,
  effective,
  p2pkh,
  p2wpkh,
  payout,
  pullPayment,
  start,
  xrpAccount,
} from '../../../tests/fakes/payouts.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { ok, refuse } from '../result.ts';
import { checkClaim, type ClaimContext } from './claim.ts';
import { claimHash } from './claim-hash.ts';
import type { ClaimRequest } from './claim-request.ts';
import { overlay } from './overlay.ts';
import type { PaymentStatus } from './payment-status.ts';
import { paymentStatus } from '../../../tests/fakes/payouts.ts';

type Changes = Parameters<typeof claimContext>[0];
const claimId = '00112233445566778899aabbccddeeff';

/** The original amount of the accepted claim, "replay of <id>", or the refusal as "code" or "422 Path: code". */
function claim(request: ClaimRequest, changes: Changes = {}): string {
  const outcome = checkClaim({ payoutMethodId: 'BTC', ...request }, claimContext(changes));
  if (outcome.ok) return outcome.value.kind === 'new' ? outcome.value.payout.originalAmount : `replay of ${outcome.value.payout.id}`;
  if (!('violations' in outcome.error)) return outcome.error.code;
  return outcome.error.violations.map(({ path, code }) => `422 ${path}: ${code}`).join();
}

const usd = pullPayment({ unit: 'USD', limit: '100' });
const xrp = (tag: number | null = null): ClaimContext['destination'] => ok(destination(xrpAccount, null, tag));

describe('a claim', () => {
  it('without an amount takes all that remains (T19)', () => {
    const outcome = checkClaim({ payoutMethodId: 'BTC' }, claimContext({ tokenHash: 'ab', metadata: {} }));
    expect(outcome).toEqual({
      ok: true,
      value: {
        kind: 'new',
        payout: {
          id: 'new',
          pullPaymentId: 'pp1',
          createdAt: start,
          route: 'http',
          methodId: 'BTC-CHAIN',
          destination: p2wpkh,
          address: p2wpkh,
          tag: null,
          originalCurrency: 'BTC',
          originalAmount: '12.3',
          payoutCurrency: 'BTC',
          note: null,
          metadata: {},
          claimId: null,
          claimHash: null,
          tokenHash: 'ab',
          recipientKey: null,
        },
      },
    });
  });

  it.each([
    ['more than the limit (T17)', { amount: '1000000' }, {}, 'overdraft'],
    ['on an archived pull payment (T18)', {}, { pullPayment: pullPayment({ archived: true }) }, 'archived'],
    ['before the start (T24)', { amount: '1.0' }, { pullPayment: pullPayment({ startsAt: start + 7 * day }) }, 'not-started'],
    ['after the end (T25)', { amount: '1.0' }, { pullPayment: pullPayment({ expiresAt: start - 7 * day }) }, 'expired'],
    ['in the last second', { amount: '1' }, { pullPayment: pullPayment({ startsAt: start - 10, expiresAt: start }) }, '1'],
    ['one second later', { amount: '1' }, { pullPayment: pullPayment({ startsAt: start - 10, expiresAt: start - 1 }) }, 'expired'],
    ['of zero (T31)', { amount: 0 }, {}, 'amount-too-low'],
    ['below zero (T31)', { amount: -0.1 }, {}, 'amount-too-low'],
    [
      'with a wrong destination (T31)',
      {},
      { destination: refuse('bitcoin-destination-invalid') },
      '422 Destination: bitcoin-destination-invalid',
    ],
    ['without a method (T31)', { payoutMethodId: '' }, {}, '422 PayoutMethodId: payout-method-unknown'],
    ['by Lightning (T31)', { payoutMethodId: 'BTC-LN' }, {}, '422 PayoutMethodId: payout-method-unknown'],
    ['with words for an amount', { amount: 'lots' }, {}, '422 amount: number-invalid'],
    ['with minus zero', { amount: -0 }, {}, '422 amount: number-invalid'],
    ['with a blank amount', { amount: ' ' }, {}, '12.3'],
    [
      'by a method that is not offered',
      { amount: 1 },
      { pullPayment: pullPayment({ methods: ['XRP-CHAIN'] }) },
      'payment-method-not-supported',
    ],
    ['on nothing', {}, { pullPayment: null }, 'pullpayment-not-found'],
    ['with a long note', { note: 'x'.repeat(201) }, {}, '422 Note: note-too-long'],
    ['with a note of 200 smileys', { note: '🙂'.repeat(200), amount: 1 }, {}, '1'],
    ['with a malformed id', { claimId: 'abc' }, {}, '422 ClaimId: claim-id-malformed'],
  ] as const)('%s: %j', (_name, request, changes, expected) => {
    expect(claim(request, changes)).toBe(expected);
  });

  it('meets its refusals in the order of the specification', () => {
    const closed = pullPayment({ archived: true, methods: ['XRP-CHAIN'] });
    const taken = effective({ id: 'a' });
    const everything: Changes = { pullPayment: null, destination: refuse('x'), payouts: [taken] };
    expect(claim({ payoutMethodId: 'nope' }, everything)).toBe('422 PayoutMethodId: payout-method-unknown');
    expect(claim({}, everything)).toBe('pullpayment-not-found');
    expect(claim({}, { ...everything, pullPayment: closed })).toBe('422 Destination: x');
    const conflict = { pullPayment: closed, destination: ok(destination(p2wpkh, '2')), payouts: [taken] };
    expect(claim({ amount: 1 }, conflict)).toBe('422 Amount: destination-amount-too-high');
    expect(claim({ amount: 99 }, { ...conflict, destination: ok(destination()) })).toBe('archived');
    const open = { ...conflict, destination: ok(destination()), pullPayment: pullPayment({ methods: ['XRP-CHAIN'] }) };
    expect(claim({ amount: 99 }, open)).toBe('payment-method-not-supported');
    expect(claim({ amount: 99 }, { ...open, pullPayment: pullPayment() })).toBe('duplicate-destination');
    expect(claim({ amount: 99 }, { ...open, pullPayment: pullPayment(), destination: ok(destination(p2pkh)) })).toBe('overdraft');
  });

  it('may reach the limit exactly, and then nothing is left (T33)', () => {
    const one = pullPayment({ limit: '1' });
    const first = effective({ id: 'a', address: p2pkh, originalAmount: '0.4' });
    expect(claim({ amount: 0.6 }, { pullPayment: one, payouts: [first] })).toBe('0.6');
    const second = effective({ id: 'b', address: 'other', originalAmount: '0.6' });
    expect(claim({ amount: 0.1 }, { pullPayment: one, payouts: [first, second] })).toBe('overdraft');
    expect(claim({}, { pullPayment: one, payouts: [first, second] })).toBe('amount-too-low');
  });

  it('is measured against the current period only', () => {
    const monthly = pullPayment({ limit: '10', period: 30 * day });
    const before = effective({ id: 'a', address: p2pkh, originalAmount: '10' });
    expect(claim({}, { pullPayment: monthly, payouts: [before], now: start + 29 * day })).toBe('amount-too-low');
    expect(claim({}, { pullPayment: monthly, payouts: [before], now: start + 30 * day })).toBe('10');
  });
});

describe('the amount of a claim whose destination names one', () => {
  const small = pullPayment({ limit: '0.001' });
  const named = ok(destination(p2wpkh, '0.0004'));

  it('compares where unit and coin are the same (T29)', () => {
    expect(claim({}, { pullPayment: small, destination: named })).toBe('0.0004');
    expect(claim({ amount: '0.0005' }, { pullPayment: small, destination: named })).toBe('0.0004');
    expect(claim({ amount: '0.0004' }, { pullPayment: small, destination: named })).toBe('0.0004');
    expect(claim({ amount: '0.0002' }, { pullPayment: small, destination: named })).toBe('422 Amount: destination-amount-too-high');
  });

  it('compares SATS with BTC', () => {
    const sats = pullPayment({ unit: 'SATS', limit: '100000' });
    expect(claim({}, { pullPayment: sats, destination: named })).toBe('40000');
    expect(claim({ amount: 39_999 }, { pullPayment: sats, destination: named })).toBe('422 Amount: destination-amount-too-high');
  });

  it('says nothing where they do not compare', () => {
    expect(claim({}, { pullPayment: usd, destination: named })).toBe('100');
    expect(claim({ amount: 7 }, { pullPayment: usd, destination: named })).toBe('7');
  });
});

describe('dust and the ledger at claim time', () => {
  it('refuses dust where it can be decided (D7), exactly the minimum being fine', () => {
    expect(claim({ amount: '0.00000293' })).toBe('amount-too-low');
    expect(claim({ amount: '0.00000294' })).toBe('0.00000294');
    expect(claim({ amount: '0.00000545' }, { destination: ok(destination(p2pkh)) })).toBe('amount-too-low');
    expect(claim({ amount: 293 }, { pullPayment: pullPayment({ unit: 'SATS', limit: '1000' }) })).toBe('amount-too-low');
    expect(claim({ amount: '0.0000001' }, { pullPayment: usd })).toBe('0.0000001');
  });

  const known = {
    kind: 'known',
    exists: true,
    requiresTag: false,
    depositAuth: false,
    isPoor: false,
    disallowsXrp: false,
    reserveBase: '1000000',
    asset: null,
  } as const;
  const coins = pullPayment({ unit: 'XRP', limit: '100' });
  const onLedger = (facts: ClaimContext['facts'], tag: number | null = null, terms = coins): string =>
    claim({ payoutMethodId: 'XRP', amount: '0.5' }, { pullPayment: terms, destination: xrp(tag), facts });

  it('refuses what the ledger would certainly refuse (§17)', () => {
    expect(onLedger(known)).toBe('0.5');
    expect(onLedger({ ...known, requiresTag: true })).toBe('destination-tag-required');
    expect(onLedger({ ...known, requiresTag: true }, 0)).toBe('0.5');
    expect(onLedger({ ...known, depositAuth: true })).toBe('destination-refused');
    expect(onLedger({ ...known, disallowsXrp: true })).toBe('destination-refused');
    expect(onLedger({ ...known, exists: false })).toBe('destination-not-funded');
    expect(onLedger({ ...known, exists: false, reserveBase: '500000' })).toBe('0.5');
  });

  it('takes the claim when the ledger cannot be asked, or the amount is not decided yet', () => {
    expect(onLedger({ kind: 'unknown' })).toBe('0.5');
    expect(onLedger({ ...known, exists: false }, null, usd)).toBe('0.5');
    expect(onLedger({ ...known, requiresTag: true }, null, usd)).toBe('destination-tag-required');
  });
});

describe('the same destination twice (D8)', () => {
  const held = (state: Parameters<typeof effective>[0], status: PaymentStatus | null = null): string =>
    claim({ amount: 1 }, { payouts: [overlay(payout({ pullPaymentId: 'another', ...state }), status)] });

  it('is refused across pull payments while the first is open, and free once it is final', () => {
    expect(held({ state: 'AwaitingApproval' })).toBe('duplicate-destination');
    expect(held({ state: 'AwaitingPayment' })).toBe('duplicate-destination');
    expect(held({ state: 'InProgress' })).toBe('duplicate-destination');
    expect(held({ state: 'Completed' })).toBe('1');
    expect(held({ state: 'Cancelled' })).toBe('1');
  });

  it('follows the outbox: paid is final, being re-checked is not', () => {
    expect(held({ state: 'AwaitingPayment' }, paymentStatus({ phase: 'final' }))).toBe('1');
    expect(held({ state: 'AwaitingPayment' }, paymentStatus({ phase: 'final', recheck: true }))).toBe('duplicate-destination');
  });

  it('on the XRP Ledger another tag is another destination', () => {
    const coins = pullPayment({ unit: 'XRP', limit: '100' });
    const first = effective({ id: 'a', methodId: 'XRP-CHAIN', address: xrpAccount, tag: 0, originalCurrency: 'XRP' });
    const request = { payoutMethodId: 'XRP', amount: 1 };
    expect(claim(request, { pullPayment: coins, payouts: [first], destination: xrp(0) })).toBe('duplicate-destination');
    expect(claim(request, { pullPayment: coins, payouts: [first], destination: xrp(1) })).toBe('1');
    expect(claim(request, { pullPayment: coins, payouts: [first], destination: xrp(null) })).toBe('1');
  });
});

describe('a retried claim (D19)', () => {
  const hash = claimHash({ methodId: 'BTC-CHAIN', destination: p2wpkh, amount: decimalOf('1'), note: 'March' });
  const made = effective({ id: 'first', claimId, claimHash: hash, originalAmount: '1' });
  const again = { claimId, amount: '1.0', note: 'March' };

  it('gives the same payout again, even after everything has changed', () => {
    expect(claim(again, { payouts: [made] })).toBe('replay of first');
    expect(claim({ ...again, claimId: claimId.toUpperCase() }, { payouts: [made] })).toBe('replay of first');
    expect(claim(again, { payouts: [made], pullPayment: pullPayment({ archived: true }) })).toBe('replay of first');
  });

  it('with other content is refused', () => {
    expect(claim({ ...again, amount: 2 }, { payouts: [made] })).toBe('duplicate-claim');
    expect(claim({ ...again, note: 'April' }, { payouts: [made] })).toBe('duplicate-claim');
    expect(claim({ claimId, note: 'March' }, { payouts: [made] })).toBe('duplicate-claim');
    expect(claim(again, { payouts: [made], destination: ok(destination(p2pkh)) })).toBe('duplicate-claim');
  });

  it('is scoped to the pull payment and, for codes, to the key of the recipient', () => {
    expect(claim(again, { payouts: [effective({ ...made, pullPaymentId: 'other', address: 'elsewhere' })] })).toBe('1');
    const byCode = effective({ ...made, recipientKey: 'aa', address: 'elsewhere' });
    expect(claim(again, { payouts: [byCode], recipientKey: 'bb' })).toBe('1');
    expect(claim(again, { payouts: [byCode], recipientKey: 'aa' })).toBe('replay of first');
  });

  it('keeps the hash of what was sent, so that "all" and an equal amount stay apart', () => {
    const outcome = checkClaim({ payoutMethodId: 'BTC', claimId }, claimContext());
    const expected = claimHash({ methodId: 'BTC-CHAIN', destination: p2wpkh, amount: null, note: null });
    expect(outcome).toMatchObject({ value: { payout: { claimId, claimHash: expected, originalAmount: '12.3' } } });
  });

  it('to an account that nobody has the key of is refused, whether or not the ledger can be asked (§17)', () => {
    const lost = ok(destination('rrrrrrrrrrrrrrrrrrrrrhoLvTp', null, 5));
    expect(claim({ payoutMethodId: 'XRP', amount: 9 }, { pullPayment: usd, destination: lost })).toBe('destination-refused');
    expect(claim({ payoutMethodId: 'XRP', amount: 9 }, { pullPayment: pullPayment({ unit: 'XRP' }), destination: lost })).toBe(
      'destination-refused',
    );
  });
});
