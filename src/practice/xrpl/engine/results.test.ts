// The numbers of our result table are those of the published definitions.
import { DEFAULT_DEFINITIONS } from 'ripple-binary-codec';
import { expect, test } from 'vitest';
import { allResultCodes, isResultCode, resultMessage, resultNumber } from './results.ts';

const published = DEFAULT_DEFINITIONS.transactionResult as unknown as Readonly<Record<string, { readonly ordinal: number }>>;

test('every code has the number that the codec knows, and words of its own', () => {
  const words = new Set<string>();
  for (const code of allResultCodes) {
    if (!isResultCode(code)) throw new Error(code);
    expect(published[code]?.ordinal, code).toBe(resultNumber(code));
    words.add(resultMessage(code));
  }
  expect(words.size).toBe(allResultCodes.length);
});

test('names from elsewhere are no codes', () => {
  expect(isResultCode('toString')).toBe(false);
  expect(isResultCode('tesNOTHING')).toBe(false);
});
