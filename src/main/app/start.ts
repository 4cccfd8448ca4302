// Owns the start of the app up to the moment Electron is ready: what must be said to it before, and what becomes of a start that fails.
import * as electron from 'electron';
import { localeOf } from '../../shared/i18n/locale.ts';
import type { Refusal } from '../../shared/result.ts';
import { LinkInbox } from '../deeplink/inbox.ts';
import { receiveLinks, registerScheme } from '../deeplink/registration.ts';
import { cutNetwork } from '../security/no-network.ts';
import { scheme } from '../security/page-path.ts';
import { isSandboxed } from '../security/runtime-policy.ts';
import { exitOnBugs } from './crash.ts';
import { type Notice, bugNotice, canShowBoxes, isBugNotice, showNotice, startFailure, stoppedByBug } from './plain-notice.ts';
import { type Profile, readProfile } from './profile.ts';
import { run } from './run.ts';
import { type Base, makeBase } from './start/base.ts';
import { Quit } from './quit.ts';
import type { StartOptions } from './start-options.ts';
import { probeFolder } from './writable.ts';

const { app, dialog, protocol } = electron;
const startFailed = 2;

/** Starts the app. A second copy of the same profile hands its link to the first and ends. */
export function start(options: StartOptions): void {
  const base = makeBase(options.hooks?.clockOffset ?? (() => 0));
  const visible = canShowBoxes({ platform: process.platform, env: process.env, testing: options.hooks !== null });
  const tell = (notice: Notice): Promise<void> => showNotice(notice, { app, dialog, visible, wait: base.wait });
  const profile = readProfile({
    argv: process.argv,
    env: process.env,
    appData: app.getPath('appData'),
    chromium: process.versions.chrome ?? '0',
  });
  if (isBugNotice(process.argv)) return tellOfBug(tell, profile, base);
  exitOnBugs({
    process,
    report: base.report,
    tell: () => visible && app.relaunch({ args: bugNotice(process.argv) }),
    exit: (code) => app.exit(code),
  });
  const fail = async (refusal: Refusal): Promise<void> => {
    base.report(`start: ${refusal.code} ${JSON.stringify(refusal.params ?? {})}`);
    await app.whenReady();
    await tell(startFailure(refusal, localeOf(app.getLocale()), profile.home));
    app.exit(startFailed);
  };
  prepareElectron();
  cutNetwork(app, base.report);
  const probe = probeFolder(profile.userData, process.pid);
  if (!probe.ok) return void fail(probe.error);
  app.setPath('userData', profile.userData);
  begin(options, base, profile, fail);
}

/** With `--no-sandbox` (root, containers) `enableSandbox` would only make every child process fail; real networks are refused then. */
function prepareElectron(): void {
  if (isSandboxed(process.argv, app.commandLine)) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

function begin(options: StartOptions, base: Base, profile: Profile, fail: (refusal: Refusal) => Promise<void>): void {
  let show: () => void = () => undefined;
  let announce: () => void = () => undefined;
  const inbox = new LinkInbox(() => announce());
  receiveLinks(app, inbox, () => show());
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  if (profile.link !== null) inbox.put(profile.link);
  if (options.hooks?.hidden !== true) registerScheme(app, process.platform, process.argv[1] ?? null, process.execPath);
  app.on('window-all-closed', () => undefined);
  const quit = new Quit({ app, signals: process, wait: base.wait, monotonic: base.monotonic, report: base.report });
  void app.whenReady().then(async () => {
    const running = await run({ ...options, electron, base, profile, inbox, quit });
    if (!running.ok) return fail(running.error);
    show = running.value.show;
    announce = running.value.announceLink;
  });
}

/** This process exists only to tell that another one had to stop. */
function tellOfBug(tell: (notice: Notice) => Promise<void>, profile: Profile, { report }: Base): void {
  app.setPath('userData', profile.userData);
  void app
    .whenReady()
    .then(() => tell(stoppedByBug(localeOf(app.getLocale()), profile.home)))
    .catch(report)
    .then(() => app.exit(0));
}
