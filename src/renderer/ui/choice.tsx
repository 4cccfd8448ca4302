// Owns yes-or-no and one-of-few choices: checkbox, radio card, switch, segments.
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';

export interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly mixed?: boolean;
  readonly disabled?: boolean;
}

export function Checkbox({ checked, onChange, label, hint, mixed, disabled }: CheckboxProps): ReactNode {
  return (
    <label className="choice">
      <BareCheckbox checked={checked} onChange={onChange} mixed={mixed} disabled={disabled} />
      <span className="grow">
        {label}
        {hint ? <span className="field-hint stack">{hint}</span> : null}
      </span>
    </label>
  );
}

interface BareProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly mixed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly 'aria-label'?: string;
  readonly tabIndex?: number;
}

function BareCheckbox({ checked, onChange, mixed, ...rest }: BareProps): ReactNode {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = mixed === true;
  }, [mixed]);
  return <input {...rest} ref={ref} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />;
}

/** A checkbox in a table, named but without visible words. */
export function TableCheckbox({ label, ...props }: Omit<BareProps, 'aria-label'> & { readonly label: string }): ReactNode {
  return (
    <span className="choice">
      <BareCheckbox {...props} aria-label={label} />
    </span>
  );
}

export interface RadioCardProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly chosen: T | null;
  readonly onChoose: (value: T) => void;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly disabled?: boolean;
}

export function RadioCard<T extends string>({ name, value, chosen, onChoose, title, children, disabled }: RadioCardProps<T>): ReactNode {
  return (
    <label className="choice choice-card">
      <input type="radio" name={name} checked={chosen === value} disabled={disabled} onChange={() => onChoose(value)} />
      <span className="grow stack is-1">
        <span className="strong">{title}</span>
        {children ? <span className="soft small">{children}</span> : null}
      </span>
    </label>
  );
}

export function Switch({
  checked,
  onChange,
  label,
  describedBy,
  disabled,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly describedBy?: string;
  /** It stays in the tab order and says that it cannot be changed now. */
  readonly disabled?: boolean;
}): ReactNode {
  return (
    <input
      type="checkbox"
      role="switch"
      className="switch"
      aria-label={label}
      aria-describedby={describedBy}
      aria-disabled={disabled || undefined}
      checked={checked}
      onChange={(event) => (disabled ? undefined : onChange(event.target.checked))}
    />
  );
}

export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
}

/** One of two to five short choices, side by side. */
export function Segments<T extends string>({ label, value, onChange, options }: SegmentsProps<T>): ReactNode {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className="segments">
      {options.map((option) => (
        <label key={option.value} className={classNames('segment')}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </div>
  );
}
