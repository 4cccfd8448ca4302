// Plays the XRP Ledger vectors that are in scope against the practice ledger, with the runner that also checks a real rippled, and compares
// what was answered with what a real rippled was seen to answer.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Loopback, openLoopback } from './testing/loopback.ts';

const VECTORS = join(import.meta.dirname, '../../../tests/vectors/xrpl');

const inScope = {
  'direct XRP': 'X-01,X-02,X-03,X-05,X-06,X-07,X-08,X-10,X-11,X-12,X-14,X-15,X-16,X-17,X-18',
  'account creation': 'A-01,A-02,A-03,A-06',
  'sequences, tickets, keys': 'S-01,S-02,S-03,S-05,S-06,S-08,S-09,S-10',
  'deposit authorization': 'D-03,D-15',
  wire: 'W-04b,W-09',
};
/** Scenarios that these ids select; some have parts a and b. */
const COUNT = 16 + 4 + 8 + 3 + 2;
const ids = Object.values(inScope).join(',');

let loopback: Loopback;
const folder = mkdtempSync(join(tmpdir(), 'pullpay-vectors-'));
afterEach(() => loopback.close());

interface Played {
  readonly failed: boolean;
  readonly output: string;
}

function play(url: string, only: string, ...more: string[]): Promise<Played> {
  return new Promise((done) => {
    execFile(process.execPath, [join(VECTORS, 'run.mjs'), '--url', url, '--only', only, ...more], (error, stdout, stderr) =>
      done({ failed: error !== null, output: stdout + stderr }),
    );
  });
}

test('the practice ledger passes every vector in scope', { timeout: 120_000 }, async () => {
  loopback = await openLoopback();
  const { failed, output } = await play(loopback.url, `${ids},S-07b`);
  console.log(output.trim().split('\n').at(-1));
  expect(output).toContain(`${COUNT + 1} passed, 0 failed`);
  expect(output).not.toContain('skipped');
  expect(failed, output).toBe(false);
});

/** What differs between any two ledgers: the genesis balance, which sinks with every account that was ever funded. */
function comparable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' && /^\d{17}$/.test(one) ? 'genesis' : one)));
}

interface Recording {
  readonly scenarios: Readonly<Record<string, { readonly steps: unknown; readonly accounts: unknown }>>;
}

test('it answers in the same words, node by node, as the rippled that was recorded', { timeout: 120_000 }, async () => {
  loopback = await openLoopback({ networkId: 0 });
  const { output } = await play(loopback.url, `${ids},S-07a`, '--salt', 'vectors-3', '--record', folder);
  expect(output).toContain(`${COUNT + 1} passed, 0 failed`);
  let compared = 0;
  for (const file of readdirSync(folder)) {
    const ours = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recording;
    const real = JSON.parse(readFileSync(join(VECTORS, 'observed', file), 'utf8')) as Recording;
    for (const id of Object.keys(ours.scenarios)) {
      expect(comparable(ours.scenarios[id]?.steps), id).toEqual(comparable(real.scenarios[id]?.steps));
      expect(comparable(ours.scenarios[id]?.accounts), id).toEqual(comparable(real.scenarios[id]?.accounts));
      compared += 1;
    }
  }
  rmSync(folder, { recursive: true });
  expect(compared).toBe(COUNT + 1);
});
