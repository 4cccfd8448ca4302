// Owns the proof that keys are derived and extended keys read as BIP32, BIP84 and BIP86 publish it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { createBase58check } from '@scure/base';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { describe, expect, it } from 'vitest';
import bip32 from '../../../../tests/vectors/chains/bip32.json' with { type: 'json' };
import vectors from '../../../../tests/vectors/chains/bitcoin.json' with { type: 'json' };
import { hardened, withChildKey, withSeedKey } from '../derive-key.ts';
import { accountPath, accountXpub, addressAt, publicKeyAt } from './account.ts';
import { scriptOfAddress } from './address.ts';
import { parseDescriptor } from './descriptor.ts';

const steps = (path: string): readonly number[] =>
  path
    .split('/')
    .slice(1)
    .map((step) => (step.endsWith("'") ? hardened(Number(step.slice(0, -1))) : Number(step)));
const chains = bip32.valid.flatMap(({ seed, chains: all }) => all.map((chain) => ({ seed, ...chain })));
const codeOf = (text: string): string => {
  const answer = parseDescriptor(text, 'mainnet');
  return answer.ok ? 'read' : answer.error.code;
};

describe('BIP32', () => {
  it.each(chains)('$seed, $path', ({ seed, path, xprv, xpub }) => {
    const derived = withSeedKey(hexToBytes(seed), steps(path), (key) => [key.privateExtendedKey, key.publicExtendedKey]);
    expect(derived).toEqual([xprv, xpub]);
  });

  it('a key below a key that is at hand is the same', () => {
    for (const { chains: all } of bip32.valid) {
      for (const [index, { path, xprv }] of all.slice(0, -1).entries()) {
        const next = all[index + 1];
        const below = steps(next?.path ?? '').slice(steps(path).length);
        const derived = withChildKey(HDKey.fromExtendedKey(xprv), below, (key) => key.privateExtendedKey);
        expect(derived).toBe(next?.xprv);
      }
    }
  });

  it.each(chains)('$xpub can be watched, and its private half is refused as such', ({ xpub, xprv }) => {
    for (const form of ['wpkh', 'tr']) {
      expect(codeOf(`${form}(${xpub}/<0;1>/*)`)).toBe('read');
      expect(codeOf(`${form}(${xprv}/<0;1>/*)`)).toBe('descriptor-private');
    }
  });

  it.each(bip32.invalid)('refuses a key: $why', ({ key }) => {
    expect(codeOf(`wpkh(${key}/<0;1>/*)`)).toBe(key.startsWith('xprv') ? 'descriptor-private' : 'descriptor-unreadable');
    expect(() => publicKeyAt(key, { chain: 0, index: 0 }, 'mainnet')).toThrow();
  });
});

describe('accounts', () => {
  const seed = mnemonicToSeedSync(vectors.bip84.mnemonic);
  const base58check = createBase58check(sha256);

  it.each(vectors.bip84.addresses)('BIP84: the private key of $address', ({ chain, index, privateKey }) => {
    const secret = withSeedKey(seed, [...accountPath('mainnet'), chain, index], (key) => bytesToHex(key.privateKey ?? new Uint8Array()));
    // The form in which wallets write one (WIF): version, key, and that its public half is compressed.
    expect(bytesToHex(base58check.decode(privateKey))).toBe(`80${secret}01`);
  });

  it('BIP86: the extended key of the account', () => {
    expect(accountXpub(seed, 'mainnet', 'p2tr')).toBe(vectors.bip86.accountXpub);
  });

  it.each(vectors.bip86.addresses)('BIP86: $address', ({ chain, index, internalKey, script, address }) => {
    const position = { chain: chain === 0 ? 0 : 1, index } as const;
    expect(bytesToHex(publicKeyAt(vectors.bip86.accountXpub, position, 'mainnet')).slice(2)).toBe(internalKey);
    expect(addressAt(vectors.bip86.accountXpub, position, 'mainnet', 'p2tr')).toBe(address);
    const paid = scriptOfAddress(address, 'mainnet');
    expect(paid.ok && bytesToHex(paid.value)).toBe(script);
  });
});
