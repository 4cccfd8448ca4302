// Owns how further accounts of the recovery words are offered, of either chain: added all together, or passed over.
import type { ReactNode } from 'react';
import type { Result } from '../../shared/result.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';

export type FoundPlace = 'home' | 'accounts';

export interface FoundOfferProps {
  /** What is busy under one name is busy wherever it is offered. */
  readonly id: string;
  readonly title: string;
  readonly place: FoundPlace;
  readonly onAdd: () => Promise<Result<unknown>>;
  readonly onPass: () => Promise<Result<unknown>>;
}

export function FoundOffer({ id, title, place, onAdd, onPass }: FoundOfferProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { busy, refusal, run } = useAction(id);
  return (
    <Banner
      title={title}
      action={
        <span className="row is-wrap">
          {place === 'home' ? (
            <Button small kind="quiet" disabled={busy} onClick={() => run(onPass)}>
              {t('accounts.foundPass')}
            </Button>
          ) : null}
          <Button small busy={busy} onClick={() => run(onAdd)}>
            {t('accounts.foundAdd')}
          </Button>
        </span>
      }
    >
      {refusal ? words(refusal) : t(place === 'home' ? 'accounts.foundHome' : 'accounts.foundText')}
    </Banner>
  );
}
