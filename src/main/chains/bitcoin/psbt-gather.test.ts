// Owns the proof that nothing but verified signatures of the planned transaction is taken from outside, whatever a signer or a server says.
import { mnemonicToSeedSync } from '@scure/bip39';
import { HDKey } from '@scure/bip32';
import { Psbt, Transaction } from 'bitcoinjs-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Descriptor, parseDescriptor } from './descriptor.ts';
import { placesOf } from './descriptor-places.ts';
import { exportPsbt, type ExportOptions } from './psbt-export.ts';
import { gatherSignatures } from './psbt-gather.ts';
import { bytesOfText, readAnswer } from './psbt-read.ts';
import { keyVersions } from './params.ts';
import type { Coin, KeyPosition, Selection } from './types.ts';
import type { Result } from '../../../shared/result.ts';

const params = 'regtest' as const;
const roots = [0, 1, 2].map((number) =>
  HDKey.fromMasterSeed(mnemonicToSeedSync(`${'abandon '.repeat(11)}about`, `${number}`), keyVersions(params)),
);
const path = "m/48'/1'/0'/2'";
const payee = 'bcrt1qjh3dnrafy8f2zszh5sdqn6c3ycfljh930yza9nt72v30dkw8mlvscn82zx';
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const codeOf = (answer: Result<unknown>): string => (answer.ok ? 'ok' : answer.error.code);
const shared = must(
  parseDescriptor(`wsh(sortedmulti(2,${roots.map((root) => `${root.derive(path).publicExtendedKey}/<0;1>/*`).join(',')}))`, params),
);

/** Two coins of 60,000 from two transactions, one payment of 100,000, change. */
function world(account: Descriptor): {
  readonly selection: Selection;
  readonly options: ExportOptions;
  readonly made: Map<string, Uint8Array>;
} {
  const placeAt = placesOf(account, params);
  const made = new Map<string, Uint8Array>();
  const inputs = [0, 1].map((index): Coin => {
    const position: KeyPosition = { chain: 0, index };
    const funding = new Transaction();
    funding.addInput(new Uint8Array(32).fill(index + 1), 0);
    funding.addOutput(placeAt(position).script, 60_000n);
    made.set(funding.getId(), funding.toBuffer());
    return { txid: funding.getId(), vout: 0, value: 60_000n, address: placeAt(position).address, position, height: 1 };
  });
  const position: KeyPosition = { chain: 1, index: 0 };
  const change = { address: placeAt(position).address, value: 15_000n, position };
  const selection = { inputs, outputs: [{ address: payee, value: 100_000n }], change, fee: 5_000n, feeRate: 10_000n, vsize: 400 };
  return { selection, made, options: { account, params, lockTime: 100, previous: (txid) => made.get(txid) ?? null } };
}

/** As an honest signer does it. */
function signed(
  { selection, options }: Pick<ReturnType<typeof world>, 'selection' | 'options'>,
  root: HDKey,
  sighash?: number,
): Uint8Array {
  const psbt = must(exportPsbt(selection, options));
  for (const [index, { position }] of selection.inputs.entries()) {
    const key = root.derive(path).deriveChild(position.chain).deriveChild(position.index);
    if (key.publicKey === null) throw new Error('no key');
    if (sighash !== undefined) psbt.updateInput(index, { sighashType: sighash });
    psbt.signInput(index, { publicKey: key.publicKey, sign: (hash) => key.sign(hash) }, sighash === undefined ? undefined : [sighash]);
  }
  return psbt.toBuffer();
}

const [first, second, third] = roots;
if (first === undefined || second === undefined || third === undefined) throw new Error('three keys');
const here = world(shared);

describe('a shared account', () => {
  it('is told where the change stands, wherever that is', () => {
    for (const changeIndex of [0, 1]) {
      const psbt = must(exportPsbt({ ...here.selection, changeIndex }, here.options));
      expect(psbt.txOutputs.map(({ address }) => address === payee)).toEqual(changeIndex === 0 ? [false, true] : [true, false]);
      expect(psbt.data.outputs.map(({ bip32Derivation }) => bip32Derivation?.length ?? 0)).toEqual(changeIndex === 0 ? [3, 0] : [0, 3]);
    }
  });

  it('is complete with two of three, and the same whoever answers first', () => {
    const [a, b] = [signed(here, first), signed(here, third)];
    expect(must(gatherSignatures(here.selection, here.options, []))).toMatchObject({ needed: 2, present: 0, signed: null, signedBy: [] });
    expect(must(gatherSignatures(here.selection, here.options, [a, a]))).toMatchObject({ present: 1, signed: null });
    const whole = must(gatherSignatures(here.selection, here.options, [a, b]));
    expect(whole.signed).not.toBeNull();
    expect(must(gatherSignatures(here.selection, here.options, [b, a]))).toEqual(whole);
    expect(whole.signedBy).toHaveLength(2);
  });

  it('takes a file of text, base64 or hex, with line breaks', () => {
    const bytes = signed(here, first);
    for (const text of [Buffer.from(bytes).toString('base64'), Buffer.from(bytes).toString('hex').toUpperCase()]) {
      const wrapped = text.replace(/(.{64})/g, '$1\r\n');
      expect(must(gatherSignatures(here.selection, here.options, [must(bytesOfText(wrapped))]))).toMatchObject({ present: 1 });
    }
    expect(codeOf(bytesOfText(' '))).toBe('psbt-unreadable');
    expect(codeOf(bytesOfText('%%%'))).toBe('psbt-unreadable');
  });
});

describe('a signer that does something else', () => {
  it('pays somebody else, changes an amount, or adds an output: another transaction', () => {
    const { selection, options } = here;
    const changed: readonly Selection[] = [
      { ...selection, outputs: [{ address: payee, value: 100_001n }] },
      { ...selection, change: null },
      { ...selection, outputs: [...selection.outputs, { address: payee, value: 1_000n }] },
      { ...selection, inputs: selection.inputs.slice(0, 1), outputs: [{ address: payee, value: 40_000n }] },
      { ...selection, inputs: [...selection.inputs].reverse() },
    ];
    for (const other of changed)
      expect(codeOf(gatherSignatures(selection, options, [signed({ selection: other, options }, first)]))).toBe('psbt-other-transaction');
    expect(codeOf(gatherSignatures(selection, options, [signed({ selection, options: { ...options, lockTime: 101 } }, first)]))).toBe(
      'psbt-other-transaction',
    );
  });

  it('signs less than everything, or with a stranger’s key', () => {
    for (const sighash of [
      Transaction.SIGHASH_NONE,
      Transaction.SIGHASH_SINGLE,
      Transaction.SIGHASH_ALL | Transaction.SIGHASH_ANYONECANPAY,
    ])
      expect(codeOf(gatherSignatures(here.selection, here.options, [signed(here, first, sighash)]))).toBe('psbt-signature-wrong');
    const psbt = Psbt.fromBuffer(signed(here, first));
    const strange = roots[1]?.derive("m/0'").publicKey ?? new Uint8Array(33);
    const input = psbt.data.inputs[0];
    if (input?.partialSig?.[0] === undefined) throw new Error('unsigned');
    input.partialSig[0] = { pubkey: strange, signature: input.partialSig[0].signature };
    expect(codeOf(gatherSignatures(here.selection, here.options, [psbt.toBuffer()]))).toBe('psbt-signature-wrong');
  });

  it('tells other amounts or scripts: they are not read, ours are', () => {
    const psbt = Psbt.fromBuffer(signed(here, first));
    for (const input of psbt.data.inputs) {
      delete input.nonWitnessUtxo;
      input.witnessUtxo = { script: new Uint8Array(22), value: 1n };
    }
    const gathered = must(gatherSignatures(here.selection, here.options, [psbt.toBuffer()]));
    expect(Psbt.fromBuffer(gathered.psbt).data.inputs.map(({ witnessUtxo }) => witnessUtxo?.value)).toEqual([60_000n, 60_000n]);
  });

  it('sends noise: refused or ignored, never thrown, never taken', () => {
    const good = signed(here, first);
    const whole = must(gatherSignatures(here.selection, here.options, [good]));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const bytes = good.slice();
        bytes[at] = byte;
        const answer = gatherSignatures(here.selection, here.options, [bytes]);
        if (answer.ok) expect(answer.value.present <= whole.present && answer.value.signed === null).toBe(true);
      }),
      { numRuns: 60 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readAnswer(bytes)));
  });
});

describe('a server that lies about coins', () => {
  it('is found out by the bytes of the transactions that made them', () => {
    const { selection, options, made } = here;
    const dearer = { ...selection, inputs: selection.inputs.map((coin) => ({ ...coin, value: 70_000n })) };
    expect(codeOf(exportPsbt(dearer, options))).toBe('previous-differs');
    expect(codeOf(exportPsbt(selection, { ...options, previous: () => null }))).toBe('previous-missing');
    const [some] = made.values();
    expect(codeOf(exportPsbt(selection, { ...options, previous: () => some ?? null }))).toBe('previous-differs');
    const elsewhere = { ...selection, inputs: selection.inputs.map((coin) => ({ ...coin, vout: 1 })) };
    expect(codeOf(exportPsbt(elsewhere, options))).toBe('previous-differs');
    const moved = { ...selection, inputs: selection.inputs.map((coin) => ({ ...coin, position: { chain: 0, index: 9 } as const })) };
    expect(codeOf(exportPsbt(moved, options))).toBe('coin-not-ours');
    if (selection.change === null) throw new Error('no change');
    expect(codeOf(exportPsbt({ ...selection, change: { ...selection.change, address: payee } }, options))).toBe('coin-not-ours');
  });
});
