// Owns one try of one strand: back from what is wanted to what it takes, then forward from where it is tightest (xrpl-payment.md section 8.5).
import { equal, isLess, isZero, type Quantity, TokenOverflow } from '../arith/quantity.ts';
import { FlowView } from './flow-view.ts';
import { FlowFailure } from './settle-slice.ts';
import type { Attempt, InOut, Strand } from './step.ts';

export interface StrandRun {
  /** What went in and out, and the layer in which it did; null if nothing got through. */
  readonly flowed: (InOut & { readonly view: FlowView }) | null;
  /** Offers to delete whatever became of the try. */
  readonly stale: ReadonlySet<string>;
  readonly offersUsed: number;
  readonly isExhausted: boolean;
}

/** `most` is what may go in, or null for no limit. Works in a layer over `base`, which stays as it is. */
export function runStrand(base: FlowView, strand: Strand, most: Quantity | null, wanted: Quantity): StrandRun {
  const stale = new Set<string>();
  const flowed = attempted(base, strand, most, wanted, stale);
  const offersUsed = strand.reduce((all, step) => all + step.offersUsed, 0);
  return { flowed, stale, offersUsed, isExhausted: strand.some(({ isExhausted }) => isExhausted) };
}

function attempted(base: FlowView, strand: Strand, most: Quantity | null, wanted: Quantity, stale: Set<string>): StrandRun['flowed'] {
  try {
    const back = runBack(base, strand, most, wanted, stale);
    return back === null || !runForward(strand, back) ? null : outcome(strand, back.attempt.view);
  } catch (error) {
    if (error instanceof FlowFailure || error instanceof TokenOverflow) return null;
    throw error;
  }
}

function outcome(strand: Strand, view: FlowView): StrandRun['flowed'] {
  const [first, last] = [strand[0]?.found, strand.at(-1)?.found];
  return first && last ? { in: first.in, out: last.out, view } : null;
}

interface Back {
  readonly attempt: Attempt;
  /** The step that let through the least, and what it gave; steps behind it run again, forward. */
  readonly tightest: number;
  readonly gave: Quantity;
}

function runBack(base: FlowView, strand: Strand, most: Quantity | null, wanted: Quantity, stale: Set<string>): Back | null {
  const fresh = (): Attempt => ({ view: new FlowView(base), before: base, stale });
  let back: Back = { attempt: fresh(), tightest: strand.length, gave: wanted };
  let needed = wanted;
  for (let i = strand.length - 1; i >= 0; i -= 1) {
    const step = strand[i];
    if (step === undefined) return null;
    let result = step.reverse(back.attempt, needed);
    if (isZero(result.out)) return null;
    const isTooMuch = i === 0 && most !== null && isLess(most, result.in);
    if (isTooMuch || !equal(result.out, needed)) {
      const attempt = fresh();
      const again = isTooMuch && most !== null ? step.forward(attempt, most) : step.reverse(attempt, result.out);
      const holds = isTooMuch && most !== null ? equal(again.in, most) : equal(again.out, result.out);
      if (isZero(again.out) || !holds) return null;
      back = { attempt, tightest: i, gave: again.out };
      result = again;
    }
    needed = result.in;
  }
  return back;
}

/** False if a limit shows up that the way back did not meet. */
function runForward(strand: Strand, { attempt, tightest, gave }: Back): boolean {
  let input = gave;
  for (const step of strand.slice(tightest + 1)) {
    const result = step.forward(attempt, input);
    if (isZero(result.out) || !equal(result.in, input)) return false;
    input = result.out;
  }
  return true;
}
