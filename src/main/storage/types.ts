// Owns the interfaces to bytes on disk. Everything above storage depends on these, never on node:fs.
import type { Result } from '../../shared/result.ts';

/** One record of a journal: numbered from 1 without gaps; `body` is any JSON value. */
export interface JournalRecord {
  readonly seq: number;
  readonly body: unknown;
  /** Hex SHA-256 over the previous record's hash and this record: a chain that shows a roll-back or another file. */
  readonly hash: string;
}

/** An append-only, checksummed, hash-chained, fsynced file with one writer. */
export interface Journal {
  /** Every record in order, as read at opening and appended since. */
  records(): readonly JournalRecord[];
  readonly head: { readonly seq: number; readonly hash: string };
  /**
   * Appends all bodies as one unit and resolves after fsync; concurrent calls share one write and one fsync.
   * A failed write leaves the file as it was (or refuses everything from then on with `journal-broken`), and refuses what waits behind it.
   */
  append(bodies: readonly unknown[]): Promise<Result<readonly JournalRecord[]>>;
  close(): Promise<void>;
}

/** A small file that is replaced as a whole: temp + fsync + rename + folder fsync, previous generation kept. */
export interface DurableFile {
  /** Null when it does not exist. Falls back to the previous generation when the newest is torn. */
  read(): Promise<Result<Uint8Array | null>>;
  write(bytes: Uint8Array): Promise<Result<void>>;
}
