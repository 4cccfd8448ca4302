// Owns the form of a webhook, new or known. A private address is agreed to here, in the app, and nowhere else.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { Webhook } from '../../../shared/contract/webhooks.ts';
import { type Result, ok } from '../../../shared/result.ts';
import { type WebhookEventType, webhookEventTypes } from '../../../shared/webhooks/event-types.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, RadioCard } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { type WebhookDraft, draftOf, originToAllow, wishOf } from './webhook-draft.ts';

export interface WebhookSheetProps {
  readonly wallet: WalletSummary;
  /** Null for a new one. */
  readonly hook: Webhook | null;
  /** The secret of a new webhook, this once. */
  readonly onSaved: (secret: string | null) => void;
  readonly onClose: () => void;
}

export function WebhookSheet({ wallet, hook, onSaved, onClose }: WebhookSheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main, workflow } = useServices();
  const { busy, refusal, run } = useAction(`webhook ${hook?.id ?? 'new'}`);
  const [draft, setDraft] = useState<WebhookDraft>(() => draftOf(hook));
  const change = (part: Partial<WebhookDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const origin = originToAllow(refusal);
  const send = async (): Promise<Result<string | null>> => {
    const wish = wishOf(draft);
    if (!wish.ok) return wish;
    const { choice, secret } = wish.value;
    if (hook === null) {
      const made = await workflow.addWebhook({ walletId: wallet.id, choice, secret });
      return made.ok ? ok(made.value.secret) : made;
    }
    const changed = await workflow.updateWebhook({ walletId: wallet.id, webhookId: hook.id, choice, secret });
    return changed.ok ? ok(null) : changed;
  };
  const saved = (secret: string | null): void => {
    if (secret === null) toast('good', t('hooks.saved'));
    onSaved(secret);
  };
  const save = (): void => run(send, saved);
  const allowAndSave = (agreed: string): void =>
    run(async () => {
      const allowed = await main.allowHost({ origin: agreed });
      return allowed.ok ? send() : allowed;
    }, saved);
  return (
    <Dialog
      title={t(hook === null ? 'hooks.newTitle' : 'hooks.editTitle')}
      onClose={onClose}
      onConfirm={save}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" busy={busy} onClick={save}>
            {t(hook === null ? 'hooks.addNow' : 'common.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        {origin === null ? null : (
          <Button busy={busy} onClick={() => allowAndSave(origin)}>
            {t('hooks.allow', { origin })}
          </Button>
        )}
        <TextField
          label={t('hooks.url')}
          hint={t('hooks.urlHint')}
          mono
          value={draft.url}
          maxLength={1024}
          onChange={(url) => change({ url })}
        />
        <Events draft={draft} onChange={change} />
        <Checkbox
          label={t('hooks.again')}
          hint={t('hooks.againText')}
          checked={draft.automaticRedelivery}
          onChange={(automaticRedelivery) => change({ automaticRedelivery })}
        />
        <Checkbox
          label={t('hooks.enabled')}
          hint={t('hooks.enabledText')}
          checked={draft.enabled}
          onChange={(enabled) => change({ enabled })}
        />
        <TextField
          label={t('hooks.secret')}
          hint={t(hook === null ? 'hooks.secretNewHint' : 'hooks.secretHint')}
          optional
          mono
          value={draft.secret}
          maxLength={200}
          onChange={(secret) => change({ secret })}
        />
      </div>
    </Dialog>
  );
}

interface EventsProps {
  readonly draft: WebhookDraft;
  readonly onChange: (part: Partial<WebhookDraft>) => void;
}

function Events({ draft, onChange }: EventsProps): ReactNode {
  const { t } = useWords();
  const choose = (kind: 'all' | 'some'): void => onChange({ everything: kind === 'all' });
  const toggle = (type: WebhookEventType, on: boolean): void =>
    onChange({ events: on ? [...draft.events, type] : draft.events.filter((known) => known !== type) });
  const chosen = draft.everything ? 'all' : 'some';
  return (
    <div role="radiogroup" aria-label={t('hooks.events')} className="stack is-2">
      <span className="field-label">{t('hooks.events')}</span>
      <RadioCard name="hook-events" value="all" chosen={chosen} onChoose={choose} title={t('hooks.allEvents')}>
        {t('hooks.allEventsText')}
      </RadioCard>
      <RadioCard name="hook-events" value="some" chosen={chosen} onChoose={choose} title={t('hooks.someEvents')} />
      {draft.everything
        ? null
        : webhookEventTypes.map((type) => (
            <Checkbox
              key={type}
              label={t(`hooks.event.${type}`)}
              checked={draft.events.includes(type)}
              onChange={(on) => toggle(type, on)}
            />
          ))}
    </div>
  );
}
