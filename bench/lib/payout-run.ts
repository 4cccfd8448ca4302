// Owns one run of payouts of XRP for the benches: outbox, drivers, journal and disk are the app's, and the practice ledger is reached over a real socket.
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { mnemonicToSeedSync } from '@scure/bip39';
import { Wallet } from 'xrpl';
import { fixedEndpoint } from '../../src/main/backends/endpoint.ts';
import { rippledBackend } from '../../src/main/backends/rippled.ts';
import type { XrplBackend } from '../../src/main/backends/xrpl-backend.ts';
import { xrplIdentity } from '../../src/main/chains/xrpl/keys.ts';
import type { ChainDriver } from '../../src/main/outbox/driver.ts';
import { xrplDriver } from '../../src/main/outbox/drivers/xrpl-driver.ts';
import { createOutbox, type Outbox } from '../../src/main/outbox/outbox.ts';
import type { PromisedPayout } from '../../src/main/outbox/ports.ts';
import { signersOfSeed } from '../../src/main/outbox/seed-signers.ts';
import { openJournal } from '../../src/main/storage/journal.ts';
import { nodeFiles } from '../../src/main/storage/node-files.ts';
import type { PracticeHost } from '../../src/practice/host/serve.ts';
import { practiceNetworkId } from '../../src/shared/network.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';

/** As often as the app's heartbeat asks for a pass. */
const PASS_EVERY_MS = 2_000;
const PAYOUTS_OF_A_PLAN = 500;
const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const us = xrplIdentity(seed).address;

/** Other drivers and servers than the app's, to compare with them. */
export interface Changes {
  readonly driver?: (driver: ChainDriver) => ChainDriver;
  readonly backend?: (backend: XrplBackend) => XrplBackend;
}

export interface Run {
  readonly outbox: Outbox;
  /** Approves everything; nothing has been signed before. */
  confirm(): Promise<void>;
  isPaid(): boolean;
  close(): Promise<void>;
}

/** Plans that are ready to be approved: every payout goes to an address of its own, which it opens. The journal is made in the folder, which holds none yet. */
export async function openRun(host: PracticeHost, folder: string, count: number, changes: Changes = {}): Promise<Run> {
  const payouts = new Map(Array.from({ length: count }, (_, i) => [`${basename(folder)}-${i}`, payout()] as const));
  must(host.network.faucet(us, String(count * 3 + 100)));
  host.network.ledger.close(1);
  const opened = await openOutbox(host, folder, payouts, changes);
  const { outbox } = opened;
  const plans = await draft(outbox, [...payouts.keys()]);
  return {
    outbox,
    async confirm() {
      for (const { id, token } of plans) must(await outbox.confirm(id, token));
    },
    isPaid: () => outbox.statuses().every(({ phase }) => phase === 'final'),
    close: () => opened.close(),
  };
}

/** Pays everything while the ledger closes by itself. */
export async function payAll(run: Run): Promise<{ readonly seconds: number; readonly cpu: number }> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await run.confirm();
  const beat = setInterval(() => void run.outbox.run(), PASS_EVERY_MS);
  try {
    await run.outbox.run();
    while (!run.isPaid()) await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    clearInterval(beat);
  }
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(cpu);
  await run.close();
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

async function openOutbox(
  host: PracticeHost,
  folder: string,
  payouts: ReadonlyMap<string, PromisedPayout>,
  changes: Changes,
): Promise<OpenOutbox> {
  const now = () => Math.floor(Date.now() / 1000);
  const later = (action: () => void, ms: number) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  };
  const real = rippledBackend({ endpoint: fixedEndpoint(`ws://127.0.0.1:${host.port}/xrpl`), timeoutMs: 60_000, later });
  const backend = changes.backend?.(real) ?? real;
  const files = nodeFiles(process.platform);
  const { journal } = must(await openJournal({ files, path: join(folder, 'outbox.log'), identity: 'outbox bench', now }));
  const driver = xrplDriver({ backend, address: us, networkId: practiceNetworkId, now });
  const xrpl = changes.driver?.(driver) ?? driver;
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

export function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
  return answer.value;
}
