// Owns what an XRP Ledger version uses up, as keys: "account:sequence", or "account:ticket:number".
import type { Entry } from './types.ts';

export function sequenceKey(account: string, sequence: number): string {
  return `${account}:${sequence}`;
}

export function ticketKey(account: string, ticket: number): string {
  return `${account}:ticket:${ticket}`;
}

/** Sequence in the first key of an entry's versions, which all of them share; null for a ticket, and where nothing was signed. */
export function boundSequence(entry: Pick<Entry, 'versions'>): number | null {
  const match = /^[^:]+:(\d+)$/.exec(entry.versions[0]?.consumes[0] ?? '');
  return match === null ? null : Number.parseInt(match[1] ?? '', 10);
}

/** Number of the ticket that an entry's versions use, or will; null for a sequence, and where a plan from before plans bound one has no version yet. */
export function boundTicket(entry: Pick<Entry, 'versions' | 'consumes'>): number | null {
  const match = /^[^:]+:ticket:(\d+)$/.exec(entry.versions[0]?.consumes[0] ?? entry.consumes[0] ?? '');
  return match === null ? null : Number.parseInt(match[1] ?? '', 10);
}

/** Account of an XRP Ledger entry: what it was signed for, else what its plan names; null in journals from before plans named one, which means the wallet's first. */
export function accountOf(entry: Pick<Entry, 'versions' | 'order' | 'detail'>): string | null {
  const signed = entry.versions[0]?.consumes[0]?.split(':')[0];
  const named = entry.detail['account'];
  return signed ?? entry.order?.account ?? (typeof named === 'string' ? named : null);
}
