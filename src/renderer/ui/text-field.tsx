// Owns one-line and several-line text fields.
import type { HTMLInputTypeAttribute, KeyboardEvent, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { cutTo } from './cut.ts';
import { Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: HTMLInputTypeAttribute;
  readonly placeholder?: string;
  /** Digits of money: right-aligned, decimal keyboard. */
  readonly amount?: boolean;
  readonly mono?: boolean;
  readonly rows?: number;
  /** In characters (code points). */
  readonly maxLength?: number;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly autoFocus?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps): ReactNode {
  const { label, hint, error, optional, markedBy, value, before, after, rows } = props;
  const onChange = (text: string): void => props.onChange(cutTo(text, props.maxLength));
  // HTML counts in code units, of which no character has more than two.
  const mostUnits = props.maxLength === undefined ? undefined : 2 * props.maxLength;
  return (
    <Field label={label} hint={hint} error={error} optional={optional} markedBy={markedBy}>
      {(ids) => (
        <div className={classNames('input', (error || markedBy) && 'is-bad')}>
          {before ? <span className="input-side">{before}</span> : null}
          {rows ? (
            <textarea
              {...ids}
              rows={rows}
              value={value}
              maxLength={mostUnits}
              placeholder={props.placeholder}
              onChange={(event) => onChange(event.target.value)}
              className={classNames(props.mono && 'mono')}
              spellCheck={false}
            />
          ) : (
            <input
              {...ids}
              ref={props.inputRef}
              type={props.type ?? 'text'}
              value={value}
              maxLength={mostUnits}
              placeholder={props.placeholder}
              // The first field of a dialog.
              autoFocus={props.autoFocus}
              autoComplete="off"
              spellCheck={false}
              inputMode={props.amount ? 'decimal' : undefined}
              className={classNames(props.amount && 'is-amount', props.mono && 'mono')}
              onChange={(event) => onChange(event.target.value)}
              onKeyDown={props.onKeyDown}
            />
          )}
          {after ? <span className="input-side">{after}</span> : null}
        </div>
      )}
    </Field>
  );
}
