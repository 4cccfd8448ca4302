// Owns the list of objects that an account owns: linked pages of up to 32 ids, and the owner count that raises the reserve.
import type { DirectoryNode, OwnedEntry } from './entries.ts';
import { directoryPageIndex, ownerDirectoryIndex } from './indexes.ts';
import { type LayerView, type ReadView, readAccount } from './view.ts';

const PAGE_SIZE = 32;

function readPage(view: ReadView, root: string, page: bigint): DirectoryNode | undefined {
  const entry = view.get(directoryPageIndex(root, page));
  return entry?.LedgerEntryType === 'DirectoryNode' ? entry : undefined;
}

function pageNumber(text: string | undefined): bigint {
  return text === undefined ? 0n : BigInt(`0x${text}`);
}

/** Adds an id to the owner's directory and gives the page (hex text) that it went to, for the object's OwnerNode. */
export function addToDirectory(view: LayerView, owner: string, index: string): string {
  const root = ownerDirectoryIndex(owner);
  const first = readPage(view, root, 0n);
  if (first === undefined) {
    view.put(root, emptyPage(owner, root, [index]));
    return '0';
  }
  const last = pageNumber(first.IndexPrevious);
  const page = readPage(view, root, last) ?? first;
  if (page.Indexes.length < PAGE_SIZE) {
    view.put(directoryPageIndex(root, last), { ...page, Indexes: [...page.Indexes, index].sort() });
    return last.toString(16).toUpperCase();
  }
  return appendPage(view, owner, root, last, index);
}

function emptyPage(owner: string, root: string, indexes: readonly string[]): DirectoryNode {
  return { LedgerEntryType: 'DirectoryNode', Flags: 0, Indexes: indexes, Owner: owner, RootIndex: root };
}

/** The root's IndexPrevious names the last page; the last page's IndexNext is absent. */
function appendPage(view: LayerView, owner: string, root: string, last: bigint, index: string): string {
  const number = (last + 1n).toString(16).toUpperCase();
  link(view, root, last, { IndexNext: number });
  link(view, root, 0n, { IndexPrevious: number });
  const back = last === 0n ? {} : { IndexPrevious: last.toString(16).toUpperCase() };
  view.put(directoryPageIndex(root, last + 1n), { ...emptyPage(owner, root, [index]), ...back });
  return number;
}

function link(view: LayerView, root: string, page: bigint, links: { readonly IndexNext?: string; readonly IndexPrevious?: string }): void {
  const node = readPage(view, root, page);
  if (node !== undefined) view.put(directoryPageIndex(root, page), { ...node, ...links });
}

/** Takes an object out of the ledger and out of its owner's directory, and lowers the owner count. */
export function eraseOwned(view: LayerView, index: string, entry: OwnedEntry): void {
  view.erase(index);
  removeFromPage(view, ownerDirectoryIndex(entry.Account), pageNumber(entry.OwnerNode), index);
  adjustOwnerCount(view, entry.Account, -1);
}

export function adjustOwnerCount(view: LayerView, owner: string, by: number): void {
  const root = readAccount(view, owner);
  if (root !== undefined) view.putAccount({ ...root, OwnerCount: root.OwnerCount + by });
}

function removeFromPage(view: LayerView, root: string, page: bigint, index: string): void {
  const node = readPage(view, root, page);
  if (node === undefined) return;
  const left = node.Indexes.filter((one) => one !== index);
  if (left.length > 0 || (page === 0n && node.IndexNext !== undefined)) {
    view.put(directoryPageIndex(root, page), { ...node, Indexes: left });
    return;
  }
  view.erase(directoryPageIndex(root, page));
  if (page !== 0n) unlink(view, root, node);
}

function unlink(view: LayerView, root: string, gone: DirectoryNode): void {
  const [before, after] = [pageNumber(gone.IndexPrevious), pageNumber(gone.IndexNext)];
  relink(view, root, before, 'IndexNext', after);
  relink(view, root, after, 'IndexPrevious', before);
  const first = readPage(view, root, 0n);
  if (first !== undefined && first.Indexes.length === 0 && first.IndexNext === undefined) view.erase(root);
}

function relink(view: LayerView, root: string, page: bigint, key: 'IndexNext' | 'IndexPrevious', to: bigint): void {
  const node = readPage(view, root, page);
  if (node === undefined) return;
  const { [key]: _old, ...rest } = node;
  view.put(directoryPageIndex(root, page), to === 0n ? rest : { ...rest, [key]: to.toString(16).toUpperCase() });
}

/** The ids of everything an account owns, page by page. */
export function ownedIndexes(view: ReadView, owner: string): readonly string[] {
  const root = ownerDirectoryIndex(owner);
  const found: string[] = [];
  let page = readPage(view, root, 0n);
  while (page !== undefined) {
    found.push(...page.Indexes);
    page = page.IndexNext === undefined ? undefined : readPage(view, root, pageNumber(page.IndexNext));
  }
  return found;
}
