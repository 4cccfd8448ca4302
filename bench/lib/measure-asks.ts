// Owns the count of `tx` questions of a run of 100 payouts: as the app asks them, and as it would ask without knowing that an answer needs a new ledger.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChainDriver } from '../../src/main/outbox/driver.ts';
import type { PracticeHost } from '../../src/practice/host/serve.ts';
import { startPausedPractice } from '../../tests/helpers/paused-practice.ts';
import { counts } from './options.ts';
import { must, payAll } from './payout-run.ts';
import type { Row } from './table.ts';

const CLOSE_EVERY_MS = 4_000;

export async function measureAsks(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pullpay-asks-'));
  const host = must(await startPausedPractice(join(folder, 'practice')));
  const closing = setInterval(() => host.network.ledger.close(1), CLOSE_EVERY_MS);
  try {
    const values: { readonly every: number; readonly marked: number }[] = [];
    for (let turn = 0; turn < counts.askTurns; turn += 1) {
      const every = await questions(host, join(folder, `every${turn}`), (driver) => ({ ...driver, mark: async () => null }));
      values.push({ every, marked: await questions(host, join(folder, `marked${turn}`), (driver) => driver) });
    }
    const what = `Questions by \`tx\` of a run of ${counts.askPayouts} payouts`;
    return [
      { what: `${what}, asked at every pass`, unit: 'tx', values: values.map(({ every }) => every), digits: 0 },
      { what: `${what}, asked after each validated ledger`, unit: 'tx', values: values.map(({ marked }) => marked), digits: 0 },
      { what: 'The first ÷ the second', unit: '×', values: values.map(({ every, marked }) => every / marked), digits: 2 },
    ];
  } finally {
    clearInterval(closing);
    await host.close();
    await rm(folder, { recursive: true });
  }
}

async function questions(host: PracticeHost, folder: string, driver: (driver: ChainDriver) => ChainDriver): Promise<number> {
  let asked = 0;
  await mkdir(folder);
  await payAll(host, folder, counts.askPayouts, {
    driver,
    backend: (backend) => ({
      ...backend,
      lookup(hash, range) {
        asked += 1;
        return backend.lookup(hash, range);
      },
    }),
  });
  return asked;
}
