// Owns the strip that says that the money is not real. It cannot be dismissed.
import type { ReactNode } from 'react';
import type { Network } from '../../shared/network.ts';
import { useSession } from '../state/session.ts';
import { Icon } from '../ui/icon.tsx';
import { useWords } from '../ui/words.tsx';

/** Without a wallet the first allowed network counts: a limited runtime knows practice only. */
export function PracticeMark({ network }: { readonly network: Network | null }): ReactNode {
  const { t } = useWords();
  const only = useSession((state) => (state.info?.allowedNetworks.length === 1 ? (state.info.allowedNetworks[0] ?? null) : null));
  const shown = network ?? only;
  if (shown === null || shown === 'main') return <div />;
  return (
    <div className="practice-mark" role="note" data-testid="practice-mark">
      <Icon name="info" size={14} />
      {t(shown === 'practice' ? 'network.practiceMark' : 'network.testMark')}
    </div>
  );
}
