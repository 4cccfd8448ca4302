// Owns the reading of the recipient's journal back into events.
import type { ClaimEvent, ClaimRecord } from './claim-record.ts';

/** Null for an event of a kind this version does not know; it stays in the journal untouched. */
export function parseClaimEvent(event: Readonly<Record<string, unknown>>): ClaimEvent | null {
  if (event.type === 'my-claim-forgotten' && typeof event.id === 'string') return { type: 'my-claim-forgotten', id: event.id };
  return event.type === 'my-claim' && isClaim(event.claim) ? { type: 'my-claim', claim: event.claim } : null;
}

/** The journal is our own and checksummed; what is looked at is what everything else hangs on. */
function isClaim(value: unknown): value is ClaimRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { id, claimId, payoutId, route, state } = value as Partial<ClaimRecord>;
  return [id, claimId, payoutId, route, state].every((field) => typeof field === 'string');
}
