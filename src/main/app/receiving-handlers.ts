// Owns main's answers to what the screens ask about payments that came in.
import type { receivingMethods } from '../../shared/contract/receiving.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { ok } from '../../shared/result.ts';
import type { Receiving } from '../receiving/receiving.ts';

export function receivingHandlers(receiving: Pick<Receiving, 'of'>): Handlers<typeof receivingMethods> {
  return {
    xrplReceived: async ({ walletId }) => {
      const part = await receiving.of(walletId);
      return part.ok ? part.value.received() : part;
    },
    receiveRequests: async ({ walletId }) => {
      const part = await receiving.of(walletId);
      return part.ok ? part.value.requests() : part;
    },
    addReceiveRequest: async ({ walletId, ...asked }) => {
      const part = await receiving.of(walletId);
      return part.ok ? part.value.add({ ...asked, label: asked.label.trim() }) : part;
    },
    removeReceiveRequest: async ({ walletId, id }) => {
      const part = await receiving.of(walletId);
      if (!part.ok) return part;
      const removed = await part.value.remove(id);
      return removed.ok ? ok({}) : removed;
    },
  };
}
