// Owns a long walk of random operations through the worker, with what must hold after each step. `SEED=n` walks one way again, `LONG=1` walks far.
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { type ApiBench, hashOf, openApiBench } from './fakes/api-bench.ts';
import { bitcoinAddress } from './fakes/addresses.ts';
import { walletDb } from './fakes/databases.ts';
import { slowCounts, slowSums } from './fakes/slow-sums.ts';
import { day, paymentStatus } from './fakes/payouts.ts';
import { sumsAt } from '../src/shared/payouts/pull-sums.ts';
import type { PaymentPhase } from '../src/shared/payouts/payment-status.ts';
import { payoutStates } from '../src/shared/payouts/types.ts';

interface Seen {
  readonly id: string;
  readonly pullPaymentId: string | null;
  readonly state: string;
  readonly date: number;
  readonly destination: string;
  readonly originalAmount: string;
  readonly rateLockedAt: number | null;
}
interface Terms {
  readonly id: string;
  readonly limit: bigint;
  readonly period: number | null;
  readonly startsAt: number;
  readonly perDay: bigint | null;
}

const destinations = Array.from({ length: 16 }, (_unused, index) => bitcoinAddress(1000 + index));
const live = new Set(['AwaitingApproval', 'AwaitingPayment', 'InProgress']);
/** A block that vanished: the payment is looked into again. */
type Word = PaymentPhase | 'recheck';
const next: Partial<Record<Word, readonly Word[]>> = {
  planned: ['signed', 'signed', 'void'],
  signed: ['publishing', 'seen'],
  publishing: ['seen', 'unknown'],
  unknown: ['seen', 'failed'],
  seen: ['final', 'final', 'failed'],
  final: ['recheck'],
  recheck: ['final', 'failed'],
};

/** A small generator: the same seed gives the same walk. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** The rows of the pull payments say what reading all payouts says. */
async function expectTotals({ bench, store }: ApiBench, payouts: readonly Seen[]): Promise<void> {
  for (const row of await walletDb(store).pullPayments.toArray()) {
    const own = payouts.flatMap(({ pullPaymentId, state, originalAmount, date }) =>
      pullPaymentId === row.id
        ? [{ state: payoutStates.find((known) => known === state) ?? 'Completed', originalAmount, createdAt: date }]
        : [],
    );
    const slow = slowSums(row, own, bench.now);
    expect(row.counts).toEqual(slowCounts(own));
    expect(row.use?.life).toEqual(slow.life);
    expect(row.use && sumsAt(row, row.use, bench.now)).toEqual(slow.periodStart === null ? slow.life : slow.period);
  }
}

/** How many payouts share their destination with another one that is not over. */
function twins(payouts: readonly Seen[]): number {
  const holders = payouts.filter(({ state }) => live.has(state)).map(({ destination }) => destination);
  return holders.length - new Set(holders).size;
}

class Walk {
  private readonly terms: Terms[] = [];
  private readonly phases = new Map<string, { readonly phase: Word; readonly planId: string }>();
  /** Approved as they came, and by nobody since. */
  private readonly automatic = new Set<string>();
  private plans = 0;
  readonly done = new Map<string, number>();

  constructor(
    private readonly api: ApiBench,
    private readonly roll: (sides: number) => number,
  ) {}

  async open(): Promise<void> {
    const store = { path: { store: this.api.store } };
    const base = { currency: 'SATS', payoutMethods: ['BTC-CHAIN'] };
    const makes = [
      { ...base, amount: 60_000, period: day },
      { ...base, amount: 200_000 },
      { ...base, amount: 150_000, period: 3 * day, autoApproveClaims: true, autoApproveLimits: { perClaim: '12000', perDay: '15000' } },
    ];
    for (const body of makes) {
      const made = await this.api.owner.json('createPullPayment', { ...store, body });
      const perDay = 'autoApproveLimits' in body ? BigInt(body.autoApproveLimits.perDay) : null;
      const period = 'period' in body ? body.period : null;
      this.terms.push({ id: String(made.id), limit: BigInt(body.amount), period, startsAt: Number(made.startsAt), perDay });
    }
  }

  async all(): Promise<readonly Seen[]> {
    const query = [
      ['includeCancelled', 'true'],
      ['includeArchived', 'true'],
    ] as const;
    return (await this.api.owner.list('listPayouts', { path: { store: this.api.store }, query })) as unknown as readonly Seen[];
  }

  /** One random step; answers whether it was the chain's. */
  async step(payouts: readonly Seen[]): Promise<boolean> {
    const { owner, anyone, bench } = this.api;
    const payout = payouts.length === 0 ? null : payouts[this.roll(Math.min(payouts.length, 30))];
    const path = { store: this.api.store, payout: payout?.id ?? 'none', pullPayment: payout?.pullPaymentId ?? 'none' };
    const destination = destinations[this.roll(destinations.length)] ?? '';
    const amount = String(600 + this.roll(14_000));
    const kind = this.roll(100);
    const told = async (name: string, answer: Promise<{ readonly ok: boolean }>): Promise<false> => {
      const { ok } = await answer;
      const entry = `${name} ${ok ? 'done' : 'refused'}`;
      this.done.set(entry, (this.done.get(entry) ?? 0) + 1);
      return false;
    };
    if (kind < 26) {
      const pullPayment = this.terms[this.roll(this.terms.length)]?.id ?? '';
      const body = { destination, payoutMethodId: 'BTC-CHAIN', ...(this.roll(12) === 0 ? {} : { amount }) };
      const answer = anyone.ask('claim', { path: { pullPayment }, body, secret: 'token' });
      const made = await answer;
      const claimed = made.ok ? (made.value as Seen) : null;
      if (claimed?.state === 'AwaitingPayment') this.automatic.add(claimed.id);
      return told('claim', answer);
    }
    if (kind < 30) {
      const body = { destination, payoutMethodId: 'BTC-CHAIN', amount: '0.0001', approved: this.roll(2) === 0 };
      return told('own payout', owner.ask('createPayout', { path, body }));
    }
    if (kind < 38) return told('edit', this.api.holder('token').ask('editClaim', { path, body: { amount, destination } }));
    if (kind < 41) return told('cancel by recipient', this.api.holder('token').ask('cancelClaim', { path }));
    if (kind < 50) return told('approve', owner.ask('approvePayoutInStore', { path, body: {} }));
    if (kind < 54) {
      const some = [...new Set([payout?.id, payouts[this.roll(Math.min(payouts.length, 30) || 1)]?.id])].flatMap((id) =>
        id ? [{ id }] : [],
      );
      return told('approve several', owner.ask('approvePayouts', { path, body: { payouts: some } }));
    }
    if (kind < 60) return told('cancel', owner.ask('cancelPayout', { path, body: { reason: 'no' } }));
    if (kind < 72) {
      const state = ['AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Completed', 'Cancelled', 'AwaitingApproval'][this.roll(6)] ?? '';
      return told(`mark ${state}`, owner.ask('markPayout', { path, body: { state } }));
    }
    if (kind < 74 && this.roll(6) === 0) return told('archive', owner.ask('archivePullPayment', { path }));
    if (kind < 94) return this.pay(payouts);
    if (kind < 98) {
      bench.now += [1, 600, day / 2, day][this.roll(4)] ?? 1;
      return false;
    }
    if (kind === 98) await this.restart();
    return false;
  }

  /** Everything in the worker dies; main, with its outbox and keys, is there again. */
  async restart(): Promise<void> {
    const { keys } = this.api.bench.main;
    await this.api.bench.restart((main) => {
      main.keys = keys;
    });
  }

  /** The outbox locks a payout for a new plan, or goes on with one. */
  private async pay(payouts: readonly Seen[]): Promise<boolean> {
    const { bench, store } = this.api;
    const going = [...this.phases].filter(([, { phase }]) => (next[phase] ?? []).length > 0);
    const [id, known] = going[this.roll(going.length || 1)] ?? [];
    if (id === undefined || known === undefined || this.roll(3) === 0) {
      const payable = payouts.find(({ state, id: payoutId }) => state === 'AwaitingPayment' && !this.isLocked(payoutId));
      if (!payable) return false;
      const planId = `plan${(this.plans += 1)}`;
      const locked = await bench.main.worker.lockPayouts({
        walletId: store,
        planId,
        payouts: [{ payoutId: payable.id, revision: await this.revision(payable.id) }],
      });
      expect(locked).toMatchObject({ ok: true });
      this.tell(payable.id, 'planned', planId);
    } else {
      const ways = next[known.phase] ?? [];
      // A final payment is rarely taken back.
      if (known.phase === 'final' && this.roll(10) > 0) return false;
      this.tell(id, ways[this.roll(ways.length)] ?? 'void', known.planId);
    }
    await bench.settled();
    return true;
  }

  private async revision(payout: string): Promise<number> {
    return Number((await this.api.owner.json('readPayout', { path: { payout } })).revision);
  }

  private tell(payoutId: string, phase: Word, planId: string): void {
    this.phases.set(payoutId, { phase, planId });
    const over = phase === 'final' || phase === 'failed' || phase === 'void';
    const transactionId = phase === 'planned' || phase === 'void' ? null : hashOf(planId);
    const recheck = phase === 'recheck';
    const word = { payoutId, phase: recheck ? 'final' : phase, recheck, planId, entryId: planId, locked: !over, transactionId } as const;
    this.api.bench.main.pay(this.api.store, paymentStatus(word));
    const entry = `payment ${phase}`;
    this.done.set(entry, (this.done.get(entry) ?? 0) + 1);
  }

  isLocked(id: string): boolean {
    const phase = this.phases.get(id)?.phase;
    return phase !== undefined && phase !== 'final' && phase !== 'failed' && phase !== 'void';
  }

  /** What must hold whatever happened. */
  check(before: readonly Seen[], after: readonly Seen[], byChain: boolean): void {
    for (const { id, rateLockedAt } of after) if (rateLockedAt === null) this.automatic.delete(id);
    for (const terms of this.terms) this.checkLimits(terms, after);
    // Only the chain makes two of them, when the block of a finished payment vanishes whose destination was used again.
    if (!byChain) expect(twins(after)).toBeLessThanOrEqual(twins(before));
    const now = new Map(after.map((payout) => [payout.id, payout]));
    for (const old of before) {
      expect(now.has(old.id)).toBe(true);
      if (byChain) continue;
      if (old.state === 'Completed') expect(now.get(old.id)?.state).toBe('Completed');
      if (this.isLocked(old.id)) expect(now.get(old.id)).toEqual(old);
    }
  }

  private checkLimits({ id, limit, period, startsAt, perDay }: Terms, payouts: readonly Seen[]): void {
    const counted = payouts.filter(({ pullPaymentId, state }) => pullPaymentId === id && state !== 'Cancelled');
    const sums = new Map<number, bigint>();
    for (const { date, originalAmount } of counted) {
      const number = period === null ? 0 : Math.floor((date - startsAt) / period);
      sums.set(number, (sums.get(number) ?? 0n) + BigInt(originalAmount));
    }
    for (const sum of sums.values()) expect(sum <= limit).toBe(true);
    if (perDay === null) return;
    const automatic = counted.filter((payout) => this.automatic.has(payout.id));
    for (const { date: last } of automatic) {
      const inDay = automatic.filter(({ date }) => date > last - day && date <= last);
      expect(inDay.reduce((sum, { originalAmount }) => sum + BigInt(originalAmount), 0n) <= perDay).toBe(true);
    }
  }
}

const steps = process.env.LONG === '1' ? 3000 : 180;
const seeds = process.env.SEED === undefined ? [1, 2, 3] : [Number(process.env.SEED)];

describe('a random walk', () => {
  it.each(seeds)(
    'of seed %i keeps every limit, destination, end and lock',
    async (seed) => {
      const api = await openApiBench();
      const walk = new Walk(api, dice(seed));
      await walk.open();
      let payouts = await walk.all();
      for (let step = 0; step < steps; step += 1) {
        const byChain = await walk.step(payouts);
        const after = await walk.all();
        walk.check(payouts, after, byChain);
        payouts = after;
      }
      // Rows follow a stream of changes within two seconds.
      await vi.waitFor(() => expectTotals(api, payouts), { timeout: 5000, interval: 200 });
      // What was answered is what the disk holds.
      await walk.restart();
      expect(await walk.all()).toEqual(payouts);
      await expectTotals(api, payouts);
      expect(api.bench.reported).toEqual([]);
      // The walk went somewhere: what it is about was done, and was refused.
      for (const name of ['claim done', 'claim refused', 'approve done', 'approve refused', 'edit done', 'cancel done', 'payment final'])
        expect([name, walk.done.get(name) ?? 0]).not.toEqual([name, 0]);
    },
    steps * 400,
  );
});
