// Owns how the worth of a transaction at its time is shown: the amount, by which price, from whom, taken when.
import type { ReactNode } from 'react';
import type { HistoryValue } from '../../../shared/contract/history.ts';
import { amountText } from '../../../shared/i18n/format.ts';
import { sourceWords } from '../../state/source-words.ts';
import { Amount } from '../../ui/amount.tsx';
import { useWords } from '../../ui/words.tsx';

export function HistoryValues({ values, coin }: { readonly values: readonly HistoryValue[]; readonly coin: 'BTC' | 'XRP' }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  if (values.length === 0) return <p className="soft small">{t('history.value.none')}</p>;
  return (
    <ul className="plain-list stack is-2">
      {values.map(({ kind, currency, amount, rate, source, at }) => (
        <li key={currency} className="stack is-1">
          <Amount value={amount} unit={currency} />
          <span className="soft small">{t(`history.value.${kind}`, { source: sourceWords(words, source) })}</span>
          <span className="soft small">
            {rate === null
              ? t('history.value.several', { when: format.dateTime(at) })
              : t('history.value.rate', { coin, rate: amountText(rate, currency), when: format.dateTime(at) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
