// Owns the proof that imported secrets make the same keys as the ledger's own libraries, and that mistyped ones are refused by name.
import * as fc from 'fast-check';
import { deriveAddress, deriveKeypair, generateSeed, verify } from 'ripple-keypairs';
import { describe, expect, it } from 'vitest';
import { Wallet, walletFromSecretNumbers } from 'xrpl';
import { mnemonicToSeedSync } from '@scure/bip39';
import { readFamilySeed, writeFamilySeed } from './family-seed.ts';
import { algorithms, identityOfSecret, withImportedKey, type XrplAlgorithm } from './imported-key.ts';
import { mostPhraseAccounts, withKeyOf, xrplIdentity } from './keys.ts';
import { looksLikeSecretNumbers, readSecretNumbers } from './secret-numbers.ts';

const theirs = { secp256k1: 'ecdsa-secp256k1', ed25519: 'ed25519' } as const;
const entropies = fc.uint8Array({ minLength: 16, maxLength: 16 });
const seedOf = (entropy: Uint8Array, algorithm: XrplAlgorithm) => generateSeed({ entropy, algorithm: theirs[algorithm] });
const read = (text: string) => {
  const secret = readFamilySeed(text);
  if (!secret.ok) throw new Error(secret.error.code);
  return secret.value;
};
const codeOf = (text: string) => {
  const secret = readFamilySeed(text);
  return secret.ok ? 'ok' : secret.error.code;
};
/** XLS-12: value in five digits, then (value × (position × 2 + 1)) mod 9. */
const numbersOf = (entropy: Uint8Array) =>
  Array.from({ length: 8 }, (_, row) => {
    const value = entropy[row * 2]! * 256 + entropy[row * 2 + 1]!;
    return `${String(value).padStart(5, '0')}${(value * (row * 2 + 1)) % 9}`;
  });

describe.each(algorithms)('a family seed of %s', (algorithm) => {
  it('makes the account, key and signatures that ripple-keypairs makes of it', () => {
    fc.assert(
      fc.property(entropies, fc.uint8Array({ minLength: 1, maxLength: 80 }), (entropy, message) => {
        const seed = seedOf(entropy, algorithm);
        const pair = deriveKeypair(seed);
        const signingBytes = Buffer.from(message).toString('hex');
        const signed = withImportedKey(read(seed), (key) => ({ ...key, signature: key.sign(signingBytes) }));
        expect(signed).toMatchObject({ address: deriveAddress(pair.publicKey), publicKey: pair.publicKey });
        expect(verify(signingBytes, signed.signature, pair.publicKey)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is written as it was read', () => {
    fc.assert(
      fc.property(entropies, (entropy) => {
        const seed = seedOf(entropy, algorithm);
        expect(read(seed).algorithm).toBe(algorithm);
        expect(new TextDecoder().decode(writeFamilySeed(read(seed)))).toBe(seed);
      }),
    );
  });

  it('with a wrong, missing or extra letter is never taken for another', () => {
    const seed = seedOf(new Uint8Array(16).fill(7), algorithm);
    for (let at = 1; at < seed.length; at += 1) {
      const changed = seed.slice(0, at) + (seed[at] === 'p' ? 'r' : 'p') + seed.slice(at + 1);
      expect(['seed-checksum', 'seed-invalid'], changed).toContain(codeOf(changed));
      expect(['seed-checksum', 'seed-invalid']).toContain(codeOf(seed.slice(0, at) + seed.slice(at + 1)));
    }
    expect(codeOf(seed.slice(0, -1) + (seed.at(-1) === 'p' ? 'r' : 'p'))).toBe('seed-checksum');
  });
});

it('what is no seed is told apart from a mistyped one', () => {
  for (const text of ['', 'hello', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'abandon abandon about', '0'.repeat(64)])
    expect(codeOf(text)).toBe('seed-invalid');
  expect(codeOf('snoPBrXtMeMyMHUVTgbuqAfg1SUTb')).toBe('ok');
  expect(identityOfSecret(read('snoPBrXtMeMyMHUVTgbuqAfg1SUTb')).address).toBe('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh');
});

describe('secret numbers', () => {
  it('make the account that xrpl.js makes of them', () => {
    fc.assert(
      fc.property(entropies, (entropy) => {
        const rows = numbersOf(entropy);
        const secret = readSecretNumbers(rows.join('\n'));
        expect(secret.ok && identityOfSecret(secret.value).address).toBe(walletFromSecretNumbers(rows).classicAddress);
      }),
      { numRuns: 20 },
    );
  });

  it('are read as people write them, and by nothing else', () => {
    const rows = numbersOf(new Uint8Array(16).fill(0x5a));
    const first = readSecretNumbers(rows.join(' '));
    for (const text of [rows.join('\n'), rows.join(' - '), rows.join(''), rows.map((row, at) => `${'ABCDEFGH'[at]}: ${row}`).join('\n')]) {
      expect(looksLikeSecretNumbers(text)).toBe(true);
      expect(readSecretNumbers(text)).toEqual(first);
    }
    for (const text of ['snoPBrXtMeMyMHUVTgbuqAfg1SUTb', 'sEdTM1uX8pu2do5XvTnutH6HsouMaM2', ''])
      expect(looksLikeSecretNumbers(text)).toBe(false);
  });

  it('name the row that is wrong, also where two changed places', () => {
    const rows = numbersOf(Uint8Array.from({ length: 16 }, (_, at) => at * 13 + 1));
    for (let row = 0; row < 8; row += 1) {
      const digit = (Number(rows[row]!.at(-1)) + 1) % 10;
      const typed = rows.map((text, at) => (at === row ? text.slice(0, 5) + digit : text));
      expect(readSecretNumbers(typed.join(' '))).toEqual({
        ok: false,
        error: { code: 'secret-numbers-invalid', params: { row: 'ABCDEFGH'[row] } },
      });
    }
    expect(readSecretNumbers([rows[1], rows[0], ...rows.slice(2)].join(' ')).ok).toBe(false);
    expect(readSecretNumbers(rows.map((row, at) => (at === 2 ? '999990' : row)).join(' '))).toMatchObject({
      error: { params: { row: 'C' } },
    });
    expect(readSecretNumbers(rows.slice(1).join(' '))).toMatchObject({ error: { code: 'secret-numbers-count', params: { count: '7' } } });
  });
});

describe('accounts of a phrase', () => {
  const words = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
  const seed = mnemonicToSeedSync(words);

  it('are those that xrpl.js derives at the same paths', () => {
    for (const index of [0, 1, 2, mostPhraseAccounts - 1]) {
      const { classicAddress, publicKey } = Wallet.fromMnemonic(words, { derivationPath: `m/44'/144'/${index}'/0/0` });
      expect(xrplIdentity(seed, index)).toEqual({ address: classicAddress, publicKey });
      expect(withKeyOf(seed, classicAddress, (key) => key.publicKey)).toEqual({ ok: true, value: publicKey });
    }
  });

  it('lend no key for an address that is not among them', () => {
    for (const address of [xrplIdentity(seed, mostPhraseAccounts).address, 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'])
      expect(withKeyOf(seed, address, () => 'used')).toMatchObject({ error: { code: 'key-not-here' } });
  });
});
