// Owns the quality of a placed offer as text: what a taker pays for a unit, in drops where XRP is paid.
import { decodeQuality, type Quality } from '../arith/quality.ts';
import { tokensText } from '../arith/quantity-text.ts';
import type { Offer } from '../ledger/entries-market.ts';
import { qualityOfPage } from '../ledger/indexes.ts';

/** The quality that the offer had when it was placed, which its book is sorted by. */
export function offerQuality({ BookDirectory }: Pick<Offer, 'BookDirectory'>): Quality {
  return BigInt(`0x${qualityOfPage(BookDirectory)}`);
}

export function offerQualityText(offer: Pick<Offer, 'BookDirectory'>): string {
  return tokensText(decodeQuality(offerQuality(offer)));
}
