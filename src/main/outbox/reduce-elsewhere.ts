// Owns what the journal's records of signatures made elsewhere change.
import { refuse, ok, type Result } from '../../shared/result.ts';
import type { RecordOf } from './records.ts';
import type { OutboxState, Patch } from './state.ts';
import { isGivenUp, mayFollow } from './transitions.ts';
import type { Elsewhere, Entry } from './types.ts';

/** Only under a plan that the sender confirmed: from here on anybody with the keys may sign it. */
export function leftForElsewhere(state: OutboxState, record: RecordOf<'entry-elsewhere'>): Result<Patch> {
  const entry = state.entries.get(record.entryId);
  const plan = state.plans.get(entry?.planId ?? '');
  const isReady = plan !== undefined && plan.confirmed && plan.closed === null;
  if (entry === undefined || !isReady || !mayFollow(entry.state, 'elsewhere') || entry.consumes.length === 0)
    return impossible(record.type);
  const { transactionId } = record;
  const elsewhere: Elsewhere = { transactionId, answer: null, present: 0, signedBy: [], givenUp: false };
  return changed({ ...entry, state: 'elsewhere', elsewhere, reason: null, updatedAt: record.at });
}

export function cosigned(state: OutboxState, record: RecordOf<'entry-cosigned'>): Result<Patch> {
  const { answer, present, signedBy, at } = record;
  return whileWaiting(state, record, (entry, elsewhere) => ({
    ...entry,
    elsewhere: { ...elsewhere, answer, present, signedBy },
    updatedAt: at,
  }));
}

export function givenUp(state: OutboxState, record: RecordOf<'entry-given-up'>): Result<Patch> {
  return whileWaiting(state, record, (entry, elsewhere) => ({
    ...entry,
    elsewhere: { ...elsewhere, givenUp: true },
    reason: 'nobody-signed',
    updatedAt: record.at,
  }));
}

function whileWaiting(
  state: OutboxState,
  { entryId, type }: RecordOf<'entry-cosigned' | 'entry-given-up'>,
  change: (entry: Entry, elsewhere: Elsewhere) => Entry,
): Result<Patch> {
  const entry = state.entries.get(entryId);
  if (entry?.state !== 'elsewhere' || entry.elsewhere === undefined || isGivenUp(entry)) return impossible(type);
  return changed(change(entry, entry.elsewhere));
}

function changed(entry: Entry): Result<Patch> {
  return ok({ plans: [], entries: [entry] });
}

function impossible(record: string): Result<never> {
  return refuse('outbox-impossible', { record });
}
