// Owns finding the directories of an order book in the order of their quality: what rippled gets from its sorted state tree.
import type { LedgerEntry } from './entries.ts';

const BOOK_DIGITS = 48;

/** The first directory of one quality of a book; its later pages and the directories of owners are not. */
export function isBookRoot(index: string, entry: LedgerEntry | null): boolean {
  return entry?.LedgerEntryType === 'DirectoryNode' && entry.ExchangeRate !== undefined && entry.RootIndex === index;
}

/** What all directories of one book begin with. */
export function bookPrefix(index: string): string {
  return index.slice(0, BOOK_DIGITS);
}

/** Book → ids of its directories, best quality first. */
export class BookIndex {
  readonly #books = new Map<string, string[]>();

  static of(state: Iterable<readonly [string, LedgerEntry]>): BookIndex {
    const books = new BookIndex();
    for (const [index, entry] of state) books.note(index, entry);
    return books;
  }

  /** Takes notice of what an entry is now; null if it is gone. */
  note(index: string, entry: LedgerEntry | null): void {
    if (isBookRoot(index, entry)) this.#add(index);
    else this.#remove(index);
  }

  /** The first id of the book that is larger than `after`. */
  next(book: string, after: string): string | undefined {
    const list = this.#books.get(bookPrefix(book)) ?? [];
    return list[firstAbove(list, after)];
  }

  #add(index: string): void {
    const list = this.#books.get(bookPrefix(index)) ?? [];
    const at = firstAbove(list, index);
    if (list[at - 1] === index) return;
    list.splice(at, 0, index);
    this.#books.set(bookPrefix(index), list);
  }

  #remove(index: string): void {
    const list = this.#books.get(bookPrefix(index));
    const at = list === undefined ? -1 : firstAbove(list, index) - 1;
    if (list?.[at] !== index) return;
    list.splice(at, 1);
    if (list.length === 0) this.#books.delete(bookPrefix(index));
  }
}

/** Where in a sorted list the first member larger than `value` stands. */
function firstAbove(list: readonly string[], value: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? '') > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
