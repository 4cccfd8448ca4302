// Owns unlocking.
import { type ReactNode, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { clearField, PasswordField, readPassword } from './password-field.tsx';
import { RetryNote, useRetry } from './retry-note.tsx';
import { useSecure } from './services.tsx';
import { withSecrets } from './with-secret.ts';

export function Unlock({ retryAfterMs, onDone }: { readonly retryAfterMs: number; readonly onDone: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const field = useRef<HTMLInputElement>(null);
  // Each wrong try may have made the wait longer.
  const state = useAnswer(refusal === null ? 'first' : 'again', () => secure.state({}));
  const left = useRetry(state.value?.retryAfterMs ?? retryAfterMs);
  const unlock = (): void => {
    if (left > 0) return;
    const password = readPassword(field);
    run(() => withSecrets([password], () => secure.unlock({ password })).finally(() => afterTry(field, state.reload)), onDone);
  };
  return (
    <SecureFrame
      title={t('secure.unlockTitle')}
      narrow
      onSubmit={unlock}
      footer={
        <>
          <Button kind="quiet" onClick={() => void secure.close({})}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" icon="unlock" submit busy={busy} disabled={left > 0}>
            {t('secure.unlock')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('secure.unlockText')}</p>
      <RetryNote left={left} />
      <PasswordField label={t('secure.password')} field={field} first error={refusal ? words(refusal) : null} />
    </SecureFrame>
  );
}

function afterTry(field: React.RefObject<HTMLInputElement | null>, reload: () => void): void {
  clearField(field);
  reload();
}
