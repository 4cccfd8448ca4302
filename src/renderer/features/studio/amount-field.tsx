// Owns an amount of the form with its asset: digits at the left, what they are of at the right.
import type { ReactNode } from 'react';
import type { PaymentField } from '../../../shared/xrpl/finding.ts';
import type { FormAmount, FormAsset } from '../../state/studio-form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { AssetDetail, AssetSelect } from './asset-field.tsx';
import type { AssetOption } from './asset-options.ts';
import { useStudio } from './use-studio.tsx';

export interface AmountFieldProps {
  readonly field: PaymentField;
  readonly label: string;
  readonly assetLabel: string;
  readonly hint?: string;
  readonly amount: FormAmount;
  readonly onValue: (value: string) => void;
  readonly onAsset: (asset: FormAsset) => void;
  readonly options: readonly AssetOption[];
  readonly mpt: boolean;
}

export function AmountField(props: AmountFieldProps): ReactNode {
  const { t } = useWords();
  const { amount, options } = props;
  const raw = amount.asset.kind === 'mpt' && amount.asset.scale === 0;
  return (
    <div className="stack is-2" data-field={props.field}>
      <div className="studio-amount">
        <ValueField
          field={props.field}
          label={props.label}
          hint={props.hint}
          value={amount.value}
          onChange={props.onValue}
          unit={raw ? t('studio.units') : undefined}
        />
        <AssetSelect label={props.assetLabel} asset={amount.asset} onChange={props.onAsset} options={options} mpt={props.mpt} />
      </div>
      <AssetDetail asset={amount.asset} onChange={props.onAsset} options={options} />
    </div>
  );
}

/** The digits alone. */
export function ValueField({
  field,
  label,
  hint,
  value,
  onChange,
  unit,
}: {
  readonly field: PaymentField;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly unit?: string | undefined;
}): ReactNode {
  const { refusal: words } = useWords();
  const { read, markOf } = useStudio();
  const problem = read.problems.get(field);
  return (
    <TextField
      label={label}
      hint={hint}
      value={value}
      onChange={onChange}
      amount
      maxLength={120}
      after={unit}
      error={problem ? words(problem) : null}
      markedBy={problem ? undefined : markOf(field)}
    />
  );
}
