// Owns trying the price sources: what each answers now, how old that is, and what approving would lock.
import { type ReactNode, useState } from 'react';
import { amountText } from '../../../shared/i18n/format.ts';
import { displayRate } from '../../../shared/money/display-amount.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import type { TriedRates } from '../../../shared/contract/rate-settings.ts';
import type { Refusal } from '../../../shared/result.ts';
import { useServices } from '../../state/services.tsx';
import { ageWords, sourceWords } from '../../state/source-words.ts';
import { useAction } from '../../ui/use-action.ts';
import { useNow } from '../../state/use-now.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { RateCells, RateTable } from '../../ui/rate-table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { sourceName } from './rate-sources.tsx';

/** Prices are of the practice network until others have backends. */
const network = 'practice';

export function TryRates(): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const [pair, setPair] = useState('BTC_USD');
  const [tried, setTried] = useState<{ readonly pair: string; readonly rates: TriedRates } | null>(null);
  const { busy, refusal, run } = useAction();
  return (
    <div className="settings-list stack is-3">
      <span className="soft small">{t('rates.tryText')}</span>
      <form
        className="rate-form"
        onSubmit={(event) => {
          event.preventDefault();
          run(
            () => main.tryRates({ network, pair }),
            (rates) => setTried({ pair, rates }),
          );
        }}
      >
        <TextField label={t('rates.pair')} hint={t('rates.pairHint')} value={pair} maxLength={110} mono onChange={setPair} />
        <Button submit icon="refresh" busy={busy} disabled={pair.trim() === ''}>
          {t('rates.try')}
        </Button>
      </form>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      {tried && !refusal ? <Tried {...tried} /> : null}
    </div>
  );
}

function Tried({ pair, rates }: { readonly pair: string; readonly rates: TriedRates }): ReactNode {
  const words = useWords();
  const { t } = words;
  const now = useNow(1);
  const unit =
    pair
      .trim()
      .split(/[_/\s-]+/)[1]
      ?.toUpperCase() ?? '';
  return (
    <RateTable of={t('rates.trySource')} rate={t('rates.answer')} age={t('rates.tryAge')}>
      <tbody>
        {rates.answers.map(({ source, rate, at, problem }) => (
          <tr key={source}>
            <td>{sourceName(words, source)}</td>
            <Answer unit={unit} rate={rate} age={at === null ? null : ageWords(words, at, now)} problem={problem} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {t('rates.result')}
            {rates.combined ? <span className="soft small"> ({sourceWords(words, rates.combined.source)})</span> : null}
          </th>
          <Answer
            unit={unit}
            rate={rates.combined?.rate ?? null}
            age={rates.combined ? ageWords(words, rates.combined.at, now) : null}
            problem={rates.problem}
          />
        </tr>
      </tfoot>
    </RateTable>
  );
}

interface AnswerProps {
  readonly unit: string;
  readonly rate: string | null;
  readonly age: string | null;
  readonly problem: Refusal | null;
}

function Answer({ unit, rate, age, problem }: AnswerProps): ReactNode {
  const { t, refusal: words } = useWords();
  if (rate === null)
    return (
      <td colSpan={2} className="soft small">
        {problem === null ? null : problem.code === 'rate-unavailable' ? t('rates.noPrice') : words(problem)}
      </td>
    );
  return <RateCells rate={amountText(displayRate(decimalOf(rate)), unit)} age={age} />;
}
