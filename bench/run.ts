// Owns the bench: prepares a home, measures each part, prints the table. Nothing here fails because it was slow.
import { cpus, release } from 'node:os';
import { test } from '@playwright/test';
import { type Home, makeHome } from './lib/home.ts';
import { measureCsvImport, measureList } from './lib/measure-bulk.ts';
import { measureChain } from './lib/measure-chain.ts';
import { measureClaims } from './lib/measure-claims.ts';
import { measureGets } from './lib/measure-gets.ts';
import { measureLedgerMemory } from './lib/measure-ledger-memory.ts';
import { measureLedger } from './lib/measure-ledger.ts';
import { measureMemory } from './lib/measure-memory.ts';
import { bitcoinRuns, payoutRuns } from './lib/payout-runs.ts';
import { measurePreflight } from './lib/measure-preflight.ts';
import { measureSigning } from './lib/measure-signing.ts';
import { measureStart } from './lib/measure-start.ts';
import { isWanted } from './lib/options.ts';
import { type Row, tableOf } from './lib/table.ts';

const parts: Readonly<Record<string, (home: () => Promise<Home>) => Promise<readonly Row[]>>> = {
  signing: measureSigning,
  preflight: measurePreflight,
  start: async (home) => measureStart(await home()),
  claims: async (home) => measureClaims(await home()),
  'get-100k': async (home) => measureGets(await home()),
  'csv-import': measureCsvImport,
  'list-100k': async (home) => measureList(await home()),
  ledger: async () => [...(await measureLedger()), ...(await measureLedgerMemory())],
  chain: measureChain,
  bitcoin: async () => bitcoinRuns(),
  payouts: async () => payoutRuns('payouts'),
  asks: async () => payoutRuns('asks'),
  looks: async () => payoutRuns('looks'),
  memory: async (home) => measureMemory(await home()),
};

test('bench', async () => {
  const rows: Row[] = [];
  const failures: unknown[] = [];
  let made: Promise<Home> | null = null;
  const home = (): Promise<Home> => (made ??= makeHome());
  for (const [name, measure] of Object.entries(parts)) {
    if (!isWanted(name)) continue;
    // A part that fails does not take away what the others measured.
    const measured = await measure(home).catch((error: unknown) => {
      failures.push(error);
      return [];
    });
    rows.push(...measured);
    console.log(`\nbench: ${name}\n${tableOf(measured)}`);
  }
  const [cpu] = cpus();
  console.log(
    `\nbench: ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Linux ${release()}, Node ${process.versions.node}, ${runtime()}`,
  );
  console.log(`\n${tableOf(rows)}`);
  for (const failure of failures) throw failure;
});

function runtime(): string {
  return `Electron ${process.env.BENCH_RUNTIME ?? 'unknown'}`;
}
