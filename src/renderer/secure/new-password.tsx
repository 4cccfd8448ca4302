// Owns choosing a password: two fields and a word on its strength.
import { type ReactNode, type RefObject, useState } from 'react';
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import { useWords } from '../ui/words.tsx';
import { PasswordField } from './password-field.tsx';
import { minLength, strengthOf } from './password-strength.ts';

export interface NewPasswordProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly repeat: RefObject<HTMLInputElement | null>;
  readonly error: TextKey | null;
  readonly first?: boolean;
}

/** What is wrong with the two entries; null when nothing is. */
export function newPasswordError(field: RefObject<HTMLInputElement | null>, repeat: RefObject<HTMLInputElement | null>): TextKey | null {
  const text = field.current?.value.normalize('NFC') ?? '';
  if (Array.from(text).length < minLength) return 'secure.passwordShort';
  return text === repeat.current?.value.normalize('NFC') ? null : 'secure.passwordDiffers';
}

export function NewPassword({ field, repeat, error, first }: NewPasswordProps): ReactNode {
  const { t } = useWords();
  const [length, setLength] = useState(0);
  const strength = strengthOf(length);
  return (
    <>
      <PasswordField
        label={t('secure.newPassword')}
        field={field}
        isNew
        first={first === true}
        hint={t('secure.newPasswordHint')}
        error={error === 'secure.passwordShort' ? t(error) : null}
        onInput={setLength}
      />
      {length > 0 ? (
        <div className="stack is-1">
          <div className="strength" aria-hidden="true">
            {[1, 2, 3, 4].map((step) => (
              <span key={step} className={step <= strength ? 'is-on' : undefined} />
            ))}
          </div>
          <span className="soft small" role="status">
            {t('secure.strength', { level: t(`secure.strength.${strength}`) })}
          </span>
        </div>
      ) : null}
      <PasswordField label={t('secure.repeatPassword')} field={repeat} isNew error={error === 'secure.passwordDiffers' ? t(error) : null} />
    </>
  );
}
