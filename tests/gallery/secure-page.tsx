// Owns the gallery's secure page: one task, chosen by the address.
import { createRoot } from 'react-dom/client';
import { SecureApp } from '../../src/renderer/secure/app.tsx';
import { SecureProvider, type SecureServices } from '../../src/renderer/secure/services.tsx';
import type { PlanView, SecureState } from '../../src/shared/contract/secure-api.ts';
import { ok } from '../../src/shared/result.ts';
import { bitcoinAddresses, now, xrpAddresses } from './data.ts';

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
};
const count = Number(query.get('rows') ?? '7');
const rows: PlanView['rows'] = Array.from({ length: count }, (_, index) => {
  const bitcoin = index % 3 !== 2;
  return {
    payoutId: `po${index}`,
    chain: bitcoin ? 'bitcoin' : 'xrpl',
    asset: bitcoin ? 'BTC' : 'XRP',
    amount: bitcoin ? '0.01057477' : '1497.005989',
    address: (bitcoin ? bitcoinAddresses[index % 4] : xrpAddresses[index % 3]) ?? '',
    xAddress: bitcoin ? null : 'TVsBZmcewpEHgajPi1jApLeYnHPJw82v9xNYf7dkGmWphmh',
    tag: bitcoin ? null : 20260831,
    newPayee: index % 4 === 1,
    pullPaymentName: index % 2 ? '株式会社みらいデザイン 制作費(2026年度下期)' : 'Aiko Tanaka, translation',
    originalAmount: '890.5',
    originalCurrency: 'USD',
    note: index % 2 ? null : 'March, 12 hours',
  };
});
const plan: PlanView = {
  planId: 'p1',
  walletName: 'Studio payouts',
  network: 'practice',
  digest: 'd',
  token: 't',
  expiresAt: now + 280,
  rows,
  totals: [
    {
      chain: 'bitcoin',
      asset: 'BTC',
      payments: 5,
      amount: '0.05287385',
      fee: '0.00000742',
      feeCeiling: '0.000025',
      change: '1.23111885',
      transactions: 1,
    },
    { chain: 'xrpl', asset: 'XRP', payments: 2, amount: '2994.011978', fee: '0.000024', feeCeiling: '0.4', change: null, transactions: 2 },
  ],
};
const secure: Partial<SecureServices['secure']> = {
  state: async () =>
    ok({
      task: tasks[task] ?? { kind: 'unlock' },
      language: query.get('locale') === 'ja' ? 'ja' : 'en',
      theme: query.get('theme') === 'dark' ? 'dark' : 'light',
      vaultExists: query.get('state') !== 'new',
      locked: query.get('state') === 'locked' || task === 'unlock',
      retryAfterMs: query.get('state') === 'retry' ? 24_000 : 0,
      problem: query.get('state') === 'problem' ? 'vault-damaged' : null,
      limitedRuntime: true,
    }),
  newWords: async () => ok({ words: new TextEncoder().encode(phrase.join(' ')), ask: [3, 10, 17, 22] }),
  revealWords: async () => ok({ words: new TextEncoder().encode(phrase.slice(0, 12).join(' ')) }),
  planView: async () => ok(plan),
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
