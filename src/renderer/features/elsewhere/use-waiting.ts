// Owns the list of payments that wait for signatures elsewhere: asked at once, when a chain moves, and every few seconds while it is on screen.
import { useEffect } from 'react';
import type { WaitingElsewhere } from '../../../shared/contract/elsewhere.ts';
import { useServices } from '../../state/services.tsx';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';

const lookAgainMs = 5_000;

export function useWaiting(walletId: string): Answer<readonly WaitingElsewhere[]> {
  const { main, onMain } = useServices();
  const answer = useAnswer(`elsewhere ${walletId}`, () => main.elsewhereWaiting({ walletId }));
  const { reload } = answer;
  useEffect(() => {
    const end = onMain('chain-changed', (changed) => {
      if (changed.walletId === walletId) reload();
    });
    const timer = setInterval(reload, lookAgainMs);
    return () => {
      end();
      clearInterval(timer);
    };
  }, [onMain, walletId, reload]);
  return answer;
}
