// Owns how something that is read from a table follows it: heard by what Dexie reports, read anew after a pause, shared by all who look, asked again after trouble.
import Dexie, { type IntervalTree, type ObservabilitySet } from 'dexie';
import { openDatabase } from './problems.ts';
import { databaseAnswered, databaseFailed, useDatabaseTrouble } from './trouble.ts';

/** Milliseconds in which changes gather before the screens are drawn anew. */
export const gatherMs = 40;
/** How long what nobody looks at is kept up to date, in milliseconds: screens are left and entered again. */
const keptMs = 30_000;

export interface Followed {
  readonly database: Dexie;
  readonly table: { readonly name: string };
}

export abstract class LiveSource<S> {
  protected value: S | undefined;
  /** All of it may be other than what was read. */
  protected stale = true;
  private readonly listeners = new Set<() => void>();
  private reading = false;
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private leaving: ReturnType<typeof setTimeout> | null = null;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly followed: Followed,
    private readonly dropped: () => void,
  ) {}

  /** Undefined until the first reading is over. */
  readonly snapshot = (): S | undefined => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.leaving ??= setTimeout(() => this.stop(), keptMs);
    };
  };

  /** Something of the table changed: the rows of these ids, or any of them. */
  protected abstract note(ids: readonly string[] | null): void;
  protected abstract get isBehind(): boolean;
  /** Milliseconds until the next reading, `gatherMs` at least. */
  protected abstract get pause(): number;
  /** Reads what is behind. */
  protected abstract next(): Promise<S>;

  protected show(value: S): void {
    if (value === this.value) return;
    this.value = value;
    for (const listener of this.listeners) listener();
  }

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
    // Whoever took this and looks at it only now must not see what was.
    this.stale = true;
    this.dropped();
  }

  private hear(parts: ObservabilitySet): void {
    const { database, table } = this.followed;
    const part = parts[`idb://${database.name}/${table.name}/`];
    const ids = parts['all'] ? null : part ? keysOf(part) : [];
    if (ids === null || ids.length > 0) this.note(ids);
    this.gather();
  }

  private gather(): void {
    if (!this.isBehind) return;
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      void this.catchUp();
    }, this.pause);
  }

  /** One reading at a time; what changes meanwhile is read after it. */
  private async catchUp(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    const { database } = this.followed;
    try {
      await openDatabase(database);
      if (this.isBehind) this.show(await this.next());
      while (this.isBehind && this.pause <= gatherMs) this.show(await this.next());
      this.gather();
      databaseAnswered(database);
    } catch (error) {
      this.stale = true;
      databaseFailed(database, error);
    } finally {
      this.reading = false;
    }
  }
}

/** The one of that name, shared by all who look at it. */
export function shared<L>(known: Map<string, L>, name: string, make: (dropped: () => void) => L): L {
  const there = known.get(name);
  if (there) return there;
  const made = make(() => known.delete(name));
  known.set(name, made);
  return made;
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
