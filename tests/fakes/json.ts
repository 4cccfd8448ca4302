// Owns the comparison of two JSON answers.
import { expect } from 'vitest';

/** As they would be on the wire. */
export function expectSame(a: unknown, b: unknown): void {
  expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)));
}
