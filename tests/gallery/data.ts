// Owns the made-up data of the gallery: long names, two scripts, hostile text, big and small amounts.
import type { MyClaimRow, NotificationRow, PayoutRow, PullPaymentRow } from '../../src/renderer/db/tables.ts';
import type { HistoryItem, WalletOverview } from '../../src/shared/contract/main-api.ts';
import type { PayoutState } from '../../src/shared/payouts/types.ts';

/** 23 November 2026, 09:30 UTC. */
export const now = 1_795_426_200;
const day = 86_400;
const wallet = { walletId: 'w1', network: 'practice' } as const;

export const bitcoinAddresses = [
  'bcrt1q6rhpng9evdsfnn833a4f4vej0asu6dk5srld6x',
  'bcrt1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqvg32hk',
  'bcrt1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qzf4jry',
  '2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc',
];
export const xrpAddresses = [
  'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys',
  'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe',
  'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN',
];

const pull = (id: string, part: Partial<PullPaymentRow>): PullPaymentRow => ({
  id,
  ...wallet,
  name: '',
  description: '',
  unit: 'USD',
  limit: '1000',
  period: null,
  startsAt: now - 10 * day,
  expiresAt: null,
  methods: ['BTC-CHAIN', 'XRP-CHAIN'],
  autoApprove: false,
  defaultPrice: null,
  bolt11ExpirationDays: 30,
  createdAt: now - 10 * day,
  archived: false,
  order: 1,
  counts: {},
  ...part,
});

export const pulls: readonly PullPaymentRow[] = [
  pull('pp1', {
    name: 'Aiko Tanaka, translation',
    description: 'Translation of the quarterly letters.\nPlease claim once a week and write the hours into the note.',
    unit: 'HOUR',
    limit: '40',
    period: 7 * day,
    startsAt: now - 16 * day,
    defaultPrice: { amount: '65', currency: 'USD' },
    order: 6,
    counts: { AwaitingApproval: 2 },
  }),
  pull('pp2', {
    name: '株式会社みらいデザイン 制作費（2026年度下期）',
    unit: 'JPY',
    limit: '2500000',
    period: 30 * day,
    startsAt: now - 12 * day,
    order: 5,
    counts: { AwaitingApproval: 1 },
  }),
  pull('pp3', {
    name: 'Patronage for the Openstreet Atlas collective and its many friends',
    unit: 'USD',
    limit: '1250.5',
    period: 30 * day,
    startsAt: now - 25 * day,
    expiresAt: now + 90 * day,
    order: 4,
    counts: {},
  }),
  pull('pp4', {
    name: 'Withdrawals',
    unit: 'BTC',
    limit: '0.75',
    period: day,
    startsAt: now - 3 * day,
    methods: ['BTC-CHAIN'],
    order: 3,
    counts: { AwaitingApproval: 4 },
  }),
  pull('pp5', { name: 'Refund, order 20831', unit: 'USD', limit: '89.9', startsAt: now - 2 * day, expiresAt: now + 28 * day, order: 2 }),
  pull('pp6', { name: 'Summer school', unit: 'EUR', limit: '4000', startsAt: now + 40 * day, order: 1 }),
  pull('pp8', {
    name: 'Illustration, spring catalogue',
    unit: 'USD',
    limit: '1200',
    period: 30 * day,
    startsAt: now - 70 * day,
    archived: true,
    order: -1,
  }),
  pull('pp7', { name: 'Old terms', unit: 'SATS', limit: '5000000', startsAt: now - 90 * day, expiresAt: now - 20 * day, order: 0 }),
];

const payout = (id: string, state: PayoutState, part: Partial<PayoutRow>): PayoutRow => ({
  id,
  ...wallet,
  pullPaymentId: 'pp1',
  pullPaymentName: 'Aiko Tanaka, translation',
  createdAt: now - 3600,
  order: 1,
  revision: 0,
  route: 'http',
  methodId: 'BTC-CHAIN',
  destination: bitcoinAddresses[0] ?? '',
  address: bitcoinAddresses[0] ?? '',
  tag: null,
  originalCurrency: 'USD',
  originalAmount: '120',
  payoutCurrency: 'BTC',
  payoutAmount: null,
  rateLock: null,
  state,
  proof: null,
  note: null,
  reason: null,
  metadata: {},
  claimId: null,
  claimHash: null,
  tokenHash: null,
  recipientKey: null,
  promised: { state, proof: null },
  locked: false,
  phase: null,
  planId: null,
  entryId: null,
  transactionId: null,
  outputIndex: null,
  confirmations: 0,
  recheck: false,
  failure: null,
  ...part,
});
const lock = (rate: string, ago: number, source = 'practice') => ({ rate, rateRule: null, rateSource: source, rateLockedAt: now - ago });
const btc = (index: number) => ({
  methodId: 'BTC-CHAIN',
  payoutCurrency: 'BTC',
  address: bitcoinAddresses[index] ?? '',
  destination: bitcoinAddresses[index] ?? '',
});
const xrp = (index: number, tag: number | null = null) => ({
  methodId: 'XRP-CHAIN',
  payoutCurrency: 'XRP',
  address: xrpAddresses[index] ?? '',
  destination: xrpAddresses[index] ?? '',
  tag,
});

export const payouts: readonly PayoutRow[] = [
  payout('po1', 'AwaitingApproval', {
    ...btc(0),
    originalCurrency: 'HOUR',
    originalAmount: '12',
    note: 'March, 12 hours',
    order: 20,
    createdAt: now - 240,
  }),
  payout('po2', 'AwaitingApproval', {
    ...xrp(0, 20260831),
    pullPaymentId: 'pp2',
    pullPaymentName: '株式会社みらいデザイン 制作費（2026年度下期）',
    originalCurrency: 'JPY',
    originalAmount: '480000',
    note: '10月分の制作費です。よろしくお願いいたします。',
    order: 19,
    createdAt: now - 5400,
    route: 'code',
  }),
  payout('po3', 'AwaitingApproval', {
    ...btc(1),
    pullPaymentId: 'pp4',
    pullPaymentName: 'Withdrawals',
    originalCurrency: 'BTC',
    originalAmount: '0.0125',
    order: 18,
    createdAt: now - 7200,
  }),
  payout('po4', 'AwaitingApproval', {
    ...btc(2),
    pullPaymentId: 'pp4',
    pullPaymentName: 'Withdrawals',
    originalCurrency: 'BTC',
    originalAmount: '0.25',
    note: 'pay \u202Etnuocca ym ot\u202C now',
    order: 17,
    createdAt: now - 9000,
  }),
  payout('po5', 'AwaitingApproval', {
    ...btc(3),
    pullPaymentId: 'pp4',
    pullPaymentName: 'Withdrawals',
    originalCurrency: 'BTC',
    originalAmount: '0.00000294',
    order: 16,
    createdAt: now - day,
  }),
  payout('po6', 'AwaitingApproval', {
    ...xrp(1, 0),
    originalCurrency: 'HOUR',
    originalAmount: '7.5',
    order: 15,
    createdAt: now - 2 * day,
    note: 'Second half',
  }),
  payout('po7', 'AwaitingApproval', {
    ...xrp(2),
    pullPaymentId: null,
    pullPaymentName: '',
    originalCurrency: 'XRP',
    originalAmount: '1250000.5',
    order: 14,
    createdAt: now - 4 * day,
    route: 'store',
  }),
  payout('pp1a', 'AwaitingPayment', {
    pullPaymentId: 'pp3',
    pullPaymentName: 'Patronage for the Openstreet Atlas collective and its many friends',
    ...btc(0),
    originalAmount: '890.5',
    payoutAmount: '0.01057477',
    rateLock: lock('84210', 3 * day),
    order: 13,
    createdAt: now - 4 * day,
  }),
  payout('pp1b', 'AwaitingPayment', {
    ...xrp(0, 20260831),
    originalCurrency: 'JPY',
    originalAmount: '480000',
    payoutAmount: '1497.005989',
    rateLock: lock('320.64', 3600),
    pullPaymentId: 'pp2',
    order: 12,
    createdAt: now - 5 * day,
    pullPaymentName: '株式会社みらいデザイン 制作費（2026年度下期）',
  }),
  payout('pp1c', 'AwaitingPayment', {
    ...btc(1),
    originalCurrency: 'BTC',
    originalAmount: '0.5',
    payoutAmount: '0.5',
    rateLock: lock('1', 600, 'same-currency'),
    order: 11,
    createdAt: now - day,
    pullPaymentId: 'pp4',
    pullPaymentName: 'Withdrawals',
  }),
  payout('pp1d', 'AwaitingPayment', {
    pullPaymentId: 'pp3',
    pullPaymentName: 'Patronage for the Openstreet Atlas collective and its many friends',
    ...xrp(1),
    originalAmount: '60',
    payoutAmount: '28.571429',
    rateLock: lock('2.1', 2 * day),
    failure: 'tecUNFUNDED_PAYMENT',
    order: 10,
    createdAt: now - 3 * day,
  }),
  payout('pp1e', 'AwaitingPayment', {
    pullPaymentId: 'pp5',
    pullPaymentName: 'Refund, order 20831',
    ...btc(2),
    originalAmount: '43',
    payoutAmount: '0.00051063',
    rateLock: lock('84210', 600),
    locked: true,
    phase: 'planned',
    order: 9,
    createdAt: now - day,
  }),
  payout('pg1', 'InProgress', {
    pullPaymentId: 'pp3',
    pullPaymentName: 'Patronage for the Openstreet Atlas collective and its many friends',
    ...btc(0),
    originalAmount: '200',
    payoutAmount: '0.00237501',
    rateLock: lock('84210', 3600),
    locked: true,
    phase: 'seen',
    transactionId: '4e3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    order: 8,
  }),
  payout('pg2', 'InProgress', {
    pullPaymentId: null,
    pullPaymentName: '',
    ...xrp(0),
    originalAmount: '200',
    payoutAmount: '95.238096',
    rateLock: lock('2.1', 3600),
    locked: true,
    phase: 'unknown',
    transactionId: '9D0F43A1C64D2E7F5B8E3CC20A17F9E64C3B1D5A8F0E2C7B9A6D4F1E3C5B7A90',
    order: 7,
  }),
  payout('pg3', 'InProgress', {
    pullPaymentId: 'pp3',
    pullPaymentName: 'Patronage for the Openstreet Atlas collective and its many friends',
    ...btc(3),
    originalAmount: '75',
    payoutAmount: '0.00089063',
    rateLock: lock('84210', 7200),
    locked: true,
    recheck: true,
    phase: 'final',
    transactionId: '0a3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    order: 6,
  }),
  payout('pc1', 'Completed', {
    ...btc(0),
    originalCurrency: 'HOUR',
    originalAmount: '14',
    payoutAmount: '0.01080632',
    rateLock: lock('1295.53', 9 * day),
    phase: 'final',
    confirmations: 812,
    transactionId: '7c3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    order: 5,
    createdAt: now - 2 * day,
  }),
  payout('pc2', 'Completed', {
    ...xrp(0),
    pullPaymentId: 'pp2',
    pullPaymentName: '株式会社みらいデザイン 制作費（2026年度下期）',
    originalCurrency: 'JPY',
    originalAmount: '250000',
    payoutAmount: '779.690617',
    rateLock: lock('320.64', 8 * day),
    phase: 'final',
    confirmations: 1,
    transactionId: '9D0F43A1C64D2E7F5B8E3CC20A17F9E64C3B1D5A8F0E2C7B9A6D4F1E3C5B7A90',
    order: 4,
    createdAt: now - 9 * day,
    route: 'code',
  }),
  payout('px1', 'Cancelled', {
    ...btc(1),
    originalCurrency: 'HOUR',
    originalAmount: '50',
    reason: 'Twice by mistake',
    order: 3,
    createdAt: now - 6 * day,
  }),
];

export const notifications: readonly NotificationRow[] = [
  {
    id: 'n1',
    ...wallet,
    type: 'payout_awaitingapproval',
    createdAt: now - 240,
    seen: 0,
    pullPaymentId: 'pp1',
    pullPaymentName: 'Aiko Tanaka, translation',
    payoutIds: ['po1'],
    amount: '12',
    unit: 'HOUR',
    code: null,
  },
  {
    id: 'n2',
    ...wallet,
    type: 'payout_awaitingapproval',
    createdAt: now - 5400,
    seen: 0,
    pullPaymentId: 'pp2',
    pullPaymentName: '株式会社みらいデザイン 制作費（2026年度下期）',
    payoutIds: ['po2', 'po3', 'po4'],
    amount: '480000',
    unit: 'JPY',
    code: null,
  },
  {
    id: 'n3',
    ...wallet,
    type: 'payment-failed',
    createdAt: now - 9000,
    seen: 0,
    pullPaymentId: 'pp1',
    pullPaymentName: 'Aiko Tanaka, translation',
    payoutIds: ['pp1d'],
    amount: '28.571429',
    unit: 'XRP',
    code: 'tecUNFUNDED_PAYMENT',
  },
  {
    id: 'n4',
    ...wallet,
    type: 'payment-final',
    createdAt: now - 2 * day,
    seen: 1,
    pullPaymentId: 'pp1',
    pullPaymentName: 'Aiko Tanaka, translation',
    payoutIds: ['pc1'],
    amount: '0.01080632',
    unit: 'BTC',
    code: null,
  },
];

const claim = (id: string, part: Partial<MyClaimRow>): MyClaimRow => ({
  id,
  network: 'practice',
  createdAt: now - 3 * day,
  updatedAt: now - 300,
  route: 'http',
  server: 'http://127.0.0.1:23000',
  pullPaymentId: 'r1',
  pullPaymentName: 'Freelance, autumn',
  sender: null,
  payoutId: 'x',
  methodId: 'BTC-CHAIN',
  destination: bitcoinAddresses[0] ?? '',
  address: bitcoinAddresses[0] ?? '',
  tag: null,
  unit: 'USD',
  originalAmount: '890.5',
  note: 'October',
  state: 'AwaitingApproval',
  payoutAmount: null,
  payoutCurrency: 'BTC',
  rate: null,
  rateLockedAt: null,
  reason: null,
  found: null,
  toldTransactionId: null,
  claimLink: null,
  problem: null,
  timeline: [
    { step: 'claimed', at: now - 3 * day },
    { step: 'approved', at: null },
    { step: 'paying', at: null },
    { step: 'paid', at: null },
  ],
  ...part,
});
export const claimLink = `pullpay://payout?claim=${'q2Fhd3R5cGVjbGFpbTE'.repeat(14)}`;
const at200 =
  'Please pay this one before the others if you can, because the printing house asks for its money on the first day of the month, and I would rather not move the date again after the last two times. Thanks';
export const myClaims: readonly MyClaimRow[] = [
  claim('c1', {
    state: 'InProgress',
    payoutAmount: '0.01057477',
    rate: '84210',
    rateLockedAt: now - 2 * day,
    toldTransactionId: '4e3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    found: { transactionId: '4e3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40', confirmations: 0, at: now - 600 },
    timeline: [
      { step: 'claimed', at: now - 3 * day },
      { step: 'approved', at: now - 2 * day },
      { step: 'seen-on-chain', at: now - 600 },
      { step: 'paid', at: null },
    ],
  }),
  claim('c2', {
    route: 'code',
    server: null,
    sender: 'a'.repeat(64),
    pullPaymentName: 'イラスト制作',
    state: 'Unknown',
    methodId: 'XRP-CHAIN',
    payoutCurrency: 'XRP',
    address: xrpAddresses[0] ?? '',
    tag: 4021,
    unit: 'JPY',
    originalAmount: '48000',
    claimLink,
    timeline: [
      { step: 'sent-code', at: now - 3600 },
      { step: 'approved', at: null },
      { step: 'paid', at: null },
    ],
  }),
  claim('c3', {
    state: 'Completed',
    pullPaymentName: 'Refund, order 20831',
    originalAmount: null,
    payoutAmount: '0.0010548',
    toldTransactionId: '7c3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    timeline: [
      { step: 'claimed', at: now - 9 * day },
      { step: 'approved', at: now - 9 * day },
      { step: 'paid', at: now - 8 * day },
    ],
  }),
  claim('c5', { note: at200 }),
  claim('c6', {
    state: 'AwaitingPayment',
    payoutAmount: '0.01057477',
    rate: '84210',
    rateLockedAt: now - 2 * day,
    timeline: [
      { step: 'claimed', at: now - 3 * day },
      { step: 'approved', at: now - 2 * day },
      { step: 'paying', at: null },
      { step: 'paid', at: null },
    ],
  }),
  claim('c7', {
    state: 'Completed',
    pullPaymentName: 'Translation, autumn letters',
    payoutAmount: '0.01057477',
    rate: '84210',
    rateLockedAt: now - 2 * day,
    toldTransactionId: '7c3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    found: { transactionId: '7c3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40', confirmations: 3, at: now - 9000 },
    timeline: [
      { step: 'claimed', at: now - 3 * day },
      { step: 'approved', at: now - 2 * day },
      { step: 'seen-on-chain', at: now - 9000 },
      { step: 'paid', at: now - 7200 },
    ],
  }),
  claim('c8', { problem: 'host-unreachable', updatedAt: now - 7200 }),
  claim('c4', {
    state: 'Cancelled',
    reason: 'Please claim again with the invoice number in the note.',
    timeline: [
      { step: 'claimed', at: now - 12 * day },
      { step: 'cancelled', at: now - 11 * day },
    ],
  }),
];

export const overview: WalletOverview = {
  bitcoin: {
    problem: null,
    confirmed: '1.28400012',
    unconfirmed: '0.05',
    reserved: '0.00237501',
    address: bitcoinAddresses[1] ?? '',
    uri: `bitcoin:${bitcoinAddresses[1] ?? ''}`,
  },
  xrpl: {
    problem: null,
    exists: true,
    balance: '12480.5',
    reserve: '1.2',
    spendable: '12479.3',
    address: xrpAddresses[2] ?? '',
    xAddress: 'TVsBZmcewpEHgajPi1jApLeYnHPJw82v9xNYf7dkGmWphmh',
  },
  updatedAt: now - 20,
};

export const history: readonly HistoryItem[] = [
  {
    chain: 'bitcoin',
    transactionId: '4e3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    amount: '-0.00237501',
    fee: '0.00000423',
    at: null,
    confirmations: 0,
    counterparties: [bitcoinAddresses[0] ?? ''],
    payoutIds: ['pg1'],
    failed: null,
  },
  {
    chain: 'bitcoin',
    transactionId: '8e3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    amount: '-0.6104',
    fee: '0.00001871',
    at: now - 2 * day,
    confirmations: 300,
    counterparties: bitcoinAddresses,
    payoutIds: ['a', 'b', 'c', 'd'],
    failed: null,
  },
  {
    chain: 'bitcoin',
    transactionId: '1e3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    amount: '2',
    fee: '0',
    at: now - 9 * day,
    confirmations: 1200,
    counterparties: [],
    payoutIds: [],
    failed: null,
  },
  {
    chain: 'xrpl',
    transactionId: '9D0F43A1C64D2E7F5B8E3CC20A17F9E64C3B1D5A8F0E2C7B9A6D4F1E3C5B7A90',
    amount: '-95.238096',
    fee: '0.000012',
    at: now - 3600,
    confirmations: 1,
    counterparties: [xrpAddresses[0] ?? ''],
    payoutIds: ['pg2'],
    failed: null,
  },
  {
    chain: 'xrpl',
    transactionId: '1D0F43A1C64D2E7F5B8E3CC20A17F9E64C3B1D5A8F0E2C7B9A6D4F1E3C5B7A90',
    amount: '0',
    fee: '0.000012',
    at: now - day,
    confirmations: 1,
    counterparties: [xrpAddresses[1] ?? ''],
    payoutIds: [],
    failed: 'tecNO_DST_INSUF_XRP',
  },
];

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
