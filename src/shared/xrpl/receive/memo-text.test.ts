// Owns the stories of memos: whatever somebody writes into one is text and nothing else.
import { expect, it } from 'vitest';
import { longestMemo, memoTexts, mostMemos } from './memo-text.ts';

const hexOf = (text: string): string => Buffer.from(text, 'utf8').toString('hex');
const memo = (data: string, type?: string) => ({ Memo: { MemoData: data, ...(type === undefined ? {} : { MemoType: type }) } });

it.each([
  ['Thank you', 'Thank you'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['https://evil.example', 'https://evil.example'],
  ['one\ntwo\tthree\r\nfour', 'one two three four'],
  ['gnp\u202eexe.\u2066x\u2069', 'gnpexe.x'],
  ['a\u0000b\u0007c\u001b[31m', 'abc[31m'],
  ['zero\u200bwidth\ufeff', 'zerowidth'],
  ['ありがとう 🎉', 'ありがとう 🎉'],
])('%j is shown as %j', (written, shown) => {
  expect(memoTexts([memo(hexOf(written))])).toEqual([shown]);
});

it('bytes that are no text are shown as hex, with the type before them', () => {
  expect(memoTexts([memo('ff00aa', hexOf('note'))])).toEqual(['note: FF00AA']);
});

it('what cannot be read, and what is empty, is left out', () => {
  expect(memoTexts([null, {}, { Memo: 5 }, memo(''), memo('xyz'), memo('abc'), memo(hexOf('\u0000')), memo(hexOf('last'))])).toEqual([
    'last',
  ]);
  expect(memoTexts('no list')).toEqual([]);
});

it('a flood is cut: at most ten, none longer than 1,024 characters, no half character at the end', () => {
  const shown = memoTexts(Array.from({ length: 30 }, () => memo(hexOf('🎉'.repeat(2_000)))));
  expect(shown).toHaveLength(mostMemos);
  expect(shown.every((text) => text.length <= longestMemo)).toBe(true);
  expect(shown[0]?.isWellFormed?.() ?? true).toBe(true);
  expect(shown[0]?.endsWith('🎉…')).toBe(true);
});
