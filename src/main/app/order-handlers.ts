// Owns main's answers to what the screens ask about orders.
import type { orderMethods } from '../../shared/contract/orders.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { refuse } from '../../shared/result.ts';

export function orderHandlers(): Handlers<typeof orderMethods> {
  return {
    planOrder: async () => refuse('not-ready'),
    orders: async () => refuse('not-ready'),
  };
}
