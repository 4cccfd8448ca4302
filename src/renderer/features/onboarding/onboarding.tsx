// Owns the first start: language, network, wallet; the secure window does the rest.
import { type ReactNode, useState } from 'react';
import type { Network } from '../../../shared/network.ts';
import { useLinks } from '../../state/links.ts';
import { useServices } from '../../state/services.tsx';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Logo } from '../../ui/logo.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useWords } from '../../ui/words.tsx';
import { NetworkStep } from './network-step.tsx';
import { WalletStep } from './wallet-step.tsx';

export function Onboarding(): ReactNode {
  const { t } = useWords();
  const [step, setStep] = useState(0);
  const [network, setNetwork] = useState<Network>('practice');
  return (
    <div className="welcome">
      <header className="welcome-head">
        <div className="sidebar-brand">
          <Logo size={28} />
          {t('common.pullpay')}
        </div>
        <Language />
      </header>
      <main id="main" className="welcome-body">
        <div className="welcome-card stack is-6">
          <Stepper
            label={t('onboarding.steps')}
            steps={[t('onboarding.stepLanguage'), t('onboarding.stepNetwork'), t('onboarding.stepWallet')]}
            current={step}
          />
          {step === 0 ? <Welcome onStart={() => setStep(1)} /> : null}
          {step === 1 ? (
            <NetworkStep first network={network} onChoose={setNetwork} onBack={() => setStep(0)} onNext={() => setStep(2)} />
          ) : null}
          {step === 2 ? <WalletStep network={network} onBack={() => setStep(1)} /> : null}
        </div>
      </main>
    </div>
  );
}

function Welcome({ onStart }: { readonly onStart: () => void }): ReactNode {
  const { t } = useWords();
  const paste = useLinks((state) => state.setPaste);
  return (
    <div className="stack is-6">
      <h1 className="welcome-title">{t('onboarding.title')}</h1>
      <p className="welcome-lead">{t('onboarding.lead')}</p>
      <How />
      <div className="row is-wrap">
        <Button kind="primary" onClick={onStart}>
          {t('onboarding.start')}
        </Button>
        <Button icon="link" onClick={() => paste(true)}>
          {t('onboarding.haveLink')}
        </Button>
      </div>
      <p className="soft small">{t('onboarding.haveLinkHint')}</p>
    </div>
  );
}

const how = [
  ['pull', 'onboarding.how1'],
  ['hand', 'onboarding.how2'],
  ['checks', 'onboarding.how3'],
] as const;

function How(): ReactNode {
  const { t } = useWords();
  return (
    <ol className="how">
      {how.map(([icon, text]) => (
        <li key={text}>
          <Icon name={icon} size={24} />
          <span>{t(text)}</span>
        </li>
      ))}
    </ol>
  );
}

function Language(): ReactNode {
  const { t, locale } = useWords();
  const { main } = useServices();
  const choose = async (language: 'en' | 'ja'): Promise<void> => {
    const answer = await main.updateSettings({ language });
    if (answer.ok) useSession.getState().set({ settings: answer.value });
  };
  return (
    <Segments
      label={t('onboarding.language')}
      value={locale}
      onChange={(language) => void choose(language)}
      options={[
        { value: 'en', label: <span lang="en">English</span> },
        { value: 'ja', label: <span lang="ja">日本語</span> },
      ]}
    />
  );
}
