// Owns the offer of further accounts of the recovery words that the ledger already knows: at once after a restore, on the first screen and among the accounts.
import { type ReactNode, useEffect } from 'react';
import { create } from 'zustand';
import type { FoundAccount } from '../../shared/contract/xrpl-accounts.ts';
import type { Refusal, Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import { RetryBanner } from '../ui/retry-banner.tsx';
import { type Answer, useAnswer } from '../ui/use-answer.ts';
import { useWords } from '../ui/words.tsx';
import { FoundOffer, type FoundPlace } from './found-offer.tsx';
import { useServices } from './services.tsx';
import { isLocked, useSession } from './session.ts';

const useRestored = create<{ readonly ids: ReadonlySet<string> }>()(() => ({ ids: new Set() }));

/** Remembers, as long as the page is open, that this wallet came from words: its further accounts are missed if nobody can be asked for them. */
export function markRestored(walletId: string): void {
  useRestored.setState(({ ids }) => ({ ids: new Set([...ids, walletId]) }));
}

/** Whether the wallet was restored since the page was opened. */
export function useIsRestored(walletId: string): boolean {
  return useRestored(({ ids }) => ids.has(walletId));
}

/** What of the answer is said at a place. Locked: nothing can be looked for, and nothing is wrong. */
export function foundToSay(
  { value, refusal }: Pick<Answer<readonly FoundAccount[]>, 'value' | 'refusal'>,
  place: FoundPlace,
  isRestored: boolean,
): { readonly found: readonly FoundAccount[]; readonly failure: Refusal | null } {
  const found = (value ?? []).filter(({ passed }) => place === 'accounts' || !passed);
  const isMissed = refusal !== null && refusal.code !== 'vault-locked' && (place === 'accounts' || isRestored);
  return { found, failure: isMissed ? refusal : null };
}

/** A server that does not answer is asked again after this. */
const retryMs = 30_000;

export function FoundNote({ walletId, place }: { readonly walletId: string; readonly place: FoundPlace }): ReactNode {
  const { t } = useWords();
  const answer = useFound(walletId);
  const isRestored = useIsRestored(walletId);
  const { found, failure } = foundToSay(answer, place, isRestored);
  if (failure !== null) return <RetryBanner tone="warn" title={t('accounts.foundFailed')} refusal={failure} onRetry={answer.reload} />;
  return found.length === 0 ? null : <Offer walletId={walletId} found={found} place={place} />;
}

interface OfferProps {
  readonly walletId: string;
  readonly found: readonly FoundAccount[];
  readonly place: FoundPlace;
}

function Offer({ walletId, found, place }: OfferProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const addAll = async (): Promise<Result<unknown>> => {
    for (const { index } of found) {
      const added = await main.addXrplAccount({ walletId, label: '', index });
      if (!added.ok) return added;
    }
    return ok(undefined);
  };
  const pass = (): Promise<Result<unknown>> => main.passXrplAccounts({ walletId, indexes: found.map(({ index }) => index) });
  return (
    <FoundOffer
      id={`found accounts ${walletId}`}
      title={t('accounts.found', { count: found.length })}
      place={place}
      onAdd={addAll}
      onPass={pass}
    />
  );
}

/** Accounts of the words that the ledger knows and the list does not. */
function useFound(walletId: string): Answer<readonly FoundAccount[]> {
  const { main, onMain } = useServices();
  const locked = useSession(isLocked);
  const answer = useAnswer(`found ${walletId} ${locked}`, () => main.foundXrplAccounts({ walletId }));
  const { reload, refusal } = answer;
  useEffect(
    () =>
      onMain('accounts-changed', (changed) => {
        if (changed.walletId === walletId) reload();
      }),
    [onMain, walletId, reload],
  );
  useEffect(() => {
    if (refusal === null || refusal.code === 'vault-locked') return undefined;
    const timer = setTimeout(reload, retryMs);
    return () => clearTimeout(timer);
  }, [refusal, reload]);
  return answer;
}
