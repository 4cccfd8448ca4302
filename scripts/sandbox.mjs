// `npm run sandbox`: the practice network and a hidden app with two funded wallets. Prints one line of JSON when everything is ready; ends on SIGTERM.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './lib/run.mjs';
import { readArguments, usage } from './lib/sandbox-arguments.mjs';

const parentEveryMs = 500;
const args = readArguments(process.argv.slice(2));
if (args.help) {
  console.error(usage);
  process.exit(0);
}
if (args.problem) {
  console.error(`sandbox: ${args.problem}\n${usage}`);
  process.exit(64);
}

const kept = process.env.PULLPAY_SANDBOX_HOME;
const folder = kept || join(tmpdir(), `pullpay-sandbox-${randomBytes(8).toString('hex')}`);
// npm changes the folder to its own and keeps where it was called in INIT_CWD.
const here = (process.env.npm_lifecycle_event === 'sandbox' && process.env.INIT_CWD) || process.cwd();
const file = args.file === null ? null : resolve(here, args.file);
// One of an earlier run that nobody could clear away must not be taken for this one's.
if (file !== null) rmSync(file, { force: true });
let asked = false;

// The keeper has a group of its own and lives until everything is cleared away; the pipe tells it that this process is gone, however it went.
const keeper = spawn(process.execPath, [join(root, 'scripts', 'lib', 'sandbox-keeper.mjs')], {
  detached: true,
  stdio: ['pipe', 'inherit', 'inherit'],
  env: { ...process.env, PULLPAY_KEEPER: JSON.stringify({ folder, keep: Boolean(kept), settings: args.settings, file }) },
});

function end() {
  asked = true;
  keeper.stdin.end();
}

keeper.stdin.on('error', () => undefined);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end(), parentEveryMs);
keeper.on('exit', (code) => {
  if (code === null) killRest();
  process.exit(asked ? 0 : (code ?? 1));
});

/** The keeper itself was killed: what it started is still in its group. */
function killRest() {
  const { pid } = keeper;
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
  if (file !== null) rmSync(file, { force: true });
  if (!kept) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
