// Owns the list of a wallet's webhooks: where each points, whether it is on, and what can be done with it.
import { type ReactNode, useEffect, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { Webhook } from '../../../shared/contract/webhooks.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { DeliveriesSheet } from './deliveries-sheet.tsx';
import { SecretOnce } from './secret-once.tsx';
import { SettingRow } from './setting-row.tsx';
import { WebhookSheet } from './webhook-sheet.tsx';

type Open =
  | { readonly kind: 'new' }
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'edit' | 'remove' | 'deliveries'; readonly hook: Webhook };

export function WebhooksGroup({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t } = useWords();
  const { workflow, onMain } = useServices();
  const hooks = useAnswer(`webhooks ${wallet.id}`, () => workflow.webhooks({ walletId: wallet.id }));
  const [open, setOpen] = useState<Open | null>(null);
  const { reload } = hooks;
  useEffect(() => onMain('webhooks-changed', ({ walletId }) => walletId === wallet.id && reload()), [onMain, wallet.id, reload]);
  const close = (): void => setOpen(null);
  const made = (secret: string | null): void => {
    setOpen(secret === null ? null : { kind: 'secret', secret });
    reload();
  };
  return (
    <Card
      title={t('hooks.title')}
      flush
      action={
        <Button small icon="plus" onClick={() => setOpen({ kind: 'new' })}>
          {t('hooks.add')}
        </Button>
      }
    >
      <SettingRow name={<PlainText text={t('hooks.text', { name: wallet.name })} className="soft small" />} />
      {hooks.refusal && !hooks.value ? <ErrorState refusal={hooks.refusal} onRetry={reload} /> : null}
      {!hooks.value && !hooks.refusal ? (
        <div className="settings-list">
          <LoadingState rows={2} />
        </div>
      ) : null}
      {hooks.value?.length === 0 ? <SettingRow name={<span className="soft">{t('hooks.none')}</span>} /> : null}
      {hooks.value?.map((hook) => (
        <HookRow key={hook.id} hook={hook} onOpen={(kind) => setOpen({ kind, hook })} />
      ))}
      {open?.kind === 'new' ? <WebhookSheet wallet={wallet} hook={null} onSaved={made} onClose={close} /> : null}
      {open?.kind === 'edit' ? <WebhookSheet wallet={wallet} hook={open.hook} onSaved={made} onClose={close} /> : null}
      {open?.kind === 'remove' ? <RemoveSheet wallet={wallet} hook={open.hook} onRemoved={() => made(null)} onClose={close} /> : null}
      {open?.kind === 'deliveries' ? <DeliveriesSheet wallet={wallet} hook={open.hook} onClose={close} /> : null}
      {open?.kind === 'secret' ? (
        <SecretOnce
          title={t('hooks.madeTitle')}
          warning={t('hooks.madeOnce')}
          text={t('hooks.madeText')}
          name={t('hooks.secret')}
          copyLabel={t('hooks.copySecret')}
          secret={open.secret}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}

interface RowProps {
  readonly hook: Webhook;
  readonly onOpen: (kind: 'edit' | 'remove' | 'deliveries') => void;
}

function HookRow({ hook, onOpen }: RowProps): ReactNode {
  const { t } = useWords();
  const { everything, specificEvents } = hook.authorizedEvents;
  const events = everything ? t('hooks.allEvents') : t('hooks.eventCount', { count: specificEvents.length });
  const again = hook.automaticRedelivery ? ` · ${t('hooks.again')}` : '';
  return (
    <div className="settings-hook">
      <div className="row is-between">
        <PlainText text={hook.url} className="mono small selectable settings-hook-url" />
        <Badge tone={hook.enabled ? 'good' : 'quiet'}>{t(hook.enabled ? 'hooks.on' : 'hooks.off')}</Badge>
      </div>
      <div className="row is-between is-wrap">
        <span className="soft small">{`${events}${again}`}</span>
        <span className="row">
          <Button small onClick={() => onOpen('deliveries')} aria-label={`${t('hooks.deliveries')} ${hook.url}`}>
            {t('hooks.deliveries')}
          </Button>
          <Button small onClick={() => onOpen('edit')} aria-label={`${t('hooks.edit')} ${hook.url}`}>
            {t('hooks.edit')}
          </Button>
          <Button small onClick={() => onOpen('remove')} aria-label={`${t('hooks.remove')} ${hook.url}`}>
            {t('hooks.remove')}
          </Button>
        </span>
      </div>
    </div>
  );
}

interface RemoveProps {
  readonly wallet: WalletSummary;
  readonly hook: Webhook;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

function RemoveSheet({ wallet, hook, onRemoved, onClose }: RemoveProps): ReactNode {
  const { t } = useWords();
  const { workflow } = useServices();
  return (
    <DangerDialog
      title={t('hooks.removeTitle')}
      confirm={t('hooks.removeNow')}
      name={`webhook ${hook.id}`}
      command={() => workflow.removeWebhook({ walletId: wallet.id, webhookId: hook.id })}
      onDone={() => {
        toast('good', t('hooks.removed'));
        onRemoved();
      }}
      onClose={onClose}
    >
      <PlainText text={t('hooks.removeText', { url: hook.url })} />
    </DangerDialog>
  );
}
