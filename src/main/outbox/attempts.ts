// Owns the history of one payout's payment attempts (D17): what the journal says was tried, when and with what end, and which plans were refused.
import type { Attempt, AttemptKind } from '../../shared/payouts/payment-attempt.ts';
import type { Book } from './book.ts';
import type { OutboxDeps } from './ports.ts';
import { type OutboxRecord, readRecord } from './records.ts';
import type { Refusals } from './refusals.ts';

/** Everything that was tried for a payout, oldest first. */
export function attemptsOf(deps: Pick<OutboxDeps, 'journal'>, book: Book, refusals: Refusals, payoutId: string): readonly Attempt[] {
  const own = [...book.state.entries.values()].filter((entry) => entry.lines.some((line) => line.payoutId === payoutId));
  const entryIds = new Set(own.map((entry) => entry.id));
  const planIds = new Set(own.map((entry) => entry.planId));
  const told = deps.journal.records().flatMap(({ body }) => {
    if (!isAbout(body, entryIds, planIds)) return [];
    const record = readRecord(body);
    const attempt = record.ok ? attemptIn(record.value, (id) => newestOf(own, id)) : null;
    return attempt === null ? [] : [attempt];
  });
  return [...told, ...refusals.of(payoutId)].sort((a, b) => a.at - b.at);
}

function isAbout(body: unknown, entryIds: ReadonlySet<string>, planIds: ReadonlySet<string>): boolean {
  if (typeof body !== 'object' || body === null) return false;
  if ('entryId' in body && typeof body.entryId === 'string') return entryIds.has(body.entryId);
  return 'planId' in body && typeof body.planId === 'string' && planIds.has(body.planId);
}

/** Null for what is no step of an attempt, such as one more confirmation. */
function attemptIn(record: OutboxRecord, transactionOf: (entryId: string) => string | null): Attempt | null {
  const { at } = record;
  const step = (kind: AttemptKind, code: string | null = null, transactionId: string | null = null): Attempt => ({
    at,
    kind,
    code,
    transactionId,
    params: {},
  });
  switch (record.type) {
    case 'plan-made':
      return step('planned');
    case 'plan-confirmed':
      return step('confirmed');
    case 'plan-discarded':
      return step('discarded');
    case 'plan-expired':
      return step('expired');
    case 'plan-stopped':
      return step('stopped');
    case 'entry-elsewhere':
      return step('elsewhere', null, record.transactionId);
    case 'entry-cosigned':
      return step('cosigned');
    case 'entry-given-up':
      return step('given-up');
    case 'entry-signed':
      return step('signed', null, record.version.transactionId);
    case 'entry-replaced':
      return step('replaced', null, record.version.transactionId);
    case 'entry-publishing':
      return step('sent');
    case 'entry-unknown':
      return step('no-answer', record.reason);
    case 'entry-seen':
      return step('seen');
    case 'entry-final':
      return step('final', null, record.transactionId);
    case 'entry-confirmations':
      return null;
    case 'entry-recheck':
      return step('recheck', record.reason);
    case 'entry-failed':
      return step('failed', record.reason, record.transactionId);
    case 'entry-dead':
      return step('dead', null, transactionOf(record.entryId));
    case 'entry-void':
      return step('void', record.reason);
  }
}

function newestOf(
  entries: readonly { readonly id: string; readonly versions: readonly { readonly transactionId: string }[] }[],
  id: string,
): string | null {
  return entries.find((entry) => entry.id === id)?.versions.at(-1)?.transactionId ?? null;
}
