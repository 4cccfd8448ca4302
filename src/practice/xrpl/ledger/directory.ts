// Owns directories: linked pages of up to 32 ids of entries, of what an account owns or of the offers of one quality in a book.
import type { BookFields, DirectoryNode } from './entries-market.ts';
import { directoryPageIndex } from './indexes.ts';
import type { LayerView, ReadView } from './view.ts';

const PAGE_SIZE = 32;

/** Which directory, and what every page of it says of itself. */
export interface Directory {
  readonly root: string;
  /** Pages of owners are kept sorted by id; pages of books keep the order in which offers came. */
  readonly sorted: boolean;
  readonly fields: { readonly Owner: string } | BookFields;
}

export function readPage(view: ReadView, root: string, page: bigint): DirectoryNode | undefined {
  const entry = view.get(directoryPageIndex(root, page));
  return entry?.LedgerEntryType === 'DirectoryNode' ? entry : undefined;
}

export function pageNumber(text: string | undefined): bigint {
  return text === undefined ? 0n : BigInt(`0x${text}`);
}

/** As rippled prints 64-bit numbers. */
function pageText(page: bigint): string {
  return page.toString(16);
}

/** Adds an id and gives the page (hex text) that it went to, for the entry's own record of where it stands. */
export function insertId(view: LayerView, directory: Directory, index: string): string {
  const { root } = directory;
  const first = readPage(view, root, 0n);
  if (first === undefined) {
    view.put(root, emptyPage(directory, [index]));
    return '0';
  }
  const last = pageNumber(first.IndexPrevious);
  const page = readPage(view, root, last) ?? first;
  if (page.Indexes.length >= PAGE_SIZE) return appendPage(view, directory, last, index);
  const Indexes = [...page.Indexes, index];
  view.put(directoryPageIndex(root, last), { ...page, Indexes: directory.sorted ? Indexes.sort() : Indexes });
  return pageText(last);
}

function emptyPage({ root, fields }: Directory, indexes: readonly string[]): DirectoryNode {
  return { LedgerEntryType: 'DirectoryNode', Flags: 0, Indexes: indexes, ...fields, RootIndex: root };
}

/** The root's IndexPrevious names the last page; the last page's IndexNext is absent. */
function appendPage(view: LayerView, directory: Directory, last: bigint, index: string): string {
  const number = pageText(last + 1n);
  link(view, directory.root, last, { IndexNext: number });
  link(view, directory.root, 0n, { IndexPrevious: number });
  const back = last === 0n ? {} : { IndexPrevious: pageText(last) };
  view.put(directoryPageIndex(directory.root, last + 1n), { ...emptyPage(directory, [index]), ...back });
  return number;
}

function link(view: LayerView, root: string, page: bigint, links: { readonly IndexNext?: string; readonly IndexPrevious?: string }): void {
  const node = readPage(view, root, page);
  if (node !== undefined) view.put(directoryPageIndex(root, page), { ...node, ...links });
}

/** Takes an id off its page (hex text); empty pages go, and with the last one the directory. */
export function removeId(view: LayerView, root: string, pageOf: string, index: string): void {
  const page = pageNumber(pageOf);
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
  view.put(directoryPageIndex(root, page), to === 0n ? rest : { ...rest, [key]: pageText(to) });
}

/** The ids of a directory, page by page. */
export function* idsOf(view: ReadView, root: string): Iterable<string> {
  let page = readPage(view, root, 0n);
  while (page !== undefined) {
    yield* page.Indexes;
    page = page.IndexNext === undefined ? undefined : readPage(view, root, pageNumber(page.IndexNext));
  }
}
