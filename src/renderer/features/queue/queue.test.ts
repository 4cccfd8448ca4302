// The thinking of the payouts list: search, what a selection may do, rates, problems, the timeline.
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { QuoteLine } from '../../../shared/contract/workflow-api.ts';
import { payouts } from '../../../../tests/gallery/data.ts';
import { makeWords } from '../../ui/words.tsx';
import { actionsForAll, mainAction } from './bulk-actions.ts';
import { noFilter, type QueueFilter } from '../../state/queue-filter.ts';
import { boundsOf, matching } from './matching.ts';
import { proofOf } from './paid-sheet.tsx';
import { attemptSteps } from './payout-attempts.tsx';
import { sourceWords } from '../../state/source-words.ts';
import { ruleOf } from './own-rate.tsx';
import { feeRateOf } from './pay-form.ts';
import { stepsOf } from './payout-steps.tsx';
import { distinctRates, problemLines, problemsFirst, roundedBy, totals, withFailures } from './quote-lines.ts';
import { fullRate, rateWords, shortRate } from './rate-words.ts';
import { onePerPair } from './use-current-rates.ts';

const row = (id: string) => {
  const found = payouts.find((item) => item.id === id);
  if (!found) throw new Error(id);
  return found;
};
const ids = (rows: readonly { id: string }[]): readonly string[] => rows.map((item) => item.id);

const by = (changes: Partial<QueueFilter>): QueueFilter => ({ ...noFilter, ...changes });

describe('search', () => {
  it('finds by name, note, address and tag, in any order and any width of letters', () => {
    expect(ids(matching(payouts, by({ search: 'march aiko' })))).toEqual(['po1']);
    expect(ids(matching(payouts, by({ search: '20260831' })))).toEqual(['po2', 'pp1b']);
    expect(ids(matching(payouts, by({ search: 'ＢＣＲＴ１Ｐ５' })))).toContain('po3');
  });

  it('keeps to the chosen chain', () => {
    expect(matching(payouts, by({ chain: 'xrpl' })).every((item) => item.methodId === 'XRP-CHAIN')).toBe(true);
    expect(matching(payouts, noFilter)).toBe(payouts);
  });

  it('finds by external id, payout id and transaction id', () => {
    const [first, ...others] = payouts;
    if (!first) throw new Error('no rows');
    const named = { ...first, id: 'own1', metadata: { externalId: 'INV-7' }, transactionId: 'ffee00' };
    for (const search of ['inv-7', 'OWN1', 'ffee']) expect(ids(matching([named, ...others], by({ search })))).toContain('own1');
    expect(matching([named], by({ search: 'inv-8' }))).toEqual([]);
  });

  it('keeps to a pull payment, to amounts and to days, both ends included', () => {
    const base = { ...row('po1'), pullPaymentId: 'a', originalAmount: '10', createdAt: new Date(2026, 10, 25, 12).getTime() / 1000 };
    const rows = [
      base,
      { ...base, id: 'x', pullPaymentId: null, originalAmount: '9.5' },
      { ...base, id: 'y', createdAt: base.createdAt + 86_400 },
    ];
    const found = (changes: Partial<QueueFilter>) => ids(matching(rows, by(changes)));
    expect(found({ pull: 'a' })).toEqual(['po1', 'y']);
    expect(found({ pull: 'none' })).toEqual(['x']);
    expect(found({ least: '10' })).toEqual(['po1', 'y']);
    expect(found({ most: '9.50' })).toEqual(['x']);
    expect(found({ least: 'ten' })).toHaveLength(3);
    expect(found({ from: '2026-11-26' })).toEqual(['y']);
    expect(found({ to: '2026-11-25' })).toEqual(['po1', 'x']);
    expect(boundsOf(by({ pull: 'a', from: '2026-11-26', search: 'x' }))).toBe(2);
  });
});

describe('what a selection may do', () => {
  it('is what the table allows for every row of it', () => {
    expect(actionsForAll([row('po1'), row('po2')])).toEqual(['approve', 'cancel']);
    expect(actionsForAll([row('pp1a'), row('pp1b')])).toEqual(['pay', 'requote', 'mark-paid', 'cancel']);
    expect(actionsForAll([row('po1'), row('pp1a')])).toEqual(['cancel']);
  });

  it('asks for the word on payments by other wallets, and for nothing else, until it is given', () => {
    const seen = { ...row('pp1a'), external: { seen: ['aa'], rejected: [], accepted: false } };
    expect(actionsForAll([seen])).toEqual(['accept-external', 'reject-external', 'cancel']);
    expect(actionsForAll([seen, row('pp1b')])).toEqual(['cancel']);
    expect(mainAction([seen])).toBeNull();
    expect(actionsForAll([{ ...seen, locked: true }])).toEqual([]);
  });

  it('is nothing for a locked row and for no rows', () => {
    expect(actionsForAll([row('pp1a'), row('pp1e')])).toEqual([]);
    expect(actionsForAll([])).toEqual([]);
    expect(mainAction([row('pp1e')])).toBeNull();
  });
});

describe('the proof of a payment made elsewhere', () => {
  it('holds what was written, and is none where nothing was', () => {
    expect(proofOf({ id: ' wire 7 ', link: '', note: ' ' })).toEqual({ id: 'wire 7' });
    expect(proofOf({ id: '', link: ' ', note: '' })).toBeNull();
  });
});

describe('the log of attempts', () => {
  const words = makeWords('en', 'UTC');
  it('says what happened and why, a ledger result and a node’s own words included', () => {
    const steps = attemptSteps(words, [
      { at: 60, kind: 'signed', code: null, transactionId: 'ab', params: {} },
      { at: 61, kind: 'failed', code: 'tecUNFUNDED_PAYMENT', transactionId: 'ab', params: {} },
      { at: 62, kind: 'failed', code: '<b>min relay fee not met</b>', transactionId: null, params: {} },
    ]);
    expect(steps.map((step) => [step.state, step.title])).toEqual([
      ['done', 'Signed'],
      ['bad', 'Failed, nothing was paid by it'],
      ['bad', 'Failed, nothing was paid by it'],
    ]);
    const shown = steps.map((step) => renderToStaticMarkup(step.detail));
    expect(shown[1]).toContain('did not hold enough above its reserve');
    expect(shown[2]).toContain('&lt;b&gt;min relay fee not met');
  });
});

describe('a rate snapshot', () => {
  const line = (part: Partial<QuoteLine>): QuoteLine => ({
    payoutId: 'a',
    revision: 0,
    originalAmount: '10',
    originalCurrency: 'USD',
    payoutAmount: '0.001',
    payoutCurrency: 'BTC',
    rate: '10000',
    rateSource: 'x',
    rateAt: 5,
    problem: null,
    ...part,
  });

  it('shows a refusal of the approval beside the claim it is about', () => {
    const lines = withFailures([line({}), line({ payoutId: 'b' })], { code: 'approval-refused', params: { b: 'old-revision' } });
    expect(ids(problemLines(lines).map((item) => ({ id: item.payoutId })))).toEqual(['b']);
    expect(problemLines(withFailures([line({})], { code: 'other', params: { a: 'x' } }))).toEqual([]);
  });

  it('puts a claim with a problem before the others, which keep their order', () => {
    const lines = [line({ payoutId: 'a' }), line({ payoutId: 'b' }), line({ payoutId: 'c', problem: { code: 'x' } })];
    expect(problemsFirst(lines).map((item) => item.payoutId)).toEqual(['c', 'a', 'b']);
  });

  it('adds up only what would be paid', () => {
    expect(
      totals([
        line({}),
        line({ payoutAmount: '0.002' }),
        line({ payoutAmount: '5', problem: { code: 'x' } }),
        line({ payoutAmount: '7', payoutCurrency: 'XRP' }),
      ]),
    ).toEqual([
      { unit: 'BTC', amount: '0.003' },
      { unit: 'XRP', amount: '7' },
    ]);
  });

  it('says by how much rounding makes a claim dearer, where that is a hundredth of it or more', () => {
    const asked = { originalAmount: '1000.01', rate: '1000' };
    expect([roundedBy(line({ ...asked, payoutAmount: '2' })), roundedBy(line({ ...asked, payoutAmount: '1.01' }))]).toEqual([
      '999.99',
      null,
    ]);
    const dear = line({ ...asked, payoutId: 'dear', payoutAmount: '2' });
    const order = problemsFirst([line({}), dear, line({ payoutId: 'bad', problem: { code: 'x' } })]);
    expect(order.map(({ payoutId }) => payoutId)).toEqual(['bad', 'dear', 'a']);
    expect([roundedBy(line({ payoutAmount: null })), roundedBy(line({ rate: null })), roundedBy(line({}))]).toEqual([null, null, null]);
  });

  it('names each pair once and no rate of a coin against itself', () => {
    expect(distinctRates([line({}), line({}), line({ originalCurrency: 'BTC', rate: '1' }), line({ rate: null })])).toHaveLength(1);
  });
});

describe('rates', () => {
  const words = makeWords('en', 'UTC');

  it('are written in full, and short in narrow columns', () => {
    expect(rateWords(words, 'BTC', '84210', 'USD')).toBe('1 BTC = 84,210.00 USD');
    expect(rateWords(words, 'BTC', '1666.666666666666666667', 'HOUR')).toBe('1 BTC = 1,666.666667 HOUR');
    expect(rateWords(words, 'XRP', '0.000009123456789013', 'BTC')).toBe('1 XRP = 0.000009123456789 BTC');
    expect(fullRate(words, 'BTC', '1666.666666666666666667', 'HOUR')).toBe('1 BTC = 1,666.666666666666666667 HOUR');
    expect(['84210.4', '320.64', '2.10444', '0.03231', '1295.53', '1'].map(shortRate)).toEqual([
      '84,210',
      '320.64',
      '2.1044',
      '0.0323',
      '1,295.5',
      '1',
    ]);
  });

  it('say where they come from', () => {
    expect(sourceWords(words, 'manual')).toBe('set by you');
    expect(sourceWords(words, 'kraken')).toBe('Kraken');
    expect(sourceWords(words, 'median of kraken, coingecko')).toBe('median of Kraken, CoinGecko');
    expect(sourceWords(words, 'bitflyer, manual')).toBe('bitFlyer, set by you');
    expect(sourceWords(words, 'elsewhere')).toBe('elsewhere');
  });

  it('are asked once per pair', () => {
    expect(ids(onePerPair(payouts.filter((item) => item.state === 'AwaitingPayment')))).toEqual(['pp1a', 'pp1b', 'pp1c', 'pp1d']);
  });

  it('set by hand must be above zero', () => {
    expect([ruleOf('84,210.50'), ruleOf('0'), ruleOf('-1'), ruleOf('')]).toEqual(['84210.5', null, null, null]);
    expect([ruleOf(' kraken(BTC_USD) * 1.01 '), ruleOf('kraken(BTC_USD) *'), ruleOf('2 / 4')]).toEqual([
      'kraken(BTC_USD) * 1.01',
      null,
      '2 / 4',
    ]);
    expect([feeRateOf('12.5'), feeRateOf('0'), feeRateOf('1.23456'), feeRateOf('x')]).toEqual(['12.5', null, null, null]);
  });
});

describe('the timeline of a payout', () => {
  const words = makeWords('en', 'UTC');
  const states = (id: string): readonly string[] => stepsOf(words, row(id)).map((step) => step.state);

  it('stands where the payout stands', () => {
    expect(states('po1')).toEqual(['done', 'now', 'later', 'later']);
    expect(states('pp1a')).toEqual(['done', 'done', 'later', 'later']);
    expect(states('pp1e')).toEqual(['done', 'done', 'now', 'later']);
    expect(states('pg1')).toEqual(['done', 'done', 'now', 'later']);
    expect(states('pc1')).toEqual(['done', 'done', 'done', 'done']);
    expect(states('px1')).toEqual(['done', 'bad']);
  });

  it('does not call a claim approved that waits for approval', () => {
    expect(stepsOf(words, row('po1'))[1]?.title).toBe('Awaiting approval');
    expect(stepsOf(words, row('pp1a'))[1]?.title).toBe('Approved, rate locked');
  });

  it('does not call a re-checked payment paid', () => {
    expect(states('pg3')).toEqual(['done', 'done', 'now', 'later']);
  });
});
