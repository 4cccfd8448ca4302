// Owns the warning about payouts whose destination resembles an address that was paid before and is another one.
import type { ReactNode } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { Address } from '../../ui/address.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';

/** Named one by one up to so many; the secure window names all of them. */
const mostNamed = 5;
/** As many as one question may ask about. */
const mostAsked = 500;

export function LookAlikeNote({ walletId, rows }: { readonly walletId: string; readonly rows: readonly PayoutRow[] }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const payoutIds = rows.slice(0, mostAsked).map(({ id }) => id);
  const { value } = useAnswer(`look-alikes ${walletId} ${payoutIds.join(' ')}`, () => main.lookAlikes({ walletId, payoutIds }));
  if (value === undefined || value.length === 0) return null;
  return (
    <Banner tone="bad" title={t('plan.resemblesText', { count: value.length })}>
      <div className="stack is-2">
        {value.slice(0, mostNamed).map(({ payoutId, resembles }) => (
          <div key={payoutId} className="stack is-1">
            <Address value={rows.find(({ id }) => id === payoutId)?.address ?? ''} />
            <span className="small">{t('plan.resembles')}</span>
            <Address value={resembles} />
          </div>
        ))}
      </div>
    </Banner>
  );
}
