// Owns the offer of further accounts of the recovery words that the ledger already knows, as after a restore.
import type { ReactNode } from 'react';
import type { Result } from '../../../shared/result.ts';
import { ok } from '../../../shared/result.ts';
import { useServices } from '../../state/services.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { useFound } from './use-accounts.ts';

export function FoundNote({ walletId }: { readonly walletId: string }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const found = useFound(walletId);
  const { busy, refusal, run } = useAction(`found accounts ${walletId}`);
  const addAll = async (): Promise<Result<unknown>> => {
    for (const { index } of found) {
      const added = await main.addXrplAccount({ walletId, label: '', index });
      if (!added.ok) return added;
    }
    return ok(undefined);
  };
  if (found.length === 0) return null;
  return (
    <Banner
      title={t('accounts.found', { count: found.length })}
      action={
        <Button small busy={busy} onClick={() => run(addAll)}>
          {t('accounts.foundAdd')}
        </Button>
      }
    >
      {refusal ? words(refusal) : t('accounts.foundText')}
    </Banner>
  );
}
