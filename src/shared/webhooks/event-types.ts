// Owns the events that a webhook may be told of, and which of them it asked for (spec §10, §16.6).
export const webhookEventTypes = ['PayoutCreated', 'PayoutApproved', 'PayoutUpdated'] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** What a webhook asked for: everything, or the events it names. */
export interface AuthorizedEvents {
  readonly everything: boolean;
  readonly specificEvents: readonly WebhookEventType[];
}

export function isWebhookEventType(text: string): text is WebhookEventType {
  return webhookEventTypes.some((type) => type === text);
}

export function asksFor({ everything, specificEvents }: AuthorizedEvents, type: WebhookEventType): boolean {
  return everything || specificEvents.includes(type);
}
