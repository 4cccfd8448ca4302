// Owns restoring a wallet from its words.
import { type ReactNode, useRef, useState } from 'react';
import type { Network } from '../../shared/network.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { Finished } from './finished.tsx';
import { SecureFrame } from './frame.tsx';
import { SecretArea } from './secret-area.tsx';
import { useSecure } from './services.tsx';
import { withSecrets } from './with-secret.ts';

/** Words in one form: lower case, single spaces (also of the Japanese kind). */
export function tidyWords(text: string): string {
  return text.normalize('NFKD').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
}

function countOf(text: string): number {
  const tidy = tidyWords(text);
  return tidy === '' ? 0 : tidy.split(' ').length;
}

export function RestoreWallet({ network }: { readonly network: Network }): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const [count, setCount] = useState(0);
  const [bad, setBad] = useState(false);
  const [done, setDone] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const restore = (): void => {
    const text = field.current?.value ?? '';
    const wrong = countOf(text) !== 12 && countOf(text) !== 24;
    setBad(wrong);
    if (wrong) return;
    const bytes = new TextEncoder().encode(tidyWords(text));
    run(
      () => withSecrets([bytes], () => secure.restoreWallet({ words: bytes })),
      () => setDone(true),
    );
  };
  if (done) return <Finished title={t('words.restoredTitle')} text={t('words.restoredText')} />;
  return (
    <SecureFrame
      title={t('words.restoreTitle')}
      subtitle={t(`network.${network}`)}
      narrow
      onSubmit={restore}
      footer={
        <>
          <Button kind="quiet" onClick={() => void secure.close({})}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" submit busy={busy}>
            {t('words.restore')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('words.restoreText')}</p>
      {network === 'main' ? <Banner tone="warn">{t('words.realMoney')}</Banner> : null}
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <SecretArea
        label={t('words.restoreField')}
        hint={t('words.restoreCount', { count })}
        error={bad ? t('words.restoreBad') : null}
        field={field}
        onInput={(text) => setCount(countOf(text))}
      />
    </SecureFrame>
  );
}
