// Makes sure that a Linux machine has the libraries Electron needs, and a virtual display where there is none.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { capture, has, run } from './run.mjs';

const libraries = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
/** Debian 13 and Ubuntu 24.04 renamed some of them when time became 64 bits wide. */
const renamed = 't64';
const display = ['xvfb', 'xauth', 'fonts-noto-cjk'];

/** True if a window could be shown to somebody here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Installs what is missing (Debian and Ubuntu, as root), or throws with the one command to type. */
export async function ensureSystem(binary, { headless }) {
  if (process.platform !== 'linux') return;
  const wanted = [...(missingLibraries(binary) ? libraries : []), ...(headless && missingDisplay() ? display : [])];
  if (wanted.length === 0) return;
  if (!has('apt-get')) throw new Error(`setup: please install these with your package manager: ${wanted.join(' ')}`);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await run('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  const install = `apt-get install -y --no-install-recommends ${wanted.map(nameHere).join(' ')}`;
  if (!isRoot) throw new Error(`setup: please type: sudo ${install}`);
  console.log(`setup: ${install}`);
  const code = await run('sh', ['-c', install], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) throw new Error(`setup: failed: ${install}`);
}

function nameHere(name) {
  const newer = capture('apt-cache', ['show', '--no-all-versions', name + renamed]);
  return newer.code === 0 && newer.out.includes(`Package: ${name}${renamed}`) ? name + renamed : name;
}

function missingLibraries(binary) {
  return /not found/.test(capture('ldd', [binary], { env: { ...process.env, LD_LIBRARY_PATH: dirname(binary) } }).out);
}

function missingDisplay() {
  return !has('xvfb-run') || !has('xauth') || !existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
}
