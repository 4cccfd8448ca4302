// Owns the accounts of a wallet as the screen asks for them: at once, and again when the list or the ledger moves.
import { useEffect } from 'react';
import type { XrplAccountView } from '../../../shared/contract/xrpl-accounts.ts';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';
import { useServices } from '../../state/services.tsx';

export function useAccounts(walletId: string): Answer<readonly XrplAccountView[]> {
  const { main, onMain } = useServices();
  const answer = useAnswer(`all accounts ${walletId}`, () => main.xrplAccounts({ walletId }));
  useReload(walletId, answer.reload, onMain);
  return answer;
}

function useReload(walletId: string, reload: () => void, onMain: ReturnType<typeof useServices>['onMain']): void {
  useEffect(() => {
    const again = (changed: { readonly walletId: string }): void => {
      if (changed.walletId === walletId) reload();
    };
    const ends = [onMain('accounts-changed', again), onMain('chain-changed', again)];
    return () => {
      for (const end of ends) end();
    };
  }, [walletId, reload, onMain]);
}
