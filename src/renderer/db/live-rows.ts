// Owns long lists that follow the database: all rows are read once, then only those that changed. At 10,000 rows reading all of them takes a third of a
// second of the screen's thread, and each claim that comes in would cost it again.
import type Dexie from 'dexie';
import type { Table } from 'dexie';
import { LiveSource, gatherMs } from './live-source.ts';

/** Some rows of a list, in its order. */
export interface Part<T> {
  readonly rows: readonly T[];
  /** Nothing comes after them. */
  readonly isLast: boolean;
}

export interface RowSource<T> {
  readonly database: Dexie;
  readonly table: Table<T, string>;
  /** All rows of the list, in any order. */
  readonly read: () => Promise<readonly T[]>;
  /** The next rows in the list's order after `last` (null: from its beginning), about so many. Without it the whole is read at once. */
  readonly part?: (last: T | null, count: number) => Promise<Part<T>>;
  /** Only so many of the first are read. */
  readonly most?: number;
  readonly belongs: (row: T) => boolean;
  readonly compare: (a: T, b: T) => number;
}

/** More changed rows than this are read as a whole. */
const mostSingly = 2_000;
/** Rows of the first part, which is shown at once, and of each further one: reading it must leave time for a frame. */
const firstPart = 100;
const furtherPart = 400;
/** So many times as long as the last reading of the whole took, the next one waits. */
const restPerReading = 2;

export class LiveRows<T extends { readonly id: string }> extends LiveSource<readonly T[]> {
  private readonly changed = new Set<string>();
  /** How long the last reading of the whole took, in milliseconds. */
  private wholeMs = 0;

  constructor(
    private readonly source: RowSource<T>,
    dropped: () => void,
  ) {
    super(source, dropped);
  }

  protected note(ids: readonly string[] | null): void {
    if (ids === null) this.stale = true;
    else for (const id of ids) this.changed.add(id);
  }

  protected get isBehind(): boolean {
    return this.stale || this.changed.size > 0;
  }

  /** A whole that takes long to read is read anew less often: a stream of changes would have it read all the time. */
  protected get pause(): number {
    return this.wantsWhole ? Math.max(gatherMs, this.wholeMs * restPerReading) : gatherMs;
  }

  private get wantsWhole(): boolean {
    return this.stale || this.changed.size > mostSingly;
  }

  protected async next(): Promise<readonly T[]> {
    const { source } = this;
    const ids = [...this.changed];
    const whole = this.wantsWhole;
    this.stale = false;
    this.changed.clear();
    if (whole) return this.readWhole();
    const found = await source.table.bulkGet(ids);
    const before = this.value ?? [];
    const touched = new Set(ids);
    const kept = before.filter((row) => !touched.has(row.id));
    const fresh = found.flatMap((row) => (row !== undefined && source.belongs(row) ? [row] : []));
    // Only other rows of the table changed: whoever draws the list need not draw it again.
    if (fresh.length === 0 && kept.length === before.length) return before;
    return [...kept, ...fresh].sort(source.compare);
  }

  private async readWhole(): Promise<readonly T[]> {
    const { source } = this;
    const began = performance.now();
    const rows = source.part ? await this.readParts(source.part) : [...(await source.read())].sort(source.compare);
    this.wholeMs = performance.now() - began;
    return rows;
  }

  /** What is on screen stays while it is read again; a list that is read for the first time is shown as it grows. */
  private async readParts(part: NonNullable<RowSource<T>['part']>): Promise<readonly T[]> {
    const fresh = this.value === undefined;
    const most = this.source.most ?? Infinity;
    const rows: T[] = [];
    for (let shown = 0; ; ) {
      const count = Math.min(rows.length === 0 ? firstPart : furtherPart, most - rows.length);
      const { rows: more, isLast } = await part(rows.at(-1) ?? null, count);
      rows.push(...more);
      if (isLast || rows.length >= most) return rows.slice(0, most);
      // Drawing costs more the longer the list is, so it waits until there is twice as much.
      if (fresh && rows.length >= 2 * shown) {
        shown = rows.length;
        this.show([...rows]);
      }
    }
  }
}
