// Owns reading a ledger's state, and changing it in layers that can be thrown away or written down.
import type { AccountRoot, LedgerEntry } from './entries.ts';
import { accountIndex } from './indexes.ts';

export interface ReadView {
  get(index: string): LedgerEntry | undefined;
  entries(): Iterable<readonly [string, LedgerEntry]>;
}

/** What a layer did to one entry; null is absence. */
export interface Change {
  readonly index: string;
  readonly before: LedgerEntry | null;
  readonly after: LedgerEntry | null;
}

export function readAccount(view: ReadView, address: string): AccountRoot | undefined {
  const entry = view.get(accountIndex(address));
  return entry?.LedgerEntryType === 'AccountRoot' ? entry : undefined;
}

export class MapView implements ReadView {
  readonly #map: ReadonlyMap<string, LedgerEntry>;

  constructor(map: ReadonlyMap<string, LedgerEntry>) {
    this.#map = map;
  }

  get(index: string): LedgerEntry | undefined {
    return this.#map.get(index);
  }

  entries(): Iterable<readonly [string, LedgerEntry]> {
    return this.#map.entries();
  }
}

/** A layer of changes over another view, which stays as it is. Entries are never changed in place. */
export class LayerView implements ReadView {
  readonly #base: ReadView;
  readonly #layer = new Map<string, LedgerEntry | null>();

  constructor(base: ReadView) {
    this.#base = base;
  }

  get(index: string): LedgerEntry | undefined {
    const own = this.#layer.get(index);
    return own === undefined ? this.#base.get(index) : (own ?? undefined);
  }

  *entries(): Iterable<readonly [string, LedgerEntry]> {
    for (const pair of this.#base.entries()) if (!this.#layer.has(pair[0])) yield pair;
    for (const [index, entry] of this.#layer) if (entry !== null) yield [index, entry];
  }

  put(index: string, entry: LedgerEntry): void {
    this.#layer.set(index, entry);
  }

  erase(index: string): void {
    this.#layer.set(index, null);
  }

  putAccount(root: AccountRoot): void {
    this.put(accountIndex(root.Account), root);
  }

  /** The net changes, in the binary order of their ids; entries made and erased within the layer do not appear. */
  changes(): readonly Change[] {
    const all = [...this.#layer].map(([index, after]) => ({ index, before: this.#base.get(index) ?? null, after }));
    return all.filter(({ before, after }) => before !== after).sort((a, b) => (a.index < b.index ? -1 : 1));
  }

  /** Writes the layer into another one, for instance the layer of a whole ledger. */
  flushInto(target: LayerView): void {
    for (const { index, after } of this.changes()) {
      if (after === null) target.erase(index);
      else target.put(index, after);
    }
  }
}
