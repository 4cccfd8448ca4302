// Owns an offer of the ledger as the engine sees it, and taking one out of the ledger.
import { isObject, type Json, type JsonObject, textOf } from '../base/json.ts';
import { amountJson, type IssueAmount, storedAmount } from '../engine/amount.ts';
import { removeId } from '../ledger/directory.ts';
import type { Offer } from '../ledger/entries-market.ts';
import { eraseOwned } from '../ledger/owner-directory.ts';
import type { LayerView, ReadView } from '../ledger/view.ts';

export interface OfferTerms {
  /** What a taker pays and the owner gets. */
  readonly pays: IssueAmount;
  /** What a taker gets and the owner gives. */
  readonly gets: IssueAmount;
}

export function readOffer(view: ReadView, index: string): Offer | undefined {
  const entry = view.get(index);
  return entry?.LedgerEntryType === 'Offer' ? entry : undefined;
}

export function termsOf({ TakerPays, TakerGets }: Offer): OfferTerms {
  return { pays: storedAmount(TakerPays), gets: storedAmount(TakerGets) };
}

export function withTerms(offer: Offer, { pays, gets }: OfferTerms): Offer {
  return { ...offer, TakerPays: amountJson(pays), TakerGets: amountJson(gets) };
}

/** Out of the ledger, its owner's directory and its books; the owner count sinks. */
export function eraseOffer(view: LayerView, index: string): void {
  const offer = readOffer(view, index);
  if (offer === undefined) return;
  removeId(view, offer.BookDirectory, offer.BookNode, index);
  for (const { directory, page } of (offer.AdditionalBooks ?? []).map(bookOf)) removeId(view, directory, page, index);
  eraseOwned(view, index, offer);
}

function bookOf(item: Json): { readonly directory: string; readonly page: string } {
  const book: Json | undefined = isObject(item) ? item['Book'] : undefined;
  const fields: JsonObject = isObject(book) ? book : {};
  return { directory: textOf(fields, 'BookDirectory') ?? '', page: textOf(fields, 'BookNode') ?? '0' };
}
