// Owns the badge of a payout's state: icon and word, then colour.
import type { ReactNode } from 'react';
import { Badge, type Tone } from './badge.tsx';
import type { IconName } from './icon.tsx';
import { useWords } from './words.tsx';

export type BadgeState = 'AwaitingApproval' | 'AwaitingPayment' | 'InProgress' | 'Completed' | 'Cancelled' | 'Unknown' | 'Told';

const looks: Readonly<Record<BadgeState, readonly [Tone, IconName]>> = {
  AwaitingApproval: ['warn', 'clock'],
  AwaitingPayment: ['accent', 'lock'],
  InProgress: ['accent', 'send'],
  Completed: ['good', 'check'],
  Cancelled: ['quiet', 'close'],
  Unknown: ['quiet', 'help'],
  Told: ['accent', 'help'],
};

/** `recheck`: the block of its payment vanished and is being looked into. */
export function PayoutBadge({ state, recheck }: { readonly state: BadgeState; readonly recheck?: boolean }): ReactNode {
  const { t } = useWords();
  const [tone, icon] = looks[state];
  if (recheck) {
    return (
      <Badge tone="warn" icon="refresh">
        {t('payoutState.recheck')}
      </Badge>
    );
  }
  return (
    <Badge tone={tone} icon={icon}>
      {t(`payoutState.${state}`)}
    </Badge>
  );
}
