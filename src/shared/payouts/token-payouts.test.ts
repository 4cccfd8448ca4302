// What tokens and MPTs are worth, how they are rounded and locked, and what keeps them from arriving (spec §16.1, §17).
import { describe, expect, it } from 'vitest';
import { effective, newClaim, newPullPayment, pullPayment, records, start, xrpAccount } from '../../../tests/fakes/payouts.ts';
import { formatDecimal, one } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { approveNew, approveOne } from './approval.ts';
import { assetPlaces } from './asset-places.ts';
import { convert, dearRounding, fixedRate } from './conversion.ts';
import { checkDestination, type DestinationFacts, type HoldingFacts } from './destination-facts.ts';
import { parsePromiseEvent } from './event-parse.ts';
import type { Approval, PromiseEvent } from './events.ts';
import { overlay } from './overlay.ts';
import { askedPrices, parseRateRule, priceOf, type Quotes, type RateRule } from './rates.ts';
import { applyAll, applyEvent } from './reducer.ts';
import { createWorld, type World } from './world.ts';

const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const usd = `USD.${issuer}`;
const mpt = '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41';

describe('the amount in a token', () => {
  it.each([
    // amount, rate, what is paid: up to 15 significant digits, at most 18 places, never less than was agreed.
    ['25', '1', '25'],
    ['100', '3', '33.3333333333334'],
    ['1', '3', '0.333333333333334'],
    ['2', '30000', '0.000066666666666667'],
    ['0.0001', '3', '0.000033333333333334'],
    ['123456789012345', '1', '123456789012345'],
    ['1234567890123456', '1', '1234567890123460'],
    ['9999999999999999', '1', '10000000000000000'],
    ['0.123456789012345678', '1', '0.123456789012346'],
    ['0.000000000000000001', '1', '0.000000000000000001'],
    ['0.000000000000000001', '3', '0.000000000000000001'],
    ['1.00000000000001', '1', '1.00000000000001'],
    ['1.000000000000001', '1', '1.00000000000001'],
  ])('%s at %s is %s', (amount, rate, paid) => {
    const converted = convert(decimalOf(amount), decimalOf(rate), `${usd}-CHAIN`, null);
    expect(converted && formatDecimal(converted)).toBe(paid);
  });

  it.each([
    ['100', '3', 0, '34'],
    ['100', '3', 2, '33.34'],
    ['100', '3', 6, '33.333334'],
    ['5', '1', 2, '5'],
    ['100', '3', 255, '33.333333333333333334'],
  ])('%s at %s in an MPT of scale %i is %s', (amount, rate, scale, paid) => {
    const converted = convert(decimalOf(amount), decimalOf(rate), `${mpt}-CHAIN`, scale);
    expect(converted && formatDecimal(converted)).toBe(paid);
  });

  it('is nothing for an MPT whose scale nobody knows', () => {
    expect(convert(one, one, `${mpt}-CHAIN`, null)).toBeNull();
    expect([assetPlaces(usd, null), assetPlaces(mpt, 3), assetPlaces(mpt, null)]).toEqual([18, 3, null]);
  });
});

describe('the rate of a token', () => {
  it.each([
    ['USD', usd, '1'],
    ['EUR', usd, null],
    ['USD', `usd.${issuer}`, null],
    ['XRP', usd, null],
    ['USD', mpt, null],
    [usd, usd, '1'],
    [mpt, mpt, '1'],
  ])('of the unit %s and %s is %s (§17)', (unit, currency, rate) => {
    const fixed = fixedRate(unit, currency);
    expect(fixed && formatDecimal(fixed)).toBe(rate);
  });

  const quotes: Quotes = new Map(
    [`${mpt}_USD`, `${usd}_EUR`, `ledger(${usd}_EUR)`].map((pair) => [pair, { pair, rate: '0.9', source: 'ledger', at: start }]),
  );
  const rule = (text: string | null): RateRule => {
    const read = parseRateRule(text);
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  };
  const price = (unit: string, currency: string, text: string | null = null): string => {
    const found = priceOf({ originalCurrency: unit, payoutCurrency: currency }, null, rule(text), quotes);
    return found.ok ? `${formatDecimal(found.value.rate)} ${found.value.rateSource}` : found.error.code;
  };

  it('is 1 in its own unit, and asked for in any other', () => {
    expect(price('USD', usd)).toBe('1 same-currency');
    expect(price('EUR', usd)).toBe('0.9 ledger');
    expect(price('JPY', usd)).toBe('rate-unavailable');
    expect(price('USD', mpt)).toBe('0.9 ledger');
    expect(askedPrices({ originalCurrency: 'USD', payoutCurrency: mpt }, null, rule(null))).toEqual([`${mpt}_USD`]);
  });

  it('can be given by hand, or by a source that is named', () => {
    expect(price('EUR', usd, '0.95')).toBe('0.95 manual');
    expect(price('EUR', usd, `ledger(${usd}_EUR)`)).toBe('0.9 ledger');
    expect(price('EUR', usd, `(ledger(${usd}_EUR) + 0.8) / 2`)).toBe('0.85 ledger');
    expect(price('USD', mpt, `${mpt.toLowerCase()}_usd`)).toBe('0.9 ledger');
  });

  it('keeps the case of a code, and takes codes of signs', () => {
    expect(parseRateRule(`usd.${issuer}_EUR`)).toMatchObject({ value: { pair: `usd.${issuer}_EUR` } });
    expect(parseRateRule(`A*(.${issuer}_EUR * 2`)).toMatchObject({ value: { kind: 'expression' } });
    expect(parseRateRule(`${usd}_${usd}`)).toMatchObject({ error: { code: 'rate-rule-invalid' } });
  });

  it('follows from the default price of a unit of one’s own', () => {
    const found = priceOf({ originalCurrency: 'HOUR', payoutCurrency: usd }, { amount: '50', currency: 'USD' }, rule(null), new Map());
    expect(found.ok && `${formatDecimal(found.value.rate)} ${found.value.rateSource}`).toBe('0.02 default-price');
  });
});

const holding: HoldingFacts = { holding: 'open', room: '100', scale: null };
const known = (
  asset: Partial<HoldingFacts> | null,
  changes: Partial<Extract<DestinationFacts, { kind: 'known' }>> = {},
): DestinationFacts => ({
  kind: 'known',
  exists: true,
  requiresTag: false,
  depositAuth: false,
  isPoor: false,
  disallowsXrp: false,
  reserveBase: '1000000',
  asset: asset === null ? null : { ...holding, ...asset },
  ...changes,
});

describe('what keeps a token from arriving', () => {
  const check = (facts: DestinationFacts, amount: string | null, currency = usd): string => {
    const to = { address: xrpAccount, tag: null, payoutCurrency: currency };
    const checked = checkDestination(facts, to, amount === null ? null : decimalOf(amount));
    return checked.ok ? 'fine' : checked.error.code;
  };

  it.each([
    ['an open line', known({}), '100', 'fine'],
    ['more than the line takes', known({}), '100.01', 'no-trust-line'],
    ['a line without a bound', known({ room: null }), '1000000', 'fine'],
    ['no line', known({ holding: 'missing' }), null, 'no-trust-line'],
    ['a frozen one', known({ holding: 'blocked' }), null, 'destination-refused'],
    ['what nobody could read', known({ holding: 'unknown', room: null }), '5', 'fine'],
    ['an account that does not exist', known({}, { exists: false }), '5', 'destination-not-funded'],
    ['a missing tag', known({}, { requiresTag: true }), '5', 'destination-tag-required'],
    ['deposit authorization', known({}, { depositAuth: true }), '5', 'destination-refused'],
    ['an account that wants no XRP', known({}, { disallowsXrp: true }), '5', 'fine'],
    [
      'deposit authorization of a poor account, which excepts XRP alone',
      known({}, { depositAuth: true, isPoor: true }),
      '1',
      'destination-refused',
    ],
  ] as const)('%s', (_name, facts, amount, expected) => {
    expect(check(facts, amount)).toBe(expected);
  });

  it.each([
    [true, '1', 'fine'],
    [true, '1.000001', 'destination-refused'],
    // An amount that is not decided yet may turn out to be small.
    [true, null, 'fine'],
    [false, '1', 'destination-refused'],
    [false, null, 'destination-refused'],
  ])('deposit authorization of an account that is poor (%s) and %s XRP: %s', (isPoor, amount, expected) => {
    expect(check(known(null, { depositAuth: true, isPoor }), amount, 'XRP')).toBe(expected);
  });
});

describe('approving a payout in a token', () => {
  const payout = (currency: string, unit = 'USD', amount = '10') =>
    effective({
      originalCurrency: unit,
      originalAmount: amount,
      methodId: `${currency}-CHAIN`,
      payoutCurrency: currency,
      address: xrpAccount,
      destination: xrpAccount,
    });
  const approve = (currency: string, facts: DestinationFacts, rateRule: string | null = null, amount = '10') => {
    const rule = parseRateRule(rateRule);
    if (!rule.ok) throw new Error(rule.error.code);
    const terms = pullPayment({ unit: 'USD' });
    return approveOne(
      { id: 'po1', revision: null },
      {
        now: start,
        rule: rule.value,
        quotes: new Map(),
        payout: () => payout(currency, 'USD', amount),
        pullPayment: () => terms,
        facts: () => facts,
      },
    );
  };

  it('locks USD one to one in a token of that code', () => {
    expect(approve(usd, known({}))).toMatchObject({ value: { payoutAmount: '10', rate: '1', rateSource: 'same-currency' } });
    expect(approve(usd, known({}))).not.toHaveProperty('value.scale');
  });

  it('locks an MPT with the scale by which it counts', () => {
    expect(approve(mpt, known({ room: null, scale: 2 }), '3')).toMatchObject({ value: { payoutAmount: '3.34', rate: '3', scale: 2 } });
    expect(approve(mpt, known({ room: null, scale: 0 }), '3')).toMatchObject({ value: { payoutAmount: '4', scale: 0 } });
  });

  it('needs the scale, a rate, and an amount that there can be', () => {
    expect(approve(mpt, { kind: 'unknown' }, '3')).toMatchObject({ error: { code: 'mpt-scale-unknown' } });
    expect(approve(mpt, known({ scale: 2 }))).toMatchObject({ error: { code: 'rate-unavailable' } });
    expect(approve(mpt, known({ room: null, scale: 2 }), '1', '0.001')).toMatchObject({
      error: { code: 'amount-too-low', params: { minimum: '0.01' } },
    });
    expect(approve(mpt, known({ room: null, scale: 6 }), '1', '9223372036854.775808')).toMatchObject({
      error: { code: 'amount-too-high' },
    });
    expect(approve(mpt, known({ room: null, scale: 6 }), '1', '9223372036854.775807')).toMatchObject({ value: { scale: 6 } });
  });

  it('a claim of a little more than whole units of a dear MPT is never approved at once: it would be paid one unit more', () => {
    const rates: Quotes = new Map([[`${mpt}_USD`, { pair: `${mpt}_USD`, rate: '1000', source: 'ledger', at: start }]]);
    const atOnce = (amount: string, scale: number) =>
      approveNew(payout(mpt, 'USD', amount), null, rates, known({ room: null, scale }), start);
    expect(atOnce('1000.01', 0)).toEqual({ ok: true, value: null });
    expect(atOnce('1000', 0)).toMatchObject({ value: { payoutAmount: '1' } });
    expect(atOnce('990', 0)).toMatchObject({ error: { code: 'amount-too-low' } });
    expect([atOnce('1000.01', 2), atOnce('1000.01', 4)]).toMatchObject([
      { value: { payoutAmount: '1.01' } },
      { value: { payoutAmount: '1.0001' } },
    ]);
    // The sender may approve it all the same, and sees what it adds.
    expect(dearRounding(decimalOf('1000.01'), decimalOf('1000'), decimalOf('2'))).toEqual(decimalOf('999.99'));
    expect(dearRounding(decimalOf('1000.01'), decimalOf('1000'), decimalOf('1.01'))).toBeNull();
  });

  it('a claim that would be approved at once waits where the scale cannot be had', () => {
    const rates: Quotes = new Map([[`${mpt}_USD`, { pair: `${mpt}_USD`, rate: '2', source: 'ledger', at: start }]]);
    expect(approveNew(payout(mpt), null, rates, { kind: 'unknown' }, start)).toEqual({ ok: true, value: null });
    expect(approveNew(payout(mpt), null, rates, known({ room: null, scale: 0 }), start)).toMatchObject({
      value: { payoutAmount: '5', scale: 0 },
    });
  });
});

describe('the journal', () => {
  const claim: PromiseEvent = {
    type: 'claim-added',
    payout: newClaim({
      methodId: `${mpt}-CHAIN`,
      payoutCurrency: mpt,
      originalCurrency: 'USD',
      originalAmount: '10',
      address: xrpAccount,
      destination: xrpAccount,
    }),
  };
  const created: PromiseEvent = {
    type: 'pull-payment-created',
    pullPayment: newPullPayment({ unit: 'USD', limit: '100', methods: [`${mpt}-CHAIN`] }),
  };
  const approval: Approval = {
    payoutId: 'po1',
    revision: 0,
    payoutAmount: '3.34',
    rate: '3',
    rateRule: '3',
    rateSource: 'manual',
    rateLockedAt: start,
    scale: 2,
  };
  const worldWith = (...events: readonly PromiseEvent[]): World => {
    const world = createWorld('w1', 'practice');
    expect(applyAll(world, records([created, claim, ...events]))).toMatchObject({ ok: true });
    return world;
  };
  const refused = (changes: Partial<Approval>, without: readonly string[] = []): string => {
    const world = worldWith();
    const entries = Object.entries({ ...approval, ...changes }).filter(([name]) => !without.includes(name));
    const event = { type: 'payouts-approved', approvals: [Object.fromEntries(entries)] } as unknown as PromiseEvent;
    const applied = applyEvent(world, { seq: world.seq + 1, at: start, event });
    return applied.ok ? 'fine' : applied.error.code;
  };

  it('keeps the scale beside the rate, over reading and overlay, and forgets it with the approval', () => {
    const event: PromiseEvent = { type: 'payouts-approved', approvals: [approval] };
    expect(parsePromiseEvent(JSON.parse(JSON.stringify(event)))).toEqual({ ok: true, value: event });
    const world = worldWith(event);
    const payout = world.payouts.get('po1');
    expect(payout?.rateLock).toMatchObject({ rate: '3', scale: 2 });
    expect(payout && overlay(payout, null).rateLock?.scale).toBe(2);
    const again = worldWith(event, { type: 'payout-marked', payoutId: 'po1', state: 'AwaitingApproval', proof: null });
    expect(again.payouts.get('po1')?.rateLock).toBeNull();
  });

  it('takes no other amount than claim, rate and scale give', () => {
    expect(refused({})).toBe('fine');
    expect(refused({ payoutAmount: '3.35' })).toBe('approval-inexact');
    expect(refused({ scale: 3 })).toBe('approval-inexact');
    expect(refused({}, ['scale'])).toBe('approval-inexact');
  });

  it('a scale belongs to an MPT alone, and old journals have none', () => {
    const world = createWorld('w1', 'practice');
    const inBitcoin: Approval = { ...approval, payoutAmount: '1', rate: '1', rateRule: null, rateSource: 'same-currency' };
    applyAll(
      world,
      records([
        { type: 'pull-payment-created', pullPayment: newPullPayment() },
        { type: 'claim-added', payout: newClaim() },
      ]),
    );
    const scaled: PromiseEvent = { type: 'payouts-approved', approvals: [inBitcoin] };
    expect(applyEvent(world, { seq: world.seq + 1, at: start, event: scaled })).toMatchObject({ error: { code: 'approval-inexact' } });
    const { scale: _scale, ...old } = inBitcoin;
    const event: PromiseEvent = { type: 'payouts-approved', approvals: [old] };
    expect(parsePromiseEvent(event)).toEqual({ ok: true, value: event });
    expect(applyEvent(world, { seq: world.seq + 1, at: start, event })).toMatchObject({ ok: true });
  });
});
