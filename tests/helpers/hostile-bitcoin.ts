// Owns Bitcoin servers of every kind that lie: a small true chain, and answers about it that are changed in turn.
import fc from 'fast-check';
import { Transaction } from 'bitcoinjs-lib';
import type { BitcoinBackend } from '../../src/main/backends/bitcoin-backend.ts';
import { coreBackend } from '../../src/main/backends/core.ts';
import type { CoreRpc } from '../../src/main/backends/core-rpc.ts';
import { electrumBackend } from '../../src/main/backends/electrum.ts';
import type { ElectrumConnection } from '../../src/main/backends/electrum-connection.ts';
import { readHeader } from '../../src/main/backends/electrum-header.ts';
import { fixedEndpoint } from '../../src/main/backends/endpoint.ts';
import { verifiedEsplora } from '../../src/main/backends/esplora.ts';
import type { HttpClient } from '../../src/main/backends/http-client.ts';
import { addressOfScript, scriptOfAddress } from '../../src/main/chains/bitcoin/address.ts';
import { ok } from '../../src/shared/result.ts';

export const ours = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
/** Height of the newest block. */
export const tip = 100;
export const id = (number: number) => number.toString(16).padStart(64, '0');

export interface True {
  readonly txid: string;
  readonly hex: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly address: string | null; readonly value: bigint }[];
}

/** Each transaction spends the first output of the one before and pays us, at the address of its turn; the first one makes money from nowhere. */
export function chainOf(values: readonly number[], addressAt: (turn: number) => string = () => ours): readonly True[] {
  const made: True[] = [];
  let left = BigInt(values.reduce((sum, value) => sum + value, 0));
  for (const [turn, value] of values.entries()) {
    const script = scriptOfAddress(addressAt(turn), 'regtest');
    if (!script.ok) throw new Error('no script');
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
/** Lists in a JSON answer, changed. */
const lists =
  (change: (list: readonly unknown[], dice: number) => readonly unknown[]): Lie =>
  (answer, _, dice) => {
    try {
      const read: unknown = JSON.parse(answer, (_key, value: unknown) => (Array.isArray(value) ? change(value, dice) : value));
      return JSON.stringify(read);
    } catch {
      return answer;
    }
  };

export const lies: readonly Lie[] = [
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
  lists((list) => [...list].reverse()),
  lists((list) => [...list, ...list]),
  lists((list, dice) => list.filter((_item, index) => index !== dice % Math.max(1, list.length))),
  () => 'null',
  () => '[]',
  (answer, _, dice) => answer.slice(0, dice % Math.max(1, answer.length)),
];
/** Which lie to which question, in turn. */
export interface Script {
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
    listdescriptors: () => ({ descriptors: [] }),
    deriveaddresses: () => [ours],
    importdescriptors: () => [{ success: true }],
    getwalletinfo: () => ({ scanning: false }),
    rescanblockchain: () => ({}),
    setlabel: () => ({}),
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

/** One server of each kind that a user can choose. */
export const hostileKinds: readonly (readonly [name: string, backendOf: (world: readonly True[], script: Script) => BitcoinBackend])[] = [
  ['Esplora', esplora],
  ['Bitcoin Core', core],
  ['Electrum', electrum],
];
export const hostileElectrum = electrum;

export const chainValues = fc.array(fc.integer({ min: 1_000, max: 10_000_000 }), { minLength: 2, maxLength: 5 });
export const scripts: fc.Arbitrary<Script> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: lies.length - 1 }), fc.nat(5_000)), { minLength: 1, maxLength: 12 })
  .map((plan) => ({ plan }));

/** Mostly the truth, and a lie now and then: a wallet asks many questions before it pays, and one false answer is the hardest to notice. */
export const sparseScripts: fc.Arbitrary<Script> = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 40, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: lies.length - 1 }) }),
      fc.nat(5_000),
    ),
    { minLength: 10, maxLength: 80 },
  )
  .map((plan) => ({ plan }));
