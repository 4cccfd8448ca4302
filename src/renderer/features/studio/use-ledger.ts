// Owns what the studio asks the ledger while somebody types: facts about the payment, what payer and receiver hold, the practice network's tokens.
import { useEffect } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import type { PracticeToken } from '../../../shared/contract/practice-market.ts';
import { ok, type Refusal, type Result } from '../../../shared/result.ts';
import { type LedgerFacts, nothingKnown } from '../../../shared/xrpl/facts.ts';
import { useServices } from '../../state/services.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useDebounced } from './use-debounced.ts';

/** Long enough not to ask for each letter, short enough not to be waited for. */
const pause = 350;
/** A ledger closes every few seconds; what others do on it is no news of an own account, so nobody tells of it. */
const lookAgain = 5000;

export interface AskedFacts {
  readonly facts: LedgerFacts;
  readonly loading: boolean;
  readonly refusal: Refusal | null;
  readonly reload: () => void;
}

/** `question`: the payment as JSON text; null: not enough is filled in to ask. Until the answer is there, only the network is known. */
export function useFacts(wallet: WalletSummary, question: string | null): AskedFacts {
  const { main, onMain } = useServices();
  const asked = useDebounced(question, pause);
  const { value, loading, refusal, reload } = useAnswer(
    `facts ${wallet.id} ${asked ?? ''}`,
    async (): Promise<Result<LedgerFacts | null>> =>
      asked === null ? ok(null) : await main.xrplFacts({ walletId: wallet.id, payment: asked }),
  );
  useOnChain(onMain, wallet.id, reload);
  const isCurrent = asked === question && value !== undefined && value !== null;
  return {
    facts: isCurrent ? value : { ...nothingKnown, network: wallet.network },
    loading: question !== null && (asked !== question || loading),
    refusal: asked === question ? refusal : null,
    reload,
  };
}

/** Asks again and again while something is waited for and the window is in sight. */
export function useLookAgain(waits: boolean, reload: () => void): void {
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) reload();
    }, lookAgain);
    return () => clearInterval(timer);
  }, [waits, reload]);
}

/** Null while it is not known, or where nothing can be known. */
export function useHoldings(walletId: string, address: string | null): AccountHoldings | null {
  const { main, onMain } = useServices();
  const asked = useDebounced(address, pause);
  const { value, reload } = useAnswer(
    `holdings ${walletId} ${asked ?? ''}`,
    async (): Promise<Result<AccountHoldings | null>> =>
      asked === null ? ok(null) : await main.xrplHoldings({ walletId, address: asked }),
  );
  useOnChain(onMain, walletId, reload);
  return asked === address ? (value ?? null) : null;
}

/** Empty on every other network. */
export function usePracticeTokens({ id, network }: WalletSummary): readonly PracticeToken[] {
  const { main } = useServices();
  const { value } = useAnswer(`practice tokens ${id}`, async () =>
    network === 'practice' ? await main.practiceTokens({ walletId: id }) : ok([]),
  );
  return value ?? [];
}

function useOnChain(onMain: ReturnType<typeof useServices>['onMain'], walletId: string, reload: () => void): void {
  useEffect(
    () =>
      onMain('chain-changed', (changed) => {
        if (changed.walletId === walletId) reload();
      }),
    [onMain, walletId, reload],
  );
}
