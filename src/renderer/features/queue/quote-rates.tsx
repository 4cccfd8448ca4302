// Owns the rates of a snapshot: price, source and age of each.
import type { ReactNode } from 'react';
import type { QuoteLine } from '../../../shared/contract/workflow-api.ts';
import { ageWords, sourceWords } from '../../state/source-words.ts';
import { AssetOrigin } from '../../ui/asset.tsx';
import { useWords } from '../../ui/words.tsx';
import { distinctRates } from './quote-lines.ts';
import { fullRate, rateWords } from './rate-words.ts';

export function QuoteRates({ lines, now }: { readonly lines: readonly QuoteLine[]; readonly now: number }): ReactNode {
  const words = useWords();
  return (
    <ul className="rate-list">
      {distinctRates(lines).map((rate) => (
        <li key={rate.coin + rate.unit} className="rate-item">
          <span className="strong" title={fullRate(words, rate.coin, rate.rate, rate.unit)}>
            {rateWords(words, rate.coin, rate.rate, rate.unit)}
          </span>
          <AssetOrigin currency={rate.coin} />
          <span className="soft small">
            {rate.source === 'same-currency'
              ? sourceWords(words, rate.source)
              : words.t('approve.rateAge', { source: sourceWords(words, rate.source), when: ageWords(words, rate.at, now) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
