// Owns the choice of a wallet's network, with what each one means.
import type { ReactNode } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { type Network, networks } from '../../../shared/network.ts';
import { useSession } from '../../state/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCard } from '../../ui/choice.tsx';
import { useWords } from '../../ui/words.tsx';

export interface NetworkChoiceProps {
  /** The first wallet is for practice; the other networks come with the next one. */
  readonly first: boolean;
  readonly network: Network;
  readonly onChoose: (network: Network) => void;
}

export function NetworkChoice({ first, network, onChoose }: NetworkChoiceProps): ReactNode {
  const { t } = useWords();
  const info = useSession((state) => state.info);
  const allowed = info?.allowedNetworks ?? [];
  const refusedFor = (item: Network): TextKey | null => {
    if (!allowed.includes(item)) return 'onboarding.notAllowed';
    return first && item !== 'practice' ? 'onboarding.afterFirst' : null;
  };
  return (
    <div role="radiogroup" aria-label={t('onboarding.networkTitle')} className="stack is-3">
      {info?.limitedRuntime ? <Banner>{t('onboarding.limited')}</Banner> : null}
      {networks.map((item) => (
        <RadioCard
          key={item}
          name="network"
          value={item}
          chosen={network}
          onChoose={onChoose}
          title={<Title item={item} refused={refusedFor(item)} />}
          disabled={refusedFor(item) !== null}
        >
          {t(`onboarding.${item}Text`)}
        </RadioCard>
      ))}
    </div>
  );
}

function Title({ item, refused }: { readonly item: Network; readonly refused: TextKey | null }): ReactNode {
  const { t } = useWords();
  return (
    <span className="row is-between">
      {t(`onboarding.${item}Title`)}
      {refused === null ? null : <Badge>{t(refused)}</Badge>}
    </span>
  );
}

export function NetworkStep({
  first,
  network,
  onChoose,
  onBack,
  onNext,
}: NetworkChoiceProps & { readonly onBack: () => void; readonly onNext: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack is-4">
      <div className="stack is-1">
        <h1>{t('onboarding.networkTitle')}</h1>
        <p className="soft">{t('onboarding.networkLead')}</p>
      </div>
      <NetworkChoice first={first} network={network} onChoose={onChoose} />
      {network === 'main' ? <Banner tone="warn">{t('onboarding.realMoney')}</Banner> : null}
      {network === 'practice' ? null : <Banner>{t('onboarding.needsServer')}</Banner>}
      <div className="row is-between">
        <Button kind="quiet" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button kind="primary" onClick={onNext}>
          {t('common.next')}
        </Button>
      </div>
    </div>
  );
}
