// Owns the two tables of ipc and what stands behind them: the main window's questions and the secure window's.
import type { IpcMain } from 'electron';
import { type AppInfo, type VaultStatus, mainApi } from '../../../shared/contract/main-api.ts';
import { secureApi } from '../../../shared/contract/secure-api.ts';
import type { BitcoinServers } from '../../desk/bitcoin-servers.ts';
import type { LinkInbox } from '../../deeplink/inbox.ts';
import type { AccountDesk } from '../../desk/account-desk.ts';
import type { BitcoinAccountDesk } from '../../desk/bitcoin-account-desk.ts';
import { faucet } from '../../desk/faucet.ts';
import { ledgerReadsOf } from '../../desk/ledger-reads.ts';
import { serveApi } from '../../ipc/serve-api.ts';
import type { Result } from '../../../shared/result.ts';
import type { TrustedSenders } from '../../ipc/trusted-senders.ts';
import type { ApiKeys } from '../api-keys.ts';
import type { ApiProcess } from '../api-process.ts';
import type { ConnectedStores } from '../connected-stores.ts';
import type { Policies } from '../../policies/policies.ts';
import { type Shell, mainHandlers } from '../main-handlers.ts';
import type { Windows } from '../windows.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';
import { type Networks, network } from './networks.ts';
import type { ApiSettingsPart } from './api-settings.ts';
import type { SecurePart } from './secure.ts';
import type { LockableVault } from './vault.ts';
import type { Wallets } from './wallets.ts';

export interface ServeWindowsOptions {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly senders: TrustedSenders;
  readonly base: Base;
  readonly home: Home;
  readonly lockable: LockableVault;
  readonly networks: Networks;
  readonly wallets: Wallets;
  readonly accounts: AccountDesk;
  readonly bitcoinAccounts: BitcoinAccountDesk;
  readonly policies: Policies;
  readonly secure: SecurePart;
  readonly windows: Windows;
  readonly api: ApiProcess;
  readonly apiSettings: ApiSettingsPart;
  readonly apiKeys: ApiKeys;
  readonly connectedStores: ConnectedStores;
  readonly inbox: LinkInbox;
  readonly shell: Shell;
  /** The operating system's word on the camera. */
  readonly systemCamera: () => Promise<boolean>;
  readonly bitcoinServers: BitcoinServers;
  readonly claimPage: () => Promise<Result<string>>;
  readonly info: () => AppInfo;
  readonly vaultStatus: () => VaultStatus;
  readonly setUnread: (count: number) => void;
  /** Resolves when the journals are read. */
  readonly opened: () => Promise<void>;
}

/** What the main window is told while the journals are still being read; all else waits, so that no screen shows less than there is. */
const needNoWallets: readonly string[] = ['appInfo', 'settings', 'rateSettings', 'apiStatus', 'activity'];

export function serveWindows(options: ServeWindowsOptions): void {
  const { ipc, senders, secure, base } = options;
  const { report } = base;
  const gate = (method: string): Promise<void> => (needNoWallets.includes(method) ? Promise.resolve() : options.opened());
  serveApi({ ipc, prefix: 'main', host: 'pullpay', api: mainApi, senders, report, gate, handlers: mainSide(options) });
  serveApi({ ipc, prefix: 'secure', host: 'secure', api: secureApi, senders, report, handlers: secure.session.handlers });
}

function mainSide(options: ServeWindowsOptions): ReturnType<typeof mainHandlers> {
  const {
    base,
    home,
    lockable,
    networks,
    wallets,
    accounts,
    bitcoinAccounts,
    policies,
    secure,
    windows,
    api,
    apiKeys,
    apiSettings,
    connectedStores,
    inbox,
    shell,
    systemCamera,
    bitcoinServers,
    claimPage,
    info,
    vaultStatus,
    setUnread,
  } = options;
  const { vault, autoLock } = lockable;
  return mainHandlers({
    info,
    settings: home.settings,
    settingsChanged: (changed) => {
      autoLock.setLimit(changed.autoLockMinutes);
      windows.send('settings-changed', changed);
      api.reachChanged();
      apiSettings.changed();
    },
    vaultStatus,
    lockVault: () => vault.lock(),
    secure: secure.opener,
    desks: wallets.desks,
    runOutboxes: wallets.runOutboxes,
    accounts,
    bitcoinAccounts,
    receiving: wallets.receiving,
    labelsChanged: (walletId) => windows.send('labels-changed', { walletId }),
    policies,
    faucet: async (walletId, chain) => {
      const given = await faucet(wallets.desks, networks.backends, walletId, chain);
      if (given.ok) wallets.chainMoved(walletId);
      return given;
    },
    practice: { desks: wallets.desks, market: networks.backends.market, moved: (walletId) => wallets.chainMoved(walletId) },
    hosts: home.hosts,
    rateSettings: home.rates,
    ledgerServers: networks.backends.servers,
    bitcoinServers,
    ledgerOf: ledgerReadsOf(wallets.desks, networks.backendsOf),
    ratesOf: (asked) => networks.backendsOf(asked)?.rates ?? null,
    hostsChanged: () => api.hostsChanged(),
    inbox,
    network,
    api,
    apiKeys,
    connectedStores,
    shell,
    camera: { open: () => windows.openCamera(), close: () => windows.endCamera(), systemAllows: systemCamera },
    claimPage,
    activity: () => autoLock.activity(),
    setUnread,
    now: base.now,
  });
}
