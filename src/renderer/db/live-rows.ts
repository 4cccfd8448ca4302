// Owns long lists that follow the database: all rows are read once, then only those that changed. At 10,000 rows reading all of them takes a third of a
// second of the screen's thread, and each claim that comes in would cost it again.
import Dexie, { type IntervalTree, type ObservabilitySet, type Table } from 'dexie';
import { openDatabase } from './problems.ts';
import { databaseAnswered, databaseFailed, useDatabaseTrouble } from './trouble.ts';

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

/** Milliseconds in which changes gather before the screens are drawn anew. */
const gatherMs = 40;
/** More changed rows than this are read as a whole. */
const mostSingly = 2_000;
/** Rows of the first part, which is shown at once, and of each further one: reading it must leave time for a frame. */
const firstPart = 100;
const furtherPart = 400;
/** So many times as long as the last reading of the whole took, the next one waits. */
const restPerReading = 2;
/** How long a list that nobody looks at is kept up to date, in milliseconds: screens are left and entered again. */
const keptMs = 30_000;

export class LiveRows<T extends { readonly id: string }> {
  private rows: readonly T[] | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly changed = new Set<string>();
  private stale = true;
  private reading = false;
  /** How long the last reading of the whole took, in milliseconds. */
  private wholeMs = 0;
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private leaving: ReturnType<typeof setTimeout> | null = null;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly source: RowSource<T>,
    private readonly dropped: () => void,
  ) {}

  /** Undefined until the first reading is over. */
  readonly snapshot = (): readonly T[] | undefined => this.rows;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.leaving ??= setTimeout(() => this.stop(), keptMs);
    };
  };

  private start(): void {
    if (this.leaving !== null) clearTimeout(this.leaving);
    this.leaving = null;
    if (this.stopListening) return;
    const heard = (parts: ObservabilitySet): void => this.hear(parts);
    Dexie.on('storagemutated', heard);
    const stopTrying = useDatabaseTrouble.subscribe((state, before) => {
      if (state.round !== before.round && this.stale) void this.catchUp();
    });
    this.stopListening = () => {
      Dexie.on.storagemutated.unsubscribe(heard);
      stopTrying();
    };
    void this.catchUp();
  }

  private stop(): void {
    this.stopListening?.();
    this.stopListening = null;
    // Whoever took this list and looks at it only now must not see what was.
    this.stale = true;
    this.dropped();
  }

  private hear(parts: ObservabilitySet): void {
    const part = parts[`idb://${this.source.database.name}/${this.source.table.name}/`];
    const ids = parts['all'] ? null : part ? keysOf(part) : [];
    if (ids === null) this.stale = true;
    else for (const id of ids) this.changed.add(id);
    if (this.isBehind) this.gathering ??= setTimeout(() => this.gathered(), this.pause);
  }

  private gathered(): void {
    this.gathering = null;
    void this.catchUp();
  }

  /** One reading at a time; what changes meanwhile is read after it. */
  private async catchUp(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    const { database } = this.source;
    try {
      await openDatabase(database);
      if (this.isBehind) this.show(await this.next());
      while (this.isBehind && !this.wantsWhole) this.show(await this.next());
      if (this.wantsWhole) this.gathering ??= setTimeout(() => this.gathered(), this.pause);
      databaseAnswered(database);
    } catch (error) {
      this.stale = true;
      databaseFailed(database, error);
    } finally {
      this.reading = false;
    }
  }

  private get isBehind(): boolean {
    return this.stale || this.changed.size > 0;
  }

  private get wantsWhole(): boolean {
    return this.stale || this.changed.size > mostSingly;
  }

  /** A whole that takes long to read is read anew less often: its changes would have it read all the time. */
  private get pause(): number {
    return this.wantsWhole ? Math.max(gatherMs, this.wholeMs * restPerReading) : gatherMs;
  }

  private async next(): Promise<readonly T[]> {
    const { source } = this;
    const ids = [...this.changed];
    const whole = this.wantsWhole;
    this.stale = false;
    this.changed.clear();
    if (whole) return this.readWhole();
    const found = await source.table.bulkGet(ids);
    const before = this.rows ?? [];
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
    const fresh = this.rows === undefined;
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

  private show(rows: readonly T[]): void {
    if (rows === this.rows) return;
    this.rows = rows;
    for (const listener of this.listeners) listener();
  }
}

/** The single keys of a range set as it is broadcast; null where it holds more than single text keys. */
function keysOf(tree: IntervalTree): readonly string[] | null {
  const keys: string[] = [];
  const walk = (node: IntervalTree | null | undefined): boolean => {
    if (!node || !('from' in node)) return true;
    if (typeof node.from !== 'string' || node.from !== node.to) return false;
    keys.push(node.from);
    return walk(node.l) && walk(node.r);
  };
  return walk(tree) ? keys : null;
}

/** The one list of that name, shared by all who look at it. */
export function sharedRows<T extends { readonly id: string }>(
  lists: Map<string, LiveRows<T>>,
  name: string,
  source: () => RowSource<T>,
): LiveRows<T> {
  const known = lists.get(name);
  if (known) return known;
  const made = new LiveRows(source(), () => lists.delete(name));
  lists.set(name, made);
  return made;
}
