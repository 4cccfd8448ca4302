// Owns the name of a new wallet and whether it is made or restored; words and password belong to the secure window.
import { type ReactNode, useState } from 'react';
import type { SecureTask } from '../../../shared/contract/main-api.ts';
import { hasLedger, type Network } from '../../../shared/network.ts';
import { markRestored } from '../../state/found-accounts.tsx';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useSession } from '../../state/session.ts';
import { useAction } from '../../ui/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCard, Segments } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

type Way = 'create' | 'restore';

interface Choice {
  readonly name: string;
  readonly way: Way;
  readonly words: '12' | '24';
}

/** What the secure window is asked for. */
export function taskOf(choice: Choice, network: Network): SecureTask {
  const name = choice.name.trim();
  return choice.way === 'create'
    ? { kind: 'create-wallet', name, network, words: choice.words === '12' ? 12 : 24 }
    : { kind: 'restore-wallet', name, network };
}

export function WalletStep({ network, onBack }: { readonly network: Network; readonly onBack: () => void }): ReactNode {
  const { t } = useWords();
  const { busy, stopped, refusal, start } = useSecureTask();
  const [choice, setChoice] = useState<Choice>({ name: t('onboarding.defaultName'), way: 'create', words: '12' });
  const { refusal: words } = useWords();
  return (
    <form
      className="stack is-4"
      onSubmit={(event) => {
        event.preventDefault();
        start(taskOf(choice, network));
      }}
    >
      <h1>{t('onboarding.walletTitle')}</h1>
      <TextField
        label={t('onboarding.walletName')}
        hint={t('onboarding.walletNameHint')}
        value={choice.name}
        maxLength={50}
        onChange={(name) => setChoice({ ...choice, name })}
      />
      <WayChoice choice={choice} onChange={setChoice} />
      <Banner>{t('onboarding.secureNote')}</Banner>
      {stopped ? <Banner tone="warn">{t('onboarding.stopped')}</Banner> : null}
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <div className="row is-between">
        <Button kind="quiet" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button kind="primary" icon="shield" submit busy={busy} disabled={choice.name.trim() === ''}>
          {t(busy ? 'onboarding.waiting' : 'onboarding.continue')}
        </Button>
      </div>
    </form>
  );
}

function WayChoice({ choice, onChange }: { readonly choice: Choice; readonly onChange: (choice: Choice) => void }): ReactNode {
  const { t } = useWords();
  const choose = (way: Way): void => onChange({ ...choice, way });
  return (
    <div role="radiogroup" aria-label={t('onboarding.walletTitle')} className="stack is-3">
      <RadioCard name="way" value="create" chosen={choice.way} onChoose={choose} title={t('onboarding.createTitle')}>
        {t('onboarding.createText')}
      </RadioCard>
      <RadioCard name="way" value="restore" chosen={choice.way} onChoose={choose} title={t('onboarding.restoreTitle')}>
        {t('onboarding.restoreText')}
      </RadioCard>
      {choice.way === 'create' ? (
        <div className="row">
          <span className="soft small">{t('onboarding.wordCount')}</span>
          <Segments
            label={t('onboarding.wordCount')}
            value={choice.words}
            onChange={(words) => onChange({ ...choice, words })}
            options={[
              { value: '12', label: t('onboarding.words12') },
              { value: '24', label: t('onboarding.words24') },
            ]}
          />
        </div>
      ) : null}
    </div>
  );
}

interface SecureTaskState {
  readonly busy: boolean;
  /** The window was closed before the task was done. */
  readonly stopped: boolean;
  readonly refusal: ReturnType<typeof useAction>['refusal'];
  readonly start: (task: SecureTask) => void;
}

function useSecureTask(): SecureTaskState {
  const { main } = useServices();
  const { busy, refusal, run } = useAction();
  const [stopped, setStopped] = useState(false);
  const start = (task: SecureTask): void => {
    setStopped(false);
    run(
      () => main.openSecure(task),
      ({ outcome, walletId }) => {
        setStopped(outcome === 'cancelled');
        if (outcome === 'done' && task.kind === 'restore-wallet' && hasLedger(task.network) && walletId !== null) markRestored(walletId);
        if (outcome === 'done') void arrive(walletId);
      },
    );
  };
  const arrive = async (walletId: string | null): Promise<void> => {
    const vault = await main.vaultStatus({});
    useSession.getState().set({ chosenWalletId: walletId, ...(vault.ok ? { vault: vault.value } : {}) });
    go({ screen: 'home' });
  };
  return { busy, stopped, refusal, start };
}
