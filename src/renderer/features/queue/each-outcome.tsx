// Owns what a sheet says after its command: why it was refused, and row by row what was refused of a selection.
import type { ReactNode } from 'react';
import { amountText } from '../../../shared/i18n/format.ts';
import { payoutName } from '../../state/payout-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import type { Each } from './use-each.ts';

const mostShown = 20;

export function EachOutcome({ each }: { readonly each: Each }): ReactNode {
  const { t, refusal: words } = useWords();
  const { refusal, outcome } = each;
  if (refusal) return <Banner tone="bad">{words(refusal)}</Banner>;
  if (!outcome) return null;
  const { done, failed, left } = outcome;
  return (
    <Banner tone="bad" title={t('each.title', { done: done.length, failed: failed.length })}>
      <ul className="stack is-2 each-failures">
        {failed.slice(0, mostShown).map(({ item, refusal: reason }) => (
          <li key={item.id}>
            <PlainText text={payoutName(t, item)} className="strong" /> {amountText(item.originalAmount, item.originalCurrency)}
            <br />
            <span className="small">{words(reason)}</span>
          </li>
        ))}
      </ul>
      {failed.length > mostShown ? <p>{t('each.more', { count: failed.length - mostShown })}</p> : null}
      {left.length > 0 ? <p>{t('each.left', { count: left.length })}</p> : null}
    </Banner>
  );
}
