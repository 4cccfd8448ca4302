// Owns the proof that a BIP86 account's transactions are what was approved, signed so that any node takes them, and that keys do not outlive the call.
import { schnorr } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readPlain } from '../../../../tests/helpers/bip143.ts';
import { bip341Digest } from '../../../../tests/helpers/bip341.ts';
import vectors from '../../../../tests/vectors/chains/bitcoin.json' with { type: 'json' };
import { type AccountKind, accountXpub, addressesOf } from './account.ts';
import { scriptOfAddress } from './address.ts';
import { decodeBitcoin } from './decode.ts';
import { selectCoins } from './select-coins.ts';
import { signSelection } from './sign.ts';
import { inputWeight } from './size.ts';
import { outputSecret, signSchnorr } from './taproot-key.ts';
import type { Coin, KeyPosition, OutputLine, Selection } from './types.ts';

vi.mock('./taproot-key.ts', { spy: true });

const params = 'regtest' as const;
const seed = mnemonicToSeedSync(vectors.bip84.mnemonic);
const addressAt = addressesOf(accountXpub(seed, params, 'p2tr'), params, 'p2tr');
const bip84At = addressesOf(accountXpub(seed, params), params);
const alice = 'bcrt1qjh3dnrafy8f2zszh5sdqn6c3ycfljh930yza9nt72v30dkw8mlvscn82zx';
const bob = '2NByiBUaEXrhmqAsg7BbLpcQSAQs1EDwt5w';
const lines: readonly OutputLine[] = [alice, bob, alice].map((address) => ({ address, value: 40_000n }));
const changeTo = (index: number) => ({ address: addressAt({ chain: 1, index }), position: { chain: 1, index } as const });

function coinAt(position: KeyPosition, value: bigint, number: number): Coin {
  return { txid: (number + 1).toString(16).padStart(64, 'ab'), vout: number, value, address: addressAt(position), position, height: 7 };
}

function choose(coins: readonly Coin[], outputs: readonly OutputLine[], feeRate = 5_000n): Selection {
  const chosen = selectCoins({
    coins,
    reserved: new Set(),
    outputs,
    changeTo: changeTo(3),
    feeRate,
    params,
    inputWeight: inputWeight({ kind: 'p2tr' }),
  });
  if (!chosen.ok) throw new Error(chosen.error.code);
  return chosen.value;
}

const coins = [
  coinAt({ chain: 0, index: 0 }, 90_000n, 0),
  coinAt({ chain: 0, index: 5 }, 80_000n, 1),
  coinAt({ chain: 1, index: 2 }, 70_000n, 2),
];
const selection = choose(coins, lines);
const optionsFor = ({ outputs, fee }: Selection, kind: AccountKind = 'p2tr') => ({
  params,
  kind,
  lockTime: 812_345,
  approved: { lines: outputs, feeCeiling: fee, lockTime: 812_345 },
});

function signed(chosen: Selection = selection): string {
  const answer = signSelection(chosen, seed, optionsFor(chosen));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.hex;
}

const spentBy = ({ inputs }: Selection) =>
  inputs.map(({ address, value }) => {
    const script = scriptOfAddress(address, params);
    if (!script.ok) throw new Error(script.error.code);
    return { value, script: script.value };
  });

/** Every witness is one signature of 64 bytes that holds for the digest of the BIP's text and the key in the coin's script. */
function expectSigned(hex: string, chosen: Selection): void {
  const plain = readPlain(hex);
  const spent = spentBy(chosen);
  expect(plain.inputs).toHaveLength(spent.length);
  for (const [index, { script }] of spent.entries()) {
    const [signature = new Uint8Array(), ...more] = plain.inputs[index]?.witness ?? [];
    expect([signature.length, more.length]).toEqual([64, 0]);
    const digest = bip341Digest(plain, index, spent, 0);
    expect(schnorr.verify(signature, digest, script.subarray(2))).toBe(true);
    digest[0] = (digest[0] ?? 0) ^ 1;
    expect(schnorr.verify(signature, digest, script.subarray(2))).toBe(false);
  }
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.mocked(signSchnorr).mockReset();
  vi.mocked(outputSecret).mockReset();
});

describe('signing for a BIP86 account', () => {
  it('pays every line at its own index, then the change, with signatures that cover everything', () => {
    const decoded = decodeBitcoin(signed(), params);
    if (!decoded.ok) throw new Error(decoded.error.code);
    expect(decoded.value.outputs.map(({ address, value }) => ({ address, value }))).toEqual([
      ...lines,
      { address: changeTo(3).address, value: selection.change?.value },
    ]);
    expectSigned(signed(), selection);
  });

  it('has exactly the size that was estimated, so the fee rate is kept to the satoshi', () => {
    const decoded = decodeBitcoin(signed(), params);
    expect(decoded.ok && decoded.value.vsize).toBe(selection.vsize);
  });

  it('gives the same bytes again', () => {
    expect(signed()).toBe(signed());
  });

  it('does so for any coins, positions and payments', () => {
    const position = fc.record({ chain: fc.constantFrom<0 | 1>(0, 1), index: fc.integer({ min: 0, max: 2 ** 31 - 1 }) });
    const places = fc.uniqueArray(position, { minLength: 1, maxLength: 6, selector: ({ chain, index }) => `${chain}/${index}` });
    const amounts = fc.array(fc.bigInt({ min: 1_000n, max: 5_000n }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(places, amounts, (positions, values) => {
        const held = positions.map((place, number) => coinAt(place, 30_000n + BigInt(number), number));
        const outputs = values.map((value, index) => ({ address: index % 2 === 0 ? bob : addressAt({ chain: 0, index }), value }));
        const chosen = choose(held, outputs, 1_000n);
        const hex = signed(chosen);
        expectSigned(hex, chosen);
        const decoded = decodeBitcoin(hex, params);
        expect(decoded.ok && decoded.value.vsize <= chosen.vsize).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

describe('signing for a BIP86 account refuses', () => {
  const codeOf = (chosen: Selection, kind: AccountKind = 'p2tr', from: Uint8Array = seed) => {
    const answer = signSelection(chosen, from, { ...optionsFor(selection, kind) });
    return answer.ok ? 'signed' : `${answer.error.code}:${Object.values(answer.error.params ?? {}).join()}`;
  };

  it('another amount, another payee, a fee above the ceiling', () => {
    expect(codeOf({ ...selection, outputs: lines.map((line) => ({ ...line, value: 40_001n })) })).toBe('transaction-mismatch:outputs');
    expect(codeOf({ ...selection, outputs: lines.map((line) => ({ ...line, address: bob })) })).toBe('transaction-mismatch:outputs');
    expect(codeOf({ ...selection, change: null })).toBe('transaction-mismatch:fee');
  });

  it('change and coins of the other kind, though they are of the same seed', () => {
    const [first, ...rest] = selection.inputs;
    const { change } = selection;
    if (first === undefined || change === null) throw new Error('a coin and change were expected');
    const address = bip84At(change.position);
    expect(codeOf({ ...selection, change: { ...change, address } })).toBe(`coin-not-ours:${address}`);
    const own = bip84At(first.position);
    expect(codeOf({ ...selection, inputs: [{ ...first, address: own }, ...rest] })).toBe(`coin-not-ours:${own}`);
    expect(codeOf(selection, 'p2wpkh')).toBe(`coin-not-ours:${change.address}`);
  });

  it('a coin at another position than it says, before any key has signed', () => {
    const [first, ...rest] = [...selection.inputs].reverse();
    if (first === undefined) throw new Error('a coin was expected');
    const moved = { ...first, position: { chain: 0, index: 77 } as const };
    expect(codeOf({ ...selection, inputs: [...rest, moved] })).toBe(`coin-not-ours:${first.address}`);
    expect(signSchnorr).not.toHaveBeenCalled();
  });

  it('another seed', () => {
    const other = mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow');
    expect(codeOf(selection, 'p2tr', other)).toMatch(/^coin-not-ours:/);
  });

  it('to hand out a signature that a fault has spoilt', () => {
    vi.mocked(signSchnorr).mockImplementation((digest, secret) => {
      const signature = schnorr.sign(digest, secret);
      signature[40] = (signature[40] ?? 0) ^ 1;
      return signature;
    });
    expect(codeOf(selection)).toBe('signature-invalid:');
  });
});

describe('keys', () => {
  it('are wiped after use, the tweaked one too, and the seed is left to its owner', () => {
    const lent: Uint8Array[] = [];
    const own = Object.getOwnPropertyDescriptor(HDKey.prototype, 'privateKey');
    vi.spyOn(HDKey.prototype, 'privateKey', 'get').mockImplementation(function (this: HDKey) {
      const key: unknown = own?.get?.call(this);
      if (key instanceof Uint8Array) lent.push(key);
      return key instanceof Uint8Array ? key : null;
    });
    const copy = bytesToHex(seed);
    signed();
    const secrets = vi.mocked(outputSecret).mock.results.flatMap(({ value }) => (value instanceof Uint8Array ? [value] : []));
    expect(secrets).toHaveLength(selection.inputs.length);
    expect(lent).toHaveLength(selection.inputs.length);
    for (const secret of [...secrets, ...lent]) expect(secret.every((byte) => byte === 0)).toBe(true);
    expect(bytesToHex(seed)).toBe(copy);
  });
});
