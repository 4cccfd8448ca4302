// Owns main's answers to the screens. Nothing here signs or spends, and no secret is shown but a key of the HTTP API in the moment it is made.
import { type AppInfo, type Settings, type VaultStatus, type mainApi, settings as settingsSchema } from '../../shared/contract/main-api.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { mayContact } from '../../shared/links/host-kind.ts';
import type { Network } from '../../shared/network.ts';
import { type Result, ok } from '../../shared/result.ts';
import type { HostList } from '../deeplink/hosts.ts';
import type { LinkInbox } from '../deeplink/inbox.ts';
import { readLink } from '../deeplink/read-link.ts';
import type { Desks } from '../desk/desks.ts';
import { lookAlikePayouts } from '../desk/look-alikes.ts';
import type { Policies } from '../policies/policies.ts';
import type { Receiving } from '../receiving/receiving.ts';
import type { JsonDocument } from '../storage/json-document.ts';
import type { ApiKeys } from './api-keys.ts';
import { withOffer } from './claim-page.ts';
import type { ApiProcess } from './api-process.ts';
import type { ConnectedStores } from './connected-stores.ts';
import { type RateHandlersDeps, rateHandlers } from './rate-handlers.ts';
import { type ServerHandlersDeps, serverHandlers } from './server-handlers.ts';
import { type AccountHandlersDeps, accountHandlers } from './account-handlers.ts';
import { type CoinHandlersDeps, coinHandlers } from './coin-handlers.ts';
import { type BitcoinAccountHandlersDeps, bitcoinAccountHandlers } from './bitcoin-account-handlers.ts';
import { type LedgerHandlersDeps, ledgerHandlers } from './ledger-handlers.ts';
import { type CameraHandlersDeps, cameraHandlers } from './camera-handlers.ts';
import { elsewhereHandlers } from './elsewhere-handlers.ts';
import { orderHandlers } from './order-handlers.ts';
import { payingHandlers } from './paying-handlers.ts';
import { raiseHandlers } from './raise-handlers.ts';
import { type PracticeHandlersDeps, practiceHandlers } from './practice-handlers.ts';
import { receivingHandlers } from './receiving-handlers.ts';
import type { SecureOpener } from './secure-opener.ts';
import { storeHandlers } from './store-handlers.ts';

/** What Electron does for a screen; passed in so that the handlers can be tried without it. */
export interface Shell {
  copy(text: string): void;
  /** Asks where to save; false when the user thought better of it. */
  save(suggestedName: string, text: string): Promise<boolean>;
  /** The same with bytes. */
  saveBytes(suggestedName: string, bytes: Uint8Array): Promise<boolean>;
}

export interface MainHandlersDeps
  extends RateHandlersDeps,
    ServerHandlersDeps,
    LedgerHandlersDeps,
    Pick<CameraHandlersDeps, 'camera'>,
    Pick<CoinHandlersDeps, 'labelsChanged'> {
  readonly info: () => AppInfo;
  readonly settings: JsonDocument<Settings>;
  readonly settingsChanged: (settings: Settings) => void;
  readonly vaultStatus: () => VaultStatus;
  readonly lockVault: () => void;
  readonly secure: SecureOpener;
  readonly desks: Desks;
  /** Time for a pass of the outboxes. */
  readonly runOutboxes: () => void;
  readonly accounts: AccountHandlersDeps;
  readonly bitcoinAccounts: BitcoinAccountHandlersDeps;
  readonly policies: Pick<Policies, 'state' | 'set' | 'remove' | 'disarm' | 'runs'>;
  readonly faucet: (walletId: string, chain: 'bitcoin' | 'xrpl') => Promise<Result<void>>;
  readonly practice: PracticeHandlersDeps;
  readonly hosts: JsonDocument<HostList>;
  readonly hostsChanged: () => void;
  readonly inbox: LinkInbox;
  readonly network: Network;
  readonly api: ApiProcess;
  readonly apiKeys: Pick<ApiKeys, 'all' | 'create' | 'remove'>;
  readonly connectedStores: ConnectedStores;
  readonly receiving: Pick<Receiving, 'of'>;
  readonly shell: Shell;
  /** The text of claim.html, without an offer. */
  readonly claimPage: () => Promise<Result<string>>;
  readonly activity: () => void;
  readonly setUnread: (count: number) => void;
}

export function mainHandlers(deps: MainHandlersDeps): Handlers<typeof mainApi> {
  const isAllowed = (origin: string): boolean => deps.hosts.value().hosts.some((host) => host.origin === origin);
  return {
    appInfo: async () => ok({ ...deps.info(), allowedNetworks: [...deps.info().allowedNetworks] }),
    settings: async () => ok(deps.settings.value()),
    updateSettings: async (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const updated = await deps.settings.update((value) => settingsSchema.parse({ ...value, ...given }));
      if (updated.ok) deps.settingsChanged(updated.value);
      return updated;
    },
    ...rateHandlers(deps),
    ...serverHandlers(deps),
    vaultStatus: async () => ok(deps.vaultStatus()),
    lockVault: async () => {
      deps.lockVault();
      return ok({});
    },
    openSecure: (task) => deps.secure.open(task),
    walletOverview: async ({ walletId }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? ok(await desk.value.overview()) : desk;
    },
    walletHistory: async ({ walletId, ...asked }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? desk.value.history(asked) : desk;
    },
    bitcoinTransaction: async ({ walletId, transactionId }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? desk.value.bitcoinTransaction(transactionId) : desk;
    },
    paymentAttempts: async ({ walletId, payoutId }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? ok(desk.value.outbox.attempts(payoutId).map((attempt) => ({ ...attempt, params: { ...attempt.params } }))) : desk;
    },
    faucet: async ({ walletId, chain }) => emptied(await deps.faucet(walletId, chain)),
    ...payingHandlers(deps),
    plans: async ({ walletId }) => {
      const desk = deps.desks.desk(walletId);
      if (!desk.ok) return desk;
      return ok(
        // Orders pay no payout; they have a list of their own.
        desk.value.outbox
          .plans()
          .filter(({ entries }) => entries.some((entry) => entry.lines.length > 0))
          .map(({ id, createdAt, expiresAt, confirmed, entries }) => ({
            id,
            createdAt,
            expiresAt,
            confirmed,
            payoutIds: entries.flatMap((entry) => entry.lines.map((line) => line.payoutId)),
          })),
      );
    },
    discardPlan: async ({ walletId, planId }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? emptied(await desk.value.outbox.discard(planId)) : desk;
    },
    policies: async ({ walletId }) => deps.policies.state(walletId),
    setPolicy: async ({ walletId, settings }) => emptied(await deps.policies.set(walletId, settings)),
    removePolicy: async ({ walletId, methodId }) => emptied(await deps.policies.remove(walletId, methodId)),
    disarm: async ({ walletId }) => {
      deps.policies.disarm(walletId);
      return ok({});
    },
    policyRuns: ({ walletId }) => deps.policies.runs(walletId),
    readLink: async ({ text }) => ok(readLink(text, 'person', deps.network, isAllowed)),
    takeLink: async () => {
      const link = deps.inbox.take();
      return ok(link === null ? null : readLink(link, 'system', deps.network, isAllowed));
    },
    hosts: async () => ok(deps.hosts.value().hosts),
    allowHost: ({ origin }) => allowHost(deps, origin),
    forgetHost: async ({ origin }) => {
      const updated = await deps.hosts.update((value) => ({ hosts: value.hosts.filter((host) => host.origin !== origin) }));
      deps.hostsChanged();
      return emptied(updated);
    },
    copyText: async ({ text }) => {
      deps.shell.copy(text);
      return ok({});
    },
    saveText: async ({ suggestedName, text }) => ok({ saved: await deps.shell.save(suggestedName, text) }),
    saveClaimPage: async ({ suggestedName, offer }) => {
      const page = await deps.claimPage();
      return page.ok ? ok({ saved: await deps.shell.save(suggestedName, withOffer(page.value, offer)) }) : page;
    },
    apiStatus: async () => ok(deps.api.status),
    apiKeys: async () => ok([...deps.apiKeys.all]),
    createApiKey: ({ label, permissions }) => deps.apiKeys.create(label, permissions),
    revokeApiKey: async ({ hash }) => emptied(await deps.apiKeys.remove(hash)),
    ...storeHandlers(deps.connectedStores),
    ...orderHandlers(deps),
    ...raiseHandlers({ desks: deps.desks, confirmed: () => deps.runOutboxes() }),
    ...elsewhereHandlers(deps),
    ...cameraHandlers(deps),
    ...accountHandlers(deps.accounts),
    ...bitcoinAccountHandlers(deps),
    lookAlikes: async ({ walletId, payoutIds }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? ok(lookAlikePayouts(desk.value, payoutIds)) : desk;
    },
    ...ledgerHandlers(deps),
    ...receivingHandlers(deps.receiving),
    ...coinHandlers(deps),
    ...practiceHandlers(deps.practice),
    activity: async () => {
      deps.activity();
      return ok({});
    },
    setUnread: async ({ count }) => {
      deps.setUnread(count);
      return ok({});
    },
  };
}

function emptied(answer: Result<unknown>): Result<Record<string, never>> {
  return answer.ok ? ok({}) : answer;
}

async function allowHost(deps: MainHandlersDeps, origin: string): Promise<Result<Record<string, never>>> {
  const contact = mayContact(origin, deps.network);
  if (!contact.ok) return contact;
  const entry = { origin: contact.value.origin, kind: contact.value.kind, allowedAt: deps.now() };
  const updated = await deps.hosts.update((value) => ({ hosts: [...value.hosts.filter((host) => host.origin !== entry.origin), entry] }));
  deps.hostsChanged();
  return emptied(updated);
}
