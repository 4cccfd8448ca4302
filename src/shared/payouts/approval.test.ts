import { describe, expect, it } from 'vitest';
import { effective, newClaim, p2pkh, paymentStatus, pullPayment, start, xrpAccount } from '../../../tests/fakes/payouts.ts';
import { approveAll, type ApprovalContext, approveNew, approveOne } from './approval.ts';
import type { DestinationFacts } from './destination-facts.ts';
import type { EffectivePayout } from './overlay.ts';
import { pairFor, parseRateRule, type Quotes, type RateRule } from './rates.ts';
import type { Payout, PullPayment } from './types.ts';

const quotes: Quotes = new Map(
  [
    { pair: 'BTC_USD', rate: '5000', source: 'practice', at: start - 30 },
    { pair: 'XRP_USD', rate: '2', source: 'practice', at: start - 30 },
    { pair: 'practice(BTC_USD)', rate: '5000', source: 'practice', at: start - 40 },
  ].map((quote) => [quote.pair, quote]),
);

function rule(text: unknown): RateRule {
  const read = parseRateRule(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

interface Desk {
  readonly payouts?: readonly EffectivePayout[];
  readonly terms?: PullPayment;
  readonly rateRule?: unknown;
  readonly rates?: Quotes;
  readonly facts?: DestinationFacts;
}

function desk({
  payouts = [],
  terms = pullPayment({ unit: 'USD' }),
  rateRule = null,
  rates = quotes,
  facts = { kind: 'unknown' },
}: Desk): ApprovalContext {
  return {
    now: start,
    rule: rule(rateRule),
    quotes: rates,
    payout: (id) => payouts.find((payout) => payout.id === id) ?? null,
    pullPayment: (id) => (id === terms.id ? terms : null),
    facts: () => facts,
  };
}

const usdClaim = (amount: string, changes: Partial<Payout> = {}): EffectivePayout =>
  effective({ originalCurrency: 'USD', originalAmount: amount, ...changes });

/** The locked amount and where its rate came from, or the code. */
function approve(payout: EffectivePayout, with_: Desk = {}, revision: number | null = null): string {
  const approval = approveOne({ id: payout.id, revision }, desk({ payouts: [payout], ...with_ }));
  return approval.ok ? `${approval.value.payoutAmount} at ${approval.value.rate} (${approval.value.rateSource})` : approval.error.code;
}

describe('approving one payout', () => {
  it('locks the market rate with its source and time (T38, D2)', () => {
    const approval = approveOne({ id: 'po1', revision: 0 }, desk({ payouts: [usdClaim('5000')] }));
    expect(approval).toEqual({
      ok: true,
      value: { payoutId: 'po1', revision: 0, payoutAmount: '1', rate: '5000', rateRule: null, rateSource: 'practice', rateLockedAt: start },
    });
  });

  it('rounds up in the favour of the recipient (T41)', () => {
    expect(approve(usdClaim('10'), { rateRule: '30000' })).toBe('0.00033334 at 30000 (manual)');
    const xrp = usdClaim('1', { methodId: 'XRP-CHAIN', address: xrpAccount, payoutCurrency: 'XRP' });
    expect(approve(xrp, { rateRule: '3' })).toBe('0.333334 at 3 (manual)');
  });

  it('needs no market between equal currencies or between SATS and BTC', () => {
    expect(approve(effective({ originalAmount: '0.123456789' }), { rates: new Map() })).toBe('0.12345679 at 1 (same-currency)');
    const sats = effective({ originalCurrency: 'SATS', originalAmount: '1234' });
    expect(approve(sats, { rates: new Map() })).toBe('0.00001234 at 100000000 (same-currency)');
    expect(approve(sats, { rateRule: '5' })).toBe('0.00001234 at 100000000 (same-currency)');
  });

  it('prices a free unit by hand or by the default price, and not at all otherwise (D5)', () => {
    const hours = effective({ originalCurrency: 'HOUR', originalAmount: '2' });
    expect(approve(hours)).toBe('rate-unavailable');
    expect(approve(hours, { rateRule: '100' })).toBe('0.02 at 100 (manual)');
    const priced = (amount: string, currency: string): PullPayment => pullPayment({ unit: 'HOUR', defaultPrice: { amount, currency } });
    expect(approve(hours, { terms: priced('50', 'USD') })).toBe('0.02 at 100 (default-price)');
    expect(approve(hours, { terms: priced('3', 'USD') })).toBe('0.0012 at 1666.666666666666666667 (default-price)');
    expect(approve(hours, { terms: priced('0.001', 'BTC') })).toBe('0.002 at 1000 (default-price)');
    expect(approve(hours, { terms: priced('50', 'EUR') })).toBe('rate-unavailable');
  });

  it('takes a named provider only if the quote is its own', () => {
    expect(approve(usdClaim('5000'), { rateRule: 'practice(BTC_USD)' })).toBe('1 at 5000 (practice)');
    expect(approve(usdClaim('5000'), { rateRule: 'kraken(BTC_USD)' })).toBe('rate-unavailable');
    expect(approve(usdClaim('5000'), { rateRule: 'practice(BTC_EUR)' })).toBe('rate-rule-invalid');
  });

  it('refuses in the order of the specification', () => {
    const paid = usdClaim('5000', { state: 'AwaitingPayment' });
    expect(approveOne({ id: 'nobody', revision: null }, desk({}))).toMatchObject({ error: { code: 'payout-not-found' } });
    expect(approve(paid, { rates: new Map() }, 9)).toBe('rate-unavailable');
    expect(approve(paid, {}, 9)).toBe('invalid-state');
    expect(approve(usdClaim('0.000001'), {}, -1)).toBe('old-revision');
    expect(approve(usdClaim('0.000001'), {}, 0)).toBe('amount-too-low');
  });

  it('compares dust before rounding, and equal is enough (T45, D7)', () => {
    expect(approve(usdClaim('0.0147'))).toBe('0.00000294 at 5000 (practice)');
    expect(approve(usdClaim('0.01469999'))).toBe('amount-too-low');
    expect(approve(usdClaim('0.0147', { address: p2pkh }))).toBe('amount-too-low');
  });

  it('asks the ledger again when the amount is known', () => {
    const xrp = usdClaim('1', { methodId: 'XRP-CHAIN', address: xrpAccount, payoutCurrency: 'XRP' });
    const absent = {
      kind: 'known',
      exists: false,
      requiresTag: false,
      depositAuth: false,
      isPoor: false,
      disallowsXrp: false,
      reserveBase: '1000000',
      asset: null,
    } as const;
    expect(approve(xrp, { facts: absent })).toBe('destination-not-funded');
    expect(
      approve(usdClaim('2', { ...xrp.promised, methodId: 'XRP-CHAIN', address: xrpAccount, payoutCurrency: 'XRP' }), { facts: absent }),
    ).toBe('1 at 2 (practice)');
    expect(approve(xrp, { facts: { kind: 'unknown' } })).toBe('0.5 at 2 (practice)');
  });

  it('catches a slip of the point before it locks more coins than there are', () => {
    expect(approve(usdClaim('5000'), { rateRule: '0.0000001' })).toBe('amount-too-high');
  });
});

describe('approving a selection (D9)', () => {
  const a = usdClaim('15', { id: 'a' });
  const b = usdClaim('20', { id: 'b', address: p2pkh, revision: 2 });
  const ask = (...ids: string[]): { id: string; revision: null }[] => ids.map((id) => ({ id, revision: null }));

  it('locks every line from one snapshot', () => {
    const approvals = approveAll(ask('a', 'b'), desk({ payouts: [a, b] }));
    expect(approvals.ok && approvals.value.map(({ payoutId, revision, payoutAmount }) => [payoutId, revision, payoutAmount])).toEqual([
      ['a', 0, '0.003'],
      ['b', 2, '0.004'],
    ]);
  });

  it('approves nothing when one line fails, and names each failing line', () => {
    const dust = usdClaim('0.001', { id: 'c' });
    const refused = approveAll([...ask('a', 'c', 'gone'), { id: 'b', revision: 1 }], desk({ payouts: [a, b, dust] }));
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'approval-refused',
        failures: [
          { id: 'c', code: 'amount-too-low' },
          { id: 'gone', code: 'payout-not-found' },
          { id: 'b', code: 'old-revision' },
        ],
        params: { c: 'amount-too-low', gone: 'payout-not-found', b: 'old-revision' },
      },
    });
  });

  it('refuses an empty or repeating list, and one rule over several units or methods', () => {
    const code = (result: ReturnType<typeof approveAll>): unknown =>
      !result.ok && 'violations' in result.error && result.error.violations[0];
    expect(code(approveAll([], desk({})))).toEqual({ path: 'Payouts', code: 'payout-list-invalid' });
    expect(code(approveAll(ask('a', 'a'), desk({ payouts: [a] })))).toEqual({ path: 'Payouts', code: 'payout-list-invalid' });
    const xrp = usdClaim('1', { id: 'x', methodId: 'XRP-CHAIN', address: xrpAccount, payoutCurrency: 'XRP' });
    expect(code(approveAll(ask('a', 'x'), desk({ payouts: [a, xrp], rateRule: '5' })))).toEqual({
      path: 'RateRule',
      code: 'rate-rule-mixed',
    });
    expect(approveAll(ask('a', 'x'), desk({ payouts: [a, xrp] })).ok).toBe(true);
  });

  it('leaves a locked payout alone', () => {
    const locked = effective({ id: 'l', state: 'AwaitingPayment' }, paymentStatus({ payoutId: 'l' }));
    expect(approveAll(ask('l'), desk({ payouts: [locked] }))).toMatchObject({ error: { failures: [{ id: 'l', code: 'invalid-state' }] } });
  });
});

describe('a claim that is approved at once', () => {
  const claim = { ...newClaim({ originalCurrency: 'USD', originalAmount: '20' }), revision: 0 };

  it('is locked at the market rate (T47)', () => {
    expect(approveNew(claim, null, quotes, { kind: 'unknown' }, start)).toMatchObject({ value: { payoutAmount: '0.004' } });
  });

  it('waits when no rate can be had', () => {
    expect(approveNew(claim, null, new Map(), { kind: 'unknown' }, start)).toEqual({ ok: true, value: null });
  });

  it('is not even stored when it would be dust (§17)', () => {
    expect(approveNew({ ...claim, originalAmount: '0.001' }, null, quotes, { kind: 'unknown' }, start)).toMatchObject({
      error: { code: 'amount-too-low' },
    });
  });
});

describe('rate rules', () => {
  it.each(['', '  ', '%%%', '0', '-5', '1e-30', 'kraken', 'kraken(BTC)', 'a'.repeat(300), 5])('%j is not one (T46)', (text) => {
    expect(parseRateRule(text)).toMatchObject({ ok: false, error: { code: 'rate-rule-invalid' } });
  });

  it('name the market pair that is needed, if any', () => {
    expect(pairFor(usdClaim('1'), null)).toBe('BTC_USD');
    expect(pairFor(effective(), null)).toBeNull();
    expect(pairFor(effective({ originalCurrency: 'SATS' }), null)).toBeNull();
    expect(pairFor(effective({ originalCurrency: 'HOUR' }), null)).toBeNull();
    expect(pairFor(effective({ originalCurrency: 'HOUR' }), { amount: '50', currency: 'EUR' })).toBe('BTC_EUR');
    expect(pairFor(effective({ originalCurrency: 'HOUR' }), { amount: '50', currency: 'SATS' })).toBeNull();
  });
});
