// Types, lint, walls and format of the whole tree. Prints each failing part; exits non-zero if any failed.
import { join } from 'node:path';
import { failed, setup } from './lib/setup.mjs';
import { capture, root } from './lib/run.mjs';
import { allBreaches } from './lib/walls.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const projects = [
  'tsconfig.json',
  ...['shared', 'main', 'preload', 'server', 'practice', 'renderer', 'claim-page'].map((name) => `src/${name}/tsconfig.json`),
];

/** Runs every check and answers `{ passed, failed }`. */
export function check() {
  const results = [
    ...projects.map((project) => command(`types ${project}`, bin('tsc'), ['-p', project])),
    command('lint', bin('oxlint'), ['--type-aware', '--quiet', 'src', 'e2e', 'tests', 'bench', 'scripts']),
    command('format', bin('biome'), ['format', '.']),
    walls(),
  ];
  return { passed: results.filter(Boolean).length, failed: results.filter((good) => !good).length };
}

function command(name, program, args) {
  const started = Date.now();
  const { code, out } = capture(program, args, { shell: process.platform === 'win32' });
  console.log(`check: ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(out);
  return code === 0;
}

function walls() {
  const found = allBreaches(root);
  console.log(`check: walls: ${found.length === 0 ? 'ok' : 'FAILED'}`);
  for (const line of found) console.log(`  ${line}`);
  return found.length === 0;
}

if (process.argv[1]?.endsWith('check.mjs')) {
  await setup({ headless: false }).catch(failed);
  process.exit(check().failed === 0 ? 0 : 1);
}
