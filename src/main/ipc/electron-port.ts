// Owns the adapter from Electron's message ports (main side and utility processes) to the contract's Port.
import type { MessagePortMain } from 'electron';
import type { Port } from '../../shared/contract/rpc.ts';

/** What one fsync made true is answered in one go of microtasks; waiting for `setImmediate` would wake another thread of Electron's each time. */
export function electronPort(port: MessagePortMain): Port {
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    gather: queueMicrotask,
  };
}
