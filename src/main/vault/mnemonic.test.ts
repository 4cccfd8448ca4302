// Owns the tests of phrases: published vectors, what people type, the check-back.
import { randomBytes } from 'node:crypto';
import { mnemonicToSeedSync } from '@scure/bip39';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abandon, legal, secretOf, textOf } from '../../../tests/fakes/test-vault.ts';
import { answersMatch, createPhrase, positionsToAsk, readPhrase, seedOf } from './mnemonic.ts';

const hex = (text: string) => () => Uint8Array.from(Buffer.from(text, 'hex'));

// https://github.com/trezor/python-mnemonic/blob/master/vectors.json, named by BIP39 as its test vectors.
const published = [
  ['00000000000000000000000000000000', abandon],
  ['7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f', legal],
  ['80808080808080808080808080808080', 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above'],
  ['ffffffffffffffffffffffffffffffff', 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong'],
  [
    'f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f',
    'void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing screen patrol group space point ten exist slush involve unfold',
  ],
] as const;

describe('new words', () => {
  it.each(published)('follow BIP39 for the entropy %s', (entropy, words) => {
    expect(textOf(createPhrase(entropy.length === 32 ? 12 : 24, hex(entropy)))).toBe(words);
  });

  it('leave no entropy behind', () => {
    const entropy = randomBytes(16);
    createPhrase(12, () => entropy);
    expect(entropy.every((byte) => byte === 0)).toBe(true);
  });
});

describe('typed words', () => {
  it.each([`  ${abandon.toUpperCase()}\n`, abandon.replaceAll(' ', '\u3000'), abandon.replaceAll(' ', ' \t ')])(
    'are brought into one form: %j',
    (typed) => {
      const read = readPhrase(secretOf(typed));
      expect(read.ok && textOf(read.value)).toBe(abandon);
    },
  );

  it.each([
    ['', { code: 'phrase-word-count', params: { count: '0' } }],
    ['abandon about', { code: 'phrase-word-count', params: { count: '2' } }],
    [abandon.replace('about', 'abaut'), { code: 'phrase-unknown-word', params: { position: '12' } }],
    [abandon.replace('about', 'abandon'), { code: 'phrase-checksum' }],
    ['abandon '.repeat(15).trim(), { code: 'phrase-word-count', params: { count: '15' } }],
  ])('%j are refused with a code that does not repeat them', (typed, error) => {
    expect(readPhrase(secretOf(typed))).toEqual({ ok: false, error });
  });
});

describe('the seed', () => {
  it('is the published one for BIP84’s phrase', async () => {
    expect(Buffer.from(await seedOf(secretOf(abandon).bytes)).toString('hex')).toBe(
      '5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc19a5ac40b389cd370d086206dec8aa6c43daea6690f20ad3d8d48b2d2ce9e38e4',
    );
  });

  it('equals that of @scure/bip39 for any words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.constantFrom(12, 24), async (entropy, words) => {
        const phrase = createPhrase(words === 12 ? 12 : 24, (length) => entropy.slice(0, length));
        expect(Buffer.from(await seedOf(phrase.bytes)).equals(mnemonicToSeedSync(textOf(phrase)))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the check-back', () => {
  it('asks different positions in rising order, each as often as another', () => {
    const seen = Array.from({ length: 24 }, () => 0);
    for (let round = 0; round < 4000; round += 1) {
      const positions = positionsToAsk(3, 24, (length) => randomBytes(length));
      expect(new Set(positions).size).toBe(3);
      expect([...positions].sort((a, b) => a - b)).toEqual(positions);
      for (const position of positions) seen[position]! += 1;
    }
    for (const times of seen) expect(times).toBeGreaterThan(350);
    for (const times of seen) expect(times).toBeLessThan(650);
  });

  it('does not prefer low positions when a byte does not divide evenly', () => {
    const bytes = [250, 251, 252, 5];
    expect(positionsToAsk(1, 24, () => Uint8Array.of(bytes.shift()!))).toEqual([5]);
  });

  it('takes the right words only', () => {
    const phrase = secretOf(legal);
    const answers = (...words: readonly string[]) => words.map(secretOf);
    expect(answersMatch(phrase, [0, 3, 11], answers('legal', ' Year', 'yellow '))).toBe(true);
    expect(answersMatch(phrase, [0, 3, 11], answers('legal', 'year', 'winner'))).toBe(false);
    expect(answersMatch(phrase, [0, 3, 11], answers('legal', 'year', 'yello'))).toBe(false);
    expect(answersMatch(phrase, [0, 3, 11], answers('legal', 'year'))).toBe(false);
    expect(answersMatch(phrase, [12], answers(''))).toBe(false);
  });
});
