// Owns the reading of the recipient's journal back into events.
import type { ClaimEvent } from './claim-record.ts';

/** Null for an event of a kind this version does not know; it stays in the journal untouched. */
export function parseClaimEvent(event: Readonly<Record<string, unknown>>): ClaimEvent | null {
  if (event.type === 'my-claim' && typeof event.claim === 'object' && event.claim !== null) return event as unknown as ClaimEvent;
  if (event.type === 'my-claim-forgotten' && typeof event.id === 'string') return { type: 'my-claim-forgotten', id: event.id };
  return null;
}
