// Owns choosing a period: a usual one, another length, or none.
import type { ReactNode } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { type PeriodChoice, periodChoices, periodUnits, useDrafts } from '../../state/drafts.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import type { DraftErrors } from './draft-terms.ts';
import { useErrorWords } from './use-error-words.ts';

const hints: Readonly<Partial<Record<PeriodChoice, TextKey>>> = { none: 'form.onceHint', month: 'form.monthHint' };

export function PeriodFields({ errors }: { readonly errors: DraftErrors }): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  return (
    <>
      <Select
        label={t('form.period')}
        hint={t(hints[pull.period] ?? 'form.limitHint')}
        value={pull.period}
        options={periodChoices.map((value) => ({ value, label: t(`form.period.${value}`) }))}
        onChange={(period) => changePull({ period })}
      />
      {pull.period === 'custom' ? (
        <div className="grid-2">
          <TextField
            label={t('form.periodCount')}
            amount
            error={error(errors.periodCount)}
            value={pull.periodCount}
            maxLength={7}
            onChange={(periodCount) => changePull({ periodCount })}
          />
          <Select
            label={t('form.periodUnit')}
            value={pull.periodUnit}
            options={periodUnits.map((value) => ({ value, label: t(`form.periodUnit.${value}`) }))}
            onChange={(periodUnit) => changePull({ periodUnit })}
          />
        </div>
      ) : null}
    </>
  );
}
