// The whole test: set-up, checks, unit tests, build, stories with a real Bitcoin node, stories over HTTP against the sandbox, stories in real Electron. The last line is `N passed, N failed[, N skipped]`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBitcoinNode, isNodeRequired } from './lib/bitcoin-node.mjs';
import { failed, setup } from './lib/setup.mjs';
import { root, run } from './lib/run.mjs';

const long = process.argv.includes('--long');
const results = join(tmpdir(), `pullpay-test-${process.pid}`);
const env = { ...process.env, ...(long ? { LONG: '1' } : {}), ELECTRON_DISABLE_SECURITY_WARNINGS: '1' };
const bin = (name) => join(root, 'node_modules', '.bin', name);

async function main() {
  await setup({ headless: true });
  mkdirSync(results, { recursive: true });
  if (!long) console.log('test: property tests and kill tests run with reduced counts here; `npm run test:long` runs the full ones');
  const total = { passed: 0, failed: 0, skipped: 0 };
  const { check } = await import('./check.mjs');
  add(total, check());
  add(total, await unitTests());
  add(total, await withRealNode());
  if ((await run(bin('electron-vite'), ['build', '--logLevel', 'warn'], { env })) !== 0) add(total, { failed: 1 });
  else {
    add(total, await overHttp());
    add(total, await stories());
  }
  rmSync(results, { recursive: true, force: true });
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

const unitTests = () => vitest('unit.json', []);

/** Stories with a real Bitcoin node. Where none can be had they count as skipped, and the last line says so. */
async function withRealNode() {
  const node = findBitcoinNode();
  if (node === null) return isNodeRequired() ? { failed: 1 } : { skipped: 1 };
  return vitest('bitcoind.json', ['--config', 'tests/bitcoind/vitest.config.ts']);
}

/** The HTTP API against the running sandbox, past everything of ours. */
const overHttp = () => vitest('sandbox.json', ['--config', 'tests/sandbox/vitest.config.ts']);

async function vitest(name, more) {
  const file = join(results, name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--silent=passed-only'];
  const code = await run(bin('vitest'), ['run', ...reporters, ...more], { env });
  const report = readReport(file);
  if (!report) return { failed: 1 };
  for (const suite of report.testResults)
    for (const test of suite.assertionResults)
      if (test.status === 'pending' || test.status === 'skipped') console.log(`skipped: ${test.fullName}`);
  const failed = report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0);
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: report.numPendingTests };
}

async function stories() {
  const file = join(results, 'e2e.json');
  const display = ['-a', '-s', '-screen 0 1600x1200x24', bin('playwright'), 'test'];
  const code = await run(process.platform === 'linux' ? 'xvfb-run' : bin('playwright'), process.platform === 'linux' ? display : ['test'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const stats = readReport(file)?.stats;
  if (!stats) return { failed: 1 };
  const failed = stats.unexpected;
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: stats.skipped };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function add(total, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

await main().catch(failed);
