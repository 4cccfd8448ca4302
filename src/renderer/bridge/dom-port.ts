// Owns the adapter from a DOM MessagePort or a worker to the contract's Port.
import type { Port } from '../../shared/contract/rpc.ts';

interface Postable {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  start?(): void;
}

export function domPort(target: Postable): Port {
  return {
    post: (message) => target.postMessage(message),
    listen: (listener) => {
      target.addEventListener('message', (event) => listener(event.data));
      target.start?.();
    },
  };
}
