// Owns the stories of calls that nobody answers: one clock for all of them refuses each in its time.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ok, refuse } from '../result.ts';
import { PendingCalls } from './pending-calls.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Opens a call; `answers` grows when it is answered. */
function open(calls: PendingCalls) {
  const { id, answer } = calls.open();
  const answers: unknown[] = [];
  void answer.then((given) => answers.push(given));
  return { id, answers };
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const notReady = refuse('not-ready');

it('a call is refused after its time, and a thirtieth more at most, whatever came before it', async () => {
  const calls = new PendingCalls(30_000);
  const first = open(calls);
  await pass(12_500);
  const second = open(calls);
  await pass(17_499);
  expect(first.answers).toEqual([]);
  await pass(1_001);
  expect(first.answers).toEqual([notReady]);
  await pass(11_499);
  expect(second.answers).toEqual([]);
  await pass(1_001);
  expect(second.answers).toEqual([notReady]);
});

it('one that was answered is answered once, and no timer is left when nothing waits', async () => {
  const calls = new PendingCalls(30_000);
  const call = open(calls);
  calls.settle(call.id, ok(1));
  await pass(1_000);
  expect(vi.getTimerCount()).toBe(0);
  expect(call.answers).toEqual([ok(1)]);
  const later = open(calls);
  calls.close();
  await pass(0);
  expect(later.answers).toEqual([notReady]);
  expect(vi.getTimerCount()).toBe(0);
});

it('without a time it waits for ever', async () => {
  const calls = new PendingCalls(null);
  const call = open(calls);
  await pass(3_600_000);
  expect(call.answers).toEqual([]);
});
