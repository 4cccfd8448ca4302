// Owns the order books in `subscribe` and `unsubscribe`: which ones, both ways or one, and what they hold at the moment.
import { accountId } from '../base/address.ts';
import { isList, isObject, type Json, type JsonObject } from '../base/json.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import { type Market, marketIndex } from '../offers/book.ts';
import { defaultBookLimit } from './book-offers.ts';
import { bookPage } from './book-page.ts';
import { fail, type Refusal } from './command.ts';
import { marketField } from './market-field.ts';

export interface WantedBook {
  readonly market: Market;
  /** The opposite offers too. */
  readonly both: boolean;
  readonly snapshot: boolean;
  readonly taker: string | null;
}

export function booksField(given: Json | undefined): readonly WantedBook[] | Refusal {
  if (given === undefined) return [];
  if (!isList(given)) return fail('invalidParams', "Invalid field 'books', not array.");
  const books: WantedBook[] = [];
  for (const one of given) {
    const book = isObject(one) ? bookOf(one) : fail('invalidParams', 'Invalid parameters.');
    if ('ok' in book) return book;
    books.push(book);
  }
  return books;
}

function bookOf(given: JsonObject): WantedBook | Refusal {
  const market = marketField(given);
  if ('ok' in market) return market;
  const { taker, both, snapshot } = given;
  if (taker !== undefined && (typeof taker !== 'string' || accountId(taker) === null))
    return fail('badIssuer', 'Issuer account malformed.');
  return { market, both: both === true, snapshot: snapshot === true, taker: taker ?? null };
}

export function opposite({ in: pays, out, domain }: Market): Market {
  return { in: out, out: pays, domain };
}

/** The ids of the books that a session follows for it. */
export function bookIds({ market, both }: WantedBook): readonly string[] {
  return [market, ...(both ? [opposite(market)] : [])].map(marketIndex);
}

/** What the books that ask for a snapshot hold in the last closed ledger: `offers` of one side, `bids` and `asks` of both. */
export function snapshots({ history, rules }: PracticeLedger, books: readonly WantedBook[]): JsonObject {
  const offers: JsonObject[] = [];
  const [bids, asks]: [JsonObject[], JsonObject[]] = [[], []];
  const page = (market: Market, taker: string | null) => bookPage(history.state, rules, market, defaultBookLimit, taker);
  for (const { market, both, taker } of books.filter(({ snapshot }) => snapshot)) {
    (both ? bids : offers).push(...page(market, taker));
    if (both) asks.push(...page(opposite(market), taker));
  }
  const asked = books.filter(({ snapshot }) => snapshot);
  return {
    ...(asked.some(({ both }) => !both) ? { offers } : {}),
    ...(asked.some(({ both }) => both) ? { asks, bids } : {}),
  };
}
