// Owns the proof that no server, of whatever kind, gets a wrong amount or address past the bytes.
import fc from 'fast-check';
import { Transaction } from 'bitcoinjs-lib';
import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/result.ts';
import { addressOfScript, scriptOfAddress } from '../chains/bitcoin/address.ts';
import type { BackendTransaction, BackendUtxo, BitcoinBackend } from './bitcoin-backend.ts';
import { coreBackend } from './core.ts';
import type { CoreRpc } from './core-rpc.ts';
import { electrumBackend } from './electrum.ts';
import type { ElectrumConnection } from './electrum-connection.ts';
import { readHeader } from './electrum-header.ts';
import { fixedEndpoint } from './endpoint.ts';
import { verifiedEsplora } from './esplora.ts';
import type { HttpClient } from './http-client.ts';

const ours = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
const tip = 100;
const id = (number: number) => number.toString(16).padStart(64, '0');

interface True {
  readonly txid: string;
  readonly hex: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly address: string | null; readonly value: bigint }[];
}

/** Each transaction spends the first output of the one before and pays us; the first one makes money from nowhere. */
function chainOf(values: readonly number[]): readonly True[] {
  const script = scriptOfAddress(ours, 'regtest');
  if (!script.ok) throw new Error('no script');
  const made: True[] = [];
  let left = BigInt(values.reduce((sum, value) => sum + value, 0));
  for (const value of values) {
    const transaction = new Transaction();
    transaction.version = 2;
    const before = made.at(-1);
    if (before === undefined) transaction.addInput(new Uint8Array(32), 0xffff_ffff, 0xffff_ffff, Uint8Array.from([1, 1]));
    else transaction.addInput(Uint8Array.from(Buffer.from(before.txid, 'hex')).reverse(), 0);
    left -= BigInt(value);
    transaction.addOutput(Uint8Array.from([0x51]), left);
    transaction.addOutput(script.value, BigInt(value));
    const outputs = transaction.outs.map((output) => ({ address: addressOfScript(output.script, 'regtest'), value: output.value }));
    made.push({ txid: transaction.getId(), hex: transaction.toHex(), inputs: before === undefined ? [] : [`${before.txid}:0`], outputs });
  }
  return made;
}

/** What a hostile server does with one answer. */
type Lie = (answer: string, world: readonly True[], dice: number) => string;
const lies: readonly Lie[] = [
  (answer) => answer,
  (_, world, dice) => world[dice % world.length]?.hex ?? '',
  (answer, _, dice) => {
    const at = dice % Math.max(1, answer.length);
    return answer.slice(0, at) + (answer[at] === '0' ? '1' : '0') + answer.slice(at + 1);
  },
  (answer) => answer.replace(/"value":\d+/g, '"value":999999'),
  (answer) => answer.replace(/"value":\d+/g, '"value":-5'),
  (answer) => answer.replace(/"value":\d+/g, '"value":1e400'),
  (answer) => answer.replace(/"(block_height|blockheight)":\d+/g, '"$1":499999999'),
  (answer, world, dice) => answer.replaceAll(world[dice % world.length]?.txid ?? '-', id(dice)),
  (answer) => answer.replace(/"height":\d+/g, '"height":3'),
  (answer) => answer.replace(/"height":(\d+)/g, (_, height) => `"height":${Number(height) + 1}`),
  () => 'null',
  () => '[]',
  (answer, _, dice) => answer.slice(0, dice % Math.max(1, answer.length)),
];
/** Which lie to which question, in turn. */
interface Script {
  readonly plan: readonly (readonly [lie: number, dice: number])[];
}
const liar = (world: readonly True[], { plan }: Script) => {
  let turn = 0;
  return (answer: string): string => {
    const [lie = 0, dice = 0] = plan[turn++ % plan.length] ?? [];
    return (lies[lie] ?? lies[0])?.(answer, world, dice) ?? answer;
  };
};

const statusOf = (index: number) => ({ confirmed: true, block_height: 10 + index, block_time: 1_700_000_000 });

function esplora(world: readonly True[], script: Script): BitcoinBackend {
  const lie = liar(world, script);
  const find = (txid: string) => world.findIndex((one) => one.txid === txid);
  const json = ({ txid, inputs, outputs }: True, index: number) => ({
    txid,
    fee: 0,
    status: statusOf(index),
    vin: [{ txid: inputs[0]?.split(':')[0] ?? id(0), vout: inputs.length === 0 ? 0xffff_ffff : 0 }],
    vout: outputs.map(({ address, value }) => ({ scriptpubkey_address: address, value: Number(value) })),
  });
  const answer = (path: string): string => {
    const parts = path.split('/');
    if (path === '/blocks/tip/height') return `${tip}`;
    if (parts[1] === 'block-height') return id(Number(parts[2]));
    if (parts[3] === 'hex') return world[find(parts[2] ?? '')]?.hex ?? '';
    if (parts[3] === 'txs') return JSON.stringify(world.map(json).reverse());
    const index = find(parts[2] ?? '');
    const one = world[index];
    return one === undefined ? 'null' : JSON.stringify(json(one, index));
  };
  const client: HttpClient = {
    ask: ({ url }) => Promise.resolve(ok({ status: 200, body: lie(answer(url.slice('http://x'.length))) })),
    close: () => undefined,
  };
  return verifiedEsplora({ client, endpoint: fixedEndpoint('http://x') });
}

function core(world: readonly True[], script: Script): BitcoinBackend {
  const lie = liar(world, script);
  const answers: Readonly<Record<string, (param: unknown) => unknown>> = {
    getblockchaininfo: () => ({
      blocks: tip,
      headers: tip,
      bestblockhash: id(tip),
      initialblockdownload: false,
      verificationprogress: 1,
      pruned: false,
    }),
    getblockheader: () => ({ hash: id(tip), height: tip, time: 1_700_000_000 }),
    loadwallet: () => ({}),
    getaddressinfo: () => ({ ismine: true, labels: [] }),
    listsinceblock: () => ({
      transactions: world.map(({ txid }, index) => ({ txid, confirmations: 5, blockheight: 10 + index, blocktime: 1_700_000_000 })),
      removed: [],
      lastblock: id(1),
    }),
    gettransaction: (txid) => ({ hex: world.find((one) => one.txid === txid)?.hex ?? '' }),
    getrawtransaction: (txid) => ({ hex: world.find((one) => one.txid === txid)?.hex ?? '', blockhash: id(1), confirmations: 5 }),
  };
  const rpc: CoreRpc = {
    place: 'x',
    ask(method, params = []) {
      try {
        return Promise.resolve({ kind: 'result', result: JSON.parse(lie(JSON.stringify(answers[method]?.(params[0]) ?? null))) });
      } catch {
        return Promise.resolve({ kind: 'lost', code: 'backend-other-kind', params: { host: 'x' } });
      }
    },
  };
  return coreBackend({ rpc, network: 'regtest', now: () => 0, wait: () => Promise.resolve(), close: () => undefined });
}

/** One block per transaction from height 10 on, each with that transaction alone, so that its id is the root. */
function headersOf(world: readonly True[]): readonly string[] {
  const made: string[] = [];
  const turned = (hex: string) => Buffer.from(hex, 'hex').reverse().toString('hex');
  for (let height = 0; height <= tip; height += 1) {
    const previous = made.at(-1);
    const root = world[height - 10]?.txid ?? id(height);
    made.push(`20000000${turned(previous === undefined ? id(0) : readHeader(previous).hash)}${turned(root)}00f15365ffff7f2000000000`);
  }
  return made;
}

function electrum(world: readonly True[], script: Script): BitcoinBackend {
  const lie = liar(world, script);
  const headers = headersOf(world);
  const answers: Readonly<Record<string, (...params: never[]) => unknown>> = {
    'blockchain.headers.subscribe': () => ({ height: tip, hex: headers[tip] }),
    'blockchain.block.header': (height: number) => headers[height],
    'blockchain.block.headers': (start: number, count: number) => ({ count, hex: headers.slice(start, start + count).join('') }),
    'blockchain.scripthash.get_history': () => world.map(({ txid }, index) => ({ tx_hash: txid, height: 10 + index })),
    'blockchain.transaction.get': (txid: string) => world.find((one) => one.txid === txid)?.hex ?? '',
    'blockchain.transaction.get_merkle': (_: string, height: number) => ({ block_height: height, pos: 0, merkle: [] }),
  };
  const connection: ElectrumConnection = {
    place: 'x',
    ask(method, params = []) {
      try {
        const honest = JSON.stringify(answers[method]?.(...(params as never[])) ?? null);
        return Promise.resolve({ kind: 'result', result: JSON.parse(lie(honest)) });
      } catch {
        return Promise.resolve({ kind: 'lost', refusal: { code: 'backend-garbled' } });
      }
    },
    software: () => '',
    close: () => undefined,
  };
  return electrumBackend({ connection, network: 'regtest', now: () => 0 });
}

function isTrue(world: readonly True[], entry: BackendTransaction): boolean {
  const real = world.find(({ txid }) => txid === entry.txid);
  const outputOf = (outpoint: string) => world.find(({ txid }) => outpoint.startsWith(txid))?.outputs[Number(outpoint.split(':')[1])];
  const inputsTrue = entry.inputs.every(
    ({ txid, vout, value }) => txid === id(0) || value === null || outputOf(`${txid}:${vout}`)?.value === value,
  );
  return real !== undefined && JSON.stringify(entry.outputs, show) === JSON.stringify(real.outputs, show) && inputsTrue;
}
const show = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
const isTrueCoin = (world: readonly True[], { txid, vout, value }: BackendUtxo): boolean =>
  world.some((one) => one.txid === txid && one.outputs[vout]?.value === value && one.outputs[vout]?.address === ours);

const worlds = fc.array(fc.integer({ min: 1_000, max: 10_000_000 }), { minLength: 2, maxLength: 5 }).map(chainOf);
const plans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: lies.length - 1 }), fc.nat(5_000)), { minLength: 1, maxLength: 12 })
  .map((plan) => ({ plan }));

describe('a hostile Electrum server', () => {
  it('never gets a transaction into a block that does not hold it', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(worlds, plans, async (world, plan) => {
        const backend = electrum(world, plan);
        for (let round = 0; round < 3; round += 1) {
          const transactions = await backend.transactions(ours);
          const one = await backend.transaction(world[0]?.txid ?? '');
          const found = [...(transactions.ok ? transactions.value : []), ...(one.ok && one.value !== null ? [one.value] : [])];
          const heightOf = (txid: string) => 10 + world.findIndex((each) => each.txid === txid);
          expect(found.filter(({ txid, height }) => height !== null && height !== heightOf(txid))).toEqual([]);
        }
      }),
      { numRuns: process.env['LONG'] ? 5_000 : 300 },
    );
  });
});

describe.each([
  ['Esplora', esplora],
  ['Bitcoin Core', core],
  ['Electrum', electrum],
])('a hostile server of the kind %s', (_, backendOf) => {
  it('is read like an honest one where it tells the truth', async () => {
    const world = chainOf([5_000, 6_000, 7_000]);
    const backend = backendOf(world, { plan: [[0, 0]] });
    const transactions = await backend.transactions(ours);
    expect(transactions.ok && transactions.value.map(({ txid }) => txid)).toEqual(world.map(({ txid }) => txid).reverse());
    const coins = await backend.utxos(ours);
    expect(coins.ok && coins.value.map(({ value }) => value)).toEqual([7_000n, 6_000n, 5_000n]);
  });

  it('never gets a wrong amount or address through', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(worlds, plans, async (world, plan) => {
        const backend = backendOf(world, plan);
        for (let round = 0; round < 3; round += 1) {
          const transactions = await backend.transactions(ours);
          if (transactions.ok) expect(transactions.value.every((entry) => isTrue(world, entry))).toBe(true);
          const coins = await backend.utxos(ours);
          if (coins.ok) expect(coins.value.every((coin) => isTrueCoin(world, coin))).toBe(true);
          for (const { txid, hex } of world) {
            const raw = await backend.rawTransaction(txid);
            if (raw.ok && raw.value !== null) expect(raw.value).toBe(hex);
            const one = await backend.transaction(txid);
            if (one.ok && one.value !== null) expect(one.value.txid === txid && isTrue(world, one.value)).toBe(true);
          }
        }
      }),
      { numRuns: process.env['LONG'] ? 5_000 : 300 },
    );
  });
});
