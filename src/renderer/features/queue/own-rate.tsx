// Owns setting the rate by hand, for selections of one unit and one coin.
import { type ReactNode, useState } from 'react';
import { shortUnit } from '../../../shared/i18n/format.ts';
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

/** Canonical decimal text of a rate above zero; null when it is none. Thousands may be separated by commas. */
export function rateOf(text: string): string | null {
  const read = parseDecimal(text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, ''));
  return read.ok && sign(read.value) > 0 ? formatDecimal(read.value) : null;
}

export interface OwnRateProps {
  readonly rows: readonly PayoutRow[];
  readonly rule: string | null;
  readonly onRule: (rule: string | null) => void;
  readonly open?: boolean;
}

export function OwnRate({ rows, rule, onRule, open }: OwnRateProps): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState(rule ?? '');
  const first = rows[0];
  const mixed = rows.some((row) => row.originalCurrency !== first?.originalCurrency || row.payoutCurrency !== first.payoutCurrency);
  const rate = rateOf(text);
  if (!first || first.originalCurrency === first.payoutCurrency) return null;
  return (
    <Details summary={t('approve.ownRate')} open={open === true || rule !== null}>
      {mixed ? (
        <p className="soft">{t('approve.ownRateMixed')}</p>
      ) : (
        <div className="own-rate">
          <TextField
            label={t('approve.ownRateField', { coin: shortUnit(first.payoutCurrency), unit: first.originalCurrency })}
            hint={t('approve.ownRateHint')}
            amount
            value={text}
            onChange={setText}
            after={first.originalCurrency}
          />
          <Button disabled={rate === null || rate === rule} onClick={() => onRule(rate)}>
            {t('approve.ownRateUse')}
          </Button>
          {rule === null ? null : (
            <Button kind="quiet" onClick={() => onRule(null)}>
              {t('approve.market')}
            </Button>
          )}
        </div>
      )}
    </Details>
  );
}
