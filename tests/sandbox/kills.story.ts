import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { btc } from './lib/addresses.ts';
import { Api, decimal, must } from './lib/client.ts';
import { appProcess } from './lib/processes.ts';
import { type Sandbox, startSandbox } from './lib/sandbox.ts';
import type { Payout, PullPayment } from './lib/shapes.ts';

const kills = Number(process.env.SANDBOX_KILLS ?? (process.env.LONG === '1' ? 100 : 3));
const clients = 8;

interface Kept {
  readonly id: string;
  readonly destination: string;
  readonly amount: string;
}

/** A folder that is kept, and an app that dies by SIGKILL again and again, each time right after it answered a claim with 200. */
describe(`${kills} kills right after a 200`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'pullpay-kills-'));
  const kept: Kept[] = [];
  let sandbox: Sandbox;
  let pullPaymentId = '';

  const start = async (): Promise<Api> => {
    sandbox = await startSandbox({ env: { PULLPAY_SANDBOX_HOME: folder } });
    return new Api(sandbox.line);
  };

  beforeAll(async () => {
    const api = await start();
    pullPaymentId = (await api.pullPayment({ amount: '1000000', currency: 'USD' })).id;
  });
  afterAll(async () => {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'lose nothing that was promised',
    async () => {
      let api = new Api(sandbox.line);
      for (let kill = 0; kill < kills; kill += 1) {
        const pid = appProcess(folder);
        if (pid === null) throw new Error('the app is not running');
        const answered = await claimUntilDead(api, pullPaymentId, () => process.kill(pid, 'SIGKILL'));
        expect(answered.length).toBeGreaterThan(0);
        kept.push(...answered);
        await sandbox.ended;
        api = await start();
        await expectAll(api, pullPaymentId, kept);
      }
    },
    kills * 60_000,
  );
});

/** Several clients claim; after the first 200 the app is killed, while others are still on their way. */
async function claimUntilDead(api: Api, pullPaymentId: string, kill: () => void): Promise<readonly Kept[]> {
  const answered: Kept[] = [];
  let dead = false;
  const client = async (index: number): Promise<void> => {
    while (!dead) {
      const [destination, amount] = [btc(), `1.${String(index)}${String(answered.length)}1`];
      const answer = await api.claim(pullPaymentId, { destination, amount }).catch(() => null);
      if (answer === null) return;
      answered.push({ id: must<Payout>(answer).id, destination, amount });
      if (!dead) kill();
      dead = true;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return answered;
}

async function expectAll(api: Api, pullPaymentId: string, kept: readonly Kept[]): Promise<void> {
  const found = new Map<string, Payout>();
  for (let skip = 0; ; skip += 1000) {
    const page = must<readonly Payout[]>(await api.get(`${api.at}/payouts?skip=${skip}&take=1000`));
    for (const payout of page) found.set(payout.id, payout);
    if (page.length < 1000) break;
  }
  for (const { id, destination, amount } of kept) {
    const payout = found.get(id);
    expect(payout, `claim ${id} was answered with 200 and is gone`).toBeDefined();
    expect([payout?.destination, decimal(payout?.originalAmount), payout?.pullPaymentId]).toEqual([
      destination,
      decimal(amount),
      pullPaymentId,
    ]);
  }
  // What was promised counts: nothing more than the rest can be claimed.
  const { available, amount } = must<PullPayment>(await api.anon('GET', `/pull-payments/${pullPaymentId}`));
  const claimed = [...found.values()].filter((payout) => payout.pullPaymentId === pullPaymentId && payout.state !== 'Cancelled');
  const sum = claimed.reduce((total, payout) => total + millis(payout.originalAmount), 0n);
  expect(millis(amount) - sum).toBe(millis(available));
}

function millis(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}
