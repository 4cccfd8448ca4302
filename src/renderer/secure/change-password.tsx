// Owns changing the password.
import { type ReactNode, useRef, useState } from 'react';
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { NewPassword, newPasswordError } from './new-password.tsx';
import { PasswordField, readPassword } from './password-field.tsx';
import { useSecure } from './services.tsx';
import { withSecrets } from './with-secret.ts';

export function ChangePassword({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const [error, setError] = useState<TextKey | null>(null);
  const [changed, setChanged] = useState(false);
  const before = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const change = (): void => {
    if (changed) return onDone();
    const wrong = newPasswordError(field, repeat);
    setError(wrong);
    if (wrong) return;
    const old = readPassword(before);
    const next = readPassword(field);
    run(
      () => withSecrets([old, next], () => secure.changePassword({ old, next })),
      () => setChanged(true),
    );
  };
  return (
    <SecureFrame
      title={t('secure.changeTitle')}
      narrow
      onSubmit={change}
      footer={
        <>
          {changed ? null : (
            <Button kind="quiet" onClick={onDone}>
              {t('common.cancel')}
            </Button>
          )}
          <Button kind="primary" submit busy={busy}>
            {t(changed ? 'common.close' : 'secure.change')}
          </Button>
        </>
      }
    >
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      {changed ? (
        <EmptyState icon="check" title={t('secure.changed')} />
      ) : (
        <>
          <PasswordField label={t('secure.oldPassword')} field={before} first />
          <NewPassword field={field} repeat={repeat} error={error} />
        </>
      )}
    </SecureFrame>
  );
}
