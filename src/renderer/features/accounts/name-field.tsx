// Owns the field for the name of an account.
import type { ReactNode } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

/** In characters, so that it always fits into the contract's code units. */
const longestName = 25;

interface NameFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

export function NameField({ value, onChange, autoFocus = false }: NameFieldProps): ReactNode {
  const { t } = useWords();
  return (
    <TextField
      label={t('accounts.name')}
      hint={t('accounts.nameHint')}
      value={value}
      onChange={onChange}
      maxLength={longestName}
      autoFocus={autoFocus}
    />
  );
}
