// Owns the long lists of the gallery: hundreds of rows with every kind of name, note and amount.
import type { MyClaimRow, NotificationRow, PayoutRow, PullPaymentRow } from '../../src/renderer/db/tables.ts';
import type { HistoryItem } from '../../src/shared/contract/main-api.ts';
import type { PayoutState } from '../../src/shared/payouts/types.ts';
import { bitcoinAddresses, btc, claim, day, lock, now, payout, pull, wallet, xrp } from './data.ts';

/** Fifty characters of each kind that names and notes may bring. */
const names = [
  'Aiko Tanaka, translation',
  'The payroll of the northern and southern offices 1',
  '株式会社みらいデザイン 制作費（2026年度下期）第二四半期分および追加の修正作業費用一式と交通費',
  'שכר טרחה עבור תרגום הדוח השנתי של העמותה לשנת 2026',
  '🎨🖌️ Illustration club — monthly ✨',
  'W',
  'Refund20831WithoutAnyBlankAtAllInTheWholeOfItsName',
  '',
];
const notes = [
  null,
  'March, 12 hours',
  'Please pay this one before the others if you can, because the printing house asks for its money on the first day of the month, and I would rather not move the date again after the last two times. Thanks',
  '10月分の制作費です。よろしくお願いいたします。',
  'תודה רבה לכם',
  '🙏🙏🙏',
];
const amounts: readonly (readonly [string, string])[] = [
  ['12', 'HOUR'],
  ['480000', 'JPY'],
  ['0.0125', 'BTC'],
  ['1250000.5', 'XRP'],
  ['99999999.99', 'USD'],
  ['0.00000546', 'BTC'],
  ['3', 'WORKSHOPDAYS'],
  ['20999999.9769', 'BTC'],
  ['890.5', 'USD'],
];
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const phases = ['signed', 'publishing', 'seen', 'unknown', 'seen'] as const;

function manyOf(state: PayoutState, count: number): readonly PayoutRow[] {
  return Array.from({ length: count }, (_, index) => {
    const [originalAmount, originalCurrency] = at(amounts, index);
    const method = index % 3 === 2 ? xrp(index % 3, index % 2 ? null : 20260831 + index) : btc(index % 4);
    const approved = state !== 'AwaitingApproval' && state !== 'Cancelled';
    const own = originalCurrency === method.payoutCurrency;
    return payout(`${state}-${index}`, state, {
      ...method,
      originalAmount,
      originalCurrency,
      pullPaymentName: at(names, index),
      note: at(notes, index),
      createdAt: now - 240 - index * 7200,
      order: 1000 - index,
      payoutAmount: approved ? (own ? originalAmount : index % 3 === 2 ? '1497.005989' : '0.01057477') : null,
      rateLock: approved ? lock(own ? '1' : '84210', index * 5400, own ? 'same-currency' : 'practice') : null,
      failure: state === 'AwaitingPayment' && index % 7 === 3 ? 'tecNO_DST_INSUF_XRP' : null,
      locked: state === 'InProgress',
      phase: state === 'InProgress' ? at(phases, index) : state === 'Completed' ? 'final' : null,
      confirmations: state === 'Completed' ? 6 + index : 0,
      transactionId:
        state === 'Completed' || state === 'InProgress' ? '7c3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40' : null,
    });
  });
}

export const manyPayouts: readonly PayoutRow[] = [
  ...manyOf('AwaitingApproval', 200),
  ...manyOf('AwaitingPayment', 200),
  ...manyOf('InProgress', 40),
  ...manyOf('Completed', 1200),
  ...manyOf('Cancelled', 60),
];

/** More than one step can take. */
export const batchPayouts: readonly PayoutRow[] = [...manyOf('AwaitingApproval', 700), ...manyOf('AwaitingPayment', 700)];

export const manyPulls: readonly PullPaymentRow[] = Array.from({ length: 200 }, (_, index) => {
  const [limit, unit] = at(amounts, index);
  return pull(`many-${index}`, {
    name: at(names, index),
    limit,
    unit,
    period: at([null, day, 7 * day, 30 * day], index),
    startsAt: index % 9 === 5 ? now + 12 * day : now - 20 * day,
    expiresAt: index % 11 === 7 ? now - 2 * day : null,
    archived: index % 8 === 6,
    counts: { AwaitingApproval: at([0, 3, 0, 128], index) },
    order: 1000 - index,
  });
});

const kinds = ['payout_awaitingapproval', 'payment-final', 'payment-failed', 'payout_awaitingpayment', 'notice'] as const;
export const manyNotifications: readonly NotificationRow[] = Array.from({ length: 200 }, (_, index) => {
  const [amount, unit] = at(amounts, index);
  const type = at(kinds, index);
  return {
    id: `many-${index}`,
    ...wallet,
    type,
    createdAt: now - 240 - index * 5400,
    seen: index < 128 ? 0 : 1,
    pullPaymentId: type === 'notice' ? null : 'pp1',
    pullPaymentName: type === 'notice' ? null : at(names, index),
    payoutIds: type === 'notice' ? [] : Array.from({ length: 1 + (index % 4) }, (_none, at_) => `po${at_}`),
    amount: type === 'notice' ? null : amount,
    unit: type === 'notice' ? null : unit,
    code: type === 'payment-failed' ? 'tecUNFUNDED_PAYMENT' : type === 'notice' ? 'account-used-elsewhere' : null,
  };
});

const claimStates = ['AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Completed', 'Cancelled', 'Unknown'] as const;
export const manyClaims: readonly MyClaimRow[] = Array.from({ length: 200 }, (_, index) => {
  const [originalAmount, unit] = at(amounts, index);
  const state = at(claimStates, index);
  const paid = state === 'AwaitingPayment' || state === 'InProgress' || state === 'Completed';
  return claim(`many-${index}`, {
    state,
    unit,
    originalAmount: index % 10 === 9 ? null : originalAmount,
    pullPaymentName: at(names, index),
    payoutCurrency: index % 3 === 2 ? 'XRP' : 'BTC',
    methodId: index % 3 === 2 ? 'XRP-CHAIN' : 'BTC-CHAIN',
    payoutAmount: paid ? (index % 3 === 2 ? '1497.005989' : '0.01057477') : null,
    createdAt: now - index * 40_000,
  });
});

export const manyHistory: readonly HistoryItem[] = Array.from({ length: 200 }, (_, index) => ({
  chain: 'bitcoin',
  transactionId: index.toString(16).padStart(64, '7c3b'),
  amount: at(['-0.00237501', '2', '-20999999.9769', '0.00000546', '-0.6104'], index),
  fee: index % 2 ? '0.00012871' : '0.00000423',
  at: index < 2 ? null : now - index * 9000,
  confirmations: index < 2 ? 0 : index * 3,
  counterparties: index % 5 === 1 ? [] : [at(bitcoinAddresses, index)],
  payoutIds: index % 2 ? [] : Array.from({ length: 1 + (index % 120) }, (_none, id) => `p${id}`),
  failed: null,
}));
