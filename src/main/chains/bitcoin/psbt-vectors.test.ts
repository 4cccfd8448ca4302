// Owns the proof that PSBTs are read, made and joined as BIP174 and BIP371 publish it: invalid ones refused, of valid ones every signature found.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';
import { describe, expect, it } from 'vitest';
import bip174 from '../../../../tests/vectors/chains/bip174.json' with { type: 'json' };
import bip371 from '../../../../tests/vectors/chains/bip371.json' with { type: 'json' };
import { addressOfScript } from './address.ts';
import { buildPsbt } from './build.ts';
import { type Answer, bytesOfText, readAnswer } from './psbt-read.ts';
import type { Coin, Selection } from './types.ts';

const codeOf = (text: string): string => {
  const bytes = bytesOfText(text);
  const answer = bytes.ok ? readAnswer(bytes.value) : bytes;
  return answer.ok ? 'read' : answer.error.code;
};
const read = (text: string): Answer => {
  const bytes = bytesOfText(text);
  const answer = bytes.ok ? readAnswer(bytes.value) : bytes;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const plain = ({ unsigned, inputs }: Answer) => ({
  unsigned,
  inputs: inputs.map(({ byKey, taproot, witness }) => ({
    byKey: byKey.map(({ publicKey, signature }) => [bytesToHex(publicKey), bytesToHex(signature)] as const),
    taproot: taproot === null ? null : bytesToHex(taproot),
    witness: witness.map(bytesToHex),
  })),
});

describe.each([
  ['BIP174', bip174],
  ['BIP371', bip371],
])('%s', (_, { valid, invalid }) => {
  it.each(invalid)('refuses: $name', ({ psbt }) => {
    expect(codeOf(psbt)).toBe('psbt-unreadable');
    expect(codeOf(Buffer.from(psbt, 'base64').toString('hex'))).toBe('psbt-unreadable');
  });

  it.each(valid)('reads: $name', ({ psbt }) => {
    const hex = Buffer.from(psbt, 'base64').toString('hex');
    expect(codeOf(psbt)).toBe('read');
    // The field of the unsigned transaction: its length and it follow magic, separator and key.
    expect(hex.slice(10)).toMatch(/^0100/);
    // A transaction without inputs cannot be a plan's; the library gives it version 2.
    if (read(psbt).inputs.length > 0) expect(hex).toContain(read(psbt).unsigned);
    expect(plain(read(hex))).toEqual(plain(read(psbt)));
    for (const cut of [psbt.slice(0, -4), psbt.slice(0, -8)]) expect(codeOf(cut)).toBe('psbt-unreadable');
  });
});

describe('BIP174', () => {
  it.each(bip174.signersRefuse)('nothing is signed or joined on the word of: $name', ({ psbt }) => {
    // Such a PSBT is well formed. Here it could only be an answer, of which nothing but signatures of our own plan is taken.
    expect(codeOf(psbt)).toBe('read');
  });

  it('a network transaction is none, but an answer that is finished', () => {
    expect(read(bip174.networkTransaction).inputs.every(({ byKey, taproot }) => byKey.length === 0 && taproot === null)).toBe(true);
    expect(Transaction.fromHex(bip174.networkTransaction).toHex()).toBe(bip174.networkTransaction);
  });

  it('the creator’s transaction is what we build, but for the sequence that lets it be replaced', () => {
    const { outputs, utxos, psbt } = bip174.created;
    const position = { chain: 0, index: 0 } as const;
    const address = addressOfScript(hexToBytes(outputs[0]?.script ?? ''), 'testnet') ?? '';
    const inputs = utxos.map(({ id, vout }): Coin => ({ txid: id, vout, value: 200_000_000n, address, position, height: 1 }));
    const lines = outputs.map(({ script, tokens }) => ({
      address: addressOfScript(hexToBytes(script), 'testnet') ?? '',
      value: BigInt(tokens),
    }));
    const selection: Selection = { inputs, outputs: lines, change: null, fee: 0n, feeRate: 0n, vsize: 0 };
    const built = buildPsbt(selection, 'testnet', 0);
    const hex = built.ok ? bytesToHex(built.value.data.globalMap.unsignedTx.toBuffer()) : '';
    expect(hex.replaceAll('fdffffff', 'ffffffff')).toBe(read(psbt).unsigned);
  });

  it('two signers’ answers hold together what the combiner’s PSBT holds', () => {
    const [first, second, ...none] = bip174.signed.map((text) => plain(read(text)));
    const combined = plain(read(bip174.combined));
    if (first === undefined || second === undefined || none.length > 0) throw new Error('two answers were expected');
    for (const answer of [first, second, plain(read(bip174.updated))]) expect(answer.unsigned).toBe(combined.unsigned);
    for (const [index, { byKey }] of combined.inputs.entries()) {
      const both = [...(first.inputs[index]?.byKey ?? []), ...(second.inputs[index]?.byKey ?? [])];
      expect(new Map(both)).toEqual(new Map(byKey));
      expect(byKey).toHaveLength(2);
    }
  });

  it('the finalizer’s witness is the extractor’s, and holds both signatures', () => {
    const finalized = plain(read(bip174.finalized));
    const extracted = plain(read(bip174.extracted));
    const combined = plain(read(bip174.combined));
    expect(finalized.unsigned).toBe(combined.unsigned);
    expect(finalized.inputs.map(({ witness }) => witness)).toEqual(extracted.inputs.map(({ witness }) => witness));
    // The second input is P2WSH within P2SH: an empty element, two signatures in the order of the keys, the script.
    const [empty, ...rest] = finalized.inputs[1]?.witness ?? [];
    expect(empty).toBe('');
    expect(new Set(rest.slice(0, 2))).toEqual(new Set(combined.inputs[1]?.byKey.map(([, signature]) => signature)));
    expect(rest).toHaveLength(3);
  });
});

describe('BIP371', () => {
  it('the signature of a key path is found where there is one', () => {
    const found = bip371.valid.map(({ psbt }) => read(psbt).inputs.map(({ taproot }) => taproot?.length ?? 0));
    expect(found).toEqual(bip371.valid.map(({ name }) => [name.endsWith('derivation path, and signature') ? 64 : 0]));
  });
});
