// Owns the proof that an account pasted in another wallet's spelling is the account that was meant, and no secret or stranger's key is taken.
import { hexToBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { describe, expect, it } from 'vitest';
import { accountXpub, masterFingerprint } from './account.ts';
import { descriptorText, parseDescriptor, watchLines } from './descriptor.ts';
import { placesOf } from './descriptor-places.ts';
import { readWatched } from './watched-account.ts';

const codec = createBase58check(sha256);
const seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`);
const xpub = accountXpub(seed, 'mainnet');
const tpub = accountXpub(seed, 'regtest');
/** BIP84's published account key of these words. */
const zpub = 'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';
const under = (version: string, key: string) => codec.encode(Uint8Array.from([...hexToBytes(version), ...codec.decode(key).subarray(4)]));
const first = (text: string, kind: 'p2wpkh' | 'p2tr' = 'p2wpkh', params: 'mainnet' | 'regtest' = 'mainnet') => {
  const read = readWatched(text, kind, params);
  return read.ok ? placesOf(read.value, params)({ chain: 0, index: 0 }).address : read.error.code;
};

describe('an extended key', () => {
  it('spelled zpub is the account of BIP84, whatever kind was chosen', () => {
    expect(first(zpub)).toBe('bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu');
    expect(first(zpub, 'p2tr')).toBe(first(zpub));
    expect(first(`[73c5da0a/84'/0'/0']${zpub}`)).toBe(first(zpub));
    expect(first(under('045f1cf6', tpub), 'p2wpkh', 'regtest')).toBe(first(tpub, 'p2wpkh', 'regtest'));
  });

  it('spelled xpub is of the kind that was chosen, for it does not tell', () => {
    expect(first(xpub)).toBe('bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu');
    expect(first(accountXpub(seed, 'mainnet', 'p2tr'), 'p2tr')).toBe('bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr');
  });

  it('keeps the origin that stands before it', () => {
    const read = readWatched(`[73C5DA0A/84'/0'/0']${zpub}`, 'p2wpkh', 'mainnet');
    if (!read.ok) throw new Error(read.error.code);
    expect(masterFingerprint(seed)).toBe('73c5da0a');
    expect(descriptorText(read.value)).toContain('wpkh([73c5da0a/84h/0h/0h]xpub');
  });

  it('of another network, another script, or with a secret in it is refused by its own name', () => {
    expect(first(tpub)).toBe('descriptor-other-network');
    expect(first(zpub, 'p2wpkh', 'regtest')).toBe('descriptor-other-network');
    for (const version of ['049d7cb2', '02aa7ed3', '0295b43f']) expect(first(under(version, xpub))).toBe('descriptor-unsupported');
    const xprv = HDKey.fromMasterSeed(seed).privateExtendedKey;
    for (const secret of [xprv, under('04b2430c', xprv)]) expect(first(secret)).toBe('descriptor-private');
    expect(first(`${zpub.slice(0, -1)}t`)).toBe('descriptor-unreadable');
    expect(first('hello')).toBe('descriptor-unreadable');
  });
});

describe('a descriptor', () => {
  it('is read as it stands, and what a node is told of it names no origin', () => {
    const text = `wpkh([73c5da0a/84'/1'/0']${tpub}/<0;1>/*)`;
    expect(first(text, 'p2tr', 'regtest')).toBe(first(tpub, 'p2wpkh', 'regtest'));
    const [withOrigin, without] = [text, `wpkh(${tpub}/<0;1>/*)`].map((one) => parseDescriptor(one, 'regtest'));
    if (!withOrigin?.ok || !without?.ok) throw new Error('not read');
    expect(watchLines(withOrigin.value)).toEqual(watchLines(without.value));
    expect(watchLines(without.value)).toEqual([descriptorText(without.value, 0), descriptorText(without.value, 1)]);
  });
});
