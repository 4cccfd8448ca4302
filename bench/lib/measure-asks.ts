// Owns the count of `tx` questions of a run of 100 payouts: as the app asks them, and as it would ask without knowing that an answer needs a new ledger.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChainDriver } from '../../src/main/outbox/driver.ts';
import type { PracticeHost } from '../../src/practice/host/serve.ts';
import { startPausedPractice } from '../../tests/helpers/paused-practice.ts';
import { counts } from './options.ts';
import { must, openRun } from './payout-run.ts';
import type { Row } from './table.ts';

/** A heartbeat of two seconds in ledgers of four, and the new ledger's own pass. */
const PASSES_OF_A_LEDGER = 3;

/** Ledgers close after so many passes, not after a time, so that a slow machine counts the same. */
export async function measureAsks(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pullpay-asks-'));
  const host = must(await startPausedPractice(join(folder, 'practice')));
  try {
    const every = await questions(host, join(folder, 'every'), (driver) => ({ ...driver, mark: async () => null }));
    const marked = await questions(host, join(folder, 'marked'), (driver) => driver);
    const what = `Questions by \`tx\` of a run of ${counts.askPayouts} payouts, ${PASSES_OF_A_LEDGER} passes a ledger`;
    return [
      { what: `${what}, asked at every pass`, unit: 'tx', values: [every] },
      { what: `${what}, asked after each validated ledger`, unit: 'tx', values: [marked] },
      { what: 'The first ÷ the second', unit: '×', values: [every / marked], digits: 2 },
    ];
  } finally {
    await host.close();
    await rm(folder, { recursive: true });
  }
}

async function questions(host: PracticeHost, folder: string, driver: (driver: ChainDriver) => ChainDriver): Promise<number> {
  let asked = 0;
  await mkdir(folder);
  const run = await openRun(host, folder, counts.askPayouts, {
    driver,
    backend: (backend) => ({
      ...backend,
      lookup(hash, range) {
        asked += 1;
        return backend.lookup(hash, range);
      },
    }),
  });
  await run.confirm();
  while (!run.isPaid()) {
    for (let pass = 0; pass < PASSES_OF_A_LEDGER; pass += 1) must(await run.outbox.run());
    host.network.ledger.close(1);
  }
  await run.close();
  return asked;
}
