// Owns the adapter from a DOM MessagePort or a worker to the contract's Port.
import type { Port } from '../../shared/contract/rpc.ts';

interface Postable {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  start?(): void;
}

/** Without a timer's delay, which browsers stretch to 4 ms: a message to itself comes behind what has come already. */
export function domPort(target: Postable): Port {
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return {
    post: (message) => target.postMessage(message),
    listen: (listener) => {
      target.addEventListener('message', (event) => listener(event.data));
      target.start?.();
    },
    gather: (flush) => {
      waiting.push(flush);
      port2.postMessage(null);
    },
  };
}
