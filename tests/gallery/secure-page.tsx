// Owns the gallery's secure page: one task, chosen by the address.
import { createRoot } from 'react-dom/client';
import { SecureApp } from '../../src/renderer/secure/app.tsx';
import { SecureProvider, type SecureServices } from '../../src/renderer/secure/services.tsx';
import type { PlanView, SecureState } from '../../src/shared/contract/secure-api.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { bitcoinAddresses, now, xrpAddresses } from './data.ts';
import { orderScene } from './orders-data.ts';
import { tokenRows, tokenTotals } from './plan-tokens-data.ts';
import { policies } from './policies-data.ts';
import { raiseScene, transferScene } from './services-raise.ts';

const query = new URLSearchParams(window.location.search);
const task = query.get('task') ?? 'unlock';
const phrase =
  'abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid acoustic acquire across act action actor actress actual'.split(
    ' ',
  );

const tasks: Readonly<Record<string, SecureState['task']>> = {
  unlock: { kind: 'unlock' },
  create: { kind: 'create-wallet', name: 'Studio', network: 'practice', words: 24 },
  restore: { kind: 'restore-wallet', name: 'Studio', network: 'practice' },
  password: { kind: 'change-password' },
  show: { kind: 'show-words', walletId: 'w1' },
  plan: { kind: 'approve-plan', walletId: 'w1', planId: 'p1' },
  'order-partial': { kind: 'approve-plan', walletId: 'w1', planId: 'p1' },
  'order-transfer': { kind: 'approve-plan', walletId: 'w1', planId: 'p1' },
  'order-trust': { kind: 'approve-plan', walletId: 'w1', planId: 'p1' },
  'order-mpt': { kind: 'approve-plan', walletId: 'w1', planId: 'p1' },
  'order-key': { kind: 'approve-plan', walletId: 'w1', planId: 'p1' },
  'plan-tokens': { kind: 'approve-plan', walletId: 'w1', planId: 'p1' },
  raise: { kind: 'raise-fee', walletId: 'w1', raiseId: 'r1' },
  arm: { kind: 'arm-policies', walletId: 'w1' },
  'key-import': { kind: 'import-xrpl-key', walletId: 'w1' },
  'key-show': { kind: 'show-xrpl-key', walletId: 'w1', address: xrpAddresses[0] ?? '' },
  'key-forget': { kind: 'forget-xrpl-key', walletId: 'w1', address: xrpAddresses[0] ?? '' },
};
const state = query.get('state') ?? '';
const count = Number(query.get('rows') ?? '7');
const bitcoinRow = (index: number): boolean => index % 3 !== 2;
const names = [
  'Aiko Tanaka, translation',
  '株式会社みらいデザイン 制作費（2026年度下期）',
  'The payroll of the northern and southern offices 1',
];
const notes = [
  'March, 12 hours',
  null,
  'pay \u202Etnuocca ym ot\u202C now',
  null,
  'Please pay this one before the others if you can, because the printing house asks for its money on the first day of the month, and I would rather not move the date again after the last two times. Thanks',
];
const rows: PlanView['rows'] = Array.from({ length: count }, (_, index) => {
  const bitcoin = bitcoinRow(index);
  return {
    payoutId: `po${index}`,
    chain: bitcoin ? 'bitcoin' : 'xrpl',
    asset: bitcoin ? 'BTC' : 'XRP',
    amount: bitcoin ? '0.01057477' : '1497.005989',
    address: (bitcoin ? bitcoinAddresses[index % 4] : xrpAddresses[index % 3]) ?? '',
    xAddress: bitcoin ? null : 'TVsBZmcewpEHgajPi1jApLeYnHPJw82v9xNYf7dkGmWphmh',
    tag: bitcoin ? null : 20260831,
    ...(bitcoin && state === 'bears' && { feeShare: '0.00000371', arrives: '0.01057106' }),
    newPayee: index % 4 === 1,
    ...(bitcoin && index === 1 ? { resembles: bitcoinAddresses[0] ?? '' } : {}),
    pullPaymentName: names[index % 3] ?? null,
    originalAmount: bitcoin ? '890.5' : '480000',
    originalCurrency: bitcoin ? 'USD' : 'JPY',
    note: notes[index % 5] ?? null,
  };
});
/** `each` whole units of `scale` decimals, `times` times, as decimal text. */
function times(each: bigint, scale: number, howMany: number): string {
  const digits = (each * BigInt(howMany)).toString().padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
const bitcoins = rows.filter((row) => row.chain === 'bitcoin').length;
const xrps = rows.length - bitcoins;
const ordered = task.startsWith('order');
const plan: PlanView = {
  planId: 'p1',
  walletName: query.get('locale') === 'ja' ? '業務委託の支払い' : 'Studio payouts',
  network: 'practice',
  digest: 'd',
  token: 't',
  expiresAt: state === 'expired' ? now - 1 : now + 280,
  rows: ordered ? [] : task === 'plan-tokens' ? tokenRows : rows,
  orders: ordered && !task.endsWith('transfer') ? [orderScene(task)] : [],
  transfers: task === 'order-transfer' ? [transferScene] : [],
  totals: ordered
    ? []
    : task === 'plan-tokens'
      ? tokenTotals
      : [
          {
            chain: 'bitcoin',
            asset: 'BTC',
            payments: bitcoins,
            amount: times(1_057_477n, 8, bitcoins),
            fee: '0.00000742',
            feeCeiling: '0.000025',
            ...(state === 'bears' && { borne: '0.00000742' }),
            change: '1.23111885',
            transactions: 1,
            account: null,
          },
          ...(xrps === 0
            ? []
            : [
                {
                  chain: 'xrpl' as const,
                  asset: 'XRP',
                  payments: xrps,
                  amount: times(1_497_005_989n, 6, xrps),
                  fee: times(12n, 6, xrps),
                  feeCeiling: times(200_000n, 6, xrps),
                  change: null,
                  transactions: xrps,
                  account: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
                },
              ]),
        ],
};
let wrongTries = 0;
const secure: Partial<SecureServices['secure']> = {
  state: async () =>
    ok({
      task: tasks[task] ?? { kind: 'unlock' },
      network: task === 'unlock' ? null : 'practice',
      language: query.get('locale') === 'ja' ? 'ja' : 'en',
      theme: query.get('theme') === 'dark' ? 'dark' : 'light',
      vaultExists: state !== 'new',
      locked: state === 'locked' || task === 'unlock',
      // A little under a whole second, so that the count stands still while the picture is taken.
      retryAfterMs: state === 'retry' || (state === 'throttled' && wrongTries > 0) ? 31_950 : 0,
      problem: state.startsWith('vault-') ? state : null,
      limitedRuntime: true,
    }),
  newWords: async () =>
    ok({ words: new TextEncoder().encode((state === 'twelve' ? phrase.slice(0, 12) : phrase).join(' ')), ask: [3, 10, 17, 22] }),
  checkWords: async () => (state === 'wrong' ? refuse('words-differ') : ok({ walletId: 'w1' })),
  restoreWallet: async () => (state === 'wrong' ? refuse('phrase-checksum') : ok({ walletId: 'w1' })),
  revealWords: async () =>
    state === 'wrong' ? refuse('wrong-password') : ok({ words: new TextEncoder().encode(phrase.slice(0, 12).join(' ')) }),
  unlock: async () => {
    wrongTries += 1;
    return refuse('wrong-password');
  },
  changePassword: async () => (state === 'wrong' ? refuse('wrong-password') : ok({})),
  planView: async () => (state === 'gone' ? refuse('plan-superseded') : ok(plan)),
  raiseView: async () => (state === 'gone' ? refuse('bump-not-waiting') : ok(raiseScene(plan.walletName, state, rows))),
  confirmRaise: async () => refuse('token-invalid'),
  armView: async () =>
    state === 'gone'
      ? refuse('nothing-to-arm')
      : ok({
          walletId: 'w1',
          walletName: plan.walletName,
          network: 'practice',
          token: 't',
          digest: 'd',
          processors: policies(false).processors.map(({ nextRunAt: _next, running: _running, spent: _spent, ...settings }) => ({
            ...settings,
            dailyCap: state === 'uncapped' ? null : settings.dailyCap,
          })),
        }),
  readKey: async () =>
    state === 'wrong' ? refuse('secret-numbers-invalid', { row: 'B' }) : ok({ address: xrpAddresses[0] ?? '', algorithm: 'ed25519' }),
  revealKey: async () => ok({ seed: new TextEncoder().encode('sEdTM1uX8pu2do5XvTnutH6HsouMaM2') }),
  importKey: async () => ok({ address: xrpAddresses[0] ?? '' }),
  forgetKey: async () => (state === 'wrong' ? refuse('wrong-password') : ok({})),
  confirmArm: async () => refuse('policies-changed'),
  confirmPlan: async () => refuse('token-invalid'),
  createVault: async () => ok({}),
  close: async () => ok({}),
};
const services: SecureServices = { secure: secure as SecureServices['secure'], now: () => now, timeZone: 'Asia/Tokyo' };
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <SecureProvider services={services}>
      <SecureApp />
    </SecureProvider>,
  );
}
