// Owns the rounds of the payment engine: the best strand first, one quality of each book at a time (xrpl-payment.md section 8.5).
import { composed, parQuality, type Quality, qualityOf } from '../arith/quality.ts';
import { equal, GrowingSum, isMore, isPositive, isZero, type Quantity, subtract } from '../arith/quantity.ts';
import type { ResultCode } from '../engine/results.ts';
import type { ReadView } from '../ledger/view.ts';
import { eraseOffer } from '../offers/offer.ts';
import { FlowView } from './flow-view.ts';
import { runStrand } from './run-strand.ts';
import type { Debt, InOut, Strand } from './step.ts';

const MAX_ROUNDS = 1000;
const MAX_OFFERS_IN_ALL = 1500;

export interface Wish {
  readonly out: Quantity;
  /** What may go in, or null for no limit. */
  readonly most: Quantity | null;
  readonly isPartial: boolean;
  /** No slice may be worse. */
  readonly limit: Quality | null;
  /** Null for payments. */
  readonly crossing: { readonly sells: boolean } | null;
}

export interface Flowed extends InOut {
  readonly code: ResultCode;
  /** Offers that are of no more use: to be deleted by who succeeds. */
  readonly stale: ReadonlySet<string>;
}

/** Lets as much flow as is wanted and possible, in `view` if it succeeds. `inUnit` is what goes in. */
export function iterate(view: FlowView, strands: readonly Strand[], wish: Wish, inUnit: Quantity['unit']): Flowed {
  const round = new Rounds(new FlowView(view), strands, wish, inUnit);
  const ended = round.run();
  const flowed = { ...round.total, stale: round.stale };
  const code = ended ?? verdict(wish, round.total, round.leftIn);
  if (code === 'tesSUCCESS') round.view.settleInto(view);
  return { code, ...flowed };
}

/**
 * Less than wanted is a failure unless part is enough; more than wanted is a miscalculation. An offer that sells all or nothing wants its whole
 * input gone, whatever it gets.
 */
function verdict({ out, isPartial, crossing }: Wish, total: InOut, leftIn: Quantity | null): ResultCode {
  if (isMore(total.out, out)) return 'tefEXCEPTION';
  const isShort = !equal(total.out, out);
  if (isShort && !isPartial && crossing?.sells !== true) return 'tecPATH_PARTIAL';
  if (isShort && isPartial && isZero(total.out)) return 'tecPATH_DRY';
  const keepsSome = crossing?.sells === true && !isPartial && leftIn !== null && !isZero(leftIn);
  return keepsSome ? 'tecPATH_PARTIAL' : 'tesSUCCESS';
}

class Rounds {
  readonly view: FlowView;
  readonly stale = new Set<string>();
  readonly #wish: Wish;
  readonly #ins: GrowingSum;
  readonly #outs: GrowingSum;
  #next: readonly Strand[];
  #offersUsed = 0;

  constructor(view: FlowView, strands: readonly Strand[], wish: Wish, inUnit: Quantity['unit']) {
    this.view = view;
    this.#next = strands;
    this.#wish = wish;
    this.#ins = new GrowingSum(inUnit);
    this.#outs = new GrowingSum(wish.out.unit);
  }

  get total(): InOut {
    return { in: this.#ins.total, out: this.#outs.total };
  }

  get leftIn(): Quantity | null {
    return this.#wish.most === null ? null : subtract(this.#wish.most, this.total.in);
  }

  /** A code that ends everything, or null when no more flows. */
  run(): ResultCode | null {
    for (let count = 1; this.#isHungry(); count += 1) {
      if (count >= MAX_ROUNDS) return 'telFAILED_PROCESSING';
      const hasFlowed = this.#round();
      if (!hasFlowed || this.#offersUsed >= MAX_OFFERS_IN_ALL) return null;
    }
    return null;
  }

  #isHungry(): boolean {
    const left = this.leftIn;
    return isPositive(subtract(this.#wish.out, this.total.out)) && (left === null || isPositive(left));
  }

  /** Lets one slice flow through the best strand that gives one; false if there is none. */
  #round(): boolean {
    const sorted = this.#sorted();
    const sweep = new Set<string>();
    const used = sorted.findIndex((strand) => this.#tryStrand(strand, sweep));
    const chosen = sorted[used];
    const others = used < 0 ? [] : sorted.slice(used + 1);
    this.#next = chosen === undefined ? [] : [...(chosen.some(({ isExhausted }) => isExhausted) ? [] : [chosen]), ...others];
    for (const index of sweep) {
      this.stale.add(index);
      eraseOffer(this.view, index);
    }
    return chosen !== undefined;
  }

  /** Best first; with a limit, strands that can only be worse are out for good. A single strand is not looked at. */
  #sorted(): readonly Strand[] {
    if (this.#next.length < 2) return this.#next;
    const { limit } = this.#wish;
    const ranked = this.#next.flatMap((strand) => {
      const quality = bestQuality(this.view, strand);
      return quality === null || (limit !== null && quality > limit) ? [] : [{ strand, quality }];
    });
    return ranked.sort((a, b) => (a.quality < b.quality ? -1 : a.quality > b.quality ? 1 : 0)).map(({ strand }) => strand);
  }

  #tryStrand(strand: Strand, sweep: Set<string>): boolean {
    const { limit, crossing, out } = this.#wish;
    if (crossing !== null && limit !== null && isHopeless(this.view, strand, limit)) return false;
    const { flowed, stale, offersUsed } = runStrand(this.view, strand, this.leftIn, subtract(out, this.total.out));
    for (const index of stale) sweep.add(index);
    this.#offersUsed += offersUsed;
    if (flowed === null || isZero(flowed.out)) return false;
    if (limit !== null && qualityOf(flowed.in, flowed.out) > limit) return false;
    this.#ins.add(flowed.in);
    this.#outs.add(flowed.out);
    flowed.view.settleInto(this.view);
    return true;
  }
}

function isHopeless(view: ReadView, strand: Strand, limit: Quality): boolean {
  const quality = bestQuality(view, strand);
  return quality === null || quality > limit;
}

/** No slice through the strand can be better than this; null if nothing can flow. */
export function bestQuality(view: ReadView, strand: Strand): Quality | null {
  let quality = parQuality;
  let debt: Debt = 'issues';
  for (const step of strand) {
    const best = step.bestQuality(view, debt);
    if (best.quality === null) return null;
    quality = composed(quality, best.quality);
    debt = best.debt;
  }
  return quality;
}
