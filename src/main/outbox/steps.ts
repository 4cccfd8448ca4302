// Owns what happens in each state of an entry: one function per state, as the diagram in the documentation has it.
import { ok, type Result } from '../../shared/result.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import { writeAmount } from '../../shared/xrpl/amounts/write-amount.ts';
import type { Book } from './book.ts';
import { refs } from './confirmation.ts';
import { endsRow, type Verdict } from './driver.ts';
import { maySignNow } from './gate.ts';
import { riseOf } from './given-up.ts';
import { endingLocks, type OutboxDeps } from './ports.ts';
import { checkPromises } from './promise-check.ts';
import { hasRivals, livingVersions } from './replacement.ts';
import { type RecordOf, versionRecord } from './records.ts';
import { consumption, isVersion, pastOf } from './reservations.ts';
import { allDead } from './transitions.ts';
import type { Entry, Version } from './types.ts';

/** Whether another step may follow at once. A refusal means that the journal could not be written: nothing goes on then. */
export type Step = Result<'moved' | 'waits'>;

export interface Bench {
  readonly deps: OutboxDeps;
  readonly book: Book;
  /** Transaction ids whose marker was written in this process and whose bytes have certainly not left yet. */
  readonly unsent: Set<string>;
  /** When (Unix seconds) the bytes of a replacement were last offered, by transaction id. */
  readonly offered: Map<string, number>;
}

const waits: Step = ok('waits');

/** The next step that needs no question to the network. Call it from the queue only. */
export async function push(bench: Bench, entry: Entry): Promise<Step> {
  switch (entry.state) {
    case 'planned':
      return planned(bench, entry);
    case 'signed':
      return signed(bench, entry);
    case 'publishing':
      return allDead(entry) ? again(bench, entry) : publishing(bench, entry);
    case 'unknown':
    case 'seen':
      return allDead(entry) ? again(bench, entry) : waits;
    case 'elsewhere':
    case 'final':
    case 'failed':
    case 'void':
      return waits;
  }
}

/** True when the network is to be asked before anything else can happen. */
export function needsVerdict(bench: Bench, entry: Entry): boolean {
  if (entry.state === 'publishing') return !bench.unsent.has(newest(entry).transactionId);
  return ['elsewhere', 'unknown', 'seen', 'final'].includes(entry.state);
}

/** What the network's word does to an entry. Call it from the queue only, with the entry as it was when the network was asked. */
export async function settle(bench: Bench, entry: Entry, verdict: Verdict): Promise<Step> {
  if (entry.state === 'final') return watched(bench, entry, verdict);
  if (entry.state === 'elsewhere') return waitsElsewhere(bench, entry, verdict);
  switch (verdict.kind) {
    case 'absent':
      return absent(bench, entry);
    case 'seen':
      return seen(bench, entry, verdict.transactionId ?? newest(entry).transactionId);
    case 'final':
      return write(bench, {
        type: 'entry-final',
        ...fact(bench, entry),
        transactionId: verdict.transactionId,
        confirmations: verdict.confirmations,
        ...deliveredBy(entry, verdict.delivered ?? null),
      });
    case 'failed':
      return write(bench, { type: 'entry-failed', ...fact(bench, entry), transactionId: verdict.transactionId, reason: verdict.reason });
    case 'dead':
      return dead(bench, entry);
    case 'void':
      return end(bench, entry, verdict.reason);
    case 'found':
      return waits;
    case 'silent':
      return entry.state === 'publishing' ? unknown(bench, entry, verdict.reason) : hold(bench, entry, verdict.reason);
  }
}

/** A payout delivers what its line says, or it is not final; only an order may have delivered less. */
function deliveredBy(entry: Entry, delivered: Amount | null): Pick<RecordOf<'entry-final'>, 'delivered'> {
  return entry.order === null || delivered === null ? {} : { delivered: writeAmount(delivered) };
}

async function planned(bench: Bench, entry: Entry): Promise<Step> {
  const plan = bench.book.state.plans.get(entry.planId);
  if (plan === undefined || !plan.confirmed || !maySignNow(bench.book.state, entry)) return waits;
  return lockAndSign(bench, entry);
}

/** Nothing of it can be on the network now, so a payout that is not to be paid any more ends it. */
async function lockAndSign(bench: Bench, entry: Entry): Promise<Step> {
  // An order or a transfer is of no payout: there is nothing to lock.
  if (entry.lines.length === 0) return sign(bench, entry);
  const locked = await bench.deps.lock.lock(entry.planId, refs(entry.lines), 'sign');
  if (locked.ok) return sign(bench, entry);
  return endingLocks.has(locked.error.code) ? end(bench, entry, locked.error.code) : hold(bench, entry, locked.error.code);
}

/** Signs an entry that was never signed, or whose versions are all dead by proof. */
async function sign(bench: Bench, entry: Entry): Promise<Step> {
  const { deps, book } = bench;
  const backed = checkPromises(deps.promised, entry.lines);
  if (!backed.ok) return end(bench, entry, backed.error.code);
  const rival = riseOf(book.state, entry);
  if (rival !== null) return hold(bench, entry, 'given-up-appeared');
  const confirmedBy = book.state.plans.get(entry.planId)?.confirmedBy;
  if (deps.drivers[entry.chain].elsewhere?.holds(entry))
    return confirmedBy === 'policy' ? end(bench, entry, 'keys-elsewhere') : leave(bench, entry);
  const signers = confirmedBy === 'policy' ? deps.armedSigners : deps.signers;
  const version = await deps.drivers[entry.chain].sign(entry, consumption(book.state, deps.promised), signers);
  // Signing may have waited for the network; what was learnt meanwhile still counts, for these bytes have not left.
  const still = checkPromises(deps.promised, entry.lines);
  if (version.ok && !still.ok) return end(bench, entry, still.error.code);
  if (version.ok) return write(bench, { type: 'entry-signed', ...fact(bench, entry), version: versionRecord(version.value) });
  const { code } = version.error;
  return endsRow(code) ? end(bench, entry, code) : hold(bench, entry, code);
}

/** From here on somebody may sign it: its coins are held until it is paid, or until a coin of it was spent by something else. */
async function leave(bench: Bench, entry: Entry): Promise<Step> {
  const { deps, book } = bench;
  const foreseen = await deps.drivers[entry.chain].elsewhere?.foresee(entry, pastOf(book.state, deps.promised));
  if (foreseen === undefined) return waits;
  if (!foreseen.ok) return endsRow(foreseen.error.code) ? end(bench, entry, foreseen.error.code) : hold(bench, entry, foreseen.error.code);
  const still = checkPromises(deps.promised, entry.lines);
  if (!still.ok) return end(bench, entry, still.error.code);
  return write(bench, { type: 'entry-elsewhere', ...fact(bench, entry), transactionId: foreseen.value.transactionId });
}

/** Signed there and sent from there, or a coin of it spent by something else. Silence and absence change nothing. */
async function waitsElsewhere(bench: Bench, entry: Entry, verdict: Verdict): Promise<Step> {
  switch (verdict.kind) {
    case 'found':
      // Given up and planned anew, it may be the very same transaction: then it is the other entry's.
      if (isVersion(bench.book.state, verdict.version.transactionId)) return end(bench, entry, 'same-transaction');
      return write(bench, { type: 'entry-signed', ...fact(bench, entry), version: versionRecord(verdict.version) });
    case 'void':
      return end(bench, entry, verdict.reason);
    case 'silent':
      return hold(bench, entry, verdict.reason);
    default:
      return hold(bench, entry, null);
  }
}

async function signed(bench: Bench, entry: Entry): Promise<Step> {
  const marked = await write(bench, { type: 'entry-publishing', ...fact(bench, entry) });
  if (marked.ok) bench.unsent.add(newest(entry).transactionId);
  return marked;
}

async function publishing(bench: Bench, entry: Entry): Promise<Step> {
  // Forgotten before the bytes leave: if this attempt ends in any other way than an answer, they may be out.
  const firstTime = bench.unsent.delete(newest(entry).transactionId);
  return firstTime ? publish(bench, entry, true) : waits;
}

async function publish(bench: Bench, entry: Entry, isNew: boolean): Promise<Step> {
  const version = newest(entry);
  // An earlier version may be out: then no word about the newest says anything of the entry.
  const firstTime = isNew && !hasRivals(entry);
  if (hasRivals(entry)) bench.offered.set(version.transactionId, bench.deps.now());
  const answer = await bench.deps.drivers[entry.chain].publish(version, firstTime);
  if (answer.kind === 'accepted') return write(bench, seenFact(bench, entry, version));
  if (answer.kind === 'malformed' && firstTime) return malformed(bench, entry, answer.reason);
  return entry.state === 'publishing' ? unknown(bench, entry, answer.reason) : waits;
}

/** Any living version, the newest first: a node that refuses one (a coin that only it spends is gone) may take the one before it. */
async function publishAny(bench: Bench, entry: Entry): Promise<Step> {
  for (const version of livingVersions(entry).slice(0, -1).reverse()) {
    const answer = await bench.deps.drivers[entry.chain].publish(version, false);
    if (answer.kind === 'accepted') return write(bench, seenFact(bench, entry, version));
    if (answer.kind === 'unknown') return waits;
  }
  return waits;
}

const offerAgainAfter = 60;

/** A node has this version. Where it is an earlier one, the newest is offered again each minute; until it is taken either may be mined. */
async function seen(bench: Bench, entry: Entry, transactionId: string): Promise<Step> {
  const rivals = hasRivals(entry);
  if (entry.state !== 'seen' || (rivals && entry.seen !== transactionId)) return write(bench, seenFact(bench, entry, { transactionId }));
  const version = newest(entry);
  if (!rivals || transactionId === version.transactionId) return hold(bench, entry, null);
  if (bench.deps.now() < (bench.offered.get(version.transactionId) ?? 0) + offerAgainAfter) return waits;
  bench.offered.set(version.transactionId, bench.deps.now());
  const answer = await bench.deps.drivers[entry.chain].publish(version, false);
  if (answer.kind === 'accepted') return write(bench, seenFact(bench, entry, version));
  return hold(bench, entry, 'replacement-not-taken');
}

function seenFact(bench: Bench, entry: Entry, { transactionId }: Pick<Version, 'transactionId'>): RecordOf<'entry-seen'> {
  return { type: 'entry-seen', ...fact(bench, entry), ...(hasRivals(entry) && { transactionId }) };
}

/** This row failed by proof and used no sequence; a run that builds malformed rows is not trusted with the next one. */
async function malformed(bench: Bench, entry: Entry, reason: string): Promise<Step> {
  const { transactionId } = newest(entry);
  const failed = await write(bench, { type: 'entry-failed', ...fact(bench, entry), transactionId, reason: tidy(reason) });
  const plan = bench.book.state.plans.get(entry.planId);
  if (!failed.ok || plan === undefined || plan.closed !== null) return failed;
  return write(bench, { type: 'plan-stopped', at: bench.deps.now(), planId: entry.planId });
}

/** Nobody knows it: the same bytes again, never others. What was seen and vanished is unknown first. */
async function absent(bench: Bench, entry: Entry): Promise<Step> {
  bench.book.wait(entry, null);
  const lost = entry.state === 'seen' ? await unknown(bench, entry, 'vanished') : waits;
  const now = bench.book.state.entries.get(entry.id);
  if (!lost.ok || now === undefined) return lost;
  const sent = await publish(bench, now, false);
  const after = bench.book.state.entries.get(entry.id);
  return sent.ok && after?.state === 'unknown' && hasRivals(after) ? publishAny(bench, after) : sent;
}

function unknown(bench: Bench, entry: Entry, reason: string): Promise<Step> {
  return write(bench, { type: 'entry-unknown', ...fact(bench, entry), reason: tidy(reason) });
}

/** No version can ever be applied: released when the sender no longer wants it, else signed again at the next push. */
async function dead(bench: Bench, entry: Entry): Promise<Step> {
  const closed = bench.book.state.plans.get(entry.planId)?.closed ?? null;
  if (closed !== null) return end(bench, entry, `plan-${closed}`);
  return allDead(entry) ? waits : write(bench, { type: 'entry-dead', ...fact(bench, entry) });
}

/** A new version in the place of dead ones, under the same plan; meanwhile a connected store may have seen it paid by others. */
async function again(bench: Bench, entry: Entry): Promise<Step> {
  const plan = bench.book.state.plans.get(entry.planId);
  const wanted = plan !== undefined && plan.confirmed && plan.closed === null;
  return wanted && maySignNow(bench.book.state, entry) ? lockAndSign(bench, entry) : waits;
}

/** Paid, and watched until it is deep enough. A block that vanished makes the payment "being re-checked", never payable. */
async function watched(bench: Bench, entry: Entry, verdict: Verdict): Promise<Step> {
  if (verdict.kind === 'silent' || verdict.kind === 'dead' || verdict.kind === 'failed') return waits;
  if (verdict.kind === 'final' && verdict.transactionId === entry.settled) return deeper(bench, entry, verdict.confirmations);
  const recheck = await write(bench, { type: 'entry-recheck', ...fact(bench, entry), reason: 'block-vanished' });
  const now = bench.book.state.entries.get(entry.id);
  return recheck.ok && now !== undefined ? settle(bench, now, verdict) : recheck;
}

async function deeper(bench: Bench, entry: Entry, confirmations: number): Promise<Step> {
  if (confirmations === entry.confirmations) return waits;
  return write(bench, { type: 'entry-confirmations', ...fact(bench, entry), confirmations });
}

/** Only for rows without bytes, rows whose bytes are dead, and rows proved void by the network. */
function end(bench: Bench, entry: Entry, reason: string): Promise<Step> {
  return write(bench, { type: 'entry-void', ...fact(bench, entry), reason: tidy(reason) });
}

/** Nothing happened; the reason is shown while it lasts. */
function hold(bench: Bench, entry: Entry, reason: string | null): Step {
  bench.book.wait(entry, reason);
  return waits;
}

async function write(bench: Bench, record: Parameters<Book['commit']>[0]): Promise<Step> {
  const written = await bench.book.commit(record);
  return written.ok ? ok('moved') : written;
}

function fact(bench: Bench, entry: Entry): { readonly at: number; readonly entryId: string } {
  return { at: bench.deps.now(), entryId: entry.id };
}

/** Words of a node, cut to what a record holds. */
function tidy(reason: string): string {
  return reason === '' ? 'no-reason' : reason.slice(0, 500);
}

function newest(entry: Entry): Version {
  const version = entry.versions.at(-1);
  if (version === undefined) throw new Error(`entry ${entry.id} is ${entry.state} without bytes`);
  return version;
}
