// Owns the made-up world of the gallery: the same interfaces as the app's, with answers out of `data.ts`.
import type { Services } from '../../src/renderer/state/services.tsx';
import type { AppInfo, Settings, VaultStatus } from '../../src/shared/contract/main-api.ts';
import type { ClaimTerms, Quote } from '../../src/shared/contract/workflow-api.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import * as data from './data.ts';
import { approveMany, quoteMany, useMany } from './many.ts';

export interface Scene {
  readonly locale: 'en' | 'ja';
  readonly theme: 'light' | 'dark';
  readonly empty: boolean;
  readonly noWallet: boolean;
  readonly loading: boolean;
  readonly broken: boolean;
  readonly hide: boolean;
  /** Ten thousand claims wait. */
  readonly many: boolean;
}

const rates: Readonly<Record<string, string>> = {
  BTC_USD: '86120.45',
  BTC_HOUR: '1324.93',
  XRP_USD: '2.1044',
  XRP_JPY: '321.2',
  XRP_HOUR: '0.0323',
  BTC_BTC: '1',
  XRP_XRP: '1',
};

function quoteOf(ids: readonly string[], rule: string | undefined): Quote {
  const lines = ids.flatMap((id) => {
    const row = data.payouts.find((item) => item.id === id);
    if (!row) return [];
    const same = row.originalCurrency === row.payoutCurrency;
    const dust = row.id === 'po5';
    const rate = same ? '1' : (rule ?? rates[`${row.payoutCurrency}_${row.originalCurrency}`] ?? null);
    return [
      {
        payoutId: id,
        revision: 0,
        originalAmount: row.originalAmount,
        originalCurrency: row.originalCurrency,
        payoutAmount: dust ? null : same ? row.originalAmount : '0.00905712',
        payoutCurrency: row.payoutCurrency,
        rate,
        rateSource: rule ? 'manual' : same ? 'same-currency' : 'practice',
        rateAt: data.now - 12,
        problem: dust ? { code: 'amount-too-low' } : null,
      },
    ];
  });
  return { snapshotId: 's', takenAt: data.now, validUntil: data.now + 118, lines };
}

export const terms: ClaimTerms = {
  source: 'server',
  server: 'http://127.0.0.1:23000',
  offer: null,
  pullPaymentId: 'r1',
  network: 'practice',
  name: 'Freelance, autumn',
  description: 'Work on the autumn issue.\nWrite the month into the note.',
  unit: 'USD',
  limit: '2000',
  available: '1109.5',
  period: 2_592_000,
  periodEnd: data.now + 500_000,
  startsAt: data.now - 900_000,
  expiresAt: data.now + 9_000_000,
  methods: ['BTC-CHAIN', 'XRP-CHAIN'],
  sender: null,
  own: false,
  refusal: null,
};

export function fakeServices(scene: Scene): Services {
  const never = new Promise<never>(() => undefined);
  const settings: Settings = {
    language: scene.locale,
    theme: scene.theme,
    autoLockMinutes: 5,
    hideAmounts: scene.hide,
    amountsInNotifications: false,
    closeToTray: true,
    reachableOrigin: null,
  };
  const info: AppInfo = {
    version: '0.1.0',
    electron: '25.1.1',
    limitedRuntime: true,
    profile: 'default',
    systemLanguage: scene.locale,
    allowedNetworks: ['practice'],
    platform: 'linux',
    hasTray: true,
  };
  const vault: VaultStatus = {
    exists: !scene.noWallet,
    locked: false,
    retryAfterMs: 0,
    problem: null,
    wallets: scene.noWallet
      ? []
      : [
          {
            id: 'w1',
            name: scene.locale === 'ja' ? '業務委託の支払い' : 'Studio payouts',
            network: 'practice',
            createdAt: data.now - 2_000_000,
            backedUp: true,
            xrplAddress: '',
            offerPublicKey: '',
          },
        ],
  };
  const list = <T>(rows: readonly T[]): readonly T[] | undefined => (scene.loading ? undefined : scene.empty ? [] : rows);
  const main: Partial<Services['main']> = {
    appInfo: async () => ok(info),
    settings: async () => ok(settings),
    vaultStatus: async () => ok(vault),
    takeLink: async () => ok(null),
    activity: async () => ok({}),
    setUnread: async () => ok({}),
    apiStatus: async () => ok({ running: true, origin: 'http://127.0.0.1:23000', problem: null }),
    walletOverview: async () =>
      scene.loading
        ? never
        : scene.broken
          ? refuse('bad-answer')
          : ok(
              scene.empty
                ? {
                    ...data.overview,
                    bitcoin: { ...data.overview.bitcoin, confirmed: '0', unconfirmed: '0', reserved: '0' },
                    xrpl: { ...data.overview.xrpl, exists: false, balance: '0', spendable: '0' },
                  }
                : data.overview,
            ),
    walletHistory: async () => (scene.loading ? never : scene.broken ? refuse('bad-answer') : ok(scene.empty ? [] : [...data.history])),
    hosts: async () => ok(scene.empty ? [] : [{ origin: 'https://btcpay.example.org', kind: 'public', allowedAt: data.now - 90_000 }]),
    copyText: async () => ok({}),
    updateSettings: async (part) => ok({ ...settings, ...(part as Partial<Settings>) }),
    saveText: async () => ok({ saved: true }),
  };
  const workflow: Partial<Services['workflow']> = {
    health: async () => ok({ ready: true, problem: null, shut: [], behind: null }),
    quote: async ({ payoutIds, rateRule }) => ok(scene.many ? quoteMany(payoutIds) : quoteOf(payoutIds, rateRule)),
    approve: async ({ payouts }) => {
      approveMany(payouts.map((payout) => payout.id));
      return ok({});
    },
    shareSheet: async () =>
      ok({
        problem: null,
        options: [
          {
            kind: 'server',
            link: 'pullpay://claim?server=http%3A%2F%2F127.0.0.1%3A23000&id=4GdVmH9xT1bZkq8cP2nRfw7sYjEa',
            reach: 'this-computer',
            message:
              'Aiko Tanaka, translation: you can claim up to 40 HOUR every week.\nOpen this link with Pullpay:\npullpay://claim?server=…',
            qr: true,
          },
          {
            kind: 'offer',
            link: `pullpay://claim?offer=${'pGd2ZXJzaW9uAWR0eXBlZW9mZmVy'.repeat(16)}`,
            reach: 'anybody',
            message: 'Message',
            qr: true,
          },
        ],
      }),
    previewClaimCode: async () =>
      ok({
        walletId: 'w1',
        pullPaymentId: 'pp2',
        pullPaymentName: '株式会社みらいデザイン 制作費',
        claimId: 'ab',
        methodId: 'XRP-CHAIN',
        destination: data.xrpAddresses[0] ?? '',
        amount: '480000',
        unit: 'JPY',
        note: '10月分です',
        createdAt: data.now - 9000,
        payoutId: null,
        refusal: null,
      }),
    seeNotifications: async () => ok({}),
    seeAllNotifications: async () => ok({}),
  };
  const missing = (part: object, name: string) =>
    new Proxy(part, {
      get: (target, key) =>
        Reflect.get(target, key) ?? (async () => (console.error('not in the gallery:', name, String(key)), refuse('unknown-method'))),
    });
  return {
    main: missing(main, 'main') as Services['main'],
    workflow: missing(workflow, 'workflow') as Services['workflow'],
    onMain: () => () => undefined,
    now: () => data.now,
    randomHex: (bytes) => 'ab'.repeat(bytes),
    timeZone: 'Asia/Tokyo',
    restart: () => window.location.reload(),
    live: {
      usePullPayments: () => list(data.pulls),
      usePullPayment: (_wallet, id) => (scene.loading ? undefined : (data.pulls.find((item) => item.id === id) ?? null)),
      usePayouts: (_wallet, state) => {
        const many = useMany((store) => store.rows);
        return scene.many && state === 'AwaitingApproval' ? many : list(data.payouts.filter((row) => row.state === state));
      },
      usePayoutsOf: (_wallet, id) => list(data.payouts.filter((row) => row.pullPaymentId === id)),
      usePayoutCounts: () =>
        scene.loading
          ? undefined
          : {
              AwaitingApproval: count('AwaitingApproval'),
              AwaitingPayment: count('AwaitingPayment'),
              InProgress: count('InProgress'),
              Completed: count('Completed'),
              Cancelled: count('Cancelled'),
            },
      useNotifications: () => list(data.notifications),
      useUnseen: () => (scene.empty ? 0 : 3),
      useMyClaims: () => list(data.myClaims),
      useTrouble: () => null,
    },
  };
  function count(state: string): number {
    return scene.empty ? 0 : data.payouts.filter((row) => row.state === state).length;
  }
}
