// Servers change places with their neighbour, and nothing is lost at the ends.
import { expect, it } from 'vitest';
import { movedServer } from './server-order.ts';

it('changes places with the neighbour', () => {
  expect(movedServer([null, 'wss://a', 'wss://b'], 1, -1)).toEqual(['wss://a', null, 'wss://b']);
  expect(movedServer([null, 'wss://a', 'wss://b'], 0, 1)).toEqual(['wss://a', null, 'wss://b']);
  expect(movedServer([null, 'wss://a'], 0, -1)).toEqual([null, 'wss://a']);
  expect(movedServer([null, 'wss://a'], 1, 1)).toEqual([null, 'wss://a']);
});
