// Owns carrying out a slice of an offer: the owner gets, the owner gives, the offer shrinks.
import { isZero, type Quantity } from '../arith/quantity.ts';
import type { Issue } from '../engine/asset.ts';
import type { LayerView } from '../ledger/view.ts';
import { creditLine } from '../lines/credit.ts';
import { giveXrp, takeXrp } from '../lines/move-xrp.ts';
import type { Slice } from './book-slice.ts';
import type { OfferStream } from './offer-stream.ts';
import type { Book } from './step.ts';

/** A step that cannot be carried out: its strand comes to nothing in this round. */
export class FlowFailure extends Error {}

/** True if nothing is left of the offer. */
export function settleSlice(view: LayerView, stream: OfferStream, book: Book, { offer, ofOffer, ownerGives }: Slice): boolean {
  pay(view, book.in, offer.owner, ofOffer.in);
  collect(view, book.out, offer.owner, ownerGives);
  return stream.consume(offer, ofOffer);
}

/** Tokens come from their issuer and go back to it, since the steps beside the book end and begin there. */
function pay(view: LayerView, issue: Issue, owner: string, amount: Quantity): void {
  if (isZero(amount)) return;
  if (issue.kind === 'token') creditLine(view, issue.issuer, owner, issue.currency, amount);
  else if (!giveXrp(view, owner, amount)) throw new FlowFailure('the owner of an offer does not exist');
}

function collect(view: LayerView, issue: Issue, owner: string, amount: Quantity): void {
  if (isZero(amount)) return;
  if (issue.kind === 'token') creditLine(view, owner, issue.issuer, issue.currency, amount);
  else if (!takeXrp(view, owner, amount)) throw new FlowFailure('the owner of an offer has too little XRP');
}
