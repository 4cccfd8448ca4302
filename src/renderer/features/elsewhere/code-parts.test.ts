// Owns the proof that a signing request survives its codes, and that codes of anything else are refused by name.
import { base64 } from '@scure/base';
import { splitQRs } from 'bbqr';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from './answer-file.ts';
import { codeCollector, codesOf } from './code-parts.ts';

const psbt = (length: number, seed = 1): Uint8Array => {
  const bytes = new Uint8Array(length).map((_, index) => (index * 2_654_435_761 * seed) >>> 11);
  bytes.set([0x70, 0x73, 0x62, 0x74, 0xff]);
  return bytes;
};

describe('codes of a payment', () => {
  it('come together in any order, with some of them twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 20_000 }), fc.integer(), (length, seed) => {
        const text = base64.encode(psbt(length));
        const codes = [...codesOf(text)];
        const mixed = codes.map((code, index) => ({ code, key: Math.sin(index * seed) })).sort((a, b) => a.key - b.key);
        const take = codeCollector();
        let last: ReturnType<typeof take> | null = null;
        for (const { code } of mixed) {
          expect(last?.kind ?? 'more').toBe('more');
          take(code);
          last = take(code);
        }
        expect(last).toEqual({ kind: 'whole', answer: text });
      }),
      { numRuns: 20 },
    );
  });

  it('fit the cameras of signing devices: no code holds more than version 15 at the lowest level of repair', () => {
    for (const code of codesOf(base64.encode(psbt(30_000)))) {
      expect(code.length).toBeLessThanOrEqual(758);
      expect(code).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
    }
  });

  it('say how many are missing', () => {
    const [first = '', ...rest] = codesOf(base64.encode(psbt(5_000)));
    expect(codeCollector()(first)).toEqual({ kind: 'more', have: 1, total: rest.length + 1 });
  });

  it('are refused by name when they are of two files, of no signer, in the other form, damaged, or too much', () => {
    const [first = ''] = codesOf(base64.encode(psbt(5_000)));
    const [other = ''] = codesOf(base64.encode(psbt(9_000, 3)));
    const take = codeCollector();
    take(first);
    expect(take(other)).toEqual({ kind: 'refused', code: 'code-of-another' });
    const code = (text: string) => {
      const answer = codeCollector()(text);
      return answer.kind === 'refused' ? answer.code : answer.kind;
    };
    expect(code('https://example.com')).toBe('code-not-of-signer');
    expect(code('UR:CRYPTO-PSBT/1-3/ABC')).toBe('code-is-ur');
    expect(code('B$ZP0100!!!!')).toBe('code-not-of-signer');
    expect(code(splitQRs(new TextEncoder().encode('a wallet'), 'J').parts[0] ?? '')).toBe('code-not-of-signer');
    expect(code(`B$ZP0200${'A'.repeat(200_001)}`)).toBe('code-too-much');
    expect(code('')).toBe('code-not-of-signer');
  });

  it('may be one code with the whole text', () => {
    const text = base64.encode(psbt(300));
    expect(codeCollector()(text)).toEqual({ kind: 'whole', answer: text });
  });
});

describe('a file of a signing device', () => {
  it('is taken as bytes or as text, and not when it is empty or larger than any transaction', () => {
    const bytes = psbt(500);
    expect(answerOf(bytes)).toBe(base64.encode(bytes));
    const text = ` ${base64.encode(bytes)}\r\n`;
    expect(answerOf(new TextEncoder().encode(text))).toBe(text.trim());
    expect(answerOf(new Uint8Array())).toBeNull();
    expect(answerOf(new TextEncoder().encode(' \n'))).toBeNull();
    expect(answerOf(new Uint8Array(20_000_001))).toBeNull();
  });
});
