// Owns reading a ledger's state, and changing it in layers that can be thrown away or written down.
import type { Quantity } from '../arith/quantity.ts';
import { sameJson } from '../base/json.ts';
import { BookIndex, bookPrefix, isBookRoot } from './book-index.ts';
import type { AccountRoot, LedgerEntry } from './entries.ts';
import { accountIndex } from './indexes.ts';

export interface ReadView {
  get(index: string): LedgerEntry | undefined;
  entries(): Iterable<readonly [string, LedgerEntry]>;
  /** The first directory of an order book whose id is larger than `after`: `nextBookPage(book, book)` has the best quality. */
  nextBookPage(book: string, after: string): string | undefined;
  /** What of a balance may be spent: the payment engine holds back what came in during the same payment. Absent: all of it. */
  usableBalance?(key: BalanceKey, balance: Quantity): Quantity;
  /** The owner count that the reserve is computed from while a payment runs. Absent: the one in the account. */
  usableOwnerCount?(owner: string, count: number): number;
}

/** Between which two accounts a balance stands, seen from `owner`. The peer of XRP is `accountZero`. */
export interface BalanceKey {
  readonly owner: string;
  readonly peer: string;
  readonly currency: string;
}

/** What a layer did to one entry; null is absence. */
export interface Change {
  readonly index: string;
  readonly before: LedgerEntry | null;
  readonly after: LedgerEntry | null;
  /** What an entry that is gone was when it went. */
  readonly last: LedgerEntry | null;
}

export function readAccount(view: ReadView, address: string): AccountRoot | undefined {
  const entry = view.get(accountIndex(address));
  return entry?.LedgerEntryType === 'AccountRoot' ? entry : undefined;
}

export class MapView implements ReadView {
  readonly #map: ReadonlyMap<string, LedgerEntry>;
  #books: BookIndex | undefined;

  /** `books` is the index of the books in `map`; without it one is made when it is first needed. */
  constructor(map: ReadonlyMap<string, LedgerEntry>, books?: BookIndex) {
    this.#map = map;
    this.#books = books;
  }

  get(index: string): LedgerEntry | undefined {
    return this.#map.get(index);
  }

  entries(): Iterable<readonly [string, LedgerEntry]> {
    return this.#map.entries();
  }

  nextBookPage(book: string, after: string): string | undefined {
    this.#books ??= BookIndex.of(this.#map);
    return this.#books.next(book, after);
  }
}

/** A layer of changes over another view, which stays as it is. Entries are never changed in place. */
export class LayerView implements ReadView {
  readonly #base: ReadView;
  readonly #layer = new Map<string, LedgerEntry | null>();
  readonly #last = new Map<string, LedgerEntry>();
  /** Book directories that this layer holds. */
  readonly #books = new BookIndex();
  /** Book → the last of its first directories that are all erased here. */
  readonly #emptied = new Map<string, string>();

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
    if (entry.LedgerEntryType !== 'DirectoryNode') return;
    this.#books.note(index, entry);
    if (isBookRoot(index, entry)) this.#emptied.delete(bookPrefix(index));
  }

  erase(index: string): void {
    this.#eraseAs(index, this.get(index));
  }

  #eraseAs(index: string, last: LedgerEntry | undefined): void {
    if (last !== undefined) this.#last.set(index, last);
    this.#layer.set(index, null);
    this.#books.note(index, null);
  }

  nextBookPage(book: string, after: string): string | undefined {
    const own = this.#books.next(book, after);
    const below = this.#nextBelow(book, after);
    return own === undefined || (below !== undefined && below < own) ? below : own;
  }

  /** The next directory of the base that this layer has not erased. What was found empty at the beginning of a book is not looked at again. */
  #nextBelow(book: string, after: string): string | undefined {
    const prefix = bookPrefix(book);
    const isFromStart = after === book;
    let passed = isFromStart ? (this.#emptied.get(prefix) ?? after) : after;
    let below = this.#base.nextBookPage(book, passed);
    while (below !== undefined && this.#layer.get(below) === null) {
      passed = below;
      below = this.#base.nextBookPage(book, below);
    }
    if (isFromStart && passed !== book) this.#emptied.set(prefix, passed);
    return below;
  }

  putAccount(root: AccountRoot): void {
    this.put(accountIndex(root.Account), root);
  }

  /** True if something was written to the entry in this layer, even if it is as it was. */
  isTouched(index: string): boolean {
    return this.#layer.has(index);
  }

  /** Told of every amount that an account gives to a peer, with the giver's balance before. Layers of the payment engine remember it. */
  noteCredit(_giver: BalanceKey, _amount: Quantity, _before: Quantity): void {}

  /** Told of every change of an owner count. */
  noteOwnerCount(_owner: string, _count: number): void {}

  /** The net changes, in the binary order of their ids; entries made and erased within the layer, or left as they were, do not appear. */
  changes(): readonly Change[] {
    const all = [...this.#layer].map(([index, after]) => this.#change(index, after));
    return all.filter(({ before, after }) => !isSame(before, after)).sort((a, b) => (a.index < b.index ? -1 : 1));
  }

  /** Writes the layer into another one, for instance the layer of a whole ledger. */
  flushInto(target: LayerView): void {
    for (const [index, entry] of this.#layer) {
      if (entry === null) target.#eraseAs(index, this.#last.get(index));
      else target.put(index, entry);
    }
  }

  #change(index: string, after: LedgerEntry | null): Change {
    const last = after === null ? (this.#last.get(index) ?? null) : null;
    return { index, before: this.#base.get(index) ?? null, after, last };
  }
}

function isSame(before: LedgerEntry | null, after: LedgerEntry | null): boolean {
  return before === after || (before !== null && after !== null && sameJson(before, after));
}
