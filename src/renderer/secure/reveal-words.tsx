// Owns showing the words of a wallet again; the password is asked anew.
import { type ReactNode, useRef, useState } from 'react';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { clearField, PasswordField, readPassword } from './password-field.tsx';
import { RetryNote, useRetry } from './retry-note.tsx';
import { useSecure } from './services.tsx';
import { withSecrets } from './with-secret.ts';
import { takeWords, WordsGrid } from './words-grid.tsx';

export function RevealWords({ retryAfterMs }: { readonly retryAfterMs: number }): ReactNode {
  const { t } = useWords();
  const { secure } = useSecure();
  const [words, setWords] = useState<readonly string[] | null>(null);
  const close = (): void => void secure.close({});
  if (!words) return <AskPassword retryAfterMs={retryAfterMs} onWords={setWords} onClose={close} />;
  return (
    <SecureFrame
      title={t('words.list')}
      onSubmit={close}
      footer={
        <Button kind="primary" submit>
          {t('common.close')}
        </Button>
      }
    >
      <WordsGrid words={words} />
      <Banner tone="warn">{t('words.warning')}</Banner>
    </SecureFrame>
  );
}

interface AskProps {
  readonly retryAfterMs: number;
  readonly onWords: (words: readonly string[]) => void;
  readonly onClose: () => void;
}

function AskPassword({ retryAfterMs, onWords, onClose }: AskProps): ReactNode {
  const { t, refusal: errorWords } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const field = useRef<HTMLInputElement>(null);
  const left = useRetry(retryAfterMs);
  const reveal = (): void => {
    const password = readPassword(field);
    run(
      () => withSecrets([password], () => secure.revealWords({ password })).finally(() => clearField(field)),
      ({ words }) => onWords(takeWords(words)),
    );
  };
  return (
    <SecureFrame
      title={t('words.revealTitle')}
      narrow
      onSubmit={reveal}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" icon="eye" submit busy={busy} disabled={left > 0}>
            {t('words.reveal')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('words.revealText')}</p>
      <RetryNote left={left} />
      <PasswordField label={t('secure.password')} field={field} first error={refusal ? errorWords(refusal) : null} />
    </SecureFrame>
  );
}
