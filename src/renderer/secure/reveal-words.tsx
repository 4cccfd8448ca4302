// Owns showing the words of a wallet again; the password is asked anew.
import { type ReactNode, useState } from 'react';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../ui/words.tsx';
import { AskPassword } from './ask-password.tsx';
import { SecureFrame } from './frame.tsx';
import { useSecure } from './services.tsx';
import { takeWords, WordsGrid } from './words-grid.tsx';

export function RevealWords({ retryAfterMs }: { readonly retryAfterMs: number }): ReactNode {
  const { t } = useWords();
  const { secure } = useSecure();
  const [words, setWords] = useState<readonly string[] | null>(null);
  const close = (): void => void secure.close({});
  if (!words)
    return (
      <AskPassword
        title={t('words.revealTitle')}
        action={t('words.reveal')}
        kind="primary"
        icon="eye"
        retryAfterMs={retryAfterMs}
        ask={(password) => secure.revealWords({ password })}
        onDone={(shown) => setWords(takeWords(shown.words))}
      >
        <p className="soft">{t('words.revealText')}</p>
      </AskPassword>
    );
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
