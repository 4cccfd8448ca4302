// Owns the way from a line of the history that waits for its block to a higher fee.
import { type ReactNode, useState } from 'react';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import { RaiseSheet } from '../../state/raise-sheet.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words.tsx';

/** Nothing where the transaction does not wait, or nothing can be done for it. */
export function RaiseButton({ item }: { readonly item: HistoryItem }): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { raise } = item;
  if (raise === undefined) return null;
  return (
    <>
      <Button kind="link" onClick={() => setOpen(true)}>
        {t(raise === 'fee' ? 'raise.open' : 'raise.childOpen')}
      </Button>
      {isOpen ? <RaiseSheet kind={raise} transactionId={item.transactionId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
