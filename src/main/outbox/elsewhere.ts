// Owns the sender's side of entries whose keys are on another machine: what waits, what is to be signed, what came back, and giving up.
import { base64 } from '@scure/base';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import type { ElsewhereDriver, Gathering, SignerKey } from './elsewhere-driver.ts';
import type { OutboxDeps } from './ports.ts';
import { checkPromises } from './promise-check.ts';
import { versionRecord } from './records.ts';
import { pastOf } from './reservations.ts';
import { isGivenUp } from './transitions.ts';
import type { Elsewhere, Entry, Plan } from './types.ts';

/** An entry that waits, as the screens are told. */
export interface WaitingElsewhere {
  readonly entry: Entry;
  readonly transactionId: string;
  readonly account: string;
  readonly needed: number;
  readonly present: number;
  readonly keys: readonly (SignerKey & { readonly signed: boolean })[];
  /** Why it cannot go on just now; null while it only waits. */
  readonly reason: string | null;
}

export interface AnswerTaken {
  readonly needed: number;
  readonly present: number;
  /** True once it is complete, and so on its way to the network. */
  readonly complete: boolean;
}

/** Oldest first; what was given up is not among them. */
export function waitingElsewhere(deps: OutboxDeps, book: Book): readonly WaitingElsewhere[] {
  const open = [...book.state.open].flatMap((id) => book.state.entries.get(id) ?? []);
  return open.flatMap((entry) => describe(deps, book, entry) ?? []);
}

/** Whether any entry of a plan will wait for signatures from another machine once it is confirmed. */
export function needsOthers(deps: OutboxDeps, { entries }: Plan): boolean {
  return entries.some((entry) => deps.drivers[entry.chain].elsewhere?.holds(entry) === true);
}

function describe(deps: OutboxDeps, book: Book, entry: Entry): WaitingElsewhere | null {
  const waiting = waitingPart(entry);
  if (waiting === null) return null;
  const signers = deps.drivers[entry.chain].elsewhere?.signers(entry);
  const known = signers?.ok ? signers.value : { account: '', needed: 1, keys: [] };
  return {
    entry,
    transactionId: waiting.transactionId,
    account: known.account,
    needed: known.needed,
    present: waiting.present,
    keys: known.keys.map((key) => ({ ...key, signed: waiting.signedBy.includes(key.xpub) })),
    reason: book.waiting.get(entry.id) ?? null,
  };
}

/** The PSBT to be signed, with the signatures so far. Refusals: `not-waiting-elsewhere`, and those of the driver. */
export async function signingRequest(deps: OutboxDeps, book: Book, entryId: string): Promise<Result<Uint8Array>> {
  const found = findWaiting(deps, book, entryId);
  return found.ok ? found.value.driver.request(found.value.entry) : found;
}

/**
 * Takes what came back; call it from the queue only. Every signature in it was verified against the plan before anything is written. Once there are enough the
 * entry is signed, and the next pass sends it. Refusals: `not-waiting-elsewhere`, `external-payment-seen`, `promise-changed`, `psbt-nothing-new` (no signature that was not here),
 * those of the driver and of the journal; nothing changes then.
 */
export async function takeAnswer(deps: OutboxDeps, book: Book, entryId: string, answer: Uint8Array): Promise<Result<AnswerTaken>> {
  const found = findWaiting(deps, book, entryId);
  if (!found.ok) return found;
  const { entry, driver, waiting } = found.value;
  const backed = checkPromises(deps.promised, entry.lines);
  if (!backed.ok) return backed;
  const gathered = await driver.gather(entry, pastOf(book.state, deps.promised), answer);
  if (!gathered.ok) return gathered;
  const still = checkPromises(deps.promised, entry.lines);
  if (!still.ok) return still;
  const written = await keep(deps, book, entry, waiting, gathered.value);
  if (!written.ok) return written;
  const { needed, present, version } = gathered.value;
  return ok({ needed, present, complete: version !== null });
}

async function keep(deps: OutboxDeps, book: Book, entry: Entry, waiting: Elsewhere, gathered: Gathering): Promise<Result<void>> {
  const fact = { at: deps.now(), entryId: entry.id };
  const { version, present, signedBy } = gathered;
  if (version !== null) return book.commit({ type: 'entry-signed', ...fact, version: versionRecord(version) });
  const answer = gathered.answer === null ? null : base64.encode(gathered.answer);
  if (answer === null || answer === waiting.answer) return refuse('psbt-nothing-new');
  return book.commit({ type: 'entry-cosigned', ...fact, answer, present, signedBy: [...signedBy] });
}

/**
 * The sender's word that nobody signed it; call it from the queue only. Its payouts may be paid anew, but only with its coins (given-up.ts). Refusal
 * `not-waiting-elsewhere`.
 */
export async function giveUp(deps: OutboxDeps, book: Book, entryId: string): Promise<Result<void>> {
  const found = findWaiting(deps, book, entryId);
  if (!found.ok) return found;
  return book.commit({ type: 'entry-given-up', at: deps.now(), entryId });
}

interface Found {
  readonly entry: Entry;
  readonly waiting: Elsewhere;
  readonly driver: ElsewhereDriver;
}

function findWaiting(deps: OutboxDeps, book: Book, entryId: string): Result<Found> {
  const entry = book.state.entries.get(entryId);
  const waiting = entry === undefined ? null : waitingPart(entry);
  const driver = entry === undefined ? undefined : deps.drivers[entry.chain].elsewhere;
  if (entry === undefined || waiting === null || driver === undefined) return refuse('not-waiting-elsewhere');
  return ok({ entry, waiting, driver });
}

function waitingPart(entry: Entry): Elsewhere | null {
  return entry.state === 'elsewhere' && !isGivenUp(entry) ? (entry.elsewhere ?? null) : null;
}
