// Owns the start of the app up to the first window: what must be said to Electron early, and a window whose process starts while main loads the rest.
import { app, protocol } from 'electron';
import { LinkInbox } from '../deeplink/inbox.ts';
import { receiveLinks, registerScheme } from '../deeplink/registration.ts';
import { TrustedSenders } from '../ipc/trusted-senders.ts';
import { scheme } from '../security/page-path.ts';
import { isSandboxed } from '../security/sandboxed.ts';
import { exitOnBugs } from './crash.ts';
import { type Profile, readProfile } from './profile.ts';
import { report } from './report.ts';
import type { Running } from './run.ts';
import type { StartOptions } from './start-options.ts';
import { Windows } from './windows.ts';
import type { Result } from '../../shared/result.ts';

/** Starts the app. A second copy of the same profile hands its link to the first and ends. */
export function start(options: StartOptions): void {
  exitOnBugs((code) => app.exit(code));
  // With `--no-sandbox` (root, containers) this call would only make every child process fail; real networks are refused then.
  if (isSandboxed()) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
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
    const running = await openAndRun(options, profile, inbox);
    if (!running.ok) {
      report(`start: ${running.error.code}`);
      return app.exit(2);
    }
    show = running.value.show;
    announce = running.value.announceLink;
  });
}

/** Loading the rest of main takes as long as a window's process needs to start, so both go on at once. Its page is served when main can answer it. */
async function openAndRun(options: StartOptions, profile: Profile, inbox: LinkInbox): Promise<Result<Running>> {
  let serve: () => void = () => undefined;
  const served = new Promise<void>((resolve) => {
    serve = resolve;
  });
  const senders = new TrustedSenders();
  const windows = new Windows({ bundle: options.bundle, senders, showOnStart: true, served });
  windows.openMain();
  const { run } = await import('./run.ts');
  return run({ ...options, profile, inbox, senders, windows, serve });
}
