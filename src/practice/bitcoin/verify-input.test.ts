// The checker against published signatures and against spends signed by other code.
import * as ecc from '@bitcoinerlab/secp256k1';
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { crypto, initEccLib, networks, Psbt, payments, Transaction } from 'bitcoinjs-lib';
import { describe, expect, it } from 'vitest';
import { type ChainTransaction, decodeTransaction } from './transaction.ts';
import { scriptError } from './verify-input.ts';

initEccLib(ecc);
const network = networks.regtest;
const secret = new Uint8Array(32).fill(9);
const publicKey = secp256k1.getPublicKey(secret, true);
const signer = { publicKey, sign: (hash: Uint8Array) => secp256k1.sign(hash, secret, { prehash: false }) };

function decoded(hex: string): ChainTransaction {
  return decodeTransaction(hex) as ChainTransaction;
}

describe('P2WPKH', () => {
  // https://github.com/bitcoin/bips/blob/master/bip-0143.mediawiki#native-p2wpkh
  const published =
    '01000000000102fff7f7881a8099afa6940d42d1e7f6362bec38171ea3edf433541db4e4ad969f00000000494830450221008b9d1dc26ba6a9cb62127b02742fa9d7' +
    '54cd3bebf337f7a55d114c8e5cdd30be022040529b194ba3f9281a99f2b1c0a19c0489bc22ede944ccf4ecbab4cc618ef3ed01eeffffffef51e1b804cc89d182d279' +
    '655c3aa89e815b1b309fe287d9b2b55d57b90ec68a0100000000ffffffff02202cb206000000001976a9148280b37df378db99f66f85c95a783a76ac7a6d5988ac90' +
    '93510d000000001976a9143bde42dbee7e4dbe6a21b2d50ce2f0167faa815988ac000247304402203609e17b84f6a7d30c80bfa610b5b4542f32a8a0d5447a12fb13' +
    '66d7f01cc44a0220573a954c4518331561406f90300e8f3358f51928d43c212a8caed02de67eebee0121025476c2e83188368da1ff3e292e7acafcdb3566bb0ad253' +
    'f62fc70f07aeee635711000000';
  const first = { script: hexToBytes('2103c9f4836b9a4f77fc0d81f7bcb01b7f1b35916864b9476c241ce9fc198bd25432ac'), value: 625_000_000n };
  const second = { script: hexToBytes('00141d0f172a0ecb48aee1be1f2687d2963ae33f71a1'), value: 600_000_000n };

  it('accepts the signature that BIP143 publishes', () => {
    expect(scriptError(decoded(published), 1, [first, second])).toBeNull();
  });

  it('refuses it for any other amount: the amount is signed', () => {
    expect(scriptError(decoded(published), 1, [first, { ...second, value: 600_000_001n }])).toContain('Signature must be zero');
  });

  it('accepts the published signature of the old form beside it', () => {
    expect(scriptError(decoded(published), 0, [first, second])).toBeNull();
  });
});

describe('P2PKH', () => {
  it('accepts what Psbt signed and refuses it once a byte is changed', () => {
    const { output } = payments.p2pkh({ pubkey: publicKey, network });
    const source = new Transaction();
    source.addInput(new Uint8Array(32).fill(1), 0);
    source.addOutput(output as Uint8Array, 50_000n);
    const psbt = new Psbt({ network }).addInput({ hash: source.getId(), index: 0, nonWitnessUtxo: source.toBuffer() });
    psbt
      .addOutput({ script: output as Uint8Array, value: 49_000n })
      .signAllInputs(signer)
      .finalizeAllInputs();
    const signed = psbt.extractTransaction(true);
    const spent = [{ script: output as Uint8Array, value: 50_000n }];
    expect(scriptError(decoded(signed.toHex()), 0, spent)).toBeNull();
    signed.outs = [{ script: output as Uint8Array, value: 49_001n }];
    expect(scriptError(decoded(signed.toHex()), 0, spent)).toContain('Signature must be zero');
  });
});

describe('P2TR by key', () => {
  const internal = publicKey.subarray(1);
  const payment = payments.p2tr({ internalPubkey: internal, network });
  const spent = [{ script: payment.output as Uint8Array, value: 50_000n }];

  /** BIP341: the even key plus the tagged hash of itself. */
  function tweakedSecret(): Uint8Array {
    const order = secp256k1.Point.Fn.ORDER;
    const number = BigInt(`0x${Buffer.from(secret).toString('hex')}`);
    const even = publicKey[0] === 2 ? number : order - number;
    const tweak = BigInt(`0x${Buffer.from(crypto.taggedHash('TapTweak', internal)).toString('hex')}`);
    return hexToBytes(((even + tweak) % order).toString(16).padStart(64, '0'));
  }

  function signedSpend(value: bigint): Transaction {
    const transaction = new Transaction();
    transaction.version = 2;
    transaction.addInput(new Uint8Array(32).fill(1), 0);
    transaction.addOutput(payment.output as Uint8Array, 49_000n);
    const hash = transaction.hashForWitnessV1(0, [payment.output as Uint8Array], [value], Transaction.SIGHASH_DEFAULT);
    transaction.setWitness(0, [schnorr.sign(hash, tweakedSecret())]);
    return transaction;
  }

  it('accepts a signature of the tweaked key', () => {
    expect(scriptError(decoded(signedSpend(50_000n).toHex()), 0, spent)).toBeNull();
  });

  it('refuses another amount, a short signature and an empty witness in Core words', () => {
    expect(scriptError(decoded(signedSpend(49_999n).toHex()), 0, spent)).toBe('Invalid Schnorr signature');
    const transaction = signedSpend(50_000n);
    const signature = transaction.ins[0]?.witness[0] as Uint8Array;
    transaction.setWitness(0, [signature.subarray(1)]);
    expect(scriptError(decoded(transaction.toHex()), 0, spent)).toBe('Invalid Schnorr signature size');
    transaction.setWitness(0, [Uint8Array.of(...signature, 0)]);
    expect(scriptError(decoded(transaction.toHex()), 0, spent)).toBe('Invalid Schnorr signature hash type');
    transaction.setWitness(0, []);
    expect(scriptError(decoded(transaction.toHex()), 0, spent)).toBe('Witness program was passed an empty witness');
  });
});
