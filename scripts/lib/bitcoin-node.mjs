// Finds a real Bitcoin node for the tests (BITCOIND, PATH, our cache), or on Debian brings one into the cache, outside the repository and the system.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { capture, has } from './run.mjs';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'pullpay');
const kept = join(cache, 'bitcoin-knots-1');
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const mirror = 'http://deb.debian.org/debian';
const architectures = { x64: 'amd64', arm64: 'arm64' };

/** The path of a `bitcoind` that runs here, or null with the reason on the terminal. Never installs anything into the system. */
export function findBitcoinNode() {
  const own = process.env.BITCOIND;
  if (own) return works(own) ? own : refuse(`BITCOIND=${own} does not start`);
  if (has('bitcoind') && works('bitcoind')) return 'bitcoind';
  const cached = join(kept, 'bitcoind');
  if (works(cached)) return cached;
  if (!canFetch()) return refuse('no bitcoind on the PATH; set BITCOIND to one');
  return fetchNode() ?? refuse('the package bitcoin-knots could not be fetched from Debian unstable');
}

/** Where a missing node is a failure and not a skipped part: on Debian, which can fetch one, and in CI. */
export function isNodeRequired() {
  return Boolean(process.env.CI) || canFetch();
}

function refuse(reason) {
  console.log(`setup: no Bitcoin node: ${reason}`);
  return null;
}

function works(command) {
  const answer = capture(command, ['--version'], { timeout: 20_000 });
  return answer.code === 0 && answer.out.startsWith('Bitcoin ');
}

function canFetch() {
  return process.platform === 'linux' && process.arch in architectures && has('apt-get') && has('dpkg') && existsSync(keyring);
}

/** Lists and packages have folders of their own; apt checks the list's signature against Debian's keyring, and each package against the list. */
function fetchNode() {
  console.log('setup: fetching a Bitcoin node (bitcoin-knots, Debian unstable) into the cache');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'node-'));
  try {
    const env = { ...process.env, APT_CONFIG: aptConfig(work), DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...words) => capture('apt-get', words, { env, timeout: 300_000 });
    const listed = apt('update', '-qq', '--error-on=any');
    if (listed.code !== 0) return tell(listed.out);
    // No package is installed as far as this apt knows, so all libraries come along, down to libc.
    const fetched = apt('install', '-qq', '-y', '--download-only', '--no-install-recommends', 'bitcoin-knots');
    if (fetched.code !== 0) return tell(fetched.out);
    if (!unpack(work)) return null;
    rmSync(kept, { recursive: true, force: true });
    renameSync(join(work, 'root'), kept);
    return works(join(kept, 'bitcoind')) ? join(kept, 'bitcoind') : null;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function tell(out) {
  console.log(out.trim().split('\n').slice(-5).join('\n'));
  return null;
}

function aptConfig(work) {
  for (const folder of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(join(work, folder), { recursive: true });
  writeFileSync(join(work, 'status'), '');
  writeFileSync(join(work, 'sources.list'), `deb [signed-by=${keyring}] ${mirror} unstable main\n`);
  const config = join(work, 'apt.conf');
  const settings = {
    'Dir::Etc::SourceList': join(work, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::Etc::Preferences': '/dev/null',
    'Dir::Etc::PreferencesParts': '/dev/null',
    'Dir::State': join(work, 'state'),
    'Dir::State::status': join(work, 'status'),
    'Dir::Cache': join(work, 'cache'),
    'APT::Architecture': architectures[process.arch],
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
  };
  writeFileSync(
    config,
    Object.entries(settings)
      .map(([name, value]) => `${name} "${value}";\n`)
      .join(''),
  );
  return config;
}

/** The packages' own dynamic loader starts the node with the packages' own libraries: nothing of this system's is used or changed. */
function unpack(work) {
  const archives = join(work, 'cache', 'archives');
  const target = join(work, 'root');
  mkdirSync(target);
  for (const name of readdirSync(archives)) {
    if (name.endsWith('.deb') && capture('dpkg', ['-x', join(archives, name), target]).code !== 0) return false;
  }
  const libraries = readdirSync(join(target, 'usr', 'lib')).find((name) => name.endsWith('-linux-gnu'));
  const loader = libraries && readdirSync(join(target, 'usr', 'lib', libraries)).find((name) => /^ld-linux.*\.so/.test(name));
  if (!loader) return false;
  const start = join(target, 'bitcoind');
  const here = '"$(dirname "$(readlink -f "$0")")"';
  writeFileSync(
    start,
    `#!/bin/sh\nroot=${here}\nlib="$root/usr/lib/${libraries}"\nexec "$lib/${loader}" --library-path "$lib" "$root/usr/bin/bitcoind" "$@"\n`,
  );
  chmodSync(start, 0o755);
  return true;
}
