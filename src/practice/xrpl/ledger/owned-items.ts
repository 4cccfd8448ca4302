// Owns walking through what an account owns, with the place of each entry in the account's directory.
import { pageNumber, readPage } from './directory.ts';
import type { LedgerEntry } from './entries.ts';
import { directoryPageIndex, ownerDirectoryIndex } from './indexes.ts';
import type { ReadView } from './view.ts';

/** An entry of an account's directory, and where in the directory it stands. */
export interface OwnedItem {
  readonly index: string;
  readonly entry: LedgerEntry;
  readonly page: bigint;
  /** Id of the page itself. */
  readonly pageIndex: string;
}

export function* ownedItems(view: ReadView, owner: string): Iterable<OwnedItem> {
  const root = ownerDirectoryIndex(owner);
  let page = 0n;
  for (let node = readPage(view, root, page); node !== undefined; node = readPage(view, root, page)) {
    for (const index of node.Indexes) {
      const entry = view.get(index);
      if (entry !== undefined) yield { index, entry, page, pageIndex: directoryPageIndex(root, page) };
    }
    if (node.IndexNext === undefined) return;
    page = pageNumber(node.IndexNext);
  }
}
