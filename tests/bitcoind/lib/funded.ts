// Owns coins of ours on a real node's chain: paid by its wallet, read back from the bytes, and outputs counted there.
import { hexToBytes } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';
import { scriptOfAddress } from '../../../src/main/chains/bitcoin/address.ts';
import type { Coin, KeyPosition } from '../../../src/main/chains/bitcoin/types.ts';
import { must } from './must.ts';
import type { RealNode } from './node.ts';

export interface Funding {
  readonly coins: readonly Coin[];
  /** Full bytes of the transaction that made the coins, by its id. */
  readonly previous: (txid: string) => Uint8Array | null;
}

/** Makes the node's wallet `name` with 10 spendable block rewards. Returns its address. */
export async function openBank(node: RealNode, name: string): Promise<string> {
  await node.ask('createwallet', [name]);
  const address = String(await node.ask('getnewaddress', [], name));
  await node.mine(110, address);
  return address;
}

/** One transaction of the node's wallet that pays each address the satoshi beside it, in a block. */
export async function fund(
  node: RealNode,
  bank: string,
  places: readonly { readonly position: KeyPosition; readonly address: string; readonly value: bigint }[],
): Promise<Funding> {
  const amounts = Object.fromEntries(places.map(({ address, value }) => [address, coinsText(value)]));
  const txid = String(await node.ask('sendmany', ['', amounts], bank));
  await node.mine(1);
  const bytes = hexToBytes(String(await node.ask('getrawtransaction', [txid])));
  const { outs } = Transaction.fromBuffer(bytes);
  const coins = places.map(({ address, position, value }): Coin => {
    const script = must(scriptOfAddress(address, 'regtest'));
    const vout = outs.findIndex((output) => output.value === value && Buffer.compare(output.script, script) === 0);
    if (vout < 0) throw new Error(`${address} was not paid`);
    return { txid, vout, value, address, position, height: 1 };
  });
  return { coins, previous: (id) => (id === txid ? bytes : null) };
}

/** Satoshi as Bitcoin Core's JSON has them. */
export function coinsText(value: bigint): string {
  const digits = value.toString().padStart(9, '0');
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`;
}

/** The satoshi of an unspent output on the chain, and its address. */
export async function outputAt(
  node: RealNode,
  txid: string,
  vout: number,
): Promise<{ readonly address: string; readonly value: bigint } | null> {
  const output = (await node.ask('gettxout', [txid, vout, false])) as { value: number; scriptPubKey: { address: string } } | null;
  return output === null ? null : { address: output.scriptPubKey.address, value: BigInt(Math.round(output.value * 1e8)) };
}
