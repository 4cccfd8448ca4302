// Owns placing what is left of an offer into its book, and into the open book as well if it is a hybrid.
import type { Quality } from '../../arith/quality.ts';
import type { Json } from '../../base/json.ts';
import { amountJson } from '../../engine/amount.ts';
import type { ApplyContext } from '../../engine/transactor.ts';
import { offerFlags } from '../../ledger/entries-market.ts';
import { offerIndex } from '../../ledger/indexes.ts';
import { addToDirectory, adjustOwnerCount } from '../../ledger/owner-directory.ts';
import type { LayerView } from '../../ledger/view.ts';
import { listOffer } from '../../offers/book.ts';
import type { Exchange, OfferTermsAsked } from './terms.ts';

/** `quality` is that of the whole offer, which the rest keeps. */
export function placeOffer({ tx }: ApplyContext, view: LayerView, terms: OfferTermsAsked, left: Exchange, quality: Quality): void {
  const sequence = tx.ticket ?? tx.sequence;
  const index = offerIndex(tx.account, sequence);
  const OwnerNode = addToDirectory(view, tx.account, index);
  adjustOwnerCount(view, tx.account, 1);
  const market = { in: left.wants.asset, out: left.gives.asset };
  const { directory, page } = listOffer(view, { ...market, domain: terms.domain }, quality, index);
  const open = terms.hybrid ? listOffer(view, { ...market, domain: null }, quality, index) : null;
  const books: readonly Json[] = open === null ? [] : [{ Book: { BookDirectory: open.directory, BookNode: open.page } }];
  view.put(index, {
    LedgerEntryType: 'Offer',
    Account: tx.account,
    ...(open === null ? {} : { AdditionalBooks: books }),
    BookDirectory: directory,
    BookNode: page,
    ...(terms.domain === null ? {} : { DomainID: terms.domain }),
    ...(terms.expiration === undefined ? {} : { Expiration: terms.expiration }),
    Flags: flagsOf(terms),
    OwnerNode,
    Sequence: sequence,
    TakerGets: amountJson(left.gives),
    TakerPays: amountJson(left.wants),
  });
}

function flagsOf({ passive, sell, hybrid }: OfferTermsAsked): number {
  return (passive ? offerFlags.passive : 0) | (sell ? offerFlags.sell : 0) | (hybrid ? offerFlags.hybrid : 0);
}
