// Owns an outbox entry as the journal would hold it, made from a draft.
import type { Draft } from '../../src/main/outbox/driver.ts';
import type { Entry } from '../../src/main/outbox/types.ts';

/** The detail has been through JSON, as in the journal. */
export function entryOf(draft: Draft, changes: Partial<Entry> = {}): Entry {
  const { lines, fee, feeCeiling, change, detail, consumes } = draft;
  const rest = {
    versions: [],
    dead: [],
    settled: null,
    seen: null,
    confirmations: 0,
    recheck: false,
    reason: null,
    createdAt: 1,
    updatedAt: 1,
  };
  return {
    id: 'e',
    planId: 'p',
    walletId: 'w',
    chain: 'bitcoin',
    lines,
    order: null,
    delivered: null,
    fee,
    feeCeiling,
    change,
    detail: JSON.parse(JSON.stringify(detail)),
    consumes,
    state: 'planned',
    ...rest,
    ...changes,
  };
}
