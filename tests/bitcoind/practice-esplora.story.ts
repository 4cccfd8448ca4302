// What the practice chain tells over Esplora about every kind of output and spend, against what the real node says of the same transaction.
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { answerEsplora } from '../../src/practice/bitcoin/esplora.ts';
import { spending } from './lib/practice-builder.ts';
import type { Coin } from './lib/practice-coins.ts';
import { Dice } from './lib/practice-dice.ts';
import { ChainPair } from './lib/practice-pair.ts';
import { World } from './lib/practice-world.ts';

const seed = process.env.SEED ?? String(Date.now());

let pair: ChainPair;
let world: World;

beforeAll(async () => {
  console.log(`seed ${seed}`);
  const dice = new Dice(seed);
  pair = await ChainPair.open(inject('bitcoind'), dice);
  world = new World(pair, dice);
  await world.fund(240);
}, 120_000);
afterAll(() => pair?.stop());

interface EsploraOutput {
  readonly scriptpubkey: string;
  readonly scriptpubkey_type: string;
  readonly scriptpubkey_address?: string;
  readonly value: number;
}

interface EsploraTransaction {
  readonly size: number;
  readonly weight: number;
  readonly fee: number;
  readonly vin: readonly { readonly prevout: EsploraOutput; readonly witness?: readonly string[]; readonly scriptsig: string }[];
  readonly vout: readonly EsploraOutput[];
}

interface NodeOutput {
  readonly value: number;
  readonly scriptPubKey: { readonly hex: string; readonly type: string; readonly address?: string };
}

interface NodeTransaction {
  readonly size: number;
  readonly weight: number;
  readonly fee: number;
  readonly vin: readonly {
    readonly prevout: NodeOutput;
    readonly txinwitness?: readonly string[];
    readonly scriptSig: { readonly hex: string };
  }[];
  readonly vout: readonly NodeOutput[];
}

/** Esplora's names for the node's. */
const types: Readonly<Record<string, string>> = {
  pubkey: 'p2pk',
  pubkeyhash: 'p2pkh',
  scripthash: 'p2sh',
  multisig: 'unknown',
  nulldata: 'op_return',
  witness_v0_keyhash: 'v0_p2wpkh',
  witness_v0_scripthash: 'v0_p2wsh',
  witness_v1_taproot: 'v1_p2tr',
};

function told<T>(path: string): T {
  return JSON.parse(String(answerEsplora(pair.side, { method: 'GET', path, body: '' }).body)) as T;
}

function inEsplora({ value, scriptPubKey: { hex, type, address } }: NodeOutput): EsploraOutput {
  const named = address === undefined ? {} : { scriptpubkey_address: address };
  return { scriptpubkey: hex, scriptpubkey_type: types[type] ?? type, ...named, value: Math.round(value * 1e8) };
}

const plain = ({ scriptpubkey, scriptpubkey_type, scriptpubkey_address, value }: EsploraOutput): EsploraOutput => ({
  scriptpubkey,
  scriptpubkey_type,
  ...(scriptpubkey_address === undefined ? {} : { scriptpubkey_address }),
  value,
});

it('is what the node says: addresses, kinds, amounts, witnesses, sizes and fees', { timeout: 120_000 }, async () => {
  const seen = new Set<string>();
  const check = async (coins: readonly Coin[]) => {
    const paid = spending(coins, world.locks(3), 4);
    await world.send(paid);
    await world.mine();
    const ours = told<EsploraTransaction>(`/tx/${paid.txid}`);
    const theirs = (await pair.node.ask('getrawtransaction', [paid.txid, 2])) as NodeTransaction;
    expect([ours.size, ours.weight, ours.fee]).toEqual([theirs.size, theirs.weight, Math.round(theirs.fee * 1e8)]);
    expect(ours.vout.map(plain)).toEqual(theirs.vout.map(inEsplora));
    expect(ours.vin.map(({ prevout }) => plain(prevout))).toEqual(theirs.vin.map(({ prevout }) => inEsplora(prevout)));
    expect(ours.vin.map(({ witness, scriptsig }) => [witness, scriptsig])).toEqual(
      theirs.vin.map(({ txinwitness, scriptSig }) => [txinwitness, scriptSig.hex]),
    );
    for (const { lock } of coins) seen.add(lock.kind);
    await expectFound(paid.txid, ours);
  };
  for (let made = 0; made < 25; made += 1) await check(world.some(2));
  for (const kind of ['p2pk', 'multisig', 'p2tr-script', 'p2wsh-multisig', 'p2sh-p2wpkh'])
    await check([world.take(({ lock }) => lock.kind === kind)]);
  expect(seen.size).toBeGreaterThan(8);
});

/** By its address each output is found again, as a coin and in the history. */
async function expectFound(txid: string, { vout }: EsploraTransaction): Promise<void> {
  for (const [index, { scriptpubkey_address: address, value }] of vout.entries()) {
    if (address === undefined) continue;
    const coins = told<readonly { txid: string; vout: number; value: number }[]>(`/address/${address}/utxo`);
    const history = told<readonly { txid: string }[]>(`/address/${address}/txs`);
    expect(coins).toContainEqual(expect.objectContaining({ txid, vout: index, value }));
    expect(history.map((entry) => entry.txid)).toContain(txid);
    expect(await pair.node.ask('validateaddress', [address])).toMatchObject({ isvalid: true });
  }
}
