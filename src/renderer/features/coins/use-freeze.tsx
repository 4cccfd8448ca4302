// Owns freezing and thawing from the screen: at once, or after a word where a payment on its way holds the coin.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { WalletCoin } from '../../../shared/contract/coins.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';

export interface Freezing {
  readonly freeze: (coins: readonly WalletCoin[], frozen: boolean) => void;
  /** The question, while one is asked. */
  readonly dialog: ReactNode;
}

/** As many as one call takes. */
const mostAtOnce = 1_000;

export function useFreeze(walletId: string, onDone: () => void): Freezing {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run, clear } = useAction(`freeze ${walletId}`);
  const [asked, setAsked] = useState<readonly WalletCoin[] | null>(null);
  const send = (coins: readonly WalletCoin[], frozen: boolean, quiet: boolean): void => {
    const outpoints = coins.slice(0, mostAtOnce).map(({ outpoint }) => outpoint);
    run(
      async () => {
        const answer = await main.freezeCoins({ walletId, outpoints, frozen });
        if (!answer.ok && quiet) toast('bad', words(answer.error));
        return answer;
      },
      ({ payoutIds }) => {
        setAsked(null);
        const count = outpoints.length;
        if (!frozen) toast('good', t('coins.thawedDone', { count }));
        else if (payoutIds.length > 0) toast('good', t('coins.frozenHeld', { count: payoutIds.length }));
        else toast('good', t('coins.frozenDone', { count }));
        onDone();
      },
    );
  };
  const freeze = (coins: readonly WalletCoin[], frozen: boolean): void => {
    const meant = coins.filter((coin) => coin.frozen !== frozen);
    clear();
    if (frozen && meant.some(({ state }) => state === 'reserved')) setAsked(meant);
    else if (meant.length > 0) send(meant, frozen, true);
  };
  const dialog =
    asked === null ? null : (
      <ConfirmDialog
        title={t('coins.freezeTitle')}
        confirm={t('coins.freeze')}
        icon="lock"
        busy={busy}
        refusal={refusal}
        onConfirm={() => send(asked, true, false)}
        onClose={() => setAsked(null)}
      >
        <p>{t('coins.freezeReserved', { count: asked.filter(({ state }) => state === 'reserved').length })}</p>
      </ConfirmDialog>
    );
  const newest = useRef(freeze);
  useEffect(() => {
    newest.current = freeze;
  });
  // The same function for ever, so that a line of the list need not be drawn again for it.
  const stable = useCallback((coins: readonly WalletCoin[], frozen: boolean) => newest.current(coins, frozen), []);
  return { freeze: stable, dialog };
}
