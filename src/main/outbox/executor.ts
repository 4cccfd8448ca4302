// Owns the single executor: one pass at a time over everything that is open. Buttons, timers and new blocks only ask for a pass.
import { ok, type Result } from '../../shared/result.ts';
import { expirePlans } from './confirmation.ts';
import type { ChainDriver } from './driver.ts';
import type { Queue } from './queue.ts';
import { type Bench, needsVerdict, push, settle } from './steps.ts';
import { isVersion } from './reservations.ts';
import { isHarmless } from './transitions.ts';
import type { Entry } from './types.ts';

export interface Executor {
  /**
   * One pass: ask about what is on its way, then sign and send what may go. Calls during a pass share one further pass.
   * A refusal is the journal's (`journal-broken`, `outbox-impossible`): nothing more is sent until it is mended.
   */
  run(): Promise<Result<void>>;
  /** A pass that signs nothing: what recovery may do without the password. */
  resume(): Promise<Result<void>>;
  stop(): Promise<void>;
}

type Mode = 'all' | 'signed-only';

export function createExecutor(bench: Bench, queue: Queue): Executor {
  let stopped = false;
  let current: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Result<void>> | null = null;

  const asked: Asked = new WeakMap();

  const pass = async (mode: Mode): Promise<Result<void>> => {
    const expired = await queue(() => expirePlans(bench.deps, bench.book));
    if (!expired.ok) return expired;
    for (const driver of Object.values(bench.deps.drivers)) driver.newPass?.();
    const answered = await eachOpen(
      bench,
      () => stopped,
      (entry) => ask(bench, queue, asked, entry),
    );
    if (!answered.ok) return answered;
    return eachOpen(
      bench,
      () => stopped,
      (entry) => advance(bench, queue, asked, entry, mode),
    );
  };

  /** Passes follow each other; several calls that wait for the same turn get the same pass. */
  const enqueue = (mode: Mode): Promise<Result<void>> => {
    const turn = current.then(() => {
      waiting = null;
      return stopped ? ok(undefined) : pass(mode);
    });
    current = turn.catch(() => undefined);
    return turn;
  };

  return {
    run() {
      waiting ??= enqueue('all');
      return waiting;
    },
    resume: () => enqueue('signed-only'),
    async stop() {
      stopped = true;
      await current;
    },
  };
}

/** Visits open entries in the order of their plans; a journal that cannot be written ends the visit. */
async function eachOpen(bench: Bench, stopped: () => boolean, visit: (entry: Entry) => Promise<Result<unknown>>): Promise<Result<void>> {
  const { state } = bench.book;
  const ids = [...state.entries.keys()].filter((id) => state.open.has(id));
  for (const id of ids) {
    const entry = state.entries.get(id);
    if (entry === undefined || stopped()) continue;
    const done = await visit(entry);
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** Entries, exactly as they stood after a server had answered about them or taken them, with the driver's mark of that moment. */
type Asked = WeakMap<Entry, string>;

/**
 * The question goes out without holding the queue; the answer counts only if nothing happened to the entry meanwhile. An entry that still stands as its last
 * answer left it is asked about again when the driver's mark has changed; silence and answers that did not count are no answers.
 */
async function ask(bench: Bench, queue: Queue, asked: Asked, entry: Entry): Promise<Result<unknown>> {
  if (!needsVerdict(bench, entry)) return ok(undefined);
  const driver = bench.deps.drivers[entry.chain];
  const mark = await markOf(driver);
  if (mark !== null && asked.get(entry) === mark) return ok(undefined);
  const verdict = await driver.verdict(entry, (transactionId) => isVersion(bench.book.state, transactionId));
  // Another connection may have answered than the one that the mark is of.
  const isSure = mark !== null && verdict.kind !== 'silent' && (await markOf(driver)) === mark;
  return queue(async () => {
    if (bench.book.state.entries.get(entry.id) !== entry) return ok(undefined);
    const settled = await settle(bench, entry, verdict);
    const now = bench.book.state.entries.get(entry.id);
    if (isSure && settled.ok && now !== undefined) asked.set(now, mark);
    return settled;
  });
}

async function markOf(driver: ChainDriver): Promise<string | null> {
  return (await driver.mark?.()) ?? null;
}

/**
 * Takes an entry from planned or signed to the network, one journalled step after the other. Bytes that a server took need no question before its mark has
 * changed: no ledger can have been validated since.
 */
async function advance(bench: Bench, queue: Queue, asked: Asked, entry: Entry, mode: Mode): Promise<Result<unknown>> {
  const driver = bench.deps.drivers[entry.chain];
  const current = (): Entry | undefined => bench.book.state.entries.get(entry.id);
  for (;;) {
    const sends = current()?.state === 'publishing';
    const mark = sends ? await markOf(driver) : null;
    const step = await queue(async () => {
      const now = current();
      const skip = now === undefined || (mode === 'signed-only' && isHarmless(now));
      return skip ? ok('waits' as const) : push(bench, now);
    });
    const sent = current();
    if (step.ok && step.value === 'moved' && sent?.state === 'seen' && mark !== null && (await markOf(driver)) === mark)
      asked.set(sent, mark);
    if (!step.ok || step.value === 'waits') return step;
  }
}
