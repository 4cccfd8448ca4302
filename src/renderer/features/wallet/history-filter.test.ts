// Owns the proof that a filter of the history lets through what it says, and that an export holds what is listed.
import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import { labelsIn } from '../../state/use-labels.ts';
import { exportedItem } from './history-export.ts';
import { furtherFilters, type HistoryFilter, isNarrowed, labelsOfItem, matchingHistory, wholeHistory } from './history-filter.ts';

const noon = (day: number): number => Math.floor(new Date(2026, 10, day, 12).getTime() / 1000);
const now = noon(26);
const item = (name: string, part: Partial<HistoryItem> = {}): HistoryItem => ({
  chain: 'bitcoin',
  transactionId: name.padEnd(64, '0'),
  amount: '1',
  fee: '0',
  at: noon(20),
  confirmations: 3,
  counterparties: [`bcrt1q${name}`],
  payoutIds: [],
  failed: null,
  ...part,
});
const received = item('aa');
const sent = item('bb', { amount: '-0.25', payoutIds: ['po1'], at: noon(24) });
const waiting = item('cc', { amount: '-3', at: null, confirmations: 0 });
const failed = item('dd', { chain: 'xrpl', amount: '0', failed: 'tecPATH_DRY', at: noon(25) });
const token = item('ee', {
  chain: 'xrpl',
  amount: '0',
  ledger: {
    account: 'rUs',
    type: 'Payment',
    issued: { kind: 'token', currency: 'USD', issuer: 'rBank', value: { mantissa: -1_500_000_000_000_000n, exponent: -14 } },
    delivered: null,
    requested: null,
    partial: false,
    amountUnknown: false,
    sent: true,
  },
});
const all = [waiting, failed, sent, received, token];
const labels = labelsIn([
  { type: 'tx', ref: received.transactionId, label: 'Grant' },
  { type: 'pullpay-payout', ref: 'po1', label: '印刷所' },
  { type: 'addr', ref: 'bcrt1qbb', label: 'Printer' },
]);
const found = (changes: Partial<HistoryFilter>) => matchingHistory(all, { ...wholeHistory, ...changes }, labels, now);

describe('the filter of the history', () => {
  it('lets everything through until something is set', () => {
    expect(found({})).toEqual(all);
    expect([
      isNarrowed(wholeHistory),
      isNarrowed({ ...wholeHistory, search: ' ' }),
      isNarrowed({ ...wholeHistory, to: '2026-11-01' }),
    ]).toEqual([false, false, true]);
    expect(furtherFilters({ ...wholeHistory, search: 'x', state: 'failed', least: '1' })).toBe(2);
  });

  it('tells in from out, and what is confirmed, waits or failed', () => {
    expect(found({ direction: 'in' })).toEqual([received]);
    expect(found({ direction: 'out' })).toEqual([waiting, failed, sent, token]);
    expect(found({ state: 'waiting' })).toEqual([waiting]);
    expect(found({ state: 'failed' })).toEqual([failed]);
    expect(found({ state: 'confirmed', direction: 'out' })).toEqual([sent, token]);
  });

  it('keeps days with both ends, and takes what waits for today', () => {
    expect(found({ from: '2026-11-24', to: '2026-11-25' })).toEqual([failed, sent]);
    expect(found({ from: '2026-11-26' })).toEqual([waiting]);
    expect(found({ to: '2026-11-20' })).toEqual([received, token]);
  });

  it('keeps amounts whatever their sign, in coins alone', () => {
    expect(found({ least: '0.25', most: '1' })).toEqual([sent, received]);
    expect(found({ least: 'no amount' })).toEqual(all);
    expect(found({ most: '0.1' })).toEqual([failed]);
  });

  it('finds every word in labels of the transaction, its payouts and its addresses, in ids and addresses', () => {
    expect(found({ search: 'grant' })).toEqual([received]);
    expect(found({ search: '印刷所 printer' })).toEqual([sent]);
    expect(found({ search: 'po1' })).toEqual([sent]);
    expect(found({ search: waiting.transactionId.toUpperCase() })).toEqual([waiting]);
    expect(found({ search: 'grant printer' })).toEqual([]);
    expect(labelsOfItem(labels, sent)).toEqual(['印刷所', 'Printer']);
  });
});

it('an exported line says what moved without a sign, and a token by its code and issuer', () => {
  expect(exportedItem(sent, labels)).toMatchObject({
    direction: 'out',
    amount: '0.25',
    unit: 'BTC',
    labels: ['印刷所', 'Printer'],
    values: [],
  });
  expect(exportedItem(token, labels)).toMatchObject({
    direction: 'out',
    amount: '15',
    unit: 'USD.rBank',
    account: 'rUs',
    state: 'confirmed',
  });
});
