// Owns the count of characters in fields.
import { expect, it } from 'vitest';
import { cutTo } from './cut.ts';

it('lets 200 emoji be 200 characters, and cuts none of them in two', () => {
  expect(cutTo('💶'.repeat(200), 200)).toBe('💶'.repeat(200));
  expect(cutTo('💶'.repeat(201), 200)).toBe('💶'.repeat(200));
  expect(cutTo('ab💶', 3)).toBe('ab💶');
  expect(cutTo('a'.repeat(201), 200)).toHaveLength(200);
  expect(cutTo('free', undefined)).toBe('free');
});
