// Owns the frame of every form field: label, hint, error, and their ties to the control.
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';
import { useWords } from './words.tsx';

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly optional?: boolean | undefined;
  /** Id of the words elsewhere on the screen that say what is wrong with it. */
  readonly markedBy?: string | undefined;
}

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Wraps one control; `children` gets the ids it must carry. */
export function Field({
  label,
  hint,
  error,
  optional,
  markedBy,
  hideLabel,
  children,
}: FieldProps & { readonly hideLabel?: boolean; readonly children: (ids: FieldIds) => ReactNode }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : '', markedBy ?? ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
        {optional ? <span className="field-optional">{t('common.optional')}</span> : null}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error || markedBy ? true : undefined })}
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={`${id}-error`} className="field-error" role="alert">
          <Icon name="warning" size={16} />
          <span>{error}</span>
        </div>
      ) : null}
    </div>
  );
}
