// Owns the measure of looks at many accounts: questions and time of noticing that something moved, and of reading what came in, with and without a newer ledger.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Wallet } from 'xrpl';
import { fixedEndpoint } from '../../src/main/backends/endpoint.ts';
import { rippledBackend } from '../../src/main/backends/rippled.ts';
import type { XrplBackend } from '../../src/main/backends/xrpl-backend.ts';
import { ChainWatch } from '../../src/main/desk/chain-watch.ts';
import { Receiving } from '../../src/main/receiving/receiving.ts';
import { nodeFiles } from '../../src/main/storage/node-files.ts';
import type { PracticeHost } from '../../src/practice/host/serve.ts';
import { practiceNetworkId } from '../../src/shared/network.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { startPausedPractice } from '../../tests/helpers/paused-practice.ts';
import { counts } from './options.ts';
import { must } from './payout-run.ts';
import type { Row } from './table.ts';

const ACCOUNTS = [20, 100] as const;
const WALLET = '0'.repeat(32);

export async function measureLooks(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pullpay-looks-'));
  const host = must(await startPausedPractice(join(folder, 'practice')));
  try {
    const rows: Row[] = [];
    for (const count of ACCOUNTS) rows.push(...(await looksAt(host, join(folder, String(count)), count)));
    return rows;
  } finally {
    await host.close();
    await rm(folder, { recursive: true });
  }
}

/** One way of looking: what it asked and how long it took, look by look. */
interface Looks {
  readonly asked: number[];
  readonly ms: number[];
}

async function looksAt(host: PracticeHost, folder: string, count: number): Promise<readonly Row[]> {
  const accounts = Array.from({ length: count }, () => Wallet.generate().classicAddress);
  for (const address of accounts) must(host.network.faucet(address, '20'));
  host.network.ledger.close(1);
  const ledger = countedLedger(host);
  const watch = watchOf(accounts, ledger.backend);
  const receiving = receivingOf(folder, accounts, ledger.backend);
  const first = await timed(ledger.asked, () => receiving.look(WALLET));
  await watch.look();
  const [unchanged, closed, reading, same]: readonly Looks[] = Array.from({ length: 4 }, () => ({ asked: [], ms: [] }));
  for (let run = 0; run < counts.looks; run += 1) {
    note(unchanged, await timed(ledger.asked, () => watch.look()));
    must(host.network.faucet(accounts[run % count] ?? '', '1'));
    host.network.ledger.close(1);
    note(closed, await timed(ledger.asked, () => watch.look()));
    note(reading, await timed(ledger.asked, () => receiving.look(WALLET)));
    note(same, await timed(ledger.asked, () => receiving.look(WALLET)));
  }
  ledger.backend.close();
  await receiving.settled();
  return [
    ...rowsOf(`${count} accounts, whether anything moved, no newer ledger`, unchanged),
    ...rowsOf(`${count} accounts, whether anything moved, after a ledger`, closed),
    ...rowsOf(`${count} accounts, what came in, first look of a run`, { asked: [first.asked], ms: [first.ms] }),
    ...rowsOf(`${count} accounts, what came in, after a ledger`, reading),
    ...rowsOf(`${count} accounts, what came in, no newer ledger`, same),
  ];
}

function countedLedger(host: PracticeHost): { readonly backend: XrplBackend; readonly asked: () => number } {
  const later = (action: () => void, ms: number) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  };
  const endpoint = fixedEndpoint(`ws://127.0.0.1:${host.port}/xrpl`);
  const backend = rippledBackend({ endpoint, networkId: practiceNetworkId, timeoutMs: 20_000, later });
  let asked = 0;
  const noted: XrplBackend = {
    ...backend,
    read(command, fields) {
      asked += 1;
      return backend.read(command, fields);
    },
    transactions(...question) {
      asked += 1;
      return backend.transactions(...question);
    },
  };
  return { backend: noted, asked: () => asked };
}

function watchOf(accounts: readonly string[], xrpl: XrplBackend): ChainWatch {
  const bitcoin = { tip: async () => refuse('backend-unreachable') };
  return new ChainWatch({
    wallets: () => [{ id: WALLET, network: 'practice', xrplAddress: accounts[0] ?? '', accounts }],
    backendsOf: () => ({ bitcoin, xrpl }) as never,
    moved: () => undefined,
  });
}

function receivingOf(home: string, accounts: readonly string[], xrpl: XrplBackend): Receiving {
  return new Receiving({
    home,
    files: nodeFiles(process.platform),
    wait: async () => undefined,
    wallet: (id) => ok({ id, network: 'practice', addresses: () => accounts, payees: () => [], backend: () => ok(xrpl) }),
    now: () => Math.floor(Date.now() / 1000),
    random: (length) => randomBytes(length),
    arrived: () => undefined,
    report: (error) => {
      throw new Error(String(error));
    },
  });
}

async function timed(asked: () => number, look: () => Promise<void>): Promise<{ readonly asked: number; readonly ms: number }> {
  const [before, started] = [asked(), performance.now()];
  await look();
  return { asked: asked() - before, ms: performance.now() - started };
}

function note(looks: Looks | undefined, { asked, ms }: { readonly asked: number; readonly ms: number }): void {
  looks?.asked.push(asked);
  looks?.ms.push(ms);
}

function rowsOf(what: string, looks: Looks | undefined): readonly Row[] {
  if (looks === undefined) return [];
  return [
    { what, unit: 'questions', values: looks.asked },
    { what: '… time', unit: 'ms', values: looks.ms, digits: 1 },
  ];
}
