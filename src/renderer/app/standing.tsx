// Owns what is said above every screen about the parts behind them: the worker, its databases, the database of this page; and what stands in place of a
// screen whose wallet is shut.
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/result.ts';
import { useServices } from '../state/services.tsx';
import { useSession, useWalletOrNull } from '../state/session.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { WholeError } from '../ui/states.tsx';
import { useWords } from '../ui/words.tsx';

/** Trouble that leaves the screens as they are. */
export function Standing(): ReactNode {
  const { t, refusal: words } = useWords();
  const { restart, live } = useServices();
  const stopped = useSession((state) => state.stopped);
  const behind = useSession((state) => state.health?.behind ?? null);
  const trouble = live.useTrouble();
  if (stopped) return <Line text={words(stopped)} action={t('nav.startAgain')} onAction={restart} />;
  if (trouble) return <Line text={words({ code: trouble.code })} action={t('common.tryAgain')} onAction={trouble.retry} />;
  if (!behind) return null;
  return (
    <section aria-label={t('common.messages')}>
      <Banner tone="warn">{words(behind)}</Banner>
    </section>
  );
}

function Line({ text, action, onAction }: { readonly text: string; readonly action: string; readonly onAction: () => void }): ReactNode {
  return (
    <Banner
      tone="bad"
      action={
        <Button small icon="refresh" onClick={onAction}>
          {action}
        </Button>
      }
    >
      {text}
    </Banner>
  );
}

/** Why nothing of the wallet on screen can be shown or decided; null when all is well. */
export function useShut(): Refusal | null {
  const wallet = useWalletOrNull();
  return useSession(({ health }) => health?.problem ?? health?.shut.find((shut) => shut.walletId === wallet?.id)?.problem ?? null);
}

/** Stands in place of a screen. */
export function ShutScreen({ problem }: { readonly problem: Refusal }): ReactNode {
  const { restart } = useServices();
  return <WholeError refusal={problem} onRetry={restart} />;
}
