// Owns the measure of a large run: 1,000 payouts from their approval until every one is validated, against a loop of xrpl.js `submitAndWait` on the same ledger,
// which closes every four seconds.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Client, Wallet } from 'xrpl';
import type { PracticeHost } from '../../src/practice/host/serve.ts';
import { startPausedPractice } from '../../tests/helpers/paused-practice.ts';
import { counts } from './options.ts';
import { must, openRun, payAll } from './payout-run.ts';
import type { Row } from './table.ts';

const CLOSE_EVERY_MS = 4_000;

export async function measurePayouts(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pullpay-payouts-'));
  const host = must(await startPausedPractice(join(folder, 'practice')));
  const closing = setInterval(() => host.network.ledger.close(1), CLOSE_EVERY_MS);
  try {
    const ours = await payAll(await openRun(host, folder, counts.runPayouts));
    const loop = await payInLoop(host, counts.loopPayouts);
    const scaled = (loop / counts.loopPayouts) * counts.runPayouts;
    const name = `${counts.runPayouts} payouts of XRP, 4 seconds a ledger`;
    return [
      { what: `${name}: from approval to all validated`, unit: 's', values: [ours.seconds], digits: 1 },
      { what: `${name}: processor time of outbox and ledger together`, unit: 's', values: [ours.cpu], digits: 1 },
      { what: `The same by submitAndWait, ${counts.loopPayouts} measured and scaled`, unit: 's', values: [scaled], digits: 0 },
      { what: 'Times faster than the loop', unit: '×', values: [scaled / ours.seconds], digits: 1 },
    ];
  } finally {
    clearInterval(closing);
    await host.close();
    await rm(folder, { recursive: true });
  }
}

/** Seconds. As the library's documentation shows it: one after the other, each waited for. */
async function payInLoop(host: PracticeHost, count: number): Promise<number> {
  const wallet = Wallet.generate();
  must(host.network.faucet(wallet.classicAddress, String(count * 3 + 100)));
  host.network.ledger.close(1);
  const client = new Client(`ws://127.0.0.1:${host.port}/xrpl`);
  await client.connect();
  const started = performance.now();
  for (let i = 0; i < count; i += 1) {
    const Destination = Wallet.generate().classicAddress;
    await client.submitAndWait(
      { TransactionType: 'Payment', Account: wallet.classicAddress, Destination, Amount: '2000000' },
      { autofill: true, wallet },
    );
  }
  const seconds = (performance.now() - started) / 1000;
  await client.disconnect();
  return seconds;
}
