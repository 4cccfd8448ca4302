import { expect, it } from 'vitest';
import { makeWords } from './words.tsx';
import { together } from './together.ts';

it('holds a number and its counter together, and nothing else', () => {
  expect(together('申請が 1,200 件あります。あと 1 分 58 秒')).toBe('申請が 1,200\u00a0件あります。あと 1\u00a0分 58\u00a0秒');
  expect(together('12 words, pullpay.example 2 XRP')).toBe('12 words, pullpay.example 2 XRP');
});

it('is how the screens speak Japanese, and only Japanese', () => {
  expect(makeWords('ja', 'UTC').t('queue.selected', { count: 3 })).toBe('3\u00a0件を選択中');
  expect(makeWords('ja', 'UTC').refusal({ code: 'link-too-long' })).toContain('2,048\u00a0文字');
  expect(makeWords('en', 'UTC').t('queue.selected', { count: 3 })).toBe('3 selected');
});
