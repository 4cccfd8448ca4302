// Runs a child process and says how it ended.
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

let stdio = 'inherit';

/** From now on everything that this process and its children say goes to the error stream: the other one is for the answer alone. */
export function toStderr() {
  console.log = console.error;
  stdio = ['ignore', 2, 2];
}

/** Runs to the end with the terminal attached; resolves to the exit code (signals count as 1). */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio, ...options });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs quietly; returns `{ code, out }` with both streams joined. */
export function capture(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20, ...options });
  return { code: result.status ?? 1, out: `${result.stdout ?? ''}${result.stderr ?? ''}` };
}

/** True if a program of that name is on the PATH. */
export function has(program) {
  return capture('sh', ['-c', `command -v ${program}`]).code === 0;
}
