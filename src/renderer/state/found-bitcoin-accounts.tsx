// Owns the offer of further Bitcoin accounts of the recovery words that were used: after a restore on the first screen, and among the accounts after a search.
import { type ReactNode, useEffect } from 'react';
import type { FoundBitcoinAccount } from '../../shared/contract/bitcoin-accounts.ts';
import { bitcoinDecimals, satsToText, textToUnits } from '../../shared/money/units.ts';
import { ok, type Result } from '../../shared/result.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useWords } from '../ui/words.tsx';
import { useIsRestored } from './found-accounts.tsx';
import { FoundOffer, type FoundPlace } from './found-offer.tsx';
import { useServices } from './services.tsx';
import { isLocked, useSession } from './session.ts';
import { withWords } from './with-words.ts';

/** Asked of the chain by itself only after a restore: a wallet made here has no further accounts but by its own screen, and a search says what it found. */
export function FoundBitcoinNote({ walletId, place }: { readonly walletId: string; readonly place: FoundPlace }): ReactNode {
  const { t } = useWords();
  const { main, onMain } = useServices();
  const look = useIsRestored(walletId);
  const locked = useSession(isLocked);
  const { value, reload } = useAnswer(`found bitcoin ${walletId} ${look} ${locked}`, () => main.foundBitcoinAccounts({ walletId, look }));
  useEffect(
    () =>
      onMain('accounts-changed', (changed) => {
        if (changed.walletId === walletId) reload();
      }),
    [onMain, walletId, reload],
  );
  const found = (value ?? []).filter(({ passed }) => place === 'accounts' || !passed);
  if (found.length === 0) return null;
  const addAll = async (): Promise<Result<unknown>> => {
    for (const { kind, number } of found) {
      const added = await withWords(main, () => main.addBitcoinAccount({ walletId, name: '', kind, number }));
      if (!added.ok) return added;
    }
    return ok(undefined);
  };
  const pass = (): Promise<Result<unknown>> => main.passBitcoinAccounts({ walletId, ids: found.map(({ id }) => id) });
  return (
    <FoundOffer
      id={`found bitcoin accounts ${walletId}`}
      title={t('bitcoinAccounts.found', { count: found.length, amount: `${together(found)} BTC` })}
      place={place}
      onAdd={addAll}
      onPass={pass}
    />
  );
}

function together(found: readonly FoundBitcoinAccount[]): string {
  const units = found.map(({ balance }) => textToUnits(balance, bitcoinDecimals));
  return satsToText(units.reduce((sum, one) => sum + (one.ok ? one.value : 0n), 0n));
}
