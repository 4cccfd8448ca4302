import { expect, it } from 'vitest';
import { rowAfter } from './row-after.ts';

it('leads one row, one page, or to an end, and never out of the list', () => {
  expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => rowAfter(key, 5, 20))).toEqual([6, 4, 13, 0, 0, 19]);
  expect(['ArrowDown', 'PageDown', 'End'].map((key) => rowAfter(key, 19, 20))).toEqual([19, 19, 19]);
  expect(rowAfter('ArrowUp', 0, 20)).toBe(0);
  expect(rowAfter('ArrowDown', 0, 1)).toBe(0);
});

it('leaves every other key alone', () => {
  for (const key of ['Tab', 'Enter', ' ', 'a', 'ArrowLeft', 'Escape']) expect(rowAfter(key, 5, 20)).toBeNull();
});
