// Owns the made-up world of the gallery: the same interfaces as the app's, with answers out of `data.ts`.
import type { Services } from '../../src/renderer/state/services.tsx';
import type { AppInfo, Settings, VaultStatus } from '../../src/shared/contract/main-api.ts';
import type { ClaimTerms, Health, ImportOutcome, Quote, ShareSheet } from '../../src/shared/contract/workflow-api.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { manyPulls, pastPeriods, pulls, tenThousandPulls } from './pull-uses.ts';
import { apiKeys, deliveries, webhooks } from './access.ts';
import * as data from './data.ts';
import * as policiesData from './policies-data.ts';
import * as ratesData from './rates-data.ts';
import { coinServices } from './services-coins.ts';
import { payingServices } from './services-batch.ts';
import { receivingServices } from './services-receiving.ts';
import { setServices } from './services-sets.ts';
import { elsewhereEvents, elsewhereServices } from './services-elsewhere.ts';
import { serverServices } from './services-servers.ts';
import * as storesData from './stores-data.ts';
import * as many from './many.ts';
import { raiseServices } from './services-raise.ts';
import { accountServices } from './services-accounts.ts';
import { bitcoinAccountServices } from './services-bitcoin-accounts.ts';
import { tokenServices } from './services-tokens.ts';
import { studioMain } from './services-studio.ts';
import * as tokens from './services-payouts.ts';
import { approveMany, quoteMany, useMany } from './ten-thousand.ts';

export interface Scene {
  readonly locale: 'en' | 'ja';
  readonly theme: 'light' | 'dark';
  /** Names of what is unusual about this world, for example `empty` or `many`. */
  readonly has: (name: string) => boolean;
}

/** Codes by which a link, a start or a claim code is refused in a scene: the state says `refused=<code>`. */
export function refusedBy(states: readonly string[]): string | null {
  return states.find((state) => state.startsWith('refused='))?.slice('refused='.length) ?? null;
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

/** What the amounts of these scenes come to, by pair. */
const paid: Readonly<Record<string, string>> = { BTC_HOUR: '0.00905712', XRP_JPY: '1494.396015', XRP_HOUR: '232.198143' };

/** A rule of these scenes comes to one price. */
function constantOf(rule: string | undefined): string | null {
  return rule === undefined ? null : /^[\d.]+$/.test(rule) ? rule : '86981.654500000000000001';
}

function quoteOf(ids: readonly string[], rule: string | undefined, old: boolean): Quote {
  const rows = new Map([...data.payouts, ...many.manyPayouts, ...many.batchPayouts, ...tokens.tokenPayouts].map((row) => [row.id, row]));
  const lines = ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const same = row.originalCurrency === row.payoutCurrency;
    const dust = row.id === 'po5';
    const rate = same ? '1' : (constantOf(rule) ?? rates[`${row.payoutCurrency}_${row.originalCurrency}`] ?? null);
    return [
      {
        payoutId: id,
        revision: 0,
        originalAmount: row.originalAmount,
        originalCurrency: row.originalCurrency,
        payoutAmount: dust
          ? null
          : same
            ? row.originalAmount
            : (paid[`${row.payoutCurrency}_${row.originalCurrency}`] ?? (row.payoutCurrency === 'XRP' ? '1494.396015' : '0.00905712')),
        payoutCurrency: row.payoutCurrency,
        rate,
        rateSource: rule ? (constantOf(rule) === rule ? 'manual' : 'kraken, coingecko') : same ? 'same-currency' : 'practice',
        rateAt: data.now - 12,
        problem: dust ? { code: 'amount-too-low', params: { minimum: '0.00000546', currency: 'BTC' } } : null,
        ...tokens.tokenLine(id),
      },
    ];
  });
  return { snapshotId: 's', takenAt: data.now, validUntil: data.now + (old ? -1 : 118), lines };
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
  takesNote: true,
  own: false,
  refusal: null,
};

export function fakeServices(scene: Scene): Services {
  const never = new Promise<never>(() => undefined);
  const settings: Settings = {
    language: scene.locale,
    theme: scene.theme,
    autoLockMinutes: 5,
    hideAmounts: scene.has('hide'),
    amountsInNotifications: false,
    closeToTray: true,
    apiReach: scene.has('many') ? 'own-domain' : 'loopback',
    reachableOrigin: scene.has('many') ? 'https://pay.example.org' : null,
    defaultCurrency: 'USD',
    disabledNotifications: [],
  };
  const info: AppInfo = {
    version: '0.1.0',
    electron: '25.1.1',
    limitedRuntime: !scene.has('networks'),
    profile: 'default',
    systemLanguage: scene.locale,
    allowedNetworks: scene.has('networks') ? ['practice', 'test', 'main', 'regtest'] : ['practice'],
    platform: 'linux',
    hasTray: true,
  };
  const vault: VaultStatus = {
    exists: !scene.has('no-wallet'),
    locked: scene.has('locked'),
    retryAfterMs: 0,
    problem: scene.has('vault-problem') ? 'vault-damaged' : null,
    wallets: walletsOf(scene),
  };
  const { has } = scene;
  const list = <T>(rows: readonly T[], longer: readonly T[] = rows): readonly T[] | undefined => {
    if (has('failed')) throw new Error('the database of this scene cannot be read');
    return has('loading') ? undefined : has('empty') ? [] : has('many') ? longer : rows;
  };
  const plain = has('tokens')
    ? tokens.tokenPayouts
    : has('external')
      ? data.externalPayouts
      : has('many')
        ? many.manyPayouts
        : has('batch')
          ? many.batchPayouts
          : data.payouts;
  const payouts = has('remote') ? storesData.fromStore(plain) : has('elsewhere') ? data.elsewherePayouts : plain;
  const main: Partial<Services['main']> = {
    ...studioMain(has),
    // The studio's own people stand in its scenes.
    ...(has('studio') ? {} : accountServices(has)),
    ...raiseServices(has),
    ...bitcoinAccountServices(has),
    appInfo: async () => ok(info),
    settings: async () => ok(settings),
    rateSettings: async () => ok(has('many-rates') ? ratesData.manyRates : ratesData.fewRates),
    updateRateSettings: async (part) =>
      part.manual?.some((typed) => !/^\w+_\w+$/.test(typed.pair))
        ? refuse('rate-pair-invalid', { pair: part.manual.at(-1)?.pair ?? '' })
        : ok({ ...ratesData.manyRates, ...(part as Partial<typeof ratesData.manyRates>) }),
    ...elsewhereServices(has),
    ...serverServices(has),
    ...setServices(has, () => data.now),
    tryRates: async () => ok(ratesData.tried),
    vaultStatus: async () => ok(vault),
    xrplHoldings: async ({ address }) => (has('tokens') ? ok(tokens.tokenHoldings(address)) : refuse('not-ready')),
    takeLink: async () => ok(null),
    activity: async () => ok({}),
    setUnread: async () => ok({}),
    apiStatus: async () =>
      ok(
        has('api-off')
          ? { running: false, origin: null, problem: 'api-port-busy' }
          : { running: true, origin: 'http://127.0.0.1:23000', problem: null },
      ),
    walletOverview: async () =>
      has('loading')
        ? never
        : has('broken')
          ? refuse('bad-answer')
          : ok(
              has('regtest')
                ? {
                    ...data.overview,
                    bitcoin: {
                      ...data.overview.bitcoin,
                      problem: 'bitcoin-server-not-chosen',
                      confirmed: '0',
                      unconfirmed: '0',
                      reserved: '0',
                    },
                  }
                : has('empty')
                  ? {
                      ...data.overview,
                      bitcoin: { ...data.overview.bitcoin, confirmed: '0', unconfirmed: '0', reserved: '0' },
                      xrpl: { ...data.overview.xrpl, exists: false, balance: '0', spendable: '0' },
                    }
                  : has('stale')
                    ? {
                        ...data.overview,
                        bitcoin: { ...data.overview.bitcoin, problem: 'backend-unreachable' },
                        xrpl: { ...data.overview.xrpl, problem: 'backend-unreachable' },
                        updatedAt: data.now - 5400,
                      }
                    : data.overview,
            ),
    paymentAttempts: async ({ payoutId }) => ok(payoutId === 'pp1d' ? data.attempts : []),
    walletHistory: async () =>
      has('loading')
        ? never
        : has('broken')
          ? refuse('bad-answer')
          : ok(has('empty') ? [] : [...(has('many') ? many.manyHistory : data.history)]),
    policies: async () =>
      has('loading') ? never : ok(has('empty') ? { armedAt: null, processors: [] } : policiesData.policies(has('armed'))),
    policyRuns: async () => (has('loading') ? never : ok(has('empty') ? [] : [...policiesData.policyRuns])),
    setPolicy: async () => refuse('disk-full'),
    hosts: async () => ok(has('empty') ? [] : [{ origin: 'https://btcpay.example.org', kind: 'public', allowedAt: data.now - 90_000 }]),
    apiKeys: async () => (has('broken') ? refuse('not-ready') : has('loading') ? never : ok(has('empty') ? [] : apiKeys)),
    createApiKey: async ({ label, permissions }) =>
      permissions.length === 0
        ? refuse('key-permissions-invalid')
        : ok({
            secret: 'pmX4n1vQ0bZsT7eYw2LrK9cUaJ6dHf8GiV3oRtNqMhE',
            key: { hash: 'd4'.repeat(32), label, permissions, createdAt: data.now },
          }),
    revokeApiKey: async () => ok({}),
    connectedStores: async () =>
      has('broken') ? refuse('not-ready') : has('loading') ? never : ok({ stores: has('stores') ? storesData.stores : [] }),
    connectStore: async ({ origin }) => (origin.startsWith('http://') ? refuse('host-not-allowed') : ok({ id: 'c6' })),
    disconnectStore: async () => refuse('store-in-use'),
    renewStoreKey: async () => ok({}),
    allowHost: async () => ok({}),
    copyText: async () => ok({}),
    readLink: async () => ok({ kind: 'unknown', code: 'unknown-link' }),
    updateSettings: async (part) => ok({ ...settings, ...(part as Partial<Settings>) }),
    saveText: async () => ok({ saved: true }),
    faucet: async () => refuse('faucet-refused'),
    ...receivingServices(scene),
    ...coinServices(scene),
    ...payingServices(has),
  };
  const workflow: Partial<Services['workflow']> = {
    health: async () => (has('hangs') ? refuse('not-ready') : ok(healthOf(has))),
    rejectExternal: async ({ payoutId }) => (payoutId === 'pp1c' ? refuse('invalid-state', { state: 'InProgress' }) : ok({})),
    quote: async ({ payoutIds, rateRule }) =>
      has('rate-loading')
        ? never
        : has('rate-failed') && rateRule === undefined
          ? refuse('rate-unavailable', { pair: 'BTC_USD' })
          : ok(has('ten-thousand') ? quoteMany(payoutIds) : quoteOf(payoutIds, rateRule, has('old-rate'))),
    approve: async ({ payouts: approved }) => {
      approveMany(approved.map((payout) => payout.id));
      return ok({});
    },
    periodHistory: async ({ id, before }) =>
      has('loading') ? never : has('history-failed') ? refuse('not-ready') : ok(pastPeriods(id, before)),
    rateNow: async ({ pair }) => {
      const rate = rates[pair];
      return has('rate-loading')
        ? never
        : rate === undefined || has('rate-failed')
          ? refuse('rate-unavailable', { pair })
          : ok({ pair, rate, source: 'practice', at: data.now - 5 });
    },
    archivePullPayment: async ({ id }) => (id === 'pp4' || id === 'many-3' ? refuse('invalid-state', { state: 'InProgress' }) : ok({})),
    createPullPayment: async () => ok({ id: 'pp1' }),
    createPullPayments: async ({ terms }) => ok({ ids: terms.map((_terms, index) => `pp${index + 1}`) }),
    previewImport: async ({ rows }) => ok({ snapshotId: 's1', outcomes: rows.map(importOutcomeOf) }),
    runImport: async () => ok({ done: 2, total: 5, refused: [] }),
    shareSheet: async () => (has('share-failed') ? refuse('not-ready') : ok(shareSheetOf(has))),
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
        payoutId: has('known') ? 'po2' : null,
        refusal: has('refused') ? { code: 'expired' } : null,
      }),
    openServerLink: async () => (has('passphrase') ? refuse(has('wrong') ? 'passphrase-wrong' : 'passphrase-needed') : never),
    importReceipt: async () => (has('refused') ? refuse('receipt-other-claim') : never),
    submitClaim: async () => refuse('overdraft', { available: '1,109.50', unit: 'USD' }),
    receipt: async () => ok({ link: `pullpay://receipt?receipt=${'q2Fhd3R5cGVjbGFpbTE'.repeat(14)}` }),
    storeChoices: async () =>
      has('refused') ? refuse('unauthenticated') : ok({ stores: has('no-stores') ? [] : storesData.storeChoices }),
    refreshConnectedStores: async () => ok({}),
    webhooks: async () => (has('broken') ? refuse('not-ready') : has('loading') ? never : ok(has('empty') ? [] : webhooks)),
    addWebhook: async ({ choice }) =>
      choice.url.startsWith('http://')
        ? refuse('webhook-host-not-allowed', { origin: 'http://192.168.1.7:3000' })
        : ok({ webhook: { ...choice, id: 'h3', createdAt: data.now }, secret: '2Qx7mVnT9cYbKzP4sRwF6hJd8LgA' }),
    redeliver: async () => ok({ id: 'd7' }),
    removeWebhook: async () => ok({}),
    seeNotifications: async () => ok({}),
    seeAllNotifications: async () => ok({}),
  };
  const missing = (part: object, name: string) =>
    new Proxy(part, {
      get: (target, key) =>
        Reflect.get(target, key) ?? (async () => (console.error('not in the gallery:', name, String(key)), refuse('unknown-method'))),
    });
  return {
    // In the scenes of tokens theirs count, whoever else answers the same.
    main: missing({ ...main, ...tokenServices(has) }, 'main') as Services['main'],
    workflow: missing(workflow, 'workflow') as Services['workflow'],
    onMain: elsewhereEvents(has),
    now: () => data.now,
    randomHex: (bytes) => 'ab'.repeat(bytes),
    timeZone: 'Asia/Tokyo',
    restart: () => window.location.reload(),
    live: {
      usePullPayments: () => (has('ten-thousand') ? tenThousandPulls : list(pulls, manyPulls)),
      usePullPayment: (_wallet, id) => (has('loading') ? undefined : (pulls.find((item) => item.id === id) ?? null)),
      usePayouts: (_wallet, state) => {
        const waiting = useMany((store) => store.rows);
        return has('ten-thousand') && state === 'AwaitingApproval' ? waiting : list(payouts.filter((row) => row.state === state));
      },
      usePayoutsByIds: (_wallet, ids) => data.payouts.filter((row) => ids.includes(row.id)),
      usePayoutsOf: (_wallet, id) => list(data.payouts.filter((row) => row.pullPaymentId === id)),
      usePayoutCounts: () =>
        has('loading')
          ? undefined
          : {
              AwaitingApproval: count('AwaitingApproval'),
              AwaitingPayment: count('AwaitingPayment'),
              InProgress: count('InProgress'),
              Completed: count('Completed'),
              Cancelled: count('Cancelled'),
            },
      useNotifications: () => list(data.notifications, many.manyNotifications),
      useUnseen: () => (has('empty') ? 0 : has('many') ? 128 : 3),
      useDeliveries: () => (has('no-deliveries') ? [] : list(deliveries)),
      useConnectedStoreRows: () => (has('loading') ? undefined : storesData.storeRows),
      useMyClaims: () => list(data.myClaims, many.manyClaims),
      useTrouble: () => (has('trouble') ? { code: 'database-blocked', retry: () => undefined } : null),
    },
  };
  function count(state: string): number {
    return has('empty') ? 0 : payouts.filter((row) => row.state === state).length;
  }
}

function healthOf(has: (name: string) => boolean): Health {
  if (has('no-start')) return { ready: false, problem: { code: 'database-ahead' }, shut: [], behind: null };
  const shut = has('shut') ? [{ walletId: 'w1', problem: { code: 'promises-unreadable' } }] : [];
  return { ready: true, problem: null, shut, behind: has('behind') ? { code: 'database-full' } : null };
}

function walletsOf({ has, locale }: Scene): VaultStatus['wallets'] {
  if (has('no-wallet')) return [];
  const first: VaultStatus['wallets'][number] = {
    id: 'w1',
    name: locale === 'ja' ? '業務委託の支払い' : 'Studio payouts',
    network: has('regtest') ? 'regtest' : 'practice',
    createdAt: data.now - 2_000_000,
    backedUp: !has('no-backup'),
    xrplAddress: data.overview.xrpl.address,
    offerPublicKey: '',
  };
  const second = {
    ...first,
    id: 'w2',
    name: 'The payroll of the northern and southern offices',
    createdAt: data.now - 90_000,
    backedUp: false,
  };
  return has('wallets') ? [first, second] : [first];
}

function importOutcomeOf(row: { line: number; destination: string; amount: string | null; note: string | null }): ImportOutcome {
  const shown = {
    line: row.line,
    amount: row.amount,
    unit: 'BTC',
    methodId: 'BTC-CHAIN',
    address: row.destination,
    tag: null,
    note: row.note,
  };
  if (row.line === 5) return { ...shown, kind: 'bad', problem: { code: 'duplicate-destination', params: { state: 'AwaitingApproval' } } };
  return { ...shown, kind: row.line === 3 ? 'known' : 'new', problem: null };
}

function shareSheetOf(has: (name: string) => boolean): ShareSheet {
  const server = `pullpay://claim?server=${encodeURIComponent(has('while-on') ? 'https://pay.example.org' : 'http://127.0.0.1:23000')}&id=4GdVmH9xT1bZkq8cP2nRfw7sYjEa`;
  const offer = `pullpay://claim?offer=${'pGd2ZXJzaW9uAWR0eXBlZW9mZmVy'.repeat(has('no-qr') ? 60 : 16)}`;
  const intro = 'Aiko Tanaka, translation: you can claim up to 40 HOUR every week.\nOpen this link with Pullpay:';
  return {
    problem: has('api-off') ? { code: 'api-port-busy' } : null,
    options: [
      ...(has('api-off')
        ? []
        : [
            {
              kind: 'server' as const,
              link: server,
              reach: has('while-on') ? ('while-on' as const) : ('this-computer' as const),
              message: `${intro}\n${server}`,
              qr: true,
            },
          ]),
      { kind: 'offer', link: offer, reach: 'anybody', message: `${intro}\n${offer}`, qr: !has('no-qr') },
    ],
  };
}
