// Owns the field for a secret of several words or rows: it is the only one of its page, and nothing corrects, completes or keeps what is typed there.
import type { ReactNode, RefObject } from 'react';
import { Field } from '../ui/field.tsx';

export interface SecretAreaProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onInput?: (text: string) => void;
}

export function SecretArea({ label, hint, error, field, onInput }: SecretAreaProps): ReactNode {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <div className="input">
          <textarea
            {...ids}
            ref={field}
            rows={4}
            className="mono"
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onInput={(event) => onInput?.(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
