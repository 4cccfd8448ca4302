// Owns the measure of a wallet's first look at an account of 1,000 used addresses: over an Esplora server and over a real node; and what it keeps in memory.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { Transaction } from 'bitcoinjs-lib';
import type { BitcoinBackend } from '../../../src/main/backends/bitcoin-backend.ts';
import { coreBackend } from '../../../src/main/backends/core.ts';
import { coreRpc } from '../../../src/main/backends/core-rpc.ts';
import { fixedEndpoint } from '../../../src/main/backends/endpoint.ts';
import { verifiedEsplora } from '../../../src/main/backends/esplora.ts';
import { httpClient } from '../../../src/main/backends/http-client.ts';
import { scriptOfAddress } from '../../../src/main/chains/bitcoin/address.ts';
import { bitcoinWallet } from '../../../src/main/wallets/bitcoin-wallet.ts';
import { must } from '../../../tests/bitcoind/lib/must.ts';
import type { RealNode } from '../../../tests/bitcoind/lib/node.ts';
import { counts } from '../options.ts';
import type { Row } from '../table.ts';
import { addressAt, ownCoins, params, xpub } from './scene.ts';

const used = 1_000;
const value = 50_000n;

export async function measureScan(node: RealNode): Promise<readonly Row[]> {
  const esplora = await openEsplora();
  const times = { esplora: [] as number[], core: [] as number[], heap: [] as number[], again: [] as number[] };
  await ownCoins(node, used, value);
  try {
    for (let run = 0; run < counts.scanRuns; run += 1) {
      const first = await scanned(overEsplora(esplora.url));
      times.esplora.push(first.seconds);
      times.heap.push(first.mebibytes);
      times.again.push(first.again);
      times.core.push((await scanned(overNode(node, `scan-${run}`))).seconds);
    }
  } finally {
    esplora.server.close();
  }
  return [
    {
      what: `First look at an account of ${used} used addresses, an Esplora server on this machine`,
      unit: 's',
      values: times.esplora,
      digits: 2,
    },
    { what: '… the same, looked at once more', unit: 's', values: times.again, digits: 2 },
    { what: '… kept in the heap afterwards', unit: 'MiB', values: times.heap, digits: 1 },
    {
      what: `First look at an account of ${used} used addresses, a Bitcoin node on this machine`,
      unit: 's',
      values: times.core,
      digits: 2,
    },
  ];
}

async function scanned(backend: BitcoinBackend): Promise<{ readonly seconds: number; readonly again: number; readonly mebibytes: number }> {
  const before = heap();
  const started = performance.now();
  const wallet = bitcoinWallet({ xpub, network: 'regtest', backend });
  must(await wallet.refresh());
  const first = performance.now();
  must(await wallet.refresh());
  const ended = performance.now();
  const mebibytes = (heap() - before) / 2 ** 20;
  const { confirmed } = wallet.balance(new Set());
  if (confirmed < value * BigInt(used)) throw new Error(`${confirmed} satoshi were found`);
  backend.close();
  return { seconds: (first - started) / 1000, again: (ended - first) / 1000, mebibytes };
}

function heap(): number {
  // Node is started with --expose-gc.
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function overEsplora(url: string): BitcoinBackend {
  const client = httpClient({ isAllowed: () => true, timeoutMs: 60_000 });
  return verifiedEsplora({ client, endpoint: fixedEndpoint(url), network: 'regtest', now: Date.now });
}

/** A wallet of the node's that has never watched the account. */
function overNode(node: RealNode, walletName: string): BitcoinBackend {
  const client = httpClient({ isAllowed: () => true, timeoutMs: 60_000 });
  const { url, cookieFile } = node.place;
  const rpc = coreRpc({ client, url, login: { kind: 'cookie', file: cookieFile }, readText: (path) => readFile(path, 'utf8') });
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return coreBackend({ rpc, network: 'regtest', now: Date.now, wait, walletName, patienceMs: 60_000, close: () => client.close() });
}

/** Answers as Esplora does, for a chain in which each of our addresses got one coin in a transaction of its own. */
async function openEsplora(): Promise<{ readonly url: string; readonly server: Server }> {
  const answers = new Map<string, string>([['/blocks/tip/height', '200']]);
  for (let index = 0; index < used; index += 1) {
    const source = transactionOf(null, `51`, value * 2n, index);
    const address = addressAt({ chain: 0, index });
    const paid = transactionOf(source.getId(), Buffer.from(must(scriptOfAddress(address, params))).toString('hex'), value, index);
    const [from, txid] = [source.getId(), paid.getId()];
    const status = { confirmed: true, block_height: 100, block_time: 1_700_000_000 };
    const output = { scriptpubkey_address: address, value: Number(value) };
    const entry = {
      txid,
      fee: Number(value),
      status,
      vin: [{ txid: from, vout: 0, prevout: { value: Number(value) * 2 } }],
      vout: [output],
    };
    answers.set(`/address/${address}/txs`, JSON.stringify([entry]));
    answers.set(`/tx/${txid}/hex`, paid.toHex());
    answers.set(`/tx/${from}/hex`, source.toHex());
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const answer = answers.get(path) ?? (path.startsWith('/block-height/') ? 'ab'.repeat(32) : path.endsWith('/txs') ? '[]' : null);
    response.writeHead(answer === null ? 404 : 200).end(answer ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, server };
}

function transactionOf(spends: string | null, script: string, satoshi: bigint, mark: number): Transaction {
  const transaction = new Transaction();
  transaction.version = 2;
  transaction.locktime = mark;
  if (spends === null) transaction.addInput(new Uint8Array(32), 0xffff_ffff, 0xffff_ffff, Uint8Array.from([1, 1]));
  else transaction.addInput(Uint8Array.from(Buffer.from(spends, 'hex')).reverse(), 0);
  transaction.addOutput(Uint8Array.from(Buffer.from(script, 'hex')), satoshi);
  return transaction;
}
