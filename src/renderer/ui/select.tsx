// Owns choosing one of a list, with the system's own list.
import type { ReactNode } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean;
}

interface Choice<T extends string> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly Option<T>[];
}

/** The list alone, for places that carry their own label. */
export function PlainSelect<T extends string>(
  props: Choice<T> & { readonly id?: string; readonly 'aria-label'?: string; readonly 'aria-describedby'?: string | undefined },
): ReactNode {
  const { value, onChange, options, ...ids } = props;
  const choose = (text: string): void => {
    const chosen = options.find((option) => option.value === text);
    if (chosen) onChange(chosen.value);
  };
  return (
    <span className="select">
      <select {...ids} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" size={16} />
    </span>
  );
}

export function Select<T extends string>({ label, hint, error, optional, ...choice }: FieldProps & Choice<T>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {({ id, 'aria-describedby': described }) => <PlainSelect {...choice} id={id} aria-describedby={described} />}
    </Field>
  );
}
