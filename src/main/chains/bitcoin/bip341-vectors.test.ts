// Owns the proof that our Taproot addresses, tweaks, digests and signatures are those that BIP341 publishes.
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';
import { describe, expect, it } from 'vitest';
import { readPlain } from '../../../../tests/helpers/bip143.ts';
import { bip341Digest } from '../../../../tests/helpers/bip341.ts';
import vectors from '../../../../tests/vectors/chains/bip341.json' with { type: 'json' };
import { readBitcoinAddress } from '../../../shared/links/bitcoin-address.ts';
import { addressOfKey } from './account.ts';
import { addressOfScript, scriptOfAddress } from './address.ts';
import { outputSecret, signSchnorr } from './taproot-key.ts';

const { outputs, keyPath } = vectors;
const bytesOf = (hex: string | null): Uint8Array | undefined => (hex === null ? undefined : hexToBytes(hex));
const spent = keyPath.spent.map(({ script, value }) => ({ script: hexToBytes(script), value: BigInt(value) }));
const plain = readPlain(keyPath.unsigned);

describe('outputs', () => {
  it.each(outputs)('$address pays its script and comes back', ({ address, script, outputKey }) => {
    const read = scriptOfAddress(address, 'mainnet');
    expect(read.ok && bytesToHex(read.value)).toBe(script);
    expect(addressOfScript(hexToBytes(script), 'mainnet')).toBe(address);
    const shared = readBitcoinAddress(address, 'main');
    expect(shared).toMatchObject({ address, scriptKind: 'p2tr' });
    expect(shared === null ? '' : bytesToHex(shared.payload)).toBe(outputKey);
  });

  it.each(outputs.filter(({ merkleRoot }) => merkleRoot === null))(
    '$internalKey, with no script, gets its address',
    ({ internalKey, address }) => {
      // The y of the compressed key does not matter.
      for (const sign of [2, 3])
        expect(addressOfKey(concatBytes(Uint8Array.of(sign), hexToBytes(internalKey)), 'mainnet', 'p2tr')).toBe(address);
    },
  );
});

describe('key path spending', () => {
  it.each(keyPath.inputs)(
    'input $index, hash type $hashType',
    ({ index, secret, merkleRoot, hashType, outputSecret: expected, digest, witness }) => {
      const tweaked = outputSecret(hexToBytes(secret), bytesOf(merkleRoot));
      expect(bytesToHex(tweaked)).toBe(expected);
      const publicKey = secp256k1.getPublicKey(tweaked, true).subarray(1);
      expect(`5120${bytesToHex(publicKey)}`).toBe(keyPath.spent[index]?.script);
      const own = bip341Digest(plain, index, spent, hashType);
      expect(bytesToHex(own)).toBe(digest);
      // What joined signatures are verified against.
      const library = Transaction.fromHex(keyPath.unsigned).hashForWitnessV1(
        index,
        spent.map(({ script }) => script),
        spent.map(({ value }) => value),
        hashType,
      );
      expect(bytesToHex(library)).toBe(digest);
      const signature = signSchnorr(own, tweaked);
      expect(bytesToHex(signature) + (hashType === 0 ? '' : bytesToHex(Uint8Array.of(hashType)))).toBe(witness);
      expect(schnorr.verify(signature, own, publicKey)).toBe(true);
    },
  );

  it('leaves the secret that it tweaks to its owner, unchanged', () => {
    const secret = hexToBytes('11'.repeat(32));
    outputSecret(secret);
    expect(bytesToHex(secret)).toBe('11'.repeat(32));
  });

  it('takes no secret outside the group', () => {
    for (const bad of ['00'.repeat(32), 'ff'.repeat(32), '11'.repeat(31)]) expect(() => outputSecret(hexToBytes(bad))).toThrow();
  });
});
