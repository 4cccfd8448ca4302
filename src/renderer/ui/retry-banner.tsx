// Owns what stands in the place of something that could not be read: why, and a way to ask again.
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/result.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { useWords } from './words.tsx';

export interface RetryBannerProps {
  readonly tone: 'bad' | 'warn';
  readonly title: string;
  readonly refusal: Refusal;
  readonly onRetry: () => void;
}

export function RetryBanner({ tone, title, refusal, onRetry }: RetryBannerProps): ReactNode {
  const { t, refusal: words } = useWords();
  return (
    <Banner
      tone={tone}
      title={title}
      action={
        <Button small onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      }
    >
      {words(refusal)}
    </Banner>
  );
}
