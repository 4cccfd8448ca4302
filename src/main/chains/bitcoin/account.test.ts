// Owns the proof that our keys and addresses are those of BIP84 and BIP86.
import { mnemonicToSeedSync } from '@scure/bip39';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors/chains/bitcoin.json' with { type: 'json' };
import { hardened, withSeedKey } from '../derive-key.ts';
import { accountPath, accountXpub, addressAt, publicKeyAt } from './account.ts';
import type { KeyPosition } from './types.ts';

const seed = mnemonicToSeedSync(vectors.bip84.mnemonic);
const positionOf = ({ chain, index }: { chain: number; index: number }) => ({ chain, index }) as KeyPosition;

describe('BIP84', () => {
  const xpub = accountXpub(seed, 'mainnet');
  it.each(vectors.bip84.addresses)('derives $address', (vector) => {
    expect(bytesToHex(publicKeyAt(xpub, positionOf(vector), 'mainnet'))).toBe(vector.publicKey);
    expect(addressAt(xpub, positionOf(vector), 'mainnet')).toBe(vector.address);
  });

  it('gives out a public account key only', () => {
    expect(xpub).toMatch(/^xpub/);
    expect(accountXpub(seed, 'regtest')).toMatch(/^tpub/);
  });

  it('keeps real and practice money apart: other coin type, other prefix, other version', () => {
    const practice = accountXpub(seed, 'regtest');
    expect(accountPath('mainnet')).toEqual([hardened(84), hardened(0), hardened(0)]);
    expect(accountPath('regtest')).toEqual([hardened(84), hardened(1), hardened(0)]);
    expect(addressAt(practice, { chain: 0, index: 0 }, 'regtest')).toMatch(/^bcrt1q/);
    expect(addressAt(accountXpub(seed, 'testnet'), { chain: 0, index: 0 }, 'testnet')).toMatch(/^tb1q/);
    expect(() => addressAt(practice, { chain: 0, index: 0 }, 'mainnet')).toThrow();
  });
});

describe('BIP86', () => {
  it.each(vectors.bip86.addresses)('derives $address', (vector) => {
    expect(addressAt(accountXpub(seed, 'mainnet', 'p2tr'), positionOf(vector), 'mainnet', 'p2tr')).toBe(vector.address);
  });
});

describe('a lent key', () => {
  it('is gone after use, also when the use fails', () => {
    let kept: { readonly privateKey: Uint8Array | null } | undefined;
    expect(() =>
      withSeedKey(seed, [0], (key) => {
        kept = key;
        expect(key.privateKey).not.toBeNull();
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    expect(kept?.privateKey).toBeNull();
  });
});
