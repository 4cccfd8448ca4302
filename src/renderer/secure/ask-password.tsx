// Owns asking for the password anew before a single thing is shown or taken out.
import { type ReactNode, useRef } from 'react';
import type { Result } from '../../shared/result.ts';
import { Button } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { clearField, PasswordField, readPassword } from './password-field.tsx';
import { RetryNote, useRetry } from './retry-note.tsx';
import { useSecure } from './services.tsx';
import { withSecrets } from './with-secret.ts';

export interface AskPasswordProps<T> {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does, and how. */
  readonly action: string;
  readonly kind: 'primary' | 'danger';
  readonly icon?: IconName;
  readonly retryAfterMs: number;
  readonly ask: (password: Uint8Array<ArrayBuffer>) => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
}

export function AskPassword<T>({ title, children, action, kind, icon, retryAfterMs, ask, onDone }: AskPasswordProps<T>): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const field = useRef<HTMLInputElement>(null);
  const left = useRetry(retryAfterMs);
  const submit = (): void => {
    const password = readPassword(field);
    run(() => withSecrets([password], () => ask(password)).finally(() => clearField(field)), onDone);
  };
  return (
    <SecureFrame
      title={title}
      narrow
      onSubmit={submit}
      footer={
        <>
          <Button kind="quiet" onClick={() => void secure.close({})}>
            {t('common.cancel')}
          </Button>
          <Button kind={kind} icon={icon} submit busy={busy} disabled={left > 0}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      <RetryNote left={left} />
      <PasswordField label={t('secure.password')} field={field} first error={refusal ? words(refusal) : null} />
    </SecureFrame>
  );
}
