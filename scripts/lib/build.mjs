// Builds the app when what stands in out/ is not made from the sources as they are now. Two that want it at once build it once.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const inputs = ['src', 'resources', 'electron.vite.config.ts', 'package-lock.json'];
const outputs = ['main', 'preload', 'renderer'].map((name) => join('out', name));
const stamp = join(root, 'out', 'built.json');
const lock = join(root, 'out', 'building');
const lookEveryMs = 100;

/** Throws when the build fails. */
export async function builtOnce() {
  mkdirSync(join(root, 'out'), { recursive: true });
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  try {
    if (isFresh()) return;
    console.error('build: out/ is missing or older than the sources');
    rmSync(stamp, { force: true });
    const sources = print(inputs);
    if ((await run(join(root, 'node_modules', '.bin', 'electron-vite'), ['build', '--logLevel', 'warn'])) !== 0)
      throw new Error('setup: the build failed');
    writeFileSync(stamp, JSON.stringify({ sources, built: print(outputs) }));
  } finally {
    rmSync(lock, { force: true });
  }
}

function isFresh() {
  try {
    const { sources, built } = JSON.parse(readFileSync(stamp, 'utf8'));
    return sources === print(inputs) && built === print(outputs);
  } catch {
    return false;
  }
}

/** The lock of a process that is gone counts for nothing. */
function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHeld()) rmSync(lock, { force: true });
    return false;
  }
}

/** A lock without a number is just being written, unless it stays so. */
function isHeld() {
  try {
    const holder = Number.parseInt(readFileSync(lock, 'utf8'), 10);
    return Number.isNaN(holder) ? Date.now() - statSync(lock).mtimeMs < 2000 : isAlive(holder);
  } catch {
    return true;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Names, sizes and times of all files below these places. */
function print(places) {
  const hash = createHash('sha256');
  for (const place of places) visit(join(root, place), hash);
  return hash.digest('hex');
}

function visit(path, hash) {
  const found = existsSync(path) ? statSync(path) : null;
  if (found?.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name), hash);
  else hash.update(`${path} ${found?.size ?? 'none'} ${found?.mtimeMs ?? ''}\n`);
}
