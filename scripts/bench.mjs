// `npm run bench [-- start claims get-100k memory signing]`: measures the built app against the smallest Electron apps of its kind and prints a table.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBitcoinNode } from './lib/bitcoin-node.mjs';
import { root, run } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

const parts = [
  'signing',
  'preflight',
  'start',
  'claims',
  'get-100k',
  'csv-import',
  'list-100k',
  'ledger',
  'chain',
  'bitcoin',
  'payouts',
  'asks',
  'looks',
  'memory',
];
const scripts = ['launch', 'bare', 'route', 'route-host', 'sign', 'payout-runs', 'bitcoin-runs'];
const bin = (name) => join(root, 'node_modules', '.bin', name);

async function main(asked) {
  const unknown = asked.find((part) => !parts.includes(part));
  if (unknown) throw new Error(`bench: there is no part "${unknown}"; there are ${parts.join(', ')}`);
  if (process.platform !== 'linux') throw new Error('bench: memory and processes are read from /proc, so this needs Linux');
  await setup({ headless: true });
  if ((await run(bin('electron-vite'), ['build', '--logLevel', 'warn'])) !== 0) return 1;
  const folder = mkdtempSync(join(tmpdir(), 'pullpay-bench-'));
  try {
    await buildYardsticks(join(folder, 'electron'));
    return await measure(folder, asked);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The yardsticks are bundled as the app is. */
async function buildYardsticks(outDir) {
  const { build } = await import('vite');
  const input = Object.fromEntries(scripts.map((name) => [name, join(root, 'bench', 'electron', `${name}.ts`)]));
  const output = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' };
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node18.15',
      outDir,
      emptyOutDir: true,
      rollupOptions: { input, output, external: ['electron', /^node:/] },
    },
  });
  mkdirSync(outDir, { recursive: true });
  cpSync(join(root, 'bench', 'electron', 'bare.html'), join(outDir, 'bare.html'));
}

function measure(folder, asked) {
  const runtime = readFileSync(join(root, 'node_modules', 'electron', 'dist', 'version'), 'utf8').trim();
  const node = asked.length === 0 || asked.includes('bitcoin') ? findBitcoinNode() : null;
  const env = {
    ...process.env,
    ...(node === null ? {} : { BITCOIND: node }),
    PULLPAY_BENCH: folder,
    BENCH_ONLY: asked.join(','),
    BENCH_RUNTIME: runtime,
  };
  return run('xvfb-run', ['-a', '-s', '-screen 0 1600x1200x24', bin('playwright'), 'test', '--config', 'bench/bench.config.ts'], { env });
}

process.exit(await main(process.argv.slice(2)));
