// Owns the counts and sums of each pull payment, kept with each change of a payout: no question and no row reads all payouts for them.
import { add, type Decimal, formatDecimal, subtract, zero } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { currentPeriod, type PeriodTerms } from './periods.ts';
import { noSums, type PullSums, type Sums } from './pull-sums.ts';
import { type Payout, type PayoutState, payoutStates, type PullPayment, type Seconds } from './types.ts';

type Counted = Pick<Payout, 'id' | 'state' | 'originalAmount' | 'createdAt'>;
type Owner = PeriodTerms & Pick<PullPayment, 'id'>;

/** What a payout adds to its pull payment. */
interface Part {
  /** Null for one of the sender's own, which counts in no pull payment. */
  readonly ownerId: string | null;
  readonly state: PayoutState;
  readonly amount: Decimal;
  /** Start of the period in which it counts; null for none. */
  readonly start: Seconds | null;
}

interface Totals {
  readonly counts: Map<PayoutState, number>;
  readonly life: Running;
  readonly periods: Map<Seconds, Running>;
}

export class PullTotals {
  private readonly parts = new Map<string, Part>();
  private readonly totals = new Map<string, Totals>();
  private readonly states: Record<PayoutState, number> = {
    AwaitingApproval: 0,
    AwaitingPayment: 0,
    InProgress: 0,
    Completed: 0,
    Cancelled: 0,
  };

  /** Number of all payouts by state, those of no pull payment included. */
  get all(): Readonly<Record<PayoutState, number>> {
    return { ...this.states };
  }

  /** The payout as it is now (by promises and outbox together) takes the place of what counted of it before. */
  put(owner: Owner | null, payout: Counted): void {
    const before = this.parts.get(payout.id);
    if (before !== undefined) this.move(before, -1);
    const part = {
      ownerId: owner?.id ?? null,
      state: payout.state,
      amount: decimalOf(payout.originalAmount),
      start: owner === null ? null : (currentPeriod(owner, payout.createdAt)?.start ?? null),
    };
    this.parts.set(payout.id, part);
    this.move(part, 1);
  }

  /** Number of payouts by state, without the states of which there is none; always in the same order. */
  counts(pullPaymentId: string): Readonly<Record<string, number>> {
    const counts = this.totals.get(pullPaymentId)?.counts;
    return Object.fromEntries(payoutStates.flatMap((state) => (counts?.get(state) ? [[state, counts.get(state) ?? 0]] : [])));
  }

  /** Its sums at `now`. */
  sums(owner: Owner, now: Seconds): PullSums {
    const totals = this.totals.get(owner.id);
    const window = currentPeriod(owner, now);
    const period = window === null ? undefined : totals?.periods.get(window.start);
    return { periodStart: window?.start ?? null, period: period?.sums ?? noSums, life: totals?.life.sums ?? noSums };
  }

  /** Its sums in the period that starts at `start`, past or current. */
  sumsIn(pullPaymentId: string, start: Seconds): Sums {
    return this.totals.get(pullPaymentId)?.periods.get(start)?.sums ?? noSums;
  }

  private move(part: Part, by: 1 | -1): void {
    this.states[part.state] += by;
    if (part.ownerId === null) return;
    const totals = this.totals.get(part.ownerId) ?? { counts: new Map(), life: new Running(), periods: new Map() };
    this.totals.set(part.ownerId, totals);
    totals.counts.set(part.state, (totals.counts.get(part.state) ?? 0) + by);
    if (part.state === 'Cancelled') return;
    totals.life.move(part, by);
    if (part.start === null) return;
    const period = totals.periods.get(part.start) ?? new Running();
    totals.periods.set(part.start, period);
    period.move(part, by);
    if (period.isEmpty) totals.periods.delete(part.start);
  }
}

class Running {
  private number = 0;
  private paid: Decimal = zero;
  private waiting: Decimal = zero;

  get isEmpty(): boolean {
    return this.number === 0;
  }

  get sums(): Sums {
    return { paid: formatDecimal(this.paid), waiting: formatDecimal(this.waiting) };
  }

  move({ state, amount }: Part, by: 1 | -1): void {
    const change = by === 1 ? add : subtract;
    this.number += by;
    if (state === 'Completed' || state === 'InProgress') this.paid = change(this.paid, amount);
    else this.waiting = change(this.waiting, amount);
  }
}
