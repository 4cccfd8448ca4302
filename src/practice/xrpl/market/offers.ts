// Owns the offers that a trader of the market has standing: finding, withdrawing and placing them.
import type { Json, JsonObject } from '../base/json.ts';
import type { Offer } from '../ledger/entries-market.ts';
import { ownedItems } from '../ledger/owned-items.ts';
import type { ReadView } from '../ledger/view.ts';
import type { Order } from './hands.ts';
import type { Keys } from '../server/signed.ts';

/** What a taker pays and gets: an amount of XRP in drops, or of a token. */
export interface Terms {
  readonly pays: Json;
  readonly gets: Json;
}

export function standingOffers(view: ReadView, { address }: Keys): readonly Offer[] {
  return [...ownedItems(view, address)].flatMap(({ entry }) =>
    entry.LedgerEntryType === 'Offer' && entry.Account === address ? [entry] : [],
  );
}

export function withdrawal(from: Keys, { Sequence }: Offer): Order {
  return { from, tx: { TransactionType: 'OfferCancel', OfferSequence: Sequence } };
}

export function placing(from: Keys, { pays, gets }: Terms, more: JsonObject = {}): Order {
  return { from, tx: { TransactionType: 'OfferCreate', TakerPays: pays, TakerGets: gets, ...more } };
}
