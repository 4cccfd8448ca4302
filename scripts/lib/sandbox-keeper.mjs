// Keeps the sandbox: prepares the machine, starts display and app, passes the one line on, and clears everything away when whoever asked is gone.
import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtOnce } from './build.mjs';
import { root, toStderr } from './run.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { setup } from './setup.mjs';
import { hasDisplay } from './system.mjs';

const marker = 'pullpay-sandbox ';
const readyLimitMs = 120_000;
const graceMs = { app: 8_000, display: 3_000 };
const { folder, keep, settings, file } = JSON.parse(process.env.PULLPAY_KEEPER);
delete process.env.PULLPAY_KEEPER;

let app;
let display;
let ending = false;
let published = false;

toStderr();
process.stdin.resume();
for (const event of ['end', 'close', 'error']) process.stdin.on(event, () => end(0));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => end(0));
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await open();
} catch (error) {
  console.error(error instanceof Error && !error.message.startsWith('setup: ') ? error : String(error.message ?? error));
  await end(1);
}

async function open() {
  const binary = await setup();
  await builtOnce();
  if (ending) return;
  mkdirSync(join(folder, 'tmp'), { recursive: true, mode: 0o700 });
  const shown = hasDisplay() ? {} : { DISPLAY: await openDisplay() };
  if (ending) return;
  app = spawn(
    binary,
    [...sandboxSwitches(binary), '--disable-gpu', '--log-level=3', '--lang=en-US', join(root, 'out', 'main', 'sandbox.cjs')],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 2],
      env: { ...process.env, ...shown, ...ownPlaces(), PULLPAY_SANDBOX: JSON.stringify(settings) },
    },
  );
  app.on('error', (error) => void fail(String(error)));
  app.on('exit', (code, signal) => void fail(`the app ended (${code ?? signal})`));
  const late = setTimeout(() => void fail('the app did not get ready'), readyLimitMs);
  for await (const line of createInterface({ input: app.stdout })) {
    if (!line.startsWith(marker)) process.stderr.write(`${line}\n`);
    else {
      clearTimeout(late);
      if (file === null || publish(line.slice(marker.length))) process.stdout.write(`${line.slice(marker.length)}\n`);
    }
  }
}

/** Whoever waits for the file finds it whole. It holds keys, so it is its owner's alone. */
function publish(line) {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${line}\n`, { mode: 0o600 });
    renameSync(draft, file);
    return (published = true);
  } catch (error) {
    rmSync(draft, { force: true });
    void fail(`${file} cannot be written: ${error.message}`);
    return false;
  }
}

/** Everything that the app, Chromium and the desktop's libraries write goes into the folder. */
function ownPlaces() {
  const places = {
    PULLPAY_HOME: folder,
    HOME: folder,
    TMPDIR: join(folder, 'tmp'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_DATA_HOME: join(folder, 'data'),
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    NO_AT_BRIDGE: '1',
  };
  const { HOME, XAUTHORITY } = process.env;
  return HOME === undefined ? places : { ...places, XAUTHORITY: XAUTHORITY ?? join(HOME, '.Xauthority') };
}

/** A virtual display of our own; resolves to its name. */
async function openDisplay() {
  const started = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  display = started;
  const number = await new Promise((resolve, reject) => {
    started.on('error', reject);
    started.on('exit', () => reject(new Error('setup: the virtual display did not start')));
    started.stdio[3].once('data', (bytes) => resolve(String(bytes).trim()));
  });
  return `:${number}`;
}

async function fail(reason) {
  if (!ending) console.error(`sandbox: ${reason}`);
  await end(1);
}

async function end(code) {
  if (ending) return;
  ending = true;
  if (published) rmSync(file, { force: true });
  await stop(app, graceMs.app);
  await stop(display, graceMs.display);
  // A helper of Chromium may outlive the app by a moment and write once more.
  for (let round = 0; round < 2 && !keep; round += 1) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (code !== 0) process.exit(code);
  // Whatever is left of this group (a build that was under way, a helper that hangs) goes with this process.
  process.kill(-process.pid, 'SIGKILL');
}

/** Asks a child to go, and makes it go when it does not. */
function stop(child, grace) {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), grace);
    child.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
