// Owns main's answers to what the screens ask about payments that came in.
import type { receivingMethods } from '../../shared/contract/receiving.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { refuse } from '../../shared/result.ts';

export function receivingHandlers(): Handlers<typeof receivingMethods> {
  return {
    xrplReceived: async () => refuse('not-ready'),
    receiveRequests: async () => refuse('not-ready'),
    addReceiveRequest: async () => refuse('not-ready'),
    removeReceiveRequest: async () => refuse('not-ready'),
  };
}
