// Owns the measure of a large practice ledger: the memory that 100,000 objects take, and how long they take to be written down whole.
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { practiceNetworkId } from '../../src/shared/network.ts';
import { createXrplSide } from '../../src/practice/xrpl/side.ts';
import { EngineWorld } from '../../src/practice/xrpl/testing/engine-world.ts';
import type { XrplSide } from '../../src/practice/xrpl-side.ts';
import { counts } from './options.ts';
import type { Row } from './table.ts';

const MEBIBYTE = 2 ** 20;
/** A holder is an account, a trust line and a directory. */
const OBJECTS_OF_A_HOLDER = 3;

export async function measureLedgerMemory(): Promise<readonly Row[]> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const text = savedState(Math.ceil(counts.ledgerObjects / OBJECTS_OF_A_HOLDER));
  collect();
  const before = process.memoryUsage().heapUsed;
  const side = open(JSON.parse(text));
  collect();
  const memory = (process.memoryUsage().heapUsed - before) / MEBIBYTE;
  const started = performance.now();
  const written = JSON.stringify(side.snapshot()).length;
  const ms = performance.now() - started;
  const name = `Practice ledger, ${counts.ledgerObjects.toLocaleString('en')} objects (accounts, trust lines, directories)`;
  return [
    { what: `${name}: memory`, unit: 'MiB', values: [memory] },
    { what: `${name}: a snapshot of ${Math.round(written / MEBIBYTE)} MiB as text`, unit: 'ms', values: [ms] },
  ];
}

/** The snapshot of a ledger with so many holders of one token, as text, so that nothing of its making stays in memory. */
function savedState(holders: number): string {
  const names = Array.from({ length: holders }, (_, i) => `holder ${i}`);
  const world = new EngineWorld(['gw', ...names], 100n);
  for (const name of names) world.trust(name, '100 USD/gw');
  const fresh: object = Object(open(null).snapshot());
  const begun = 'state' in fresh && Array.isArray(fresh.state) ? fresh.state : [];
  return JSON.stringify({ ...fresh, state: [...begun, ...world.view.entries()] });
}

function open(restore: unknown): XrplSide {
  return createXrplSide({
    networkId: practiceNetworkId,
    restore,
    now: () => 1_767_323_040_000,
    random: (length) => new Uint8Array(length),
    later: () => undefined,
    onChange: () => undefined,
  });
}
