// Owns the orders of a wallet on screen: asked at once and again whenever one moves on.
import { useEffect } from 'react';
import type { OrderStatus } from '../../shared/contract/orders.ts';
import { type Answer, useAnswer } from '../ui/use-answer.ts';
import { useServices } from './services.tsx';

/** Newest first. */
export function useOrders(walletId: string): Answer<readonly OrderStatus[]> {
  const { main, onMain } = useServices();
  const answer = useAnswer(`orders ${walletId}`, () => main.orders({ walletId }));
  const { reload } = answer;
  useEffect(
    () =>
      onMain('orders-changed', (changed) => {
        if (changed.walletId === walletId) reload();
      }),
    [onMain, walletId, reload],
  );
  return answer;
}
