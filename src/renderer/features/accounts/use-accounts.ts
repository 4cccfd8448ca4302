// Owns the accounts of a wallet as the screen asks for them: at once, and again when the list or the ledger moves.
import { useEffect } from 'react';
import type { FoundAccount, XrplAccountView } from '../../../shared/contract/xrpl-accounts.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';
import { useServices } from '../../state/services.tsx';
import { isLocked, useSession } from '../../state/session.ts';

export function useAccounts(walletId: string): Answer<readonly XrplAccountView[]> {
  const { main, onMain } = useServices();
  const answer = useAnswer(`all accounts ${walletId}`, () => main.xrplAccounts({ walletId }));
  useReload(walletId, answer.reload, onMain);
  return answer;
}

/** Accounts of the words that the ledger knows and the list does not; nothing while that cannot be asked. */
export function useFound(walletId: string): readonly FoundAccount[] {
  const { main, onMain } = useServices();
  const locked = useSession(isLocked);
  const answer = useAnswer(`found ${walletId} ${locked}`, async (): Promise<Result<readonly FoundAccount[]>> => {
    const found = await main.foundXrplAccounts({ walletId });
    return found.ok ? found : ok([]);
  });
  const { reload } = answer;
  useEffect(
    () =>
      onMain('accounts-changed', (changed) => {
        if (changed.walletId === walletId) reload();
      }),
    [onMain, walletId, reload],
  );
  return answer.value ?? [];
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
