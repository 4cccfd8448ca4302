// Owns the schemas of webhooks as they pass between processes. The secret that signs is never among them, but for the moment when it is made.
import * as z from 'zod';
import { webhookEventTypes } from '../webhooks/event-types.ts';
import { id, seconds } from './common.ts';

export const authorizedEvents = z.object({
  everything: z.boolean(),
  specificEvents: z.array(z.enum(webhookEventTypes)).max(webhookEventTypes.length),
});

/** What its owner chooses of a webhook. */
export const webhookChoice = z.object({
  url: z.string().max(2048),
  enabled: z.boolean(),
  automaticRedelivery: z.boolean(),
  authorizedEvents,
});
export type WebhookChoice = z.output<typeof webhookChoice>;

export const webhook = z.object({ id, createdAt: seconds, ...webhookChoice.shape });
export type Webhook = z.output<typeof webhook>;

/** At most 200 characters, as UTF-8 the key of the signature. Null: one is made, or the one that is there is kept. */
export const webhookSecret = z.string().min(1).max(400).nullable();
