// Owns the offers that a step meets in its book, best first: which are usable, and which are to be swept away (xrpl-payment.md section 8.4).
import { inputFor, type Quality, qualityOf } from '../arith/quality.ts';
import { drops, equal, isLess, isMore, isPositive, isZero, leastTokens, type Quantity, subtract } from '../arith/quantity.ts';
import type { IssueAmount } from '../engine/amount.ts';
import type { Offer } from '../ledger/entries-market.ts';
import type { ReadView } from '../ledger/view.ts';
import { isDeepFrozen } from '../lines/freeze.ts';
import { fundsOf } from '../lines/funds.ts';
import { bestOffer, marketIndex } from '../offers/book.ts';
import { eraseOffer, readOffer, termsOf, withTerms } from '../offers/offer.ts';
import { isDomainMember } from '../permissions/domain-members.ts';
import type { Attempt, Book, InOut, StrandFrame } from './step.ts';

/** So many offers a step looks at in one pass. */
export const MAX_OFFERS = 1000;

/** An offer that can be taken. */
export interface TakeableOffer {
  readonly index: string;
  readonly quality: Quality;
  readonly owner: string;
  /** What it asks for and gives, as it stands. */
  readonly amounts: InOut;
  /** What its owner can give; null is without limit. */
  readonly funds: Quantity | null;
}

export class OfferStream {
  readonly #attempt: Attempt;
  readonly #book: Book;
  readonly #frame: StrandFrame;
  readonly #index: string;
  #tip: string | null = null;
  #count = 0;

  constructor(attempt: Attempt, book: Book, frame: StrandFrame) {
    this.#attempt = attempt;
    this.#book = book;
    this.#frame = frame;
    this.#index = marketIndex(book);
  }

  /** How many offers were looked at. */
  get count(): number {
    return this.#count;
  }

  /** The next usable offer. The one before, and unusable ones on the way, are out of this attempt's ledger. */
  next(): TakeableOffer | null {
    for (;;) {
      if (this.#tip !== null) eraseOffer(this.#attempt.view, this.#tip);
      const best = bestOffer(this.#attempt.view, this.#index);
      this.#tip = best?.index ?? null;
      if (best === null || this.#count >= MAX_OFFERS) return null;
      this.#count += 1;
      const offer = readOffer(this.#attempt.view, best.index);
      const usable = offer === undefined ? null : this.#usable(best.index, best.quality, offer);
      if (usable !== null) return usable;
    }
  }

  /** Takes a slice off an offer. True if nothing of it is left. */
  consume({ index }: TakeableOffer, { in: taken, out: given }: InOut): boolean {
    const offer = readOffer(this.#attempt.view, index);
    if (offer === undefined) throw new Error(`offer ${index} is gone while it is taken`);
    const { pays, gets } = termsOf(offer);
    const left = { pays: lessened(pays, taken), gets: lessened(gets, given) };
    this.#attempt.view.put(index, withTerms(offer, left));
    return !isPositive(left.pays.quantity) || !isPositive(left.gets.quantity);
  }

  /** For good, even if the strand comes to nothing. */
  sweep(index: string): void {
    this.#attempt.stale.add(index);
  }

  #usable(index: string, quality: Quality, offer: Offer): TakeableOffer | null {
    const { pays, gets } = termsOf(offer);
    const amounts = { in: pays.quantity, out: gets.quantity };
    const owner = offer.Account;
    if (this.#isStale(offer, amounts)) {
      this.sweep(index);
      return null;
    }
    const funds = this.#fundsIn(this.#attempt.view, owner);
    const isFunded = funds === null || isPositive(funds);
    if (isFunded && !isDegraded(amounts, quality, funds)) return { index, quality, owner, amounts, funds };
    if (sameFunds(funds, this.#fundsIn(this.#attempt.before, owner))) this.sweep(index);
    return null;
  }

  #fundsIn(view: ReadView, owner: string): Quantity | null {
    return fundsOf(view, this.#frame.rules, owner, this.#book.out);
  }

  #isStale(offer: Offer, amounts: InOut): boolean {
    const { view } = this.#attempt;
    const { parentCloseTime } = this.#frame;
    if (offer.Expiration !== undefined && offer.Expiration <= parentCloseTime) return true;
    if (isZero(amounts.in) || isZero(amounts.out) || isDeepFrozen(view, offer.Account, this.#book.in)) return true;
    return offer.DomainID !== undefined && !isDomainMember(view, offer.Account, offer.DomainID, parentCloseTime);
  }
}

function lessened({ asset, quantity }: IssueAmount, by: Quantity): IssueAmount {
  return { asset, quantity: subtract(quantity, by) };
}

function sameFunds(now: Quantity | null, before: Quantity | null): boolean {
  return now === null || before === null ? now === before : equal(now, before);
}

/**
 * An offer of which so little is left, or can be funded, that it would be worse than its place in the book: it would block the better ones.
 */
function isDegraded(amounts: InOut, quality: Quality, funds: Quantity | null): boolean {
  if (amounts.out.unit === 'drops') return false;
  if (amounts.in.unit === 'token' && !isLess(amounts.in, amounts.out)) return false;
  const effective = funds !== null && isLess(funds, amounts.out) ? fundedPart(amounts, quality, funds) : amounts;
  if (!isPositive(effective.in) || !isPositive(effective.out)) return true;
  const smallest = amounts.in.unit === 'drops' ? drops(1n) : leastTokens;
  return !isMore(effective.in, smallest) && qualityOf(effective.in, effective.out) > quality;
}

/** The part of an offer that its owner can pay for, rounded so that what stays is never worse than its place in the book. */
export function fundedPart(amounts: InOut, quality: Quality, funds: Quantity): InOut {
  return partForOutput(amounts, quality, funds, 'down');
}

/** The part of an offer that gives `out`. */
export function partForOutput(amounts: InOut, quality: Quality, out: Quantity, rounding: 'up' | 'down'): InOut {
  if (!isLess(out, amounts.out)) return amounts;
  const asked = inputFor(out, quality, amounts.in.unit, rounding);
  return { in: isMore(asked, amounts.in) ? amounts.in : asked, out };
}
