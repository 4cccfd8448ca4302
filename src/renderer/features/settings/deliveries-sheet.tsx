// Owns the list of a webhook's last deliveries: what was told, what came back, and sending one again.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { Webhook } from '../../../shared/contract/webhooks.ts';
import type { DeliveryRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { useNow } from '../../state/use-now.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { outcomeOf, toneOf } from './webhook-draft.ts';

export interface DeliveriesSheetProps {
  readonly wallet: WalletSummary;
  readonly hook: Webhook;
  readonly onClose: () => void;
}

export function DeliveriesSheet({ wallet, hook, onClose }: DeliveriesSheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { live, workflow } = useServices();
  const rows = live.useDeliveries(wallet, hook.id);
  const { busy, refusal, run } = useAction(`redeliver ${hook.id}`);
  const again = ({ id }: DeliveryRow): void =>
    run(
      () => workflow.redeliver({ walletId: wallet.id, webhookId: hook.id, deliveryId: id }),
      () => toast('good', t('hooks.redelivered')),
    );
  return (
    <Dialog title={t('hooks.deliveries')} onClose={onClose} shape="wide">
      <div className="stack">
        <span className="mono small soft selectable settings-hook-url">{hook.url}</span>
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        {rows === undefined ? <LoadingState rows={4} /> : null}
        {rows?.length === 0 ? <EmptyState icon="bell" title={t('hooks.noDeliveries')} /> : null}
        {rows?.map((row) => (
          <DeliveryLine key={row.id} row={row} busy={busy} onAgain={() => again(row)} />
        ))}
      </div>
    </Dialog>
  );
}

interface LineProps {
  readonly row: DeliveryRow;
  readonly busy: boolean;
  readonly onAgain: () => void;
}

function DeliveryLine({ row, busy, onAgain }: LineProps): ReactNode {
  const { t, format, refusal: words } = useWords();
  const now = useNow();
  const outcome = outcomeOf(row, now);
  const params = { code: String(row.httpCode ?? ''), when: format.relative(row.nextAttemptAt, now) };
  const text = outcome === null ? (row.error === null ? '' : words({ code: row.error })) : t(outcome, params);
  const attempt = row.attempts > 1 ? ` · ${t('hooks.redelivery', { count: row.attempts })}` : '';
  return (
    <div className="settings-delivery">
      <Badge tone={toneOf(row)}>{t(`hooks.status.${row.status}`)}</Badge>
      <span className="stack is-1">
        <span>{t(`hooks.event.${row.type}`)}</span>
        <span className="soft small">{text}</span>
        <span className="soft tiny">{`${format.dateTime(row.timestamp)}${attempt}`}</span>
      </span>
      {row.status === 'pending' ? <span /> : <AgainButton busy={busy} onAgain={onAgain} />}
    </div>
  );
}

function AgainButton({ busy, onAgain }: Pick<LineProps, 'busy' | 'onAgain'>): ReactNode {
  const { t } = useWords();
  return (
    <Button small icon="refresh" disabled={busy} onClick={onAgain}>
      {t('hooks.redeliver')}
    </Button>
  );
}
