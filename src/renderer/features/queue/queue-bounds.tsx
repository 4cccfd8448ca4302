// Owns the further filters of the payouts list: pull payment, amount, days.
import type { ReactNode } from 'react';
import { isBadAmount } from '../../state/bounds.ts';
import { useQueueFilter } from '../../state/queue-filter.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

export function QueueBounds(): ReactNode {
  const { t } = useWords();
  const { filter, change } = useQueueFilter();
  const pulls = useServices().live.usePullPayments(useWallet()) ?? [];
  const bad = (text: string): string | undefined => (isBadAmount(text) ? t('filter.amountBad') : undefined);
  return (
    <div className="queue-bounds">
      <Select
        label={t('filter.pull')}
        value={filter.pull}
        onChange={(pull) => change({ pull })}
        options={[
          { value: 'all', label: t('filter.pull.all') },
          { value: 'none', label: t('filter.pull.none') },
          ...pulls.map((pull) => ({ value: pull.id, label: pull.name || t('pulls.unnamed') })),
        ]}
      />
      <TextField label={t('filter.least')} amount value={filter.least} error={bad(filter.least)} onChange={(least) => change({ least })} />
      <TextField label={t('filter.most')} amount value={filter.most} error={bad(filter.most)} onChange={(most) => change({ most })} />
      <TextField label={t('filter.from')} type="date" value={filter.from} onChange={(from) => change({ from })} />
      <TextField label={t('filter.to')} type="date" value={filter.to} onChange={(to) => change({ to })} />
    </div>
  );
}
