// Owns automatic payments of a wallet on its page: whether they run, by which settings, and what the runs did.
import { type ReactNode, useEffect, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { PolicyState } from '../../../shared/contract/policies.ts';
import { hasLedger } from '../../../shared/network.ts';
import { useServices } from '../../state/services.tsx';
import { useNow } from '../../state/use-now.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { Card } from '../../ui/page.tsx';
import { ProcessorFacts } from '../../ui/processor-facts.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { PolicyRuns } from './policy-runs.tsx';
import { ProcessorForm } from './processor-form.tsx';

/** Seconds. */
const soon = 60;

type Shown = PolicyState['processors'][number];
type Sheet = { readonly kind: 'add' } | { readonly kind: 'edit' | 'remove'; readonly processor: Shown };

export function PoliciesPanel({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { main } = useServices();
  const state = useAnswer(wallet.id, () => main.policies({ walletId: wallet.id }));
  const runs = useAnswer(wallet.id, () => main.policyRuns({ walletId: wallet.id }));
  useReloading(wallet.id, state.reload, runs.reload);
  return (
    <>
      {state.refusal && !state.value ? <ErrorState refusal={state.refusal} onRetry={state.reload} /> : null}
      {!state.value && !state.refusal ? <LoadingState rows={5} /> : null}
      {state.value ? <Settings wallet={wallet} state={state.value} reload={state.reload} /> : null}
      {state.value ? <PolicyRuns runs={runs} /> : null}
    </>
  );
}

/** Arming and runs happen in main; a transaction's id is there a moment after its run, with the next news of the chain. */
function useReloading(walletId: string, ...reloads: readonly Answer<unknown>['reload'][]): void {
  const { onMain } = useServices();
  const [reloadState, reloadRuns] = reloads;
  useEffect(() => {
    const reload = (changed: { readonly walletId: string }): void => {
      if (changed.walletId !== walletId) return;
      reloadState?.();
      reloadRuns?.();
    };
    const ends = [onMain('policies-changed', reload), onMain('chain-changed', reload)];
    return () => ends.forEach((end) => end());
  }, [onMain, walletId, reloadState, reloadRuns]);
}

interface SettingsProps {
  readonly wallet: WalletSummary;
  readonly state: PolicyState;
  readonly reload: () => void;
}

function Settings({ wallet, state, reload }: SettingsProps): ReactNode {
  const { t } = useWords();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const { processors } = state;
  const absent: readonly Shown['methodId'][] = hasLedger(wallet.network) ? [] : ['XRP-CHAIN'];
  const full = processors.length + absent.length >= 2;
  const close = (): void => {
    setSheet(null);
    reload();
  };
  const add = (
    <Button icon="plus" onClick={() => setSheet({ kind: 'add' })}>
      {t('policies.add')}
    </Button>
  );
  return (
    <>
      {processors.length > 0 ? <ArmedBanner wallet={wallet} state={state} /> : null}
      <Card title={t('policies.title')} action={processors.length > 0 && !full ? add : null}>
        {processors.length === 0 ? (
          <EmptyState icon="repeat" title={t('policies.none')} actions={add}>
            {t('policies.noneText')}
          </EmptyState>
        ) : null}
        {processors.map((processor) => (
          <ProcessorRow
            key={processor.methodId}
            processor={processor}
            onEdit={() => setSheet({ kind: 'edit', processor })}
            onRemove={() => setSheet({ kind: 'remove', processor })}
          />
        ))}
      </Card>
      {sheet?.kind === 'add' ? (
        <ProcessorForm walletId={wallet.id} before={null} taken={[...absent, ...processors.map((item) => item.methodId)]} onClose={close} />
      ) : null}
      {sheet?.kind === 'edit' ? <ProcessorForm walletId={wallet.id} before={sheet.processor} taken={[]} onClose={close} /> : null}
      {sheet?.kind === 'remove' ? <RemoveSheet walletId={wallet.id} methodId={sheet.processor.methodId} onClose={close} /> : null}
    </>
  );
}

function ArmedBanner({ wallet, state }: Pick<SettingsProps, 'wallet' | 'state'>): ReactNode {
  const { t, format, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`arm ${wallet.id}`);
  const now = useNow();
  const { armedAt } = state;
  const stop = (): void =>
    run(
      () => main.disarm({ walletId: wallet.id }),
      () => toast('good', t('policies.disarmed')),
    );
  const start = (): void => run(() => main.openSecure({ kind: 'arm-policies', walletId: wallet.id }));
  return (
    <>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      {armedAt === null ? (
        <Banner
          tone="info"
          title={t('policies.notArmed')}
          action={
            <Button kind="primary" icon="shield" busy={busy} onClick={start}>
              {t('policies.arm')}
            </Button>
          }
        >
          {t('policies.notArmedText')}
        </Banner>
      ) : (
        <Banner
          tone="warn"
          title={t('policies.armed')}
          action={
            <Button icon="stop" busy={busy} onClick={stop}>
              {t('policies.disarm')}
            </Button>
          }
        >
          {t('policies.armedText', { when: format.relative(armedAt, now) })}
        </Banner>
      )}
    </>
  );
}

interface RowProps {
  readonly processor: Shown;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function ProcessorRow({ processor, onEdit, onRemove }: RowProps): ReactNode {
  const { t, format } = useWords();
  const now = useNow();
  const { methodId, enabled, running, nextRunAt } = processor;
  const unit = methodId === 'BTC-CHAIN' ? 'BTC' : 'XRP';
  const next =
    nextRunAt === null
      ? []
      : [{ name: t('policies.next'), value: nextRunAt - now < soon ? t('policies.soon') : format.relative(nextRunAt, now) }];
  return (
    <section className="stack is-3">
      <div className="row is-between">
        <MethodMark methodId={methodId} size={20} />
        <span className="row">
          {enabled ? null : <Badge tone="quiet">{t('policies.off')}</Badge>}
          {running ? <Badge tone="accent">{t('policies.running')}</Badge> : null}
          <Button small icon="edit" onClick={onEdit}>
            {t('policies.edit')}
          </Button>
          <Button small kind="quiet" onClick={onRemove}>
            {t('policies.remove')}
          </Button>
        </span>
      </div>
      <ProcessorFacts
        {...processor}
        after={[{ name: t('policies.spent'), value: <Amount value={processor.spent} unit={unit} /> }, ...next]}
      />
    </section>
  );
}

function RemoveSheet({
  walletId,
  methodId,
  onClose,
}: {
  readonly walletId: string;
  readonly methodId: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  return (
    <DangerDialog
      title={t('policies.removeTitle', { method: t(methodId === 'BTC-CHAIN' ? 'common.bitcoin' : 'common.xrpl') })}
      confirm={t('policies.remove')}
      name={`policy ${walletId}`}
      command={() => main.removePolicy({ walletId, methodId })}
      onDone={() => {
        toast('good', t('policies.removed'));
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t('policies.removeText')}</p>
    </DangerDialog>
  );
}
