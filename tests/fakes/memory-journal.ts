// Owns a journal in memory for tests: JSON as on disk, a power cut at will, and writes that fail.
import { createHash } from 'node:crypto';
import { ok, refuse } from '../../src/shared/result.ts';
import type { Journal, JournalRecord } from '../../src/main/storage/types.ts';

export interface MemoryJournal extends Journal {
  /** What a new process would read. */
  bodies(): readonly unknown[];
  /** From now on every append fails like a full disk: nothing is written. */
  fill(): void;
  /** The append after so many others fails once, as on a disk that has room again a moment later. */
  refuseOnce(after: number): void;
  /** The process is dead: whatever still runs of it can write no more. */
  die(): void;
}

export function createMemoryJournal(initial: readonly unknown[] = []): MemoryJournal {
  const records: JournalRecord[] = [];
  let broken = false;
  let refuseIn = -1;
  let dead = false;
  const add = (body: unknown): JournalRecord => {
    const text = JSON.stringify(body);
    const hash = createHash('sha256')
      .update(records.at(-1)?.hash ?? '')
      .update(text)
      .digest('hex');
    const record = { seq: records.length + 1, body: JSON.parse(text), hash };
    records.push(record);
    return record;
  };
  initial.forEach(add);
  return {
    records: () => records,
    get head() {
      return { seq: records.length, hash: records.at(-1)?.hash ?? '' };
    },
    async append(bodies) {
      await Promise.resolve();
      if (dead) throw new Error('a dead process wrote to its journal');
      if (broken) return refuse('journal-broken');
      refuseIn -= 1;
      if (refuseIn === -1) return refuse('disk-full');
      return ok(bodies.map(add));
    },
    close: async () => undefined,
    bodies: () => records.map((record) => record.body),
    fill: () => {
      broken = true;
    },
    refuseOnce: (after) => {
      refuseIn = after;
    },
    die: () => {
      dead = true;
    },
  };
}
