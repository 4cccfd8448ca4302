// Owns asking for one side of an order book.
import type { BookOffer } from '../../shared/contract/xrpl-reads.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type Asset, sameAsset } from '../../shared/xrpl/amount.ts';
import { writeCurrency } from '../../shared/xrpl/amounts/currency-code.ts';
import { bookOffers } from './book-parse.ts';
import type { Ledger, LedgerReader } from './ledger-reader.ts';

export interface BookQuestion {
  readonly gets: Asset;
  readonly pays: Asset;
  readonly domain: string | null;
  readonly ledger: Ledger;
  /** Close time of the last ledger: offers that have expired by then are left out. */
  readonly closeTime: number | null;
}

/** Servers give no more at once. */
const limit = 100;

/** Offers best first. Refusals: `book-mpt`, `book-one-asset`, those of the server, `backend-garbled`. */
export async function readBook(reader: LedgerReader, question: BookQuestion): Promise<Result<readonly BookOffer[]>> {
  const { gets, pays, domain, ledger, closeTime } = question;
  if (gets.kind === 'mpt' || pays.kind === 'mpt') return refuse('book-mpt');
  if (sameAsset(gets, pays)) return refuse('book-one-asset');
  const answer = await reader.ask('book_offers', {
    taker_gets: sideJson(gets),
    taker_pays: sideJson(pays),
    limit,
    ledger_index: ledger,
    ...(domain === null ? {} : { domain }),
  });
  if (!answer.ok) return answer;
  const offers = bookOffers(answer.value, gets, pays, closeTime);
  return offers === null ? refuse('backend-garbled') : ok(offers.slice(0, limit));
}

function sideJson(asset: Exclude<Asset, { kind: 'mpt' }>): Readonly<Record<string, string>> {
  return asset.kind === 'token' ? { currency: writeCurrency(asset.currency), issuer: asset.issuer } : { currency: 'XRP' };
}
