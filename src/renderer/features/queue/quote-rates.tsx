// Owns the rates of a snapshot: price, source and age of each.
import type { ReactNode } from 'react';
import type { QuoteLine } from '../../../shared/contract/workflow-api.ts';
import { useWords } from '../../ui/words.tsx';
import { distinctRates } from './quote-lines.ts';
import { rateWords, sourceWords } from './rate-words.ts';

export function QuoteRates({ lines, now }: { readonly lines: readonly QuoteLine[]; readonly now: number }): ReactNode {
  const words = useWords();
  return (
    <ul className="rate-list">
      {distinctRates(lines).map((rate) => (
        <li key={rate.coin + rate.unit} className="rate-item">
          <span className="strong">{rateWords(words, rate.coin, rate.rate, rate.unit)}</span>
          <span className="soft small">
            {words.t('approve.rateAge', { source: sourceWords(words, rate.source), when: words.format.relative(rate.at, now) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
