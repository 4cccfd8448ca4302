// Owns the measure of a large run: 1,000 payouts from their approval until every one is validated, against a loop of xrpl.js `submitAndWait` on the same ledger,
// which closes every four seconds. Outbox, drivers, journal and disk are the app's; the ledger is reached over a real socket.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { mnemonicToSeedSync } from '@scure/bip39';
import { Client, Wallet } from 'xrpl';
import { fixedEndpoint } from '../../src/main/backends/endpoint.ts';
import { rippledBackend } from '../../src/main/backends/rippled.ts';
import { xrplIdentity } from '../../src/main/chains/xrpl/keys.ts';
import { xrplDriver } from '../../src/main/outbox/drivers/xrpl-driver.ts';
import { createOutbox, type Outbox } from '../../src/main/outbox/outbox.ts';
import type { PromisedPayout } from '../../src/main/outbox/ports.ts';
import { signersOfSeed } from '../../src/main/outbox/seed-signers.ts';
import { openJournal } from '../../src/main/storage/journal.ts';
import { nodeFiles } from '../../src/main/storage/node-files.ts';
import type { PracticeHost } from '../../src/practice/host/serve.ts';
import { startPausedPractice } from '../../tests/helpers/paused-practice.ts';
import { practiceNetworkId } from '../../src/shared/network.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import { counts } from './options.ts';
import type { Row } from './table.ts';

const CLOSE_EVERY_MS = 4_000;
/** As often as the app's heartbeat asks for a pass. */
const PASS_EVERY_MS = 2_000;
const PAYOUTS_OF_A_PLAN = 500;
const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const us = xrplIdentity(seed).address;

export async function measurePayouts(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pullpay-payouts-'));
  const host = must(await startPausedPractice(join(folder, 'practice')));
  const closing = setInterval(() => host.network.ledger.close(1), CLOSE_EVERY_MS);
  try {
    const ours = await payAll(host, folder, counts.runPayouts);
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

/** Every payout goes to an address of its own, which it opens. */
async function payAll(host: PracticeHost, folder: string, count: number): Promise<{ readonly seconds: number; readonly cpu: number }> {
  const payouts = new Map(Array.from({ length: count }, (_, i) => [`p${i}`, payout()] as const));
  must(host.network.faucet(us, String(count * 3 + 100)));
  host.network.ledger.close(1);
  const opened = await openOutbox(host, folder, payouts);
  const { outbox } = opened;
  const plans = await draft(outbox, [...payouts.keys()]);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  for (const { id, token } of plans) must(await outbox.confirm(id, token));
  const beat = setInterval(() => void outbox.run(), PASS_EVERY_MS);
  try {
    await outbox.run();
    while (outbox.statuses().some(({ phase }) => phase !== 'final')) await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    clearInterval(beat);
  }
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(cpu);
  await opened.close();
  return { seconds, cpu: (used.user + used.system) / 1_000_000 };
}

/** As many as one approval holds in each plan; all of them are ready to be approved. */
async function draft(outbox: Outbox, ids: readonly string[]): Promise<readonly { readonly id: string; readonly token: string }[]> {
  const plans = [];
  for (let at = 0; at < ids.length; at += PAYOUTS_OF_A_PLAN) {
    const { id } = must(await outbox.plan({ walletId: 'bench', payoutIds: ids.slice(at, at + PAYOUTS_OF_A_PLAN) }));
    plans.push({ id, token: must(await outbox.planView(id)).token });
  }
  return plans;
}

function payout(): PromisedPayout {
  const address = Wallet.generate().classicAddress;
  return { revision: 0, state: 'AwaitingPayment', chain: 'xrpl', asset: 'XRP', address, tag: null, amount: 2_000_000n, claimedAt: 0 };
}

interface OpenOutbox {
  readonly outbox: Outbox;
  close(): Promise<void>;
}

async function openOutbox(host: PracticeHost, folder: string, payouts: ReadonlyMap<string, PromisedPayout>): Promise<OpenOutbox> {
  const now = () => Math.floor(Date.now() / 1000);
  const later = (action: () => void, ms: number) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  };
  const backend = rippledBackend({ endpoint: fixedEndpoint(`ws://127.0.0.1:${host.port}/xrpl`), timeoutMs: 60_000, later });
  const files = nodeFiles(process.platform);
  const { journal } = must(await openJournal({ files, path: join(folder, 'outbox.log'), identity: 'outbox bench', now }));
  const xrpl = xrplDriver({ backend, address: us, networkId: practiceNetworkId, now });
  const outbox = must(
    createOutbox({
      walletId: 'bench',
      network: 'practice',
      journal,
      drivers: { bitcoin: xrpl, xrpl },
      promised: { payout: (id) => payouts.get(id) ?? null },
      lock: { lock: async () => ok(undefined), unlock: async () => undefined },
      signers: signersOfSeed(async (use) => ok(await use(seed.slice()))),
      armedSigners: signersOfSeed(async () => refuse('not-armed')),
      now,
      random: (length) => randomBytes(length),
      onChange: () => undefined,
    }),
  );
  const close = async () => {
    await outbox.close();
    await journal.close();
    backend.close();
  };
  return { outbox, close };
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

function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
  return answer.value;
}
