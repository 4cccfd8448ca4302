// However book directories come and go in layers over layers, the next one is always the smallest that is there.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertId, removeId } from './directory.ts';
import { accountZero } from '../base/address.ts';
import { bookIndex, bookPageIndex, offerIndex } from './indexes.ts';
import { LayerView, MapView } from './view.ts';

const issuer = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const xrp = { currency: 'XRP', issuer: accountZero };
const books = [bookIndex(xrp, { currency: 'USD', issuer }), bookIndex({ currency: 'USD', issuer }, xrp)] as const;
const blank = { TakerGetsCurrency: '', TakerGetsIssuer: '', TakerPaysCurrency: '', TakerPaysIssuer: '' };

function pageOf(book: number, quality: number): string {
  const hex = quality.toString(16).toUpperCase().padStart(16, '0');
  return bookPageIndex(books[book] ?? books[0], hex);
}

function listed(view: LayerView, book: string): readonly string[] {
  const found: string[] = [];
  for (let at = view.nextBookPage(book, book); at !== undefined; at = view.nextBookPage(book, at)) found.push(at);
  return found;
}

const step = fc.record({
  book: fc.integer({ min: 0, max: 1 }),
  quality: fc.integer({ min: 1, max: 12 }),
  grows: fc.boolean(),
  deeper: fc.integer({ min: 0, max: 9 }),
});

test('a book lists exactly the qualities at which something is offered, best first, through any number of layers', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let view = new LayerView(new MapView(new Map()));
      const present = new Set<string>();
      for (const { book, quality, grows, deeper } of steps) {
        if (deeper === 0) view = new LayerView(view);
        const [root, id] = [pageOf(book, quality), offerIndex(issuer, quality)];
        const isThere = present.has(root);
        if (grows && !isThere) insertId(view, { root, sorted: false, fields: { ...blank, ExchangeRate: root.slice(-16) } }, id);
        if (!grows && isThere) removeId(view, root, '0', id);
        if (grows) present.add(root);
        else present.delete(root);
      }
      for (const book of books) {
        const expected = [...present].filter((root) => root.startsWith(book.slice(0, 48))).sort();
        expect(listed(view, book)).toEqual(expected);
        const flat = new LayerView(new MapView(new Map(view.entries())));
        expect(listed(flat, book)).toEqual(expected);
      }
    }),
  );
});
