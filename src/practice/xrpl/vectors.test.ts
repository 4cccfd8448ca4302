// Plays the XRP Ledger vectors that are in scope against the practice ledger, with the runner that also checks a real rippled.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Loopback, openLoopback } from './testing/loopback.ts';

const RUNNER = join(import.meta.dirname, '../../../tests/vectors/xrpl/run.mjs');

const inScope = {
  'direct XRP': 'X-01,X-02,X-03,X-05,X-06,X-07,X-08,X-10,X-11,X-12,X-14,X-15,X-16,X-17,X-18',
  'account creation': 'A-01,A-02,A-03,A-06',
  'sequences, tickets, keys': 'S-01,S-02,S-03,S-05,S-06,S-07b,S-08,S-09,S-10',
  'deposit authorization': 'D-03,D-15',
  wire: 'W-04b,W-09',
};
/** Scenarios that these ids select (some have parts a and b). S-07a needs a network with a small id and is played apart. */
const COUNT = 16 + 4 + 9 + 3 + 2;

let loopback: Loopback;
afterEach(() => loopback.close());

interface Played {
  readonly failed: boolean;
  readonly output: string;
}

function play(url: string, only: string): Promise<Played> {
  return new Promise((done) => {
    execFile(process.execPath, [RUNNER, '--url', url, '--only', only], { cwd: process.cwd() }, (error, stdout, stderr) =>
      done({ failed: error !== null, output: stdout + stderr }),
    );
  });
}

test('the practice ledger passes every vector in scope', { timeout: 120_000 }, async () => {
  loopback = await openLoopback();
  const { failed, output } = await play(loopback.url, Object.values(inScope).join(','));
  console.log(output.trim().split('\n').at(-1));
  expect(output).toContain(`${COUNT} passed, 0 failed`);
  expect(output).not.toContain('skipped');
  expect(failed, output).toBe(false);
});

test('on a network with a small id, NetworkID is refused', async () => {
  loopback = await openLoopback({ networkId: 0 });
  const { output } = await play(loopback.url, 'S-07a,X-01');
  expect(output).toContain('2 passed, 0 failed');
});
