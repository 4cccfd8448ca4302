// Owns when a row may be signed: Bitcoin at any time, the XRP Ledger just in time, in sequence order, account by account.
import { accountOf, boundSequence, boundTicket } from './consumed.ts';
import type { OutboxState } from './state.ts';
import type { Entry } from './types.ts';

/**
 * Rows of one XRP Ledger account that a server took into its open ledger and that no validated ledger holds yet. rippled's own limit of ten is of what it queues, and
 * nothing is signed behind a queued row; this one bounds what a server can get that lies about what it took.
 */
export const windowSize = 100;

/**
 * A first signature waits for every row of the account before it to be at least seen: after `tef`, `ter`, `tel` or silence nothing new is signed.
 * A further signature (same sequence, after proof of death) waits only for open rows with a lower sequence. A ticket is in no order, so it neither waits nor
 * holds anything up.
 */
export function maySignNow(state: OutboxState, entry: Entry): boolean {
  if (entry.chain === 'bitcoin' || entry.order?.useTicket === true) return true;
  const others = onTheirWay(state, entry);
  if (entry.versions.length > 0) return others.every((other) => other.state === 'seen' || isBehind(other, entry));
  return others.length < windowSize && others.every((other) => other.state === 'seen');
}

function onTheirWay(state: OutboxState, entry: Entry): readonly Entry[] {
  const open = [...state.open].flatMap((id) => state.entries.get(id) ?? []);
  const account = accountOf(entry);
  // A plan from before plans named their account may be of any.
  const isOfAccount = (other: Entry): boolean => account === null || accountOf(other) === account;
  return open.filter(
    (other) =>
      other.id !== entry.id && other.chain === 'xrpl' && other.versions.length > 0 && isOfAccount(other) && boundTicket(other) === null,
  );
}

function isBehind(other: Entry, entry: Entry): boolean {
  return (boundSequence(other) ?? 0) > (boundSequence(entry) ?? 0);
}
