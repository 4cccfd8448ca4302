// Owns the form of a webhook as it is being filled in, and what is said of a delivery.
import type { Webhook, WebhookChoice } from '../../../shared/contract/webhooks.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import { type WebhookEventType, webhookEventTypes } from '../../../shared/webhooks/event-types.ts';
import type { DeliveryRow } from '../../db/tables.ts';
import type { Tone } from '../../ui/badge.tsx';

export interface WebhookDraft {
  readonly url: string;
  readonly enabled: boolean;
  readonly automaticRedelivery: boolean;
  readonly everything: boolean;
  readonly events: readonly WebhookEventType[];
  readonly secret: string;
}

export function draftOf(hook: Webhook | null): WebhookDraft {
  if (hook === null) {
    return { url: '', enabled: true, automaticRedelivery: true, everything: true, events: [...webhookEventTypes], secret: '' };
  }
  const { url, enabled, automaticRedelivery, authorizedEvents } = hook;
  return {
    url,
    enabled,
    automaticRedelivery,
    everything: authorizedEvents.everything,
    events: authorizedEvents.everything ? [...webhookEventTypes] : authorizedEvents.specificEvents,
    secret: '',
  };
}

export interface WebhookWish {
  readonly choice: WebhookChoice;
  readonly secret: string | null;
}

/** Refusal: `webhook-events-invalid` where no event is asked for. The rest is main's to check. */
export function wishOf(draft: WebhookDraft): Result<WebhookWish> {
  const { url, enabled, automaticRedelivery, everything, events, secret } = draft;
  if (!everything && events.length === 0) return refuse('webhook-events-invalid');
  const authorizedEvents = { everything, specificEvents: everything ? [] : webhookEventTypes.filter((type) => events.includes(type)) };
  return ok({ choice: { url: url.trim(), enabled, automaticRedelivery, authorizedEvents }, secret: secret === '' ? null : secret });
}

/** The origin that the user may agree to, where just that was missing. */
export function originToAllow(refusal: Refusal | null): string | null {
  return refusal?.code === 'webhook-host-not-allowed' ? (refusal.params?.origin ?? null) : null;
}

const tones: Readonly<Record<DeliveryRow['status'], Tone>> = { pending: 'quiet', delivered: 'good', failed: 'bad' };

export function toneOf({ status }: DeliveryRow): Tone {
  return tones[status];
}

const errors: Readonly<Record<string, TextKey>> = {
  'host-unreachable': 'hooks.error.unreachable',
  'host-answer': 'hooks.error.unreachable',
  'host-timeout': 'hooks.error.timeout',
  'host-address-refused': 'hooks.error.address',
};

/** Words for what came of a delivery beside its status; a code without words of its own here has those of its refusal. */
export function outcomeOf({ status, httpCode, error, nextAttemptAt }: DeliveryRow, now: number): TextKey | null {
  if (status === 'pending') return nextAttemptAt > now ? 'hooks.later' : 'hooks.soon';
  if (httpCode !== null) return 'hooks.answered';
  return error === null ? null : (errors[error] ?? null);
}
