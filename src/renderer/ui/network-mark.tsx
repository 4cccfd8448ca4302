// Owns the strip that says that the money is not real. It cannot be dismissed.
import type { ReactNode } from 'react';
import type { Network } from '../../shared/network.ts';
import { Icon } from './icon.tsx';
import { useWords } from './words.tsx';

/** Real money and a network not known yet show nothing. */
export function NetworkMark({ network }: { readonly network: Network | null }): ReactNode {
  const { t } = useWords();
  if (network === null || network === 'main') return <div />;
  return (
    <aside className="practice-mark" aria-label={t('network.label')} data-testid="practice-mark">
      <Icon name="info" size={14} />
      {t(`network.${network}Mark`)}
    </aside>
  );
}
