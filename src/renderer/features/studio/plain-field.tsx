// Owns a field of the form that is one text in the transaction.
import type { ReactNode } from 'react';
import type { PaymentField } from '../../../shared/xrpl/finding.ts';
import type { StudioForm } from '../../state/studio-form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeForm } from './change-form.ts';
import { useStudio } from './use-studio.tsx';

type TextName = { [K in keyof StudioForm]: StudioForm[K] extends string ? K : never }[keyof StudioForm];

export interface PlainFieldProps {
  readonly field: PaymentField;
  readonly name: TextName;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly rows?: number;
  readonly maxLength?: number;
}

export function PlainField({ field, name, label, hint, optional, rows, maxLength = 200 }: PlainFieldProps): ReactNode {
  const { refusal: words } = useWords();
  const { form, change, read, markOf } = useStudio();
  const problem = read.problems.get(field);
  return (
    <div data-field={field}>
      <TextField
        label={label}
        hint={hint}
        optional={optional}
        value={form[name]}
        onChange={(text) => change((before) => changeForm(before, { [name]: text }))}
        mono
        maxLength={maxLength}
        {...(rows === undefined ? {} : { rows })}
        error={problem ? words(problem) : null}
        markedBy={problem ? undefined : markOf(field)}
      />
    </div>
  );
}
