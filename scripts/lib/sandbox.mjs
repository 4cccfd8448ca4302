// Whether Chromium can build its sandbox here. Without it the app still runs, for practice networks only.
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture } from './run.mjs';

/** The switches that Electron needs on this machine; says in one line why, where there is a reason. */
export function sandboxSwitches(binary) {
  const reason = missingBecause(binary);
  if (reason === null) return [];
  console.log(`start: ${reason}, so Chromium's sandbox is off; real networks are refused`);
  return ['--no-sandbox'];
}

function missingBecause(binary) {
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'this is root';
  if (capture('unshare', ['--user', '--map-root-user', 'true']).code === 0 || hasHelper(binary)) return null;
  return 'this system gives no user namespaces to programs';
}

/** The helper that Chromium falls back to must belong to root and carry the setuid bit. */
function hasHelper(binary) {
  try {
    const { uid, mode } = statSync(join(dirname(binary), 'chrome-sandbox'));
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}
