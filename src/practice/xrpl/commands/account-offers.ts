// Owns `account_offers`: the offers an account has placed, with what each asks for a unit.
import type { JsonObject } from '../base/json.ts';
import type { Offer } from '../ledger/entries-market.ts';
import { limitField, withAccount } from './account-choice.ts';
import { answer, type Command } from './command.ts';
import { offerQualityText } from './offer-quality.ts';
import { furtherPage, ownedPage } from './owned-pages.ts';

const DEFAULT_LIMIT = 200;
const [MIN_LIMIT, MAX_LIMIT] = [10, 400];

export const accountOffers: Command = (context) =>
  withAccount(context, (root, ledger) => {
    const limit = limitField(context.request, DEFAULT_LIMIT, MIN_LIMIT, MAX_LIMIT);
    if (typeof limit !== 'number') return limit;
    const page = ownedPage(ledger.view, root.Account, limit, context.request['marker'], 'last');
    if ('ok' in page) return page;
    const offers = page.items.flatMap(({ entry }) => (entry.LedgerEntryType === 'Offer' ? [shownOffer(entry)] : []));
    return answer({ account: root.Account, offers, ...furtherPage(page, limit, 'last'), ...ledger.fields });
  });

function shownOffer(offer: Offer): JsonObject {
  return {
    ...(offer.Expiration === undefined ? {} : { expiration: offer.Expiration }),
    flags: offer.Flags,
    quality: offerQualityText(offer),
    seq: offer.Sequence,
    taker_gets: offer.TakerGets,
    taker_pays: offer.TakerPays,
  };
}
