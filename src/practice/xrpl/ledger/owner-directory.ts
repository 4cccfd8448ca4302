// Owns the list of objects that an account owns, and the owner count that raises its reserve.
import { type Directory, idsOf, insertId, removeId } from './directory.ts';
import type { OwnedEntry } from './entries.ts';
import { ownerDirectoryIndex } from './indexes.ts';
import { type LayerView, type ReadView, readAccount } from './view.ts';

function directoryOf(owner: string): Directory {
  return { root: ownerDirectoryIndex(owner), sorted: true, fields: { Owner: owner } };
}

/** Adds an id to the owner's directory and gives the page (hex text) that it went to, for the object's OwnerNode. */
export function addToDirectory(view: LayerView, owner: string, index: string): string {
  return insertId(view, directoryOf(owner), index);
}

/** Takes an id off the page (hex text) of the owner's directory; the owner count stays. */
export function removeFromDirectory(view: LayerView, owner: string, page: string, index: string): void {
  removeId(view, ownerDirectoryIndex(owner), page, index);
}

/** Takes an object out of the ledger and out of its owner's directory, and lowers the owner count. */
export function eraseOwned(view: LayerView, index: string, entry: OwnedEntry): void {
  view.erase(index);
  removeFromDirectory(view, entry.Account, entry.OwnerNode, index);
  adjustOwnerCount(view, entry.Account, -1);
}

export function adjustOwnerCount(view: LayerView, owner: string, by: number): void {
  const root = readAccount(view, owner);
  if (root === undefined || by === 0) return;
  const OwnerCount = Math.max(0, root.OwnerCount + by);
  view.noteOwnerCount(owner, Math.max(root.OwnerCount, OwnerCount));
  view.putAccount({ ...root, OwnerCount });
}

/** The ids of everything in an account's directory, page by page. */
export function ownedIndexes(view: ReadView, owner: string): readonly string[] {
  return [...idsOf(view, ownerDirectoryIndex(owner))];
}
