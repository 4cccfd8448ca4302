// Owns the measures of payouts over a socket, run in a Node of their own: what the test runner loads cannot load the client of the ledger.
import { execFileSync } from 'node:child_process';
import { bitcoinScript, payoutScript } from './apps.ts';
import type { Row } from './table.ts';

export function payoutRuns(name: 'payouts' | 'asks' | 'looks'): readonly Row[] {
  return rowsOf(name, [payoutScript, name]);
}

/** With a real Bitcoin node, which scripts/bench.mjs has found. */
export function bitcoinRuns(): readonly Row[] {
  return rowsOf('bitcoin', ['--expose-gc', bitcoinScript]);
}

function rowsOf(name: string, words: readonly string[]): readonly Row[] {
  const printed = execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const rows = printed
    .split('\n')
    .filter((line) => line.startsWith('bench:rows '))
    .at(-1);
  if (rows === undefined) throw new Error(`the measure "${name}" printed no rows`);
  return JSON.parse(rows.slice('bench:rows '.length)) as readonly Row[];
}
