// Owns the XRPL side on disk: a snapshot after each change, and between snapshots only the times at which ledgers were closed.
import type { CreateXrplSide, XrplSide, XrplSideOptions } from '../xrpl-side.ts';
import type { Disk } from './disk.ts';
import { type CloseRecord, type LedgerRecord, parseClose, parseLedgerRecord } from './ledger-record-parse.ts';
import { logLine, readLog } from './log-lines.ts';

const snapshotName = 'xrpl.json';
const closesName = 'xrpl-closes.log';
/** Closes to replay at a start; after so many a snapshot is taken anyway. */
const maxCloses = 500;

export interface LedgerStoreOptions {
  readonly disk: Disk;
  readonly create: CreateXrplSide;
  readonly side: Omit<XrplSideOptions, 'restore' | 'onChange'>;
  /** Called after a change that only this store can write down. */
  readonly changed: () => void;
  /** Called when a transaction came in, which wants a ledger soon. */
  readonly submitted: () => void;
}

export interface SavedLedger {
  readonly record: LedgerRecord;
  readonly closes: readonly CloseRecord[];
}

/** Null if the files are damaged. */
export async function loadLedger(disk: Disk): Promise<SavedLedger | null> {
  const text = await disk.read(snapshotName);
  const record = text === null ? { generation: 0, state: null } : parseLedgerRecord(text);
  const log = readLog((await disk.read(closesName)) ?? '');
  return record === null || log === null ? null : { record, closes: log.values.flatMap((value) => parseClose(value) ?? []) };
}

/**
 * A ledger closes every few seconds, mostly empty. A close depends on nothing but the state and the time, so its time is enough to
 * repeat it. Times belong to one snapshot by its generation: those of an older one are in it already.
 */
export class LedgerStore {
  readonly side: XrplSide;
  private generation: number;
  private frozen: number | null = null;
  private snapshotWanted = false;
  private closes: string[] = [];
  private closesOnDisk = 0;

  constructor(
    private readonly options: LedgerStoreOptions,
    saved: SavedLedger,
  ) {
    this.generation = saved.record.generation;
    const now = () => this.frozen ?? options.side.now();
    this.side = options.create({ ...options.side, now, restore: saved.record.state, onChange: (change) => this.onChange(change) });
    for (const close of saved.closes) this.repeat(close);
    this.wantSnapshot();
  }

  close(count: number): void {
    const at = this.options.side.now();
    this.closeAt(at, count);
    this.closes.push(logLine({ generation: this.generation, at, count }));
    if (this.closesOnDisk + this.closes.length >= maxCloses) this.snapshotWanted = true;
    this.options.changed();
  }

  async write(): Promise<void> {
    const lines = this.closes;
    this.closes = [];
    if (this.snapshotWanted) return this.writeSnapshot();
    this.closesOnDisk += lines.length;
    if (lines.length > 0) await this.options.disk.append(closesName, lines.join(''));
  }

  private async writeSnapshot(): Promise<void> {
    this.snapshotWanted = false;
    this.generation += 1;
    this.closesOnDisk = 0;
    const text = JSON.stringify({ generation: this.generation, state: this.side.snapshot() });
    await this.options.disk.replace(snapshotName, text);
    await this.options.disk.empty(closesName);
  }

  private repeat(close: CloseRecord): void {
    if (close.generation === this.generation) this.closeAt(close.at, close.count);
  }

  private closeAt(at: number, count: number): void {
    this.frozen = at;
    try {
      this.side.closeLedger(count);
    } finally {
      this.frozen = null;
    }
  }

  private onChange(change: 'submitted' | 'ledger' | 'faucet'): void {
    // A close of this store is written down by its time; one that a client asked for is part of the next snapshot.
    if (change === 'ledger' && this.frozen !== null) return;
    this.wantSnapshot();
    if (change !== 'ledger') this.options.submitted();
  }

  private wantSnapshot(): void {
    this.snapshotWanted = true;
    this.options.changed();
  }
}
