// Owns the proof that phrases and seeds are those that BIP39 publishes.
import { mnemonicToSeedSync } from '@scure/bip39';
import { describe, expect, it } from 'vitest';
import { secretOf, textOf } from '../../../tests/fakes/test-vault.ts';
import bip39 from '../../../tests/vectors/chains/bip39.json' with { type: 'json' };
import { withSeedKey } from '../chains/derive-key.ts';
import { createPhrase, readPhrase, seedOf } from './mnemonic.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const wordsIn = (phrase: string): number => phrase.split(' ').length;
const ours = bip39.vectors.filter(({ words }) => wordsIn(words) !== 18);

describe('BIP39', () => {
  it.each(ours)('$entropy makes its words, which are read back', async ({ entropy, words, seed }) => {
    const phrase = createPhrase(wordsIn(words) === 12 ? 12 : 24, (length) => {
      expect(length).toBe(entropy.length / 2);
      return Uint8Array.from(Buffer.from(entropy, 'hex'));
    });
    expect(textOf(phrase)).toBe(words);
    const read = readPhrase(secretOf(words));
    expect(read.ok && textOf(read.value)).toBe(words);
    // The published seeds are made with a passphrase, which the vault does not have: the library gives those, and without one the same as the vault.
    expect(hex(mnemonicToSeedSync(words, bip39.passphrase))).toBe(seed);
    expect(hex(await seedOf(phrase.bytes))).toBe(hex(mnemonicToSeedSync(words)));
  });

  it.each(bip39.vectors)('the seed of $entropy leads to its master key', ({ seed, xprv }) => {
    expect(withSeedKey(Buffer.from(seed, 'hex'), [], (key) => key.privateExtendedKey)).toBe(xprv);
  });

  it('18 words are refused, for the vault makes and keeps 12 or 24', () => {
    const others = bip39.vectors.filter(({ words }) => wordsIn(words) === 18);
    expect(others).toHaveLength(8);
    for (const { words } of others)
      expect(readPhrase(secretOf(words))).toEqual({ ok: false, error: { code: 'phrase-word-count', params: { count: '18' } } });
  });
});
