// Owns the balances of a wallet on screen: asked at once and again when a chain says that something changed.
import { useEffect } from 'react';
import type { WalletOverview } from '../../shared/contract/main-api.ts';
import { useServices } from './services.tsx';
import { type Answer, useAnswer } from '../ui/use-answer.ts';

export function useOverview(walletId: string): Answer<WalletOverview> {
  const { main, onMain } = useServices();
  const answer = useAnswer(walletId, () => main.walletOverview({ walletId }));
  const { reload } = answer;
  useEffect(
    () =>
      onMain('chain-changed', (change) => {
        if (change.walletId === walletId) reload();
      }),
    [onMain, walletId, reload],
  );
  return answer;
}
