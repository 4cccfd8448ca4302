// Owns the coins of a wallet as the screen asks for them: at once, and again when the chain or the labels move.
import { useEffect } from 'react';
import type { WalletCoins } from '../../../shared/contract/coins.ts';
import { useServices } from '../../state/services.tsx';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';

export function useCoins(walletId: string): Answer<WalletCoins> {
  const { main, onMain } = useServices();
  const answer = useAnswer(`coins ${walletId}`, () => main.coins({ walletId }));
  const { reload } = answer;
  useEffect(() => {
    const again = (changed: { readonly walletId: string }): void => (changed.walletId === walletId ? reload() : undefined);
    const ends = [onMain('chain-changed', again), onMain('labels-changed', again)];
    return () => {
      for (const end of ends) end();
    };
  }, [walletId, reload, onMain]);
  return answer;
}
