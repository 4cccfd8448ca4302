// Owns the words for a selection in which payouts of a connected store are.
import type { ReactNode } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../ui/words.tsx';

interface NoteProps {
  readonly rows: readonly PayoutRow[];
  readonly text: 'stores.approveNote' | 'stores.payNote';
}

export function StoreNote({ rows, text }: NoteProps): ReactNode {
  const { t } = useWords();
  const count = rows.filter((row) => row.remote !== undefined).length;
  return count === 0 ? null : <Banner>{t(text, { count })}</Banner>;
}
