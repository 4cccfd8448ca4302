// Owns the arming of automatic payments: everything that would run without asking, in full, then one button that starts exactly this.
import type { ReactNode } from 'react';
import type { ArmView } from '../../shared/contract/policies.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { MethodMark } from '../ui/chain-mark.tsx';
import { NetworkMark } from '../ui/network-mark.tsx';
import { PlainText } from '../ui/plain-text.tsx';
import { ProcessorFacts } from '../ui/processor-facts.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { useAction } from '../ui/use-action.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { useSecure } from './services.tsx';
import { useArmed } from './use-armed.ts';

/** `marked`: the strip of the network already stands above. */
export function Arming({ marked }: { readonly marked: boolean }): ReactNode {
  const { t } = useWords();
  const { secure } = useSecure();
  const view = useAnswer('arm', () => secure.armView({}));
  if (view.value) return <Confirmation view={view.value} marked={marked} onReload={view.reload} />;
  return (
    <SecureFrame title={t('arm.title')} footer={<Button onClick={() => void secure.close({})}>{t('common.close')}</Button>}>
      {view.refusal ? <ErrorState refusal={view.refusal} onRetry={view.reload} /> : <LoadingState rows={6} />}
    </SecureFrame>
  );
}

interface ConfirmationProps {
  readonly view: ArmView;
  readonly marked: boolean;
  readonly onReload: () => void;
}

function Confirmation({ view, marked, onReload }: ConfirmationProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const ready = useArmed(`${view.digest} ${view.token}`);
  const { busy, refusal, run } = useAction();
  const close = (): void => void secure.close({});
  const confirm = (): void =>
    run(async () => {
      const answer = await secure.confirmArm({ token: view.token, digest: view.digest });
      // A used or stale token is void: what is shown next is read anew.
      if (!answer.ok) onReload();
      return answer;
    }, close);
  const subtitle = `${t('arm.forWallet', { wallet: view.walletName })} · ${t(`network.${view.network}`)}`;
  return (
    <SecureFrame
      title={t('arm.title')}
      subtitle={<PlainText text={subtitle} />}
      footer={
        <>
          <Button onClick={close}>{t('arm.cancel')}</Button>
          <Button kind="primary" icon="shield" busy={busy} disabled={!ready} onClick={confirm}>
            {t(ready ? 'arm.confirm' : 'plan.wait')}
          </Button>
        </>
      }
    >
      {marked ? null : <NetworkMark network={view.network} />}
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <p>{t('arm.intro')}</p>
      <p>{t('arm.lasts')}</p>
      <Uncapped processors={view.processors} />
      {view.processors.map((processor) => (
        <ProcessorCard key={processor.methodId} processor={processor} />
      ))}
    </SecureFrame>
  );
}

type Shown = ArmView['processors'][number];

function Uncapped({ processors }: { readonly processors: readonly Shown[] }): ReactNode {
  const { t } = useWords();
  const open = processors.filter((processor) => processor.enabled && processor.dailyCap === null);
  return open.map(({ methodId }) => (
    <Banner key={methodId} tone="bad">
      {t('arm.noCap', { method: t(methodId === 'BTC-CHAIN' ? 'common.bitcoin' : 'common.xrpl') })}
    </Banner>
  ));
}

function ProcessorCard({ processor }: { readonly processor: Shown }): ReactNode {
  const { t } = useWords();
  const asset = processor.methodId === 'BTC-CHAIN' ? 'BTC' : 'XRP';
  return (
    <section className="card stack is-3">
      <MethodMark methodId={processor.methodId} size={20} />
      {processor.enabled ? (
        <ProcessorFacts {...processor} before={[{ name: t('arm.pays'), value: t('arm.paysText', { asset }) }]} />
      ) : (
        <p className="soft">{t('arm.offText')}</p>
      )}
    </section>
  );
}
