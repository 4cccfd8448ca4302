// Owns order books: where the offers of a quality are listed, and which offer is the best.
import { type Quality, qualityHex } from '../arith/quality.ts';
import { toHex } from '../base/hex.ts';
import { knownAccountId } from '../base/address.ts';
import { bookSide, type Issue } from '../engine/asset.ts';
import { type Directory, idsOf, insertId } from '../ledger/directory.ts';
import { type BookSide, bookIndex, bookPageIndex, currencyId, qualityOfPage } from '../ledger/indexes.ts';
import type { LayerView, ReadView } from '../ledger/view.ts';

/** What takers pay, what they get, and the domain to which both sides must belong, if any. */
export interface Market {
  readonly in: Issue;
  readonly out: Issue;
  readonly domain: string | null;
}

export function marketIndex(market: Market): string {
  return bookIndex(bookSide(market.in), bookSide(market.out), market.domain);
}

/** Puts an offer behind all others of its quality. */
export function listOffer(
  view: LayerView,
  market: Market,
  quality: Quality,
  index: string,
): { readonly directory: string; readonly page: string } {
  const directory = qualityDirectory(market, quality);
  return { directory: directory.root, page: insertId(view, directory, index) };
}

function qualityDirectory(market: Market, quality: Quality): Directory {
  const [pays, gets] = [bookSide(market.in), bookSide(market.out)];
  const rate = qualityHex(quality);
  const fields = {
    ...(market.domain === null ? {} : { DomainID: market.domain }),
    ExchangeRate: rate.toLowerCase(),
    TakerGetsCurrency: toHex(currencyId(gets.currency)),
    TakerGetsIssuer: issuerHex(gets),
    TakerPaysCurrency: toHex(currencyId(pays.currency)),
    TakerPaysIssuer: issuerHex(pays),
  };
  return { root: bookPageIndex(marketIndex(market), rate), sorted: false, fields };
}

function issuerHex({ issuer }: BookSide): string {
  return toHex(knownAccountId(issuer));
}

export interface Listed {
  readonly index: string;
  readonly quality: Quality;
}

/** All offers of a book, best first, oldest first among equals. `book` is its marketIndex. */
export function* offersOf(view: ReadView, book: string): Iterable<Listed> {
  for (let page = view.nextBookPage(book, book); page !== undefined; page = view.nextBookPage(book, page)) {
    const quality = BigInt(`0x${qualityOfPage(page)}`);
    for (const index of idsOf(view, page)) yield { index, quality };
  }
}

export function bestOffer(view: ReadView, book: string): Listed | null {
  for (const listed of offersOf(view, book)) return listed;
  return null;
}
