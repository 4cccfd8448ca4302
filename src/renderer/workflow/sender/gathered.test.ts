// Owns the stories of a flood: one thing is told at once, a thousand are told as one.
import { describe, expect, it } from 'vitest';
import { Gathered } from './gathered.ts';

function world() {
  const told: number[][] = [];
  const timers: (() => void)[] = [];
  const gathered = new Gathered<number>({
    restMs: 4000,
    later: (_ms, action) => timers.push(action),
    tell: (things) => told.push([...things]),
  });
  return { gathered, told, restOver: () => timers.shift()?.(), waiting: () => timers.length };
}

describe('what is gathered', () => {
  it('is told at once when it comes alone', () => {
    const { gathered, told } = world();
    gathered.add(1);
    expect(told).toEqual([[1]]);
  });

  it('is told together when it comes in a stream, and nothing is left out', () => {
    const { gathered, told, restOver } = world();
    for (let thing = 1; thing <= 1000; thing += 1) gathered.add(thing);
    expect(told).toEqual([[1]]);
    restOver();
    expect(told).toHaveLength(2);
    expect(told.flat()).toEqual(Array.from({ length: 1000 }, (_unused, index) => index + 1));
  });

  it('is told at once again after a rest in which nothing came', () => {
    const { gathered, told, restOver, waiting } = world();
    gathered.add(1);
    restOver();
    expect(waiting()).toBe(0);
    gathered.add(2);
    expect(told).toEqual([[1], [2]]);
  });
});
