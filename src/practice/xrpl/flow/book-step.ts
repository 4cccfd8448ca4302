// Owns the step through one order book: only offers of the best quality in one pass (xrpl-payment.md section 8.4).
import { composed, type Quality, qualityOf } from '../arith/quality.ts';
import { equal, GrowingSum, isMore, isPositive, isZero, type Quantity, subtract, tokens, zeroOf } from '../arith/quantity.ts';
import { UNIT_RATE } from '../arith/ratio.ts';
import { type Issue, unitOf } from '../engine/asset.ts';
import type { ReadView } from '../ledger/view.ts';
import { mayHold } from '../lines/authorization.ts';
import { transferRate } from '../lines/funds.ts';
import { bestOffer, marketIndex } from '../offers/book.ts';
import { limitedByInput, limitedByOutput, type Slice, type SliceRates, wholeSlice } from './book-slice.ts';
import { MAX_OFFERS, OfferStream, type TakeableOffer } from './offer-stream.ts';
import { settleSlice } from './settle-slice.ts';
import { type Attempt, type Book, type Debt, type InOut, issueKey, type Pass, type Step, type StrandFrame } from './step.ts';

export class BookStep implements Step {
  readonly key: string;
  readonly hop = null;
  readonly book: Book;
  readonly #frame: StrandFrame;
  readonly #previous: Step | null;
  #found: InOut | null = null;
  #isExhausted = false;
  #offersUsed = 0;

  constructor(frame: StrandFrame, book: Book, previous: Step | null) {
    this.key = `book ${issueKey(book.in)} ${issueKey(book.out)}`;
    this.book = book;
    this.#frame = frame;
    this.#previous = previous;
  }

  get found(): InOut | null {
    return this.#found;
  }

  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  get offersUsed(): number {
    return this.#offersUsed;
  }

  reverse(attempt: Attempt, out: Quantity): InOut {
    const taken = new Taken(this.book);
    let left = out;
    this.#forEachOffer(attempt, 'reverse', (stream, slice) => {
      if (!isPositive(left)) return false;
      const isWhole = !isMore(slice.ofStep.out, left);
      const part = limitedByOutput(slice, left);
      taken.add(part.ofStep);
      left = isWhole ? subtract(out, taken.total.out) : zeroOf(left.unit);
      const isGone = settleSlice(attempt.view, stream, this.book, part);
      return isWhole || isGone;
    });
    this.#found = isZero(left) ? { in: taken.total.in, out } : taken.total;
    return this.#found;
  }

  forward(attempt: Attempt, input: Quantity): InOut {
    const limit = this.#found ?? { in: input, out: zeroOf(unitOf(this.book.out)) };
    const taken = new Taken(this.book);
    let left = input;
    this.#forEachOffer(attempt, 'forward', (stream, slice) => {
      if (!isPositive(left)) return false;
      const isWhole = !isMore(slice.ofStep.in, left);
      const part = this.#forwardPart(taken, limit, slice, isWhole, input, left);
      left = subtract(input, taken.total.in);
      const isGone = settleSlice(attempt.view, stream, this.book, part);
      return isWhole || isGone;
    });
    this.#found = isZero(left) ? { in: input, out: taken.total.out } : taken.total;
    return this.#found;
  }

  /** In payments the taker pays the fee at the issuer, so that tokens leave the book as if they were redeemed. */
  debt(): Debt {
    return this.#frame.crossing === null ? 'redeems' : 'issues';
  }

  qualityIn(): bigint {
    return UNIT_RATE;
  }

  bestQuality(view: ReadView, previous: Debt) {
    const best = bestOffer(view, marketIndex(this.book));
    return { quality: best === null ? null : this.#withFee(view, best.quality, previous), debt: this.debt() };
  }

  /** Who crosses offers may get away without a fee, so none is counted. */
  #withFee(view: ReadView, quality: Quality, previous: Debt): Quality {
    if (this.#frame.crossing !== null) return quality;
    const rate = previous === 'redeems' ? this.#rate(view, this.book.in) : UNIT_RATE;
    return composed(qualityOf(tokens(rate, 0), tokens(UNIT_RATE, 0)), quality);
  }

  /** The last part may give a little more than the reverse pass found for the same input: then what that pass found is right. */
  #forwardPart(taken: Taken, limit: InOut, slice: Slice, isWhole: boolean, input: Quantity, left: Quantity): Slice {
    const part = limitedByInput(slice, left);
    const before = taken.total.out;
    taken.add(part.ofStep);
    if (!isWhole) taken.fixInput(input);
    if (!isMore(taken.total.out, limit.out) || isMore(taken.total.in, limit.in)) return part;
    const rest = subtract(limit.out, before);
    const fitted = limitedByOutput(slice, rest);
    if (!equal(fitted.ofStep.in, left)) return part;
    taken.fix({ in: input, out: limit.out });
    return { ...fitted, ofStep: { in: left, out: rest } };
  }

  #forEachOffer(attempt: Attempt, pass: Pass, take: (stream: OfferStream, slice: Slice) => boolean): void {
    const rates = this.#rates(attempt.view, this.#previous?.debt(attempt.view, pass) ?? 'issues');
    const stream = new OfferStream(attempt, this.book, this.#frame);
    const round: { quality: Quality | null; hasTried: boolean } = { quality: null, hasTried: false };
    for (let offer = stream.next(); offer !== null; offer = stream.next()) {
      round.quality ??= offer.quality;
      if (round.quality !== offer.quality) break;
      if (this.#isSwept(attempt, stream, offer)) {
        if (!round.hasTried) round.quality = null;
        continue;
      }
      if (!this.#isGoodEnough(offer.quality)) break;
      round.hasTried = true;
      if (!take(stream, wholeSlice(offer, this.#ratesFor(offer, rates)))) break;
    }
    this.#offersUsed = stream.count;
    if (stream.count >= MAX_OFFERS) this.#isExhausted = true;
  }

  /** Own older offers on the way of a new one, and offers whose owner may not hold what they ask for. */
  #isSwept({ before }: Attempt, stream: OfferStream, offer: TakeableOffer): boolean {
    const { crossing, isDefaultPath, source, target } = this.#frame;
    const isOwn =
      crossing !== null && isDefaultPath && offer.quality <= crossing.threshold && [source, target].every((one) => one === offer.owner);
    if (!isOwn && mayHold(before, offer.owner, this.book.in) === 'allowed') return false;
    stream.sweep(offer.index);
    return true;
  }

  #isGoodEnough(quality: Quality): boolean {
    const { crossing, isDefaultPath } = this.#frame;
    return crossing === null || !isDefaultPath || quality <= crossing.threshold;
  }

  #rates(view: ReadView, previous: Debt): SliceRates {
    return {
      in: previous === 'redeems' ? this.#rate(view, this.book.in) : UNIT_RATE,
      out: this.#frame.crossing === null ? UNIT_RATE : this.#rate(view, this.book.out),
    };
  }

  #rate(view: ReadView, issue: Issue): bigint {
    return issue.kind === 'xrp' || issue.issuer === this.#frame.target ? UNIT_RATE : transferRate(view, issue.issuer);
  }

  /** Who crosses offers pays no fee for paying itself. */
  #ratesFor({ owner }: TakeableOffer, rates: SliceRates): SliceRates {
    const previous = this.#previous;
    if (this.#frame.crossing === null) return rates;
    const paysItself = owner === previous?.hop?.from;
    const getsItself = (previous?.book ?? null) !== null && owner === this.#frame.target;
    return { in: paysItself ? UNIT_RATE : rates.in, out: getsItself ? UNIT_RATE : rates.out };
  }
}

/** What a pass has taken so far, summed smallest first. */
class Taken {
  readonly #ins: GrowingSum;
  readonly #outs: GrowingSum;
  /** What is known better than the sum; a further part ends that. */
  #fixed: Partial<InOut> = {};

  constructor(book: Book) {
    this.#ins = new GrowingSum(unitOf(book.in));
    this.#outs = new GrowingSum(unitOf(book.out));
  }

  get total(): InOut {
    return { in: this.#ins.total, out: this.#outs.total, ...this.#fixed };
  }

  add(part: InOut): void {
    this.#fixed = {};
    this.#ins.add(part.in);
    this.#outs.add(part.out);
  }

  /** The input is known exactly: all there was. */
  fixInput(input: Quantity): void {
    this.#fixed = { in: input };
  }

  fix(total: InOut): void {
    this.#fixed = total;
  }
}
