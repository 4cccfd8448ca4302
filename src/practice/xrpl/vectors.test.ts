// Plays the XRP Ledger vectors against the practice ledger, with the runner that also checks a real rippled, and compares what was answered
// with what a real rippled was seen to answer.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { practiceNetworkId } from '../../shared/network.ts';
import { type Loopback, openLoopback } from './testing/loopback.ts';

const VECTORS = join(import.meta.dirname, '../../../tests/vectors/xrpl');

interface Scenario {
  readonly id: string;
  readonly requires?: { readonly without?: readonly string[]; readonly network_id?: 'small' | 'large' };
}

function vectorFiles(): readonly string[] {
  return readdirSync(VECTORS).filter((name) => name.endsWith('.json') && !name.startsWith('composer-'));
}

const all = vectorFiles().flatMap((name) => {
  const { scenarios } = JSON.parse(readFileSync(join(VECTORS, name), 'utf8')) as { readonly scenarios: readonly Scenario[] };
  return scenarios;
});

let loopback: Loopback;
const folder = mkdtempSync(join(tmpdir(), 'pullpay-vectors-'));
afterEach(() => loopback.close());

interface Played {
  readonly failed: boolean;
  readonly output: string;
}

function play(url: string, ids: readonly string[], ...more: string[]): Promise<Played> {
  return new Promise((done) => {
    const given = [join(VECTORS, 'run.mjs'), '--url', url, '--only', ids.join(','), ...more];
    execFile(process.execPath, given, { maxBuffer: 2 ** 24 }, (error, stdout, stderr) =>
      done({ failed: error !== null, output: stdout + stderr }),
    );
  });
}

/** Amendments that a scenario wants off → its scenarios. */
function byServer(scenarios: readonly Scenario[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, requires } of scenarios) {
    const key = (requires?.without ?? []).join(',');
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return groups;
}

/** Plays the scenarios, each on a server as it asks for, and expects every single one to pass. */
async function playAll(scenarios: readonly Scenario[], networkId: number, ...more: string[]): Promise<void> {
  for (const [off, ids] of byServer(scenarios)) {
    const without = off === '' ? [] : off.split(',');
    loopback = await openLoopback({ networkId, without });
    // Some scenarios wait until a ledger is later than the runner's own clock.
    loopback.clock.ms = Date.now();
    const record = more.length === 0 ? [] : [...more, '--record', join(folder, off || 'all')];
    const { failed, output } = await play(loopback.url, ids, ...record);
    if (failed) console.log(output.replace(/^ok .*\n/gm, ''));
    expect(output).toContain(`${ids.length} passed, 0 failed`);
    expect(output).not.toMatch(/\d skipped/);
    await loopback.close();
  }
}

test('the practice ledger passes every vector, on a network with an id of its own', { timeout: 300_000 }, async () => {
  await playAll(
    all.filter(({ requires }) => requires?.network_id !== 'small'),
    practiceNetworkId,
  );
});

/** What differs between any two ledgers: the genesis balance, which sinks with every account that was ever funded. */
function comparable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' && /^\d{17}$/.test(one) ? 'genesis' : one)));
}

type Recorded = Readonly<Record<string, { readonly steps: unknown; readonly accounts: unknown }>>;

function recordings(path: string): Recorded {
  const read = (name: string) => (JSON.parse(readFileSync(join(path, name), 'utf8')) as { readonly scenarios: Recorded }).scenarios;
  return Object.assign({}, ...readdirSync(path).map(read)) as Recorded;
}

test('it answers in the same words, node by node, as the rippled that was recorded', { timeout: 300_000 }, async () => {
  const played = all.filter(({ requires }) => requires?.network_id !== 'large');
  await playAll(played, 0, '--salt', 'vectors-3');
  const real = recordings(join(VECTORS, 'observed'));
  const ours = Object.assign({}, ...readdirSync(folder).map((name) => recordings(join(folder, name)))) as Recorded;
  rmSync(folder, { recursive: true });
  expect(Object.keys(ours).sort()).toEqual(played.map(({ id }) => id).sort());
  for (const id of Object.keys(ours)) {
    expect(comparable(ours[id]?.steps), id).toEqual(comparable(real[id]?.steps));
    expect(comparable(ours[id]?.accounts), id).toEqual(comparable(real[id]?.accounts));
  }
});
