// Owns the step along one trust line: capacity, transfer fee and line qualities (xrpl-payment.md section 8.3).
import { qualityOf } from '../arith/quality.ts';
import { add, isLess, isMore, isPositive, least, type Quantity, subtract, tokens, zeroTokens } from '../arith/quantity.ts';
import { overRate, timesRate, UNIT_RATE } from '../arith/ratio.ts';
import type { ReadView } from '../ledger/view.ts';
import { creditLine } from '../lines/credit.ts';
import { tokenBalance, transferRate } from '../lines/funds.ts';
import { limitOf, lineQuality, readLine } from '../lines/trust-line.ts';
import type { Attempt, Debt, Hop, InOut, Pass, Step, StrandFrame } from './step.ts';

interface Found extends InOut {
  readonly onLine: Quantity;
  readonly debt: Debt;
}

interface Rates {
  /** What must come in for each unit on the line. */
  readonly sourceOut: bigint;
  /** What arrives of each unit on the line. */
  readonly targetIn: bigint;
}

export class DirectStep implements Step {
  readonly key: string;
  readonly hop: Hop;
  readonly book = null;
  readonly isExhausted = false;
  readonly offersUsed = 0;
  readonly #frame: StrandFrame;
  readonly #previous: Step | null;
  readonly #isLast: boolean;
  #found: Found | null = null;

  constructor(frame: StrandFrame, hop: Hop, previous: Step | null, isLast: boolean) {
    this.key = `line ${hop.from} ${hop.to} ${hop.currency}`;
    this.hop = hop;
    this.#frame = frame;
    this.#previous = previous;
    this.#isLast = isLast;
  }

  get found(): InOut | null {
    return this.#found;
  }

  reverse({ view }: Attempt, out: Quantity): InOut {
    const { most, debt } = this.#capacity(view, out);
    const { sourceOut, targetIn } = this.#rates(view, debt, 'reverse');
    if (!isPositive(most)) return this.#dry(debt);
    const needed = overRate(out, targetIn, 'up');
    const isLimited = isMore(needed, most);
    const onLine = isLimited ? most : needed;
    const arrived = isLimited ? timesRate(most, targetIn, 'down') : out;
    this.#found = { in: timesRate(onLine, sourceOut, 'up'), onLine, out: arrived, debt };
    this.#credit(view, onLine);
    return this.#found;
  }

  forward({ view }: Attempt, input: Quantity): InOut {
    const before = this.#found;
    const { most, debt } = this.#capacity(view, before?.onLine ?? zeroTokens);
    const { sourceOut, targetIn } = this.#rates(view, debt, 'forward');
    if (before === null || !isPositive(most)) return this.#dry(debt);
    const fitting = overRate(input, sourceOut, 'down');
    const isLimited = isMore(fitting, most);
    const onLine = isLimited ? most : fitting;
    const taken = isLimited ? timesRate(most, sourceOut, 'up') : input;
    this.#found = limited(before, { in: taken, onLine, out: timesRate(onLine, targetIn, 'down'), debt });
    this.#credit(view, this.#found.onLine);
    return this.#found;
  }

  debt(view: ReadView, pass: Pass): Debt {
    return pass === 'forward' && this.#found !== null ? this.#found.debt : this.#debtNow(view);
  }

  qualityIn(view: ReadView): bigint {
    return this.#lineQuality(view, this.hop.to, 'in');
  }

  bestQuality(view: ReadView, previous: Debt) {
    const debt = this.debt(view, 'forward');
    const { sourceOut, targetIn } = debt === 'redeems' ? this.#redeeming(view) : this.#issuing(view, previous);
    return { quality: qualityOf(tokens(sourceOut, 0), tokens(targetIn, 0)), debt };
  }

  #dry(debt: Debt): InOut {
    this.#found = { in: zeroTokens, onLine: zeroTokens, out: zeroTokens, debt };
    return this.#found;
  }

  #credit(view: Attempt['view'], amount: Quantity): void {
    creditLine(view, this.hop.from, this.hop.to, this.hop.currency, amount);
  }

  #owed(view: ReadView): Quantity {
    return tokenBalance(view, this.hop.from, { kind: 'token', currency: this.hop.currency, issuer: this.hop.to });
  }

  #debtNow(view: ReadView): Debt {
    return isPositive(this.#owed(view)) ? 'redeems' : 'issues';
  }

  /** Who takes offers may get more than the line's limit: the offer says how much is wanted. */
  #capacity(view: ReadView, desired: Quantity): { readonly most: Quantity; readonly debt: Debt } {
    if (this.#frame.crossing !== null && this.#isLast) return { most: desired, debt: 'issues' };
    const held = this.#owed(view);
    if (isPositive(held)) return { most: held, debt: 'redeems' };
    const line = readLine(view, this.hop.from, this.hop.to, this.hop.currency);
    const limit = line === undefined ? zeroTokens : limitOf(line, this.hop.to);
    return { most: add(limit, held), debt: 'issues' };
  }

  #rates(view: ReadView, debt: Debt, pass: Pass): Rates {
    return debt === 'redeems' ? this.#redeeming(view) : this.#issuing(view, this.#previous?.debt(view, pass) ?? 'issues');
  }

  #redeeming(view: ReadView): Rates {
    if (this.#previous === null) return { sourceOut: UNIT_RATE, targetIn: UNIT_RATE };
    const [before, own] = [this.#previous.qualityIn(view), this.#lineQuality(view, this.hop.from, 'out')];
    return { sourceOut: before > own ? before : own, targetIn: UNIT_RATE };
  }

  /** The transfer fee is charged where value comes in by redemption and goes out by issuance. */
  #issuing(view: ReadView, previous: Debt): Rates {
    const targetIn = this.#lineQuality(view, this.hop.to, 'in');
    return {
      sourceOut: previous === 'redeems' ? transferRate(view, this.hop.from) : UNIT_RATE,
      targetIn: this.#isLast && targetIn > UNIT_RATE ? UNIT_RATE : targetIn,
    };
  }

  /** Who takes offers pays no attention to line qualities. */
  #lineQuality(view: ReadView, account: string, way: 'in' | 'out'): bigint {
    if (this.#frame.crossing !== null) return UNIT_RATE;
    return lineQuality(readLine(view, this.hop.from, this.hop.to, this.hop.currency), account, way);
  }
}

const SMALL = tokens(1n, -9);

/** Rounding may make the forward pass give more than the reverse pass for the same input: then the reverse pass is right. */
function limited(reverse: Found, forward: Found): Found {
  const excess = subtract(forward.in, reverse.in);
  if (isMore(excess, SMALL) && isFarOff(reverse.in, forward.in)) return forward;
  return {
    in: forward.in,
    onLine: least(forward.onLine, reverse.onLine),
    out: least(forward.out, reverse.out),
    debt: forward.debt,
  };
}

/** More than a hundredth apart. */
function isFarOff(expected: Quantity, actual: Quantity): boolean {
  return isLess(add(expected, tokens(expected.m, expected.e - 2)), actual);
}
