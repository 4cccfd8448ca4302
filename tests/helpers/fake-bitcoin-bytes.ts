// Owns real bytes for the transactions of a Bitcoin chain in memory, so that ids are hashes and amounts can be proved.
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';
import { scriptOfAddress } from '../../src/main/chains/bitcoin/address.ts';

interface FakeInput {
  readonly txid: string;
  readonly vout: number;
}
interface FakeOutput {
  readonly address: string | null;
  readonly value: bigint;
}

/** Names that are no address ("foreign") get a script of their own. */
export function fakeBytes(inputs: readonly FakeInput[], outputs: readonly FakeOutput[]): { readonly txid: string; readonly hex: string } {
  const transaction = new Transaction();
  transaction.version = 2;
  for (const { txid, vout } of inputs) transaction.addInput(Uint8Array.from(Buffer.from(txid, 'hex').reverse()), vout);
  for (const { address, value } of outputs) transaction.addOutput(scriptOf(address), value);
  return { txid: transaction.getId(), hex: transaction.toHex() };
}

function scriptOf(address: string | null): Uint8Array {
  const script = scriptOfAddress(address ?? '', 'regtest');
  return script.ok ? script.value : Uint8Array.of(0x00, 0x20, ...sha256(utf8ToBytes(address ?? 'nobody')));
}
