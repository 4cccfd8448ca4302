// The walls between the folders, as a table, and the checker that reads every import of the tree against it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

const nothingOfNode = { packages: [/^electron$/, /^node:/, /^react/, /^dexie/, /^ws$/] };

/**
 * One row: files under `in` must not import a project path matching `not` nor a package matching `packages`.
 * `except` names files of the folder that are the one allowed place.
 */
export const walls = [
  { name: 'shared is pure', in: /^src\/shared\//, not: [/^src\/(?!shared\/)/], ...nothingOfNode },
  {
    name: 'windows and links know no chains',
    in: /^src\/main\/(app|security|deeplink|notify)\//,
    except: /^src\/main\/app\/(start\/vault|phrases)\.ts$/,
    not: [/^src\/main\/(chains|backends)\//, /^src\/main\/vault\/(?!types)/],
  },
  { name: 'ipc holds no business rules', in: /^src\/main\/ipc\//, not: [/^src\/main\/(vault|chains|backends|outbox|wallets|desk)\//] },
  { name: 'only ipc imports ipcMain', in: /^src\/main\/(?!ipc\/|app\/run\.ts)/, names: [/\bipcMain\b/] },
  {
    name: 'the vault stands alone',
    in: /^src\/main\/vault\//,
    not: [/^src\/main\/(backends|ipc|app|outbox|wallets)\//],
    packages: [/^electron$/],
  },
  {
    name: 'Bitcoin is pure',
    in: /^src\/main\/chains\/bitcoin\//,
    not: [/^src\/main\/(?!chains\/(bitcoin\/|[a-z-]+\.ts))/],
    packages: [/^electron$/, /^node:(?!buffer)/, /^ws$/],
  },
  {
    name: 'the XRP Ledger is pure',
    in: /^src\/main\/chains\/xrpl\//,
    not: [/^src\/main\/(?!chains\/(xrpl\/|[a-z-]+\.ts))/],
    packages: [/^electron$/, /^node:(?!buffer)/, /^ws$/],
  },
  { name: 'backends see no key', in: /^src\/main\/backends\//, not: [/^src\/main\/vault\//], packages: [/^electron$/] },
  {
    name: 'reading a ledger needs no key',
    in: /^src\/main\/ledger\//,
    not: [/^src\/main\/(?!ledger\/|backends\/)/],
    packages: [/^electron$/, /^node:/, /^ws$/],
  },
  {
    name: 'the outbox gets a signer',
    in: /^src\/main\/outbox\//,
    not: [/^src\/renderer\//, /^src\/main\/vault\/(?!types)/],
    packages: [/^electron$/],
  },
  {
    name: 'automatic payments see no chain and no page',
    in: /^src\/main\/policies\//,
    not: [
      /^src\/(renderer|server)\//,
      /^src\/main\/(app|ipc|chains|backends|wallets|desk|security|notify)\//,
      /^src\/main\/vault\/(?!types|secret)/,
    ],
    packages: [/^electron$/],
  },
  {
    name: 'storage is below everything',
    in: /^src\/main\/storage\//,
    not: [/^src\/main\/(?!storage\/)/, /^src\/shared\/(?!result|network)/],
    packages: [/^electron$/],
  },
  { name: 'main knows no page', in: /^src\/main\//, not: [/^src\/(renderer|preload|server|practice)\//] },
  { name: 'test-only code stays in its entry', in: /^src\/(?!main\/testing\/)/, not: [/^src\/main\/testing\//] },
  { name: 'the sandbox stays in its entry', in: /^src\/(?!main\/sandbox\/)/, not: [/^src\/main\/sandbox\//] },
  { name: 'the API server is far from keys', in: /^src\/server\//, not: [/^src\/(main|renderer|preload|practice)\//] },
  { name: 'a preload is small', in: /^src\/preload\//, not: [/^src\/(?!preload\/|shared\/contract\/)/], packages: [/^(?!electron$)/] },
  {
    name: 'the renderer has no Node',
    in: /^src\/renderer\//,
    not: [/^src\/(main|server|practice|preload)\//],
    packages: [/^electron$/, /^node:/, /^ws$/],
  },
  { name: 'only db imports Dexie', in: /^src\/renderer\/(?!db\/)/, packages: [/^dexie/] },
  {
    name: 'the workflow has no screens',
    in: /^src\/renderer\/workflow\//,
    not: [/^src\/renderer\/(app|features|ui|styles|state|secure)\//],
    packages: [/^react/, /^zustand/],
  },
  {
    name: 'ui knows no data',
    in: /^src\/renderer\/ui\//,
    not: [/^src\/renderer\/(?!ui\/|styles\/)/, /^src\/shared\/(contract|payouts|greenfield)\//],
  },
  { name: 'the secure page stands alone', in: /^src\/renderer\/secure\//, not: [/^src\/renderer\/(?!secure\/|ui\/|styles\/)/] },
  { name: 'only the bridges read window', in: /^src\/renderer\/(?!bridge\/|secure\/bridge)/, names: [/window\.pullpay/] },
  {
    name: 'the checker shares no code with the checked',
    in: /^src\/practice\//,
    not: [/^src\/(main|renderer|server|preload)\//, /^src\/shared\/(?!result|network|money\/|ambient)/],
  },
  {
    name: 'the practice chain reads and hashes transactions itself',
    in: /^src\/practice\/bitcoin\//,
    packages: [/^bitcoinjs-lib/, /^@bitcoinerlab\//, /^@scure\/(?!base$)/, /^ecpair/, /^tiny-secp256k1/],
  },
  {
    name: 'no float touches money',
    in: /^src\/(shared\/(money|payouts|links|xrpl)|main\/(chains|outbox|wallets)|practice\/bitcoin)\//,
    names: [/\bparseFloat\b/, /\.toFixed\(/, /\bNumber\.parseFloat\b/],
  },
  {
    name: 'the claim page is of pure parts',
    in: /^src\/claim-page\//,
    not: [/^src\/(?!claim-page\/|shared\/)/, /^src\/shared\/contract\//],
    packages: [/^electron$/, /^node:/, /^react/, /^dexie/, /^ws$/],
  },
  { name: 'stories know no source', in: /^e2e\//, not: [/^src\//] },
];

const sourceFile = /\.(ts|tsx|mts|mjs)$/;
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/g;

/** Every import of a file: project paths are made relative to the root, packages stay as they are. */
export function importsOf(path, text) {
  return [...text.matchAll(importPattern)].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3] ?? match[4]).replace(/\?.*$/, '');
    return name.startsWith('.') ? { project: posix.normalize(posix.join(posix.dirname(path), name)) } : { package: name };
  });
}

/** The breaches of one file, as sentences. Tests may import what they test against (packages), but not cross project walls. */
export function breachesOf(path, text) {
  const isTest = /\.test\.tsx?$/.test(path);
  const found = [];
  for (const wall of walls) {
    if (!wall.in.test(path) || wall.except?.test(path)) continue;
    for (const item of importsOf(path, text)) {
      if (item.project && !isTest && wall.not?.some((pattern) => pattern.test(item.project)))
        found.push(`${path}: ${wall.name}: imports ${item.project}`);
      if (item.package && !isTest && wall.packages?.some((pattern) => pattern.test(item.package)))
        found.push(`${path}: ${wall.name}: imports ${item.package}`);
    }
    if (!isTest) for (const name of wall.names ?? []) if (name.test(text)) found.push(`${path}: ${wall.name}: mentions ${name.source}`);
  }
  return [...found, ...featureBreaches(path, text)];
}

function featureBreaches(path, text) {
  const own = /^src\/renderer\/features\/([^/]+)\//.exec(path)?.[1];
  if (!own) return [];
  return importsOf(path, text)
    .filter(
      (item) =>
        item.project &&
        /^src\/renderer\/features\/([^/]+)\//.test(item.project) &&
        !item.project.startsWith(`src/renderer/features/${own}/`),
    )
    .map((item) => `${path}: features import no other feature: imports ${item.project}`);
}

/** All source files of a folder, as paths relative to the root with forward slashes. */
export function filesUnder(root, folder) {
  const found = [];
  const visit = (at) => {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) visit(path);
      else if (sourceFile.test(name)) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  visit(join(root, folder));
  return found;
}

export function allBreaches(root) {
  return ['src', 'e2e']
    .flatMap((folder) => filesUnder(root, folder))
    .flatMap((path) => breachesOf(path, readFileSync(join(root, path), 'utf8')));
}

if (process.argv[1]?.endsWith('walls.mjs')) {
  const found = allBreaches(join(dirname(new URL(import.meta.url).pathname), '..', '..'));
  for (const line of found) console.error(line);
  process.exit(found.length === 0 ? 0 : 1);
}
