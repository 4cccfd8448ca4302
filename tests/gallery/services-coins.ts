// Owns the made-up coins, labels and Bitcoin transactions of the gallery: one of each kind, and 200 of them.
import type { Services } from '../../src/renderer/state/services.tsx';
import type { WalletCoin, WalletCoins } from '../../src/shared/contract/coins.ts';
import type { BitcoinTransaction } from '../../src/shared/contract/history.ts';
import type { ShownLabel } from '../../src/shared/contract/labels.ts';
import type { HistoryItem } from '../../src/shared/contract/main-api.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { bitcoinAddresses, day, history, now } from './data.ts';
import { manyHistory } from './many.ts';
import type { Scene } from './services.ts';

const address = (index: number): string => bitcoinAddresses[index % bitcoinAddresses.length] ?? '';
const coin = (index: number, part: Partial<WalletCoin>): WalletCoin => ({
  outpoint: `${(index * 7919 + 4097).toString(16).padStart(8, '3').repeat(8)}:${index % 3}`,
  account: 'p2wpkh-0',
  amount: '0.05',
  address: address(index),
  change: false,
  confirmations: 12 + index,
  at: now - index * day,
  state: 'free',
  frozen: false,
  dust: false,
  reused: false,
  payoutIds: [],
  ...part,
});

const coins: readonly WalletCoin[] = [
  coin(1, { amount: '1.20000012' }),
  coin(2, { amount: '0.05', state: 'waiting', at: null, confirmations: 0 }),
  coin(3, { amount: '0.08400000', state: 'frozen', frozen: true }),
  coin(4, { amount: '0.00237501', state: 'reserved', payoutIds: ['pg1'], change: true }),
  coin(5, { amount: '0.6104', state: 'reserved', frozen: true, payoutIds: ['a', 'b', 'c'] }),
  coin(6, { amount: '0.00000546', dust: true, reused: true }),
  coin(7, { amount: '0.00000600', dust: true }),
  coin(8, { amount: '0.0125', reused: true }),
  coin(9, { amount: '0.00042', change: true }),
  coin(10, { amount: '0.00031', change: true }),
];
const manyCoins: readonly WalletCoin[] = Array.from({ length: 200 }, (_, index) => ({
  ...(coins[index % coins.length] ?? coin(0, {})),
  outpoint: `${(index * 104_729 + 5).toString(16).padStart(8, 'c').repeat(8)}:${index % 4}`,
  account: index % 3 === 2 ? 'p2tr-1' : 'p2wpkh-0',
  at: index % coins.length === 1 ? null : now - index * 40_000,
}));

const list = (has: Scene['has']): WalletCoins => ({
  coins: [...(has('empty') ? [] : has('many') ? manyCoins : coins)],
  accounts: [
    { id: 'p2wpkh-0', name: '', pays: true },
    ...(has('many') ? [{ id: 'p2tr-1', name: '予備の貯金（2026年）とても長い名前のアカウント', pays: false }] : []),
  ],
  problem: has('stale') ? { code: 'backend-unreachable' } : null,
  labels: has('labels-damaged')
    ? { code: 'labels-unreadable', params: { file: '/home/me/.config/Pullpay/wallets/practice/a1b2/labels.json' } }
    : null,
});

const texts = [
  'Savings',
  '家賃 2026年11月分',
  'A label as long as some people write them, with everything that they want to remember about this coin in it',
  'Invoice 2041',
];
const labels: readonly ShownLabel[] = [
  ...coins.slice(0, 3).map((one, index) => ({ type: 'output' as const, ref: one.outpoint, label: texts[index] ?? '' })),
  ...manyCoins
    .filter((_, index) => index % 4 === 0)
    .map((one, index) => ({ type: 'output' as const, ref: one.outpoint, label: texts[index % 4] ?? '' })),
  { type: 'addr', ref: address(8), label: '田中さんに渡したアドレス' },
  { type: 'tx', ref: history[1]?.transactionId ?? '', label: 'November, first half' },
  { type: 'pullpay-payout', ref: 'pg1', label: 'Printing house, 残金' },
];

const worth = (items: readonly HistoryItem[]): HistoryItem[] =>
  items.map((item, index) =>
    index % 3 === 2
      ? item
      : {
          ...item,
          values: [
            item.payoutIds.length > 0
              ? {
                  kind: 'locked',
                  currency: 'USD',
                  amount: index % 2 ? '52604.32' : '204.5',
                  rate: '86120.45',
                  source: 'kraken',
                  at: now - 7_000,
                }
              : {
                  kind: 'recorded',
                  currency: 'USD',
                  amount: '172240.9',
                  rate: '86120.45',
                  source: 'median of kraken, coingecko',
                  at: now - 9 * day,
                },
          ],
        },
  );

const txid = history[0]?.transactionId ?? '';
const details: BitcoinTransaction = {
  transactionId: txid,
  version: 2,
  lockTime: 812_400,
  vsize: 423,
  replaceable: true,
  fee: '0.00000846',
  feeRate: '2',
  height: null,
  at: null,
  confirmations: 0,
  inputs: [
    { outpoint: coins[3]?.outpoint ?? '', address: address(4), amount: '0.00237501', ours: true },
    { outpoint: coins[0]?.outpoint ?? '', address: address(1), amount: '1.20000012', ours: true },
    { outpoint: `${'9f'.repeat(32)}:12`, address: null, amount: null, ours: false },
  ],
  outputs: [
    { index: 0, address: address(0), amount: '0.00237501', ours: false, change: false, payoutId: 'pg1' },
    { index: 1, address: address(2), amount: '1.19998', ours: true, change: true, payoutId: null },
    { index: 2, address: null, amount: '0', ours: false, change: false, payoutId: null },
  ],
  leftOut: { inputs: 0, outputs: 0 },
  versions: [
    { transactionId: '8a'.repeat(32), fee: '0.00000423', signedAt: now - 9_000, dead: false },
    { transactionId: txid, fee: '0.00000846', signedAt: now - 3_000, dead: false },
  ],
  values: [{ kind: 'locked', currency: 'USD', amount: '204.5', rate: '86120.45', source: 'kraken', at: now - 7_000 }],
};

/** Answers of main about coins, labels and the history of Bitcoin; those of the history only for the scenes whose state says `worth`. */
export function coinServices({ has }: Scene): Partial<Services['main']> {
  const never = new Promise<never>(() => undefined);
  const whole: Partial<Services['main']> = {
    coins: async () => (has('loading') ? never : has('coins-failed') ? refuse('wallet-not-found') : ok(list(has))),
    labels: async () => ok(has('labelled') ? [...labels] : []),
    setLabel: async () => (has('disk-full') ? refuse('disk-full') : ok({})),
    freezeCoins: async () => ok({ payoutIds: [] }),
    saveLabels: async () => ok({ saved: true }),
    importLabels: async () =>
      ok({
        labels: 4_812,
        frozen: 3,
        thawed: 0,
        kept: 2,
        refused: 2,
        problems: [
          {
            line: 17,
            problem: { code: 'label-reference', params: { type: 'tx' } },
            text: '{"type":"tx","ref":"f91d0a8a78","label":"Rent"}',
          },
          {
            line: 204,
            problem: { code: 'label-twice', params: { ref: `${'ab'.repeat(32)}:1` } },
            text: '{"type":"output","label":"Gift"}',
          },
        ],
      }),
    joiningAdvice: async () =>
      has('advice-failed')
        ? refuse('backend-unreachable')
        : ok(
            has('many')
              ? {
                  count: 61,
                  coins: manyCoins.slice(0, 61).map(({ outpoint }) => outpoint),
                  smallBelow: '0.001',
                  value: '0.02196',
                  costsNow: '0.00042',
                  savesLater: '0.000408',
                  rateNow: '10.1',
                  rateLater: '10',
                  breakEvenRate: '10.3',
                  paysOff: false,
                }
              : {
                  count: 2,
                  coins: coins.slice(8, 10).map(({ outpoint }) => outpoint),
                  smallBelow: '0.001',
                  value: '0.00073',
                  costsNow: '0.00000178',
                  savesLater: '0.0000068',
                  rateNow: '1',
                  rateLater: '10',
                  breakEvenRate: '2.618',
                  paysOff: true,
                },
          ),
    bitcoinTransaction: async () =>
      has('transaction-loading') ? never : has('transaction-failed') ? refuse('transaction-bytes-missing') : ok(details),
  };
  if (!has('worth')) return whole;
  return {
    ...whole,
    walletHistory: async ({ most = 100 }) =>
      ok(worth(has('many') ? manyHistory : history.filter(({ chain }) => chain === 'bitcoin')).slice(0, most)),
  };
}
