// Owns the password of a new vault.
import { type ReactNode, useRef, useState } from 'react';
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { NewPassword, newPasswordError } from './new-password.tsx';
import { readPassword } from './password-field.tsx';
import { useSecure } from './services.tsx';
import { withSecrets } from './with-secret.ts';

export function CreateVault({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const [error, setError] = useState<TextKey | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const create = (): void => {
    const wrong = newPasswordError(field, repeat);
    setError(wrong);
    if (wrong) return;
    const password = readPassword(field);
    run(() => withSecrets([password], () => secure.createVault({ password })), onDone);
  };
  return (
    <SecureFrame
      title={t('secure.vaultTitle')}
      narrow
      onSubmit={create}
      footer={
        <>
          <Button kind="quiet" onClick={() => void secure.close({})}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" submit busy={busy}>
            {t('secure.setPassword')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('secure.vaultText')}</p>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <NewPassword field={field} repeat={repeat} error={error} first />
    </SecureFrame>
  );
}
