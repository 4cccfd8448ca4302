// Owns the bench: prepares a home, measures each part, prints the table. Nothing here fails because it was slow.
import { cpus, release } from 'node:os';
import { test } from '@playwright/test';
import { makeHome } from './lib/home.ts';
import { measureClaims } from './lib/measure-claims.ts';
import { measureMemory } from './lib/measure-memory.ts';
import { measureSigning } from './lib/measure-signing.ts';
import { measureStart } from './lib/measure-start.ts';
import { isWanted } from './lib/options.ts';
import { type Row, tableOf } from './lib/table.ts';

test('bench', async () => {
  const rows: Row[] = [];
  const add = (more: readonly Row[]): void => {
    rows.push(...more);
    console.log(`\n${tableOf(more)}\n`);
  };
  if (isWanted('signing')) add(await measureSigning());
  if (['start', 'claims', 'memory'].some(isWanted)) {
    const home = await makeHome();
    if (isWanted('start')) add(await measureStart(home));
    if (isWanted('claims')) add(await measureClaims(home));
    if (isWanted('memory')) add(await measureMemory(home));
  }
  const [cpu] = cpus();
  console.log(
    `bench: ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Linux ${release()}, Node ${process.versions.node}, ${runtime()}`,
  );
  console.log(`\n${tableOf(rows)}`);
});

function runtime(): string {
  return `Electron ${process.env.BENCH_RUNTIME ?? 'unknown'}`;
}
