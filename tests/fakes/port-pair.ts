// Owns a pair of joined message ports for tests: messages are copied as between processes, arrive later and in order, and either end can die.
import type { Port } from '../../src/shared/contract/rpc.ts';

export interface PortPair {
  readonly left: Port;
  readonly right: Port;
  /** From now on nothing arrives on either side, as when a process is gone. */
  cut(): void;
}

export function portPair(): PortPair {
  let alive = true;
  const listeners: { left: ((message: unknown) => void)[]; right: ((message: unknown) => void)[] } = { left: [], right: [] };
  const end = (mine: 'left' | 'right', other: 'left' | 'right'): Port => ({
    post(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        if (alive) for (const listener of listeners[other]) listener(copy);
      });
    },
    listen: (listener) => void listeners[mine].push(listener),
  });
  return {
    left: end('left', 'right'),
    right: end('right', 'left'),
    cut: () => {
      alive = false;
    },
  };
}
