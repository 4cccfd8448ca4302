// Owns checking words back. Wrong answers say so without saying which, as paper must decide.
import { type FormEvent, type ReactNode, useRef } from 'react';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { WordSteps } from './new-wallet.tsx';
import { useSecure } from './services.tsx';
import { withSecrets } from './with-secret.ts';

export interface CheckWordsProps {
  /** Positions from 0, in the order in which they are asked. */
  readonly ask: readonly number[];
  readonly onBack: () => void;
  readonly onDone: () => void;
}

export function CheckWords({ ask, onBack, onDone }: CheckWordsProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const form = useRef<HTMLDivElement>(null);
  const check = (): void => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    const answers = fields.map((field) => new TextEncoder().encode(field.value.normalize('NFKD').trim().toLowerCase()));
    run(() => withSecrets(answers, () => secure.checkWords({ answers })), onDone);
  };
  return (
    <SecureFrame
      title={t('words.checkTitle')}
      narrow
      onSubmit={check}
      footer={
        <>
          <Button kind="quiet" onClick={onBack}>
            {t('words.lookAgain')}
          </Button>
          <Button kind="primary" submit busy={busy}>
            {t('words.create')}
          </Button>
        </>
      }
    >
      <WordSteps current={2} />
      <p className="soft">{t('words.checkText')}</p>
      {refusal ? <Banner tone="bad">{refusal.code === 'words-differ' ? t('words.wrong') : words(refusal)}</Banner> : null}
      <div ref={form} className="grid-2">
        {ask.map((position, index) => (
          <WordField key={position} number={position + 1} first={index === 0} />
        ))}
      </div>
    </SecureFrame>
  );
}

function WordField({ number, first }: { readonly number: number; readonly first: boolean }): ReactNode {
  const { t } = useWords();
  // Words are English whatever the keyboard: capitals that a keyboard adds are taken back at once.
  const lower = (event: FormEvent<HTMLInputElement>): void => {
    event.currentTarget.value = event.currentTarget.value.toLowerCase();
  };
  return (
    <Field label={t('words.number', { number })}>
      {(ids) => (
        <div className="input">
          {/* The first word is what this page asks for. */}
          <input {...ids} className="mono" autoFocus={first} autoComplete="off" autoCapitalize="none" spellCheck={false} onInput={lower} />
        </div>
      )}
    </Field>
  );
}
