// Owns the running app: its parts in the order in which they are opened, from the files up to the windows, and how they are joined.
import { join } from 'node:path';
import type * as Electron from 'electron';
import type { VaultStatus } from '../../shared/contract/main-api.ts';
import { localeOf } from '../../shared/i18n/locale.ts';
import { type Result, ok } from '../../shared/result.ts';
import type { LinkInbox } from '../deeplink/inbox.ts';
import { readLink } from '../deeplink/read-link.ts';
import { openClaims } from '../desk/claims-journal.ts';
import { claimsJournals } from '../desk/claims-journals.ts';
import { openWallets } from '../desk/worker-handlers.ts';
import { TrustedSenders } from '../ipc/trusted-senders.ts';
import { systemWords, trayWords } from '../notify/system-words.ts';
import { AppTray } from '../notify/tray.ts';
import { isLimited, isSandboxed } from '../security/runtime-policy.ts';
import { systemAllowsCamera } from '../security/system-camera.ts';
import { nodeFiles } from '../storage/node-files.ts';
import { nodeProcesses } from '../storage/processes.ts';
import { ApiKeys } from './api-keys.ts';
import { readClaimPage } from './claim-page.ts';
import { childStarter } from './child-process.ts';
import { hidesOnClose } from './closing-rule.ts';
import type { Profile } from './profile.ts';
import type { Quit } from './quit.ts';
import { shellOf } from './shell.ts';
import type { StartOptions } from './start-options.ts';
import { makeAccounts } from './start/accounts.ts';
import { followChoice, makeBitcoinServers } from './start/bitcoin-servers.ts';
import { makeBitcoinAccounts } from './start/bitcoin-accounts.ts';
import { makeApi, reachOf } from './start/api.ts';
import { makeApiSettings } from './start/api-settings.ts';
import { appInfo } from './start/app-info.ts';
import type { Base } from './start/base.ts';
import { startHeartbeat } from './start/heartbeat.ts';
import { firstScreen } from './start/first-screen.ts';
import { makeConnectedStores } from './start/connected-stores.ts';
import { openHome } from './start/home.ts';
import { network, openNetworks } from './start/networks.ts';
import { makePolicies } from './start/policies.ts';
import { makeSecurePart } from './start/secure.ts';
import { receivedNote } from './start/received-note.ts';
import { serveWindows } from './start/serve-windows.ts';
import { planShutDown } from './start/shut-down.ts';
import { openLockableVault } from './start/vault.ts';
import { makeWallets } from './start/wallets.ts';
import { WorkerLink } from './start/worker-link.ts';
import { serveWorkflowPorts } from './start/workflow-port.ts';
import { Webhooks } from './webhooks.ts';
import { version } from './version.ts';
import { Windows } from './windows.ts';

export interface RunOptions extends StartOptions {
  readonly electron: typeof Electron;
  readonly base: Base;
  readonly profile: Profile;
  readonly inbox: LinkInbox;
  readonly quit: Quit;
}

export interface Running {
  readonly show: () => void;
  readonly announceLink: () => void;
}

/** Opens everything. Refusals: those of `openHome`; nothing runs then. */
export async function run({
  electron,
  base,
  profile,
  inbox,
  quit,
  bundle,
  resources,
  hooks,
  loopbackWebhooks = false,
}: RunOptions): Promise<Result<Running>> {
  const { app, ipcMain, MessageChannelMain } = electron;
  const channel = () => new MessageChannelMain();
  const startChild = childStarter(electron.utilityProcess, bundle);
  const runtime = { electron: process.versions.electron ?? '0', sandboxed: isSandboxed(process.argv, app.commandLine) };

  const hidden = hooks?.hidden === true;
  const files = nodeFiles(process.platform);
  const opened = await openHome({ ...base, folder: profile.home, files, processes: nodeProcesses(process) });
  if (!opened.ok) return opened;
  const home = opened.value;
  quit.add('folder lock', () => home.release());
  const settings = () => home.settings.value();
  const systemLanguage = () => localeOf(app.getLocale());
  const language = () => chosenLanguage(settings().language, systemLanguage());
  const words = systemWords(language);

  const screenStands = firstScreen(base.wait);
  const lockable = await openLockableVault(base, home, electron.powerMonitor);
  const bitcoinServers = makeBitcoinServers({ base, home, electron, desks: () => wallets.desks });
  const networks = openNetworks({
    base,
    startChild,
    folder: profile.practice,
    testing: hooks !== null && hooks.lies !== false,
    runtime,
    rateSettings: () => home.rates.value(),
    ledgerServers: home.ledgerServers,
    bitcoinServers,
    practicePrices: hooks?.practicePrices === true,
    after: screenStands.promise,
  });

  const senders = new TrustedSenders();
  const hideInstead = () => hidesOnClose({ quitting: quit.asked, trayPresent: tray.present, closeToTray: settings().closeToTray });
  const windows = new Windows({
    ...base,
    BrowserWindow: electron.BrowserWindow,
    session: electron.session,
    bundle,
    senders,
    showOnStart: !hidden,
    platform: process.platform,
    hideInstead,
    closed: () => quit.ask(),
    ending: () => quit.asked,
  });
  const worker = new WorkerLink({ channel, report: base.report, opened: () => walletsOpen(), hangs: () => windows.loadAnew() });

  const tell = (name: string, payload: unknown) => windows.send(name, payload);
  const automatic = makePolicies({
    base,
    home,
    vault: lockable.vault,
    desks: () => wallets.desks,
    lookForOthers: (walletId, payoutIds) => wallets.external.lookBefore(walletId, payoutIds),
    autoArm: hooks?.autoArm === true,
    changed: (walletId) => policiesChanged(walletId),
  });
  const { armedSeedOf, onPromises, policies } = automatic;
  const onReceived = receivedNote({ notifications: electron.Notification, windows, words, silent: hidden });
  const wallets = makeWallets({ base, home, vault: lockable.vault, networks, worker, hooks, tell, armedSeedOf, onPromises, onReceived });
  followChoice(bitcoinServers, { ...wallets, report: base.report });
  const accounts = makeAccounts({ vault: lockable.vault, networks, wallets, tell });
  const bitcoinAccounts = makeBitcoinAccounts({ base, vault: lockable.vault, networks, wallets, tell });
  // The window opens while the journals are read. What says anything about a wallet waits for them.
  let opening: Promise<void> | null = null;
  const walletsOpen = (): Promise<void> => (opening ??= wallets.desks.openAll());
  const vaultStatus = (): VaultStatus => {
    const { exists, locked, retryAfterMs, problem } = lockable.vault.status();
    return { exists, locked, retryAfterMs, problem, wallets: openWallets(wallets.desks) };
  };
  const vaultChanged = () => void walletsOpen().then(() => tell('vault-changed', vaultStatus()));
  // A password's answer may come after its window was closed, which is when the screens are told otherwise.
  lockable.vault.onLock(vaultChanged);
  lockable.vault.onLock(() => windows.closeCamera());
  lockable.vault.onUnlock(vaultChanged);
  const claims = claimsJournals((asked) => openClaims(files, home.folder, asked, base.now));

  const show = () => windows.showMain();
  const { Menu, Tray, nativeImage } = electron;
  const icon = join(resources, 'tray.png');
  const desktop = process.env.XDG_CURRENT_DESKTOP;
  const tray = new AppTray({ app, Menu, Tray, nativeImage, icon, platform: process.platform, desktop, show, quit: () => quit.ask() });
  tray.onDisarm(() => policies.disarmAll());
  if (!hidden) tray.create(trayWords(words));
  const policiesChanged = (walletId: string): void => {
    tell('policies-changed', { walletId });
    tray.setArmed(automatic.armedNames(), trayWords(words));
  };

  const limits = hooks?.noLimits !== true;
  const originChanged = (): void => apiSettings.originChanged();
  const practice = network === 'practice';
  const api = makeApi({
    base,
    home,
    startChild,
    channel,
    windows,
    originChanged,
    stores: () => connectedStores.accesses(),
    practice,
    limits,
    loopbackWebhooks,
  });
  const apiOrigin = () => ({ origin: api.status.origin, reachable: reachOf(home.settings.value()).origin });

  const apiKeys = new ApiKeys({ document: home.apiKeys, now: base.now, random: base.random });
  apiKeys.onChange((keys) => {
    worker.emit('api-keys-changed', [...keys]);
    tell('api-keys-changed', [...keys]);
    api.keysChanged();
  });
  const isAllowed = (origin: string) => home.hosts.value().hosts.some((host) => host.origin === origin);
  const target = { isAllowed, loopback: loopbackWebhooks };
  const webhooks = new Webhooks({ document: home.webhooks, now: base.now, random: base.random, target });
  webhooks.onChange((walletId) => worker.emit('webhooks-changed', { walletId, webhooks: webhooks.of(walletId) }));
  webhooks.onChange((walletId) => tell('webhooks-changed', { walletId }));

  const connectedStores = makeConnectedStores({ base, home, electron, wallets, isAllowed, apiOrigin, worker, tell, api });

  const apiSettings = makeApiSettings({
    settings: home.settings,
    version: () => version,
    origin: apiOrigin,
    tellWorker: (name, payload) => worker.emit(name, payload),
    tellWindows: tell,
  });

  const limitedRuntime = isLimited(runtime);
  const secure = makeSecurePart({
    base,
    home,
    lockable,
    networks,
    wallets,
    accounts,
    policies,
    worker,
    windows,
    language,
    limitedRuntime,
    vaultChanged,
  });
  const info = () => appInfo({ app, runtime, profile, networks, platform: process.platform, tray });
  const shell = shellOf({ clipboard: electron.clipboard, dialog: electron.dialog, window: () => windows.main });
  const setUnread = (count: number) => tray.update(count, trayWords(words), windows.main);
  const shared = { senders, base, home, networks, wallets, accounts, policies, windows, api, apiKeys, apiSettings, connectedStores };
  serveWindows({
    ...shared,
    ipc: ipcMain,
    lockable,
    bitcoinAccounts,
    secure,
    inbox,
    shell,
    systemCamera: () => systemAllowsCamera(process.platform, electron.systemPreferences),
    claimPage: () => readClaimPage(bundle),
    bitcoinServers,
    info,
    vaultStatus,
    setUnread,
    opened: walletsOpen,
  });
  const read = (text: string) => readLink(text, 'person', network, isAllowed);
  const { vault } = lockable;
  serveWorkflowPorts({
    ...shared,
    ipc: ipcMain,
    notifications: electron.Notification,
    vault,
    claims,
    worker,
    webhooks,
    words,
    apiOrigin,
    silent: hidden,
    readLink: read,
    wanted: screenStands.now,
  });

  hooks?.onClockChange(() => worker.emit('clock', { offset: base.clockOffset() }));
  let endTicks: () => void = () => undefined;
  planShutDown({ quit, home, lockable, networks, wallets, claims, api, endTicks: () => endTicks() });
  quit.add('automatic payments', () => policies.close());
  if (quit.asked) return ok({ show: () => undefined, announceLink: () => undefined });
  windows.openMain();
  void walletsOpen().then(networks.hosted).catch(base.report);
  endTicks = startHeartbeat({ base, worker, wallets, policies });
  app.on('activate', show);
  hooks?.running?.({
    base,
    vault,
    desks: wallets.desks,
    chains: wallets.chains,
    external: wallets.external,
    apiKeys,
    apiOrigin: () => api.status.origin,
    practiceEndpoint: networks.endpointFile,
    hosted: networks.hosted,
    walletsChanged: secure.walletsChanged,
    activity: () => lockable.autoLock.activity(),
    quit: () => quit.ask(),
    beforeEnd: (name, step) => quit.add(name, step),
    ending: () => quit.asked,
  });
  return ok({ show, announceLink: () => tell('link-waiting', {}) });
}

function chosenLanguage(chosen: 'system' | 'en' | 'ja', system: 'en' | 'ja'): 'en' | 'ja' {
  return chosen === 'system' ? system : chosen;
}
