// When work that nobody sees may begin.
import { expect, it } from 'vitest';
import type { useSession } from '../state/session.ts';
import { whenDrawn } from './when-drawn.ts';

type State = ReturnType<typeof useSession.getState>;

const answered = { info: {}, settings: {}, vault: {} } as unknown as Partial<State>;

function page() {
  let state = { info: null, settings: null, vault: null, problem: null } as State;
  const listeners = new Set<() => void>();
  const frames: (() => void)[] = [];
  const timers: { readonly ms: number; readonly run: () => void }[] = [];
  const seen = { drawn: false };
  const session = {
    getState: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as typeof useSession;
  void whenDrawn({ session, frame: (then) => frames.push(then), later: (ms, run) => timers.push({ ms, run }) }).then(() => {
    seen.drawn = true;
  });
  return {
    set: (part: Partial<State>) => {
      state = { ...state, ...part };
      listeners.forEach((listener) => listener());
    },
    frame: () => frames.splice(0).forEach((run) => run()),
    pass: (ms: number) => timers.filter((timer) => timer.ms <= ms).forEach((timer) => timer.run()),
    isDrawn: async () => {
      await Promise.resolve();
      await Promise.resolve();
      return seen.drawn;
    },
    listeners,
  };
}

it('two frames after main has answered', async () => {
  const { set, frame, isDrawn, listeners } = page();
  set({ settings: answered.settings ?? null });
  frame();
  frame();
  expect(await isDrawn()).toBe(false);
  set(answered);
  frame();
  expect(await isDrawn()).toBe(false);
  frame();
  expect(await isDrawn()).toBe(true);
  expect(listeners.size).toBe(0);
});

it('a window that is hidden draws no frames and does not wait for them', async () => {
  const { set, pass, isDrawn } = page();
  set(answered);
  pass(250);
  expect(await isDrawn()).toBe(true);
});

it('a question that failed is a screen too', async () => {
  const { set, frame, isDrawn } = page();
  set({ problem: { code: 'internal' } });
  frame();
  frame();
  expect(await isDrawn()).toBe(true);
});

it('long journals hold the screen back, not the worker', async () => {
  const { pass, isDrawn } = page();
  pass(250);
  expect(await isDrawn()).toBe(false);
  pass(1_000);
  expect(await isDrawn()).toBe(true);
});
