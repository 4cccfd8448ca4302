// Owns the proof that frames of codes come together whatever the camera catches first, twice or not at all, and that a wrong code spoils nothing.
import { base64 } from '@scure/base';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codesOf } from './code-parts.ts';
import { codeScanner } from './scanned-codes.ts';

const psbt = (length: number, seed: number): string => {
  const bytes = new Uint8Array(length).map((_, index) => (index * 2_654_435_761 * seed) >>> 11);
  bytes.set([0x70, 0x73, 0x62, 0x74, 0xff]);
  return base64.encode(bytes);
};
const text = psbt(9_000, 1);
const codes = codesOf(text);

it('frames in any order, with repetitions, end with the whole exactly when the last missing code was seen', () => {
  const frames = fc.array(fc.integer({ min: 0, max: codes.length - 1 }), { maxLength: 60 });
  fc.assert(
    fc.property(frames, (order) => {
      const scan = codeScanner();
      const seen = new Set<number>();
      let before: number | null = null;
      for (const at of order) {
        const scanned = scan(codes[at] ?? '');
        seen.add(at);
        if (at === before) expect(scanned).toEqual({ kind: 'again' });
        else if (seen.size < codes.length) expect(scanned).toEqual({ kind: 'more', have: seen.size, total: codes.length });
        else {
          expect(scanned).toEqual({ kind: 'whole', answer: text });
          break;
        }
        before = at;
      }
    }),
    { numRuns: 200 },
  );
});

it('a code of another kind is refused by name once, not with each frame, and the right ones start anew', () => {
  const scan = codeScanner();
  scan(codes[0] ?? '');
  expect(scan('UR:CRYPTO-PSBT/1-3/ABC')).toEqual({ kind: 'refused', code: 'code-is-ur' });
  expect(scan('UR:CRYPTO-PSBT/1-3/ABC')).toEqual({ kind: 'again' });
  expect(scan('https://example.com')).toEqual({ kind: 'refused', code: 'code-not-of-signer' });
  expect(codes.map((code) => scan(code)).at(-1)).toEqual({ kind: 'whole', answer: text });
});

it('codes of two files are told apart, and the second file is read when it is held there alone', () => {
  const scan = codeScanner();
  const other = psbt(30_000, 3);
  scan(codes[0] ?? '');
  const rest = codesOf(other);
  expect(scan(rest[0] ?? '')).toEqual({ kind: 'refused', code: 'code-of-another' });
  expect(
    [...rest]
      .reverse()
      .map((code) => scan(code))
      .at(-1),
  ).toEqual({ kind: 'whole', answer: other });
});
