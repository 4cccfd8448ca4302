// Owns a new wallet's words: warned, shown, checked back; the wallet exists only after that.
import { type ReactNode, useState } from 'react';
import type { Network } from '../../shared/network.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { CheckWords } from './check-words.tsx';
import { Finished } from './finished.tsx';
import { SecureFrame } from './frame.tsx';
import { useSecure } from './services.tsx';
import { takeWords, WordsGrid } from './words-grid.tsx';

interface Phrase {
  readonly words: readonly string[];
  readonly ask: readonly number[];
}

type Step = 'before' | 'write' | 'check' | 'done';

export function NewWallet({ network }: { readonly network: Network }): ReactNode {
  const { t } = useWords();
  const [step, setStep] = useState<Step>('before');
  const [phrase, setPhrase] = useState<Phrase | null>(null);
  if (step === 'done') return <Finished title={t('words.madeTitle')} text={t('words.madeText')} />;
  if (!phrase || step === 'before') {
    return (
      <Before
        network={network}
        onReady={(next) => {
          setPhrase(next);
          setStep('write');
        }}
      />
    );
  }
  if (step === 'write') return <Write words={phrase.words} onNext={() => setStep('check')} />;
  const finish = (): void => {
    setPhrase(null);
    setStep('done');
  };
  return <CheckWords ask={phrase.ask} onBack={() => setStep('write')} onDone={finish} />;
}

export function WordSteps({ current }: { readonly current: number }): ReactNode {
  const { t } = useWords();
  return (
    <Stepper label={t('words.steps')} steps={[t('words.stepPassword'), t('words.stepWrite'), t('words.stepCheck')]} current={current} />
  );
}

function Before({ network, onReady }: { readonly network: Network; readonly onReady: (phrase: Phrase) => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const show = (): void =>
    run(
      () => secure.newWords({}),
      ({ words: bytes, ask }) => onReady({ words: takeWords(bytes), ask }),
    );
  return (
    <SecureFrame
      title={t('words.beforeTitle')}
      subtitle={t(`network.${network}`)}
      narrow
      onSubmit={show}
      footer={
        <>
          <Button kind="quiet" onClick={() => void secure.close({})}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" icon="eye" submit busy={busy}>
            {t('words.ready')}
          </Button>
        </>
      }
    >
      <WordSteps current={1} />
      <p>{t('words.beforeText')}</p>
      {network === 'main' ? <Banner tone="warn">{t('words.realMoney')}</Banner> : null}
      <Banner tone="warn">{t('words.warning')}</Banner>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
    </SecureFrame>
  );
}

function Write({ words, onNext }: { readonly words: readonly string[]; readonly onNext: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <SecureFrame
      title={t('words.title')}
      onSubmit={onNext}
      footer={
        <Button kind="primary" submit>
          {t('words.written')}
        </Button>
      }
    >
      <WordSteps current={1} />
      <WordsGrid words={words} />
      <Banner tone="warn">{t('words.warning')}</Banner>
    </SecureFrame>
  );
}
