// Owns the proof that what we sign is what was approved, and that any node would accept it.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { mnemonicToSeedSync } from '@scure/bip39';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bip143Digest, readPlain } from '../../../../tests/helpers/bip143.ts';
import vectors from '../../../../tests/vectors/chains/bitcoin.json' with { type: 'json' };
import { accountXpub, addressAt, publicKeyAt } from './account.ts';
import { decodeBitcoin } from './decode.ts';
import { matchesLines } from './match.ts';
import { selectCoins } from './select-coins.ts';
import { signSelection } from './sign.ts';
import type { Coin, KeyPosition, OutputLine, Selection } from './types.ts';

const params = 'regtest' as const;
const seed = mnemonicToSeedSync(vectors.bip84.mnemonic);
const xpub = accountXpub(seed, params);
const changePosition: KeyPosition = { chain: 1, index: 3 };
const changeTo = { address: addressAt(xpub, changePosition, params), position: changePosition };
const alice = 'bcrt1qjh3dnrafy8f2zszh5sdqn6c3ycfljh930yza9nt72v30dkw8mlvscn82zx';
const bob = '2NByiBUaEXrhmqAsg7BbLpcQSAQs1EDwt5w';
const lines: readonly OutputLine[] = [
  { address: alice, value: 40_000n },
  { address: bob, value: 50_000n },
  { address: alice, value: 40_000n },
];

function coinAt(position: KeyPosition, value: bigint, number: number): Coin {
  return {
    txid: (number + 1).toString(16).padStart(64, 'ab'),
    vout: number,
    value,
    address: addressAt(xpub, position, params),
    position,
    height: 7,
  };
}

const coins = [
  coinAt({ chain: 0, index: 0 }, 90_000n, 0),
  coinAt({ chain: 0, index: 5 }, 80_000n, 1),
  coinAt({ chain: 1, index: 2 }, 70_000n, 2),
];

function choose(): Selection {
  const chosen = selectCoins({ coins, reserved: new Set(), outputs: lines, changeTo, feeRate: 5_000n, params });
  if (!chosen.ok) throw new Error(chosen.error.code);
  return chosen.value;
}

const selection = choose();
const approved = { lines, feeCeiling: selection.fee, lockTime: 812_345 };
const options = { params, lockTime: 812_345, approved };

function signed(): string {
  const answer = signSelection(selection, seed, options);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.hex;
}

describe('the digest that checks us', () => {
  it('is the one of BIP143', () => {
    const { unsigned, input, publicKey, value, sigHash } = vectors.bip143;
    expect(bytesToHex(bip143Digest(readPlain(unsigned), input, hexToBytes(publicKey), BigInt(value)))).toBe(sigHash);
  });

  it('and its signature is the one that our curve library makes', () => {
    const { sigHash, privateKey, signed: whole } = vectors.bip143;
    const signature = secp256k1.sign(hexToBytes(sigHash), hexToBytes(privateKey), { prehash: false, format: 'der' });
    expect(whole).toContain(`${bytesToHex(signature)}01`);
  });
});

describe('signing a selection', () => {
  it('pays every line at its own index, then the change', () => {
    const plain = readPlain(signed());
    const decoded = decodeBitcoin(signed(), params);
    if (!decoded.ok) throw new Error(decoded.error.code);
    expect(decoded.value.outputs.map(({ address, value }) => ({ address, value }))).toEqual([
      ...lines,
      { address: changeTo.address, value: selection.change?.value },
    ]);
    expect(plain.version).toBe(2);
    expect(plain.lockTime).toBe(812_345);
    expect(plain.inputs.every(({ sequence }) => sequence === 0xfffffffd)).toBe(true);
    expect(matchesLines(decoded.value, selection, approved, params)).toEqual({ ok: true, value: undefined });
  });

  it('makes signatures that hold against the text of BIP143 and another curve library', () => {
    const plain = readPlain(signed());
    expect(plain.inputs.length).toBe(2);
    for (const [index, coin] of selection.inputs.entries()) {
      const [signature, publicKey] = plain.inputs[index]?.witness ?? [];
      if (signature === undefined || publicKey === undefined) throw new Error('no witness');
      expect(bytesToHex(publicKey)).toBe(bytesToHex(publicKeyAt(xpub, coin.position, params)));
      expect(signature.at(-1)).toBe(1);
      const digest = bip143Digest(plain, index, publicKey, coin.value);
      expect(secp256k1.verify(signature.subarray(0, -1), digest, publicKey, { prehash: false, format: 'der', lowS: true })).toBe(true);
      digest[0] = (digest[0] ?? 0) ^ 1;
      expect(secp256k1.verify(signature.subarray(0, -1), digest, publicKey, { prehash: false, format: 'der', lowS: true })).toBe(false);
    }
  });

  it('gives the same bytes again', () => {
    expect(signed()).toBe(signed());
  });

  it('is never larger than the selection said, so the fee rate is kept', () => {
    const decoded = decodeBitcoin(signed(), params);
    expect(decoded.ok && decoded.value.vsize <= selection.vsize && decoded.value.vsize >= selection.vsize - 2).toBe(true);
  });

  it('leaves the seed to its owner, unchanged', () => {
    const copy = seed.slice();
    signed();
    expect(seed).toEqual(copy);
  });
});

describe('signing refuses', () => {
  const codeOf = (changed: Selection, approval = approved) => {
    const answer = signSelection(changed, seed, { ...options, approved: approval });
    return answer.ok ? 'signed' : `${answer.error.code}:${Object.values(answer.error.params ?? {}).join()}`;
  };
  const output = (index: number, change: Partial<OutputLine>) => ({
    ...selection,
    outputs: selection.outputs.map((line, i) => (i === index ? { ...line, ...change } : line)),
  });

  it('another amount, another payee, a payee too many or too few', () => {
    expect(codeOf(output(0, { value: 40_001n }))).toBe('transaction-mismatch:outputs');
    expect(codeOf(output(0, { address: bob }))).toBe('transaction-mismatch:outputs');
    expect(codeOf({ ...selection, outputs: [...selection.outputs, { address: bob, value: 1_000n }] })).toBe('transaction-mismatch:outputs');
    expect(codeOf({ ...selection, outputs: selection.outputs.slice(1) })).toBe('transaction-mismatch:outputs');
  });

  it('a fee above the ceiling, whatever the selection claims', () => {
    expect(codeOf(selection, { ...approved, feeCeiling: selection.fee - 1n })).toBe('transaction-mismatch:fee');
    expect(codeOf({ ...selection, change: null })).toBe('transaction-mismatch:fee');
    expect(codeOf({ ...selection, inputs: coins })).toBe('transaction-mismatch:fee');
  });

  it('spending more than the coins hold', () => {
    expect(codeOf({ ...selection, inputs: selection.inputs.slice(1) })).toBe('transaction-mismatch:fee');
  });

  it('one coin twice', () => {
    expect(codeOf({ ...selection, inputs: [...selection.inputs, ...selection.inputs] })).toBe('transaction-mismatch:inputs');
  });

  it('change that goes to somebody else', () => {
    const stolen = { ...selection, change: { address: alice, position: changePosition, value: selection.change?.value ?? 0n } };
    expect(codeOf(stolen)).toBe(`coin-not-ours:${alice}`);
  });

  it('coins of another seed', () => {
    const other = mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow');
    const answer = signSelection(selection, other, options);
    expect(answer.ok ? 'signed' : answer.error.code).toBe('coin-not-ours');
  });
});

describe('reading bytes back', () => {
  it('reads the example of BIP143', () => {
    const decoded = decodeBitcoin(vectors.bip143.signed, 'mainnet');
    expect(decoded.ok && decoded.value.inputs.map(({ txid, vout }) => `${txid}:${vout}`)).toEqual([
      '9f96ade4b41d5433f4eda31e1738ec2b36f6e7d1420d94a6af99801a88f7f7ff:0',
      '8ac60eb9575db5b2d987e29f301b5b819ea83a5c6579d282d189cc04b8e151ef:1',
    ]);
    expect(decoded.ok && decoded.value.outputs.map(({ value }) => value)).toEqual([112_340_000n, 223_450_000n]);
  });

  it('refuses rubbish, halves and appendices', () => {
    const codeOf = (hex: string) => {
      const answer = decodeBitcoin(hex, params);
      return answer.ok ? 'read' : answer.error.code;
    };
    const hex = signed();
    expect(codeOf(hex)).toBe('read');
    for (const bad of ['', 'zz', hex.slice(2), hex.slice(0, -2), `${hex}00`, hex.toUpperCase(), '0'.repeat(8_000_002)])
      expect(codeOf(bad)).toBe('transaction-unreadable');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(['read', 'transaction-unreadable']).toContain(codeOf(bytesToHex(bytes)));
      }),
    );
  });

  it('sees every changed byte of what is committed to', () => {
    const hex = signed();
    const original = decodeBitcoin(hex, params);
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 200 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = hexToBytes(hex);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const decoded = decodeBitcoin(bytesToHex(bytes), params);
        expect(decoded.ok && original.ok && decoded.value.txid === original.value.txid).toBe(false);
      }),
    );
  });
});

describe('matching', () => {
  const decodedOf = () => {
    const decoded = decodeBitcoin(signed(), params);
    if (!decoded.ok) throw new Error(decoded.error.code);
    return decoded.value;
  };
  const partOf = (changed: Partial<ReturnType<typeof decodedOf>>) => {
    const answer = matchesLines({ ...decodedOf(), ...changed }, selection, approved, params);
    return answer.ok ? 'same' : answer.error.params?.['part'];
  };

  it('wants two outputs for two equal payouts', () => {
    const [first, second, third, ...rest] = decodedOf().outputs;
    if (first === undefined || second === undefined || third === undefined) throw new Error('outputs');
    expect(partOf({ outputs: [first, second, ...rest] })).toBe('outputs');
    expect(partOf({ outputs: [first, third, second, ...rest] })).toBe('same');
  });

  it('wants version 2, and the lock time that was approved, which is a height', () => {
    expect(partOf({ version: 1 })).toBe('version');
    expect(partOf({ lockTime: 812_344 })).toBe('lock-time');
    const date = 500_000_000;
    expect(signSelection(selection, seed, { params, lockTime: date, approved: { ...approved, lockTime: date } })).toMatchObject({
      error: { code: 'transaction-mismatch', params: { part: 'lock-time' } },
    });
  });

  it('wants the chosen inputs and replaceable sequences', () => {
    const { inputs } = decodedOf();
    expect(partOf({ inputs: inputs.slice(1) })).toBe('inputs');
    expect(partOf({ inputs: inputs.map((input) => ({ ...input, sequence: 0xffffffff })) })).toBe('inputs');
    expect(partOf({ inputs: inputs.map((input) => ({ ...input, vout: input.vout + 9 })) })).toBe('inputs');
  });
});
