// Owns the start of the app: what is opened, in which order, and how the parts are joined. Rules live elsewhere.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannelMain, type MessagePortMain, app, ipcMain, powerMonitor, protocol } from 'electron';
import { type AppInfo, type Settings, type VaultStatus, mainApi, settings as settingsSchema } from '../../shared/contract/main-api.ts';
import { type Peer, connect } from '../../shared/contract/rpc.ts';
import { secureApi } from '../../shared/contract/secure-api.ts';
import { workerApi, workerMainApi } from '../../shared/contract/worker-main-api.ts';
import { systemTexts } from '../../shared/i18n/texts/system.ts';
import { fill } from '../../shared/i18n/translate.ts';
import type { Network } from '../../shared/network.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { type BackendSet, practiceBackends } from '../desk/backend-set.ts';
import { ChainWatch } from '../desk/chain-watch.ts';
import { Desks } from '../desk/desks.ts';
import { openClaims } from '../desk/claims-journal.ts';
import { faucet } from '../desk/faucet.ts';
import { planApprovals } from '../desk/plan-approvals.ts';
import { openWallets, workerHandlers } from '../desk/worker-handlers.ts';
import { hostList } from '../deeplink/hosts.ts';
import { LinkInbox } from '../deeplink/inbox.ts';
import { readLink } from '../deeplink/read-link.ts';
import { receiveLinks, registerScheme } from '../deeplink/registration.ts';
import { electronPort } from '../ipc/electron-port.ts';
import { describe, serveApi } from '../ipc/serve-api.ts';
import { TrustedSenders } from '../ipc/trusted-senders.ts';
import { showNote } from '../notify/os-notifications.ts';
import { AppTray, type TrayWords } from '../notify/tray.ts';
import type { Checkpoint } from '../outbox/ports.ts';
import { cutNetwork } from '../security/no-network.ts';
import { scheme } from '../security/page-path.ts';
import { allowedNetworks, isLimited } from '../security/runtime-policy.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { type JsonDocument, openJsonDocument } from '../storage/json-document.ts';
import { lockFolder } from '../storage/lock-file.ts';
import { nodeFiles } from '../storage/node-files.ts';
import { homePaths } from '../storage/paths.ts';
import { nodeProcesses } from '../storage/processes.ts';
import type { Journal } from '../storage/types.ts';
import { makeAutoLock } from '../vault/auto-lock.ts';
import { openVaultAt } from '../vault/open-vault-at.ts';
import * as z from 'zod';
import { ApiProcess } from './api-process.ts';
import { exitOnBugs } from './crash.ts';
import { mainHandlers } from './main-handlers.ts';
import { vaultPhrases } from './phrases.ts';
import { practiceAnswers } from './practice-alive.ts';
import { PracticeProcess } from './practice-process.ts';
import { type Profile, readProfile } from './profile.ts';
import { secureOpener } from './secure-opener.ts';
import { shellOf } from './shell.ts';
import { SecureSession } from './secure-session.ts';
import { Windows } from './windows.ts';

/** What only the entry for tests passes. */
export interface TestHooks {
  readonly checkpoint?: Checkpoint;
  /** Seconds added to the clock; changed by the test while the app runs. */
  readonly clockOffset: () => number;
  readonly onClockChange: (listener: () => void) => void;
  /** Lifts the anonymous rate limits of the API. */
  readonly noLimits: boolean;
}

export interface StartOptions {
  /** Folder of the built bundle (`out`). */
  readonly bundle: string;
  readonly resources: string;
  readonly hooks: TestHooks | null;
}

const network: Network = 'practice';
const tickMs = 1000;
const outboxEveryTicks = 2;
const chainsEveryTicks = 3;
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const report = (error: unknown): void => console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Starts the app. A second copy of the same profile hands its link to the first and ends. */
export function start(options: StartOptions): void {
  exitOnBugs((code) => app.exit(code));
  // With `--no-sandbox` (root, containers) this call would only make every child process fail; real networks are refused then.
  if (isSandboxed()) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
  cutNetwork(app, report);
  const profile = readProfile({
    argv: process.argv,
    env: process.env,
    appData: app.getPath('appData'),
    chromium: process.versions.chrome ?? '0',
  });
  app.setPath('userData', profile.userData);
  let show: () => void = () => undefined;
  let announce: () => void = () => undefined;
  const inbox = new LinkInbox(() => announce());
  receiveLinks(app, inbox, () => show());
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  if (profile.link !== null) inbox.put(profile.link);
  registerScheme(app, process.platform, process.argv[1] ?? null);
  app.on('window-all-closed', () => undefined);
  void app.whenReady().then(async () => {
    const running = await run(options, profile, inbox);
    if (!running.ok) {
      report(`start: ${running.error.code}`);
      return app.exit(2);
    }
    show = running.value.show;
    announce = running.value.announceLink;
  });
}

interface Running {
  readonly show: () => void;
  readonly announceLink: () => void;
}

const portFile = z.strictObject({ port: z.int().min(0).max(65_535) });

/** Everything after Electron is ready, from the bottom up: files, vault, backends, wallets, windows, processes, ticks. */
async function run({ bundle, resources, hooks }: StartOptions, profile: Profile, inbox: LinkInbox): Promise<Result<Running>> {
  // Files: this copy alone may use the profile's folder.
  const files = nodeFiles(process.platform);
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const paths = homePaths(profile.home);
  const held = await lockFolder({ files, folder: paths.lockFolder, processes: nodeProcesses(process), random, wait });
  if (!held.ok) return held;
  const document = async <S extends z.ZodType>(path: string, schema: S, initial: z.output<S>): Promise<Result<JsonDocument<z.output<S>>>> =>
    openJsonDocument({ file: makeDurableFile({ files, wait, path }), schema, initial });
  const settings = await document(paths.settings, settingsSchema, defaultSettings);
  if (!settings.ok) return settings;
  const hosts = await document(paths.allowedHosts, hostList, { hosts: [] });
  if (!hosts.ok) return hosts;
  const apiPort = await document(join(profile.home, 'api-port.json'), portFile, { port: 0 });
  if (!apiPort.ok) return apiPort;

  // Clock and vault.
  const clockOffset = hooks?.clockOffset ?? (() => 0);
  const now = (): number => Math.floor(Date.now() / 1000) + clockOffset();
  const monotonic = (): number => Math.floor(performance.now());
  const vault = await openVaultAt({ files, wait, path: paths.vault, throttlePath: paths.unlockThrottle, random, now, monotonic });
  const runtime = { electron: process.versions.electron ?? '0', sandboxed: isSandboxed() };

  // Practice network and backends.
  const endpointFile = join(profile.practice, 'endpoint.json');
  const readText = (path: string): Promise<string> => readFile(path, 'utf8');
  const practice = new PracticeProcess({
    bundle,
    folder: profile.practice,
    testing: hooks !== null,
    alive: () => practiceAnswers(endpointFile),
  });
  const backends = practiceBackends({ endpointFile, readText, now });
  const backendsOf = (asked: Network): BackendSet | null => (asked === network ? backends : null);
  const usableNetworks = allowedNetworks(runtime).filter((candidate) => backendsOf(candidate) !== null);

  // Windows.
  const senders = new TrustedSenders();
  const windows = new Windows({ bundle, senders, showOnStart: true });
  let worker: Peer<typeof workerApi> | null = null;

  // Wallets: journals, outbox, chains.
  const desks = new Desks({
    home: profile.home,
    files,
    vault,
    backendsOf,
    now,
    random,
    report,
    lockOf: (walletId) => ({
      lock: async (planId, payouts) => {
        if (!worker) return refuse('not-ready');
        return voided(await worker.remote.lockPayouts({ walletId, planId, payouts: payouts.map((payout) => ({ ...payout })) }));
      },
      unlock: async (planId) => void (await worker?.remote.unlockPayouts({ walletId, planId })),
    }),
    onPayments: (walletId, statuses) => {
      worker?.emit('payments-changed', { walletId, statuses });
      windows.send('chain-changed', { walletId });
    },
    ...(hooks?.checkpoint === undefined ? {} : { checkpoint: hooks.checkpoint }),
  });
  const runOutboxes = (): void => void desks.run().catch(report);
  const chainMoved = (walletId: string): void => windows.send('chain-changed', { walletId });
  const chains = new ChainWatch({ wallets: () => desks.all.map((desk) => desk.record), backendsOf, moved: chainMoved });

  // Lock.
  const autoLock = makeAutoLock({ lock: () => vault.lock(), monotonic, schedule: later }, settings.value.value().autoLockMinutes);
  const vaultStatus = (): VaultStatus => {
    const { exists, locked, retryAfterMs, problem } = vault.status();
    return { exists, locked, retryAfterMs, problem, wallets: openWallets(desks) };
  };
  const vaultChanged = (): void => windows.send('vault-changed', vaultStatus());
  vault.onLock(() => {
    autoLock.locked();
    vaultChanged();
  });
  powerMonitor.on('lock-screen', () => autoLock.screenLocked());
  powerMonitor.on('suspend', () => autoLock.suspended());
  powerMonitor.on('resume', () => autoLock.resumed());

  // Languages, tray, notifications.
  const language = (): 'en' | 'ja' => {
    const chosen = settings.value.value().language;
    return chosen === 'system' ? systemLanguage() : chosen;
  };
  const words = (key: keyof typeof systemTexts, params: Record<string, string | number> = {}): string =>
    fill(systemTexts[key], language(), params);
  const trayWords = (): TrayWords => ({
    show: words('tray.show'),
    quit: words('tray.quit'),
    unread: (count) => words('tray.unread', { count }),
  });
  let quitting = false;
  const quit = (): void => {
    quitting = true;
    app.quit();
  };
  const tray = new AppTray(join(resources, 'tray.png'), () => windows.showMain(), quit);
  tray.create(trayWords());

  // API server.
  const api = new ApiProcess(
    {
      bundle,
      practice: network === 'practice',
      limits: hooks?.noLimits !== true,
      readPort: () => apiPort.value.value().port,
      keepPort: async (port) => void (await apiPort.value.update(() => ({ port }))),
      allowedHosts: () => hosts.value.value().hosts.map((host) => host.origin),
      changed: (status) => windows.send('api-changed', status),
    },
    (port) => windows.main?.webContents.postMessage('ports', 'server', [port]),
  );

  // The secure window.
  const session = new SecureSession({
    vault,
    phrases: vaultPhrases(random),
    approvals: planApprovals(desks, runOutboxes),
    facts: () => ({ language: language(), theme: settings.value.value().theme, limitedRuntime: isLimited(runtime) }),
    close: () => windows.closeSecure(),
    walletsChanged: async () => {
      await desks.openAll();
      worker?.emit('wallets-changed', openWallets(desks));
      vaultChanged();
    },
  });
  const secure = secureOpener(
    windows,
    session,
    (task) => !('network' in task) || usableNetworks.includes(task.network),
    () => {
      if (!vault.status().locked) autoLock.unlocked();
      vaultChanged();
      runOutboxes();
    },
  );

  // What the windows may ask.
  const info = (): AppInfo => ({
    version: app.getVersion(),
    electron: runtime.electron,
    limitedRuntime: isLimited(runtime),
    profile: profile.name,
    systemLanguage: systemLanguage(),
    allowedNetworks: usableNetworks,
    platform: process.platform,
    hasTray: tray.present,
  });
  serveApi({
    ipc: ipcMain,
    prefix: 'main',
    host: 'pullpay',
    api: mainApi,
    senders,
    report,
    handlers: mainHandlers({
      info,
      settings: settings.value,
      settingsChanged: (changed) => {
        autoLock.setLimit(changed.autoLockMinutes);
        windows.send('settings-changed', changed);
      },
      vaultStatus,
      lockVault: () => vault.lock(),
      secure,
      desks,
      faucet: async (walletId, chain) => {
        const given = await faucet(desks, backends, walletId, chain);
        if (given.ok) chainMoved(walletId);
        return given;
      },
      hosts: hosts.value,
      hostsChanged: () => api.hostsChanged(),
      inbox,
      network,
      api,
      shell: shellOf(windows),
      activity: () => autoLock.activity(),
      setUnread: (count) => tray.update(count, trayWords(), windows.main),
      now,
    }),
  });
  serveApi({ ipc: ipcMain, prefix: 'secure', host: 'secure', api: secureApi, senders, report, handlers: session.handlers });

  // The workflow worker lives in the main window; it gets its ports whenever that page is loaded.
  const claimJournals = new Map<Network, Promise<Result<Journal>>>();
  const claimsJournal = (asked: Network): Promise<Result<Journal>> => {
    const known = claimJournals.get(asked) ?? openClaims(files, profile.home, asked, now);
    claimJournals.set(asked, known);
    return known;
  };
  const open = (target: Parameters<typeof showNote>[1] extends (target: infer T) => void ? T : never): void => {
    windows.showMain();
    windows.send('navigate', target);
  };
  const handlers = workerHandlers({
    desks,
    vault,
    backendsOf,
    claimsJournal,
    now,
    clockOffset,
    random,
    notify: ({ kind, count, amount, target }) => {
      const shown = settings.value.value().amountsInNotifications ? amount : null;
      if (kind === 'paid') return showNote({ title: words('system.paidTitle'), body: words('system.paidBody'), target }, open);
      if (kind === 'attention')
        return showNote({ title: words('system.attentionTitle'), body: words('system.attentionBody'), target }, open);
      const body = shown === null ? words('system.claimBody', { count }) : words('system.claimBodyAmount', { amount: shown });
      return showNote({ title: words('system.claimTitle'), body, target }, open);
    },
    apiOrigin: () => ({ origin: api.status.origin, reachable: settings.value.value().reachableOrigin }),
    readLink: (text) => readLink(text, 'person', network, (origin) => hosts.value.value().hosts.some((host) => host.origin === origin)),
  });
  const connectWorker = (send: (port: MessagePortMain) => void): void => {
    const { port1, port2 } = new MessageChannelMain();
    worker = connect({ port: electronPort(port1), local: workerMainApi, handlers, remote: workerApi, report });
    send(port2);
  };
  ipcMain.on('ports-wanted', (event) => {
    if (!senders.isTrusted(describe(event), 'pullpay')) return;
    connectWorker((port) => event.sender.postMessage('ports', 'main', [port]));
    api.connectWorkflow();
    api.start();
  });

  // Go.
  hooks?.onClockChange(() => worker?.emit('clock', { offset: clockOffset() }));
  await practice.start();
  await desks.openAll();
  const window = windows.openMain();
  window.on('close', (event) => {
    // Where there is no tray, a hidden window could never be found again: closing ends the app there.
    if (quitting || !tray.present || !settings.value.value().closeToTray) return quit();
    event.preventDefault();
    window.hide();
  });
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
    worker?.emit('tick', { now: now() });
    if (ticks % outboxEveryTicks === 0) runOutboxes();
    if (ticks % chainsEveryTicks === 0) void chains.look().catch(report);
  }, tickMs);
  app.on('before-quit', () => {
    quitting = true;
    clearInterval(ticking);
    vault.lock();
    api.stop();
    practice.stop();
  });
  app.on('activate', () => windows.showMain());
  return ok({
    show: () => windows.showMain(),
    announceLink: () => windows.send('link-waiting', {}),
  });
}

const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  autoLockMinutes: 10,
  hideAmounts: false,
  amountsInNotifications: false,
  closeToTray: true,
  reachableOrigin: null,
};

function isSandboxed(): boolean {
  return !process.argv.includes('--no-sandbox') && !app.commandLine.hasSwitch('no-sandbox');
}

function systemLanguage(): 'en' | 'ja' {
  return app.getLocale().toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

const voided = (answer: Result<unknown>): Result<void> => (answer.ok ? ok(undefined) : answer);

function later(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}
