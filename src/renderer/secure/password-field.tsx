// Owns typing a password. The page keeps no copy: the field holds the text, and it is taken out as bytes once.
import { codePoints } from '../../shared/code-points.ts';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import { Field } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useWords } from '../ui/words.tsx';

export interface PasswordFieldProps {
  readonly label: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly first?: boolean;
  readonly isNew?: boolean;
  readonly onInput?: (length: number) => void;
}

export function PasswordField({ label, field, hint, error, first, isNew, onInput }: PasswordFieldProps): ReactNode {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (first) field.current?.focus();
  }, [first, field]);
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <div className={classNames('input', error && 'is-bad')}>
          <input
            {...ids}
            ref={field}
            type={shown ? 'text' : 'password'}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            spellCheck={false}
            onInput={(event) => onInput?.(codePoints(event.currentTarget.value))}
          />
          <IconButton
            small
            icon={shown ? 'eyeOff' : 'eye'}
            label={t(shown ? 'secure.hidePassword' : 'secure.showPassword')}
            onClick={() => setShown(!shown)}
          />
        </div>
      )}
    </Field>
  );
}

/** The typed password as UTF-8 (composed form, so that it is the same on every keyboard). The caller wipes it. */
export function readPassword(field: RefObject<HTMLInputElement | null>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode((field.current?.value ?? '').normalize('NFC'));
}

export function clearField(field: RefObject<HTMLInputElement | null>): void {
  if (field.current) field.current.value = '';
}
