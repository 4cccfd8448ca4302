// Owns what a screen shows when there is nothing, not yet, or no way: empty, loading, error.
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/result.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { useWords } from './words.tsx';

export interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function EmptyState({ icon, title, children, actions }: EmptyStateProps): ReactNode {
  return (
    <div className="state">
      <span className="state-mark">
        <Icon name={icon} size={26} />
      </span>
      <h2>{title}</h2>
      {children ? <div className="soft">{children}</div> : null}
      {actions ? <div className="state-actions">{actions}</div> : null}
    </div>
  );
}

export interface ErrorStateProps {
  readonly refusal: Refusal;
  readonly onRetry?: (() => void) | undefined;
  readonly heading?: 'h1' | 'h2';
}

/** An error that takes the place of a whole screen. */
export function WholeError(props: Omit<ErrorStateProps, 'heading'>): ReactNode {
  return (
    <main id="main" className="whole" tabIndex={-1}>
      <ErrorState {...props} heading="h1" />
    </main>
  );
}

export function ErrorState({ refusal, onRetry, heading: Heading = 'h2' }: ErrorStateProps): ReactNode {
  const words = useWords();
  return (
    <div className="state is-bad" role="alert">
      <span className="state-mark">
        <Icon name="warning" size={26} />
      </span>
      <Heading>{words.t('common.somethingWrong')}</Heading>
      <p className="soft">{words.refusal(refusal)}</p>
      {onRetry ? (
        <div className="state-actions">
          <Button icon="refresh" onClick={onRetry}>
            {words.t('common.tryAgain')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Grey lines in the shape of what is coming. */
export function LoadingState({ rows = 4 }: { readonly rows?: number }): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack" aria-busy="true">
      <span className="visually-hidden" role="status">
        {t('common.loading')}
      </span>
      {Array.from({ length: rows }, (_, index) => (
        // All alike.
        <span key={index} className="skeleton" style={{ width: `${88 - ((index * 23) % 40)}%` }} aria-hidden="true" />
      ))}
    </div>
  );
}
