// Owns one wallet in the worker: the world of its promises, the outbox's word, and the order in which promises leave for the disk.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { PromiseEvent } from '../../../shared/payouts/events.ts';
import { type EffectivePayout, overlay, stateNow } from '../../../shared/payouts/overlay.ts';
import type { PaymentStatus } from '../../../shared/payouts/payment-status.ts';
import type { PayoutBook } from '../../../shared/payouts/payout-book.ts';
import { type Touched, applyAll, replay } from '../../../shared/payouts/reducer.ts';
import { type World, createWorld, payoutsOf, pullPaymentOf, worldBook } from '../../../shared/payouts/world.ts';
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import type { Sums } from '../../../shared/payouts/pull-sums.ts';
import { PullTotals } from '../../../shared/payouts/pull-totals.ts';
import type { Payout, PayoutState, PullPayment } from '../../../shared/payouts/types.ts';
import { type PayoutEvent, type Told, eventsOfPromises } from '../../../shared/webhooks/payout-events.ts';
import type { DeliveryRow, NotificationRow, PullPaymentRow } from '../../db/tables.ts';
import type { Head } from '../../db/wallet-rows.ts';
import type { JournalView, Projector } from './projector.ts';
import { parseRecords } from './record-parse.ts';
import type { WebhookList } from './webhooks/webhook-list.ts';

export interface WalletBookOptions {
  readonly wallet: WalletSummary;
  readonly main: Client<typeof workerMainApi>;
  readonly projector: Projector;
  readonly webhooks: WebhookList;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/** All payouts of a wallet at one moment. */
export interface StandingPayouts {
  readonly count: number;
  readonly ids: () => Iterable<string>;
  readonly slice: (from: number, to: number) => readonly EffectivePayout[];
}

export class WalletBook {
  private world: World;
  /** Kept with each change of the world and each word of the outbox. */
  private totals = new PullTotals();
  private readonly statuses = new Map<string, PaymentStatus>();
  private readonly locks = new Map<string, string>();
  private readonly flying = new Set<Promise<unknown>>();
  private recovering: Promise<void> | null = null;
  private reading = false;
  private missedPayments = false;
  private trouble: Refusal | null = { code: 'not-ready' };

  constructor(private readonly options: WalletBookOptions) {
    this.world = createWorld(options.wallet.id, options.wallet.network);
  }

  get wallet(): WalletSummary {
    return this.options.wallet;
  }

  get state(): World {
    return this.world;
  }

  /** Why nothing may be decided or shown of this wallet now; null when all is well. Its world is empty then. */
  get problem(): Refusal | null {
    return this.trouble;
  }

  /** True while journal and outbox are being read. */
  get isReading(): boolean {
    return this.reading;
  }

  /** True while the world may hold what is not promised: decide nothing before `ready`. */
  get isRecovering(): boolean {
    return this.recovering !== null;
  }

  /** Sums, live destinations and claim ids, with what is still on its way to the disk already counted. */
  get book(): PayoutBook {
    return worldBook(this.world, (id) => this.statuses.get(id) ?? null);
  }

  payout(id: string): EffectivePayout | null {
    const payout = this.world.payouts.get(id);
    return payout ? effective(payout, this.statuses, this.locks) : null;
  }

  /** The payouts as they are now, oldest first; later changes do not change these. */
  standing(): StandingPayouts {
    const { payouts, index } = this.world;
    const ids = [...index.order];
    const promised = ids.flatMap((id) => payouts.get(id) ?? []);
    const statuses = new Map(this.statuses);
    const locked = new Set(this.locks.keys());
    return {
      count: promised.length,
      ids: () => ids,
      slice: (from, to) => promised.slice(from, to).map((payout) => effective(payout, statuses, locked)),
    };
  }

  /** The outbox's word on a payout; null where it has none. */
  status(payoutId: string): PaymentStatus | null {
    return this.statuses.get(payoutId) ?? null;
  }

  payoutsOf(pullPaymentId: string): readonly EffectivePayout[] {
    return payoutsOf(this.world, pullPaymentId).flatMap((payout) => this.payout(payout.id) ?? []);
  }

  /** Number of all payouts by state. */
  get counts(): Readonly<Record<PayoutState, number>> {
    return this.totals.all;
  }

  /** Number of payouts of a pull payment by state, and its sums as they are now. */
  useOf(pullPayment: PullPayment): Pick<PullPaymentRow, 'counts' | 'use'> {
    return { counts: this.totals.counts(pullPayment.id), use: this.totals.sums(pullPayment, this.options.now()) };
  }

  /** What is paid and what waits of the claims of one period. */
  sumsIn(pullPaymentId: string, periodStart: number): Sums {
    return this.totals.sumsIn(pullPaymentId, periodStart);
  }

  /**
   * Reads journal and outbox anew and brings the database up to them. Refusals: `database-ahead`, those of `databaseProblem` and of main;
   * the wallet's world stays empty then, for a world that may be wrong is worse than none.
   */
  async load(): Promise<Result<void>> {
    this.reading = true;
    const read = await this.readAll().catch((error: unknown) => this.failed(error));
    this.reading = false;
    this.trouble = read.ok ? null : read.error;
    if (!read.ok) this.setWorld(createWorld(this.wallet.id, this.wallet.network));
    // What is kept beside the rows is written with the next of them, be there one or none.
    else this.options.projector.touch(this, { pullPaymentIds: [], payoutIds: [] }, null);
    return read;
  }

  /**
   * Appends events: they count from this moment, and the answer comes when they are on disk. If they do not get there,
   * everything is read anew from the journal, so that nothing counts which was not promised. `notes` are kept with the rows, and so are the deliveries to webhooks.
   */
  async append(events: readonly PromiseEvent[], notes: readonly NotificationRow[] = []): Promise<Result<Touched>> {
    if (this.trouble) return { ok: false, error: this.trouble };
    const first = this.world.seq + 1;
    const at = this.options.now();
    const told = eventsOfPromises(events, (id) => this.payout(id)?.state ?? null);
    const applied = applyAll(
      this.world,
      events.map((event, index) => ({ seq: first + index, at, event })),
    );
    if (!applied.ok) return applied;
    this.recount(applied.value.payoutIds);
    const sent = this.options.main.appendPromises({ walletId: this.wallet.id, events: events.map((event) => ({ ...event })) });
    this.flying.add(sent);
    const answer = await sent;
    this.flying.delete(sent);
    // Another number than ours means that something before it did not get there, or got there without our knowing.
    const sound = answer.ok && answer.value.first === first;
    if (!sound) await this.recover();
    if (!answer.ok) return answer;
    // What was read anew has told its webhooks already, by the rows that were missing.
    this.options.projector.touch(this, applied.value, answer.value.head, { notes, deliveries: sound ? this.deliveriesOf(told) : [] });
    return ok(applied.value);
  }

  /** Resolves when all that has been appended so far is on disk or was taken back. */
  async written(): Promise<void> {
    await Promise.allSettled(this.flying);
    await this.ready();
  }

  /** The outbox's word changed. Answers the payouts whose state is another now. */
  payments(statuses: readonly PaymentStatus[]): readonly EffectivePayout[] {
    // What arrives while everything is read may be older than what is read: it is only noted that it came.
    if (this.reading) {
      this.missedPayments = true;
      return [];
    }
    const known = statuses.filter((status) => this.world.payouts.has(status.payoutId));
    const moved = known.flatMap((status) => this.pay(status) ?? []);
    const told = moved.map(({ id, state }): PayoutEvent => ({ type: 'PayoutUpdated', payoutId: id, state }));
    const deliveries = this.deliveriesOf(told);
    this.options.projector.touch(this, { pullPaymentIds: [], payoutIds: known.map((status) => status.payoutId) }, null, { deliveries });
    return moved;
  }

  /** Deliveries to the webhooks of what differs between a stored row and the one in its place. */
  missed(before: Pick<Told, 'state' | 'external'> | null, after: EffectivePayout): readonly DeliveryRow[] {
    return after.route === 'remote' ? [] : this.options.webhooks.missedBy(this.wallet.id, before, after);
  }

  private deliveriesOf(events: readonly PayoutEvent[]): readonly DeliveryRow[] {
    // Payouts of a connected store are told by that store's webhooks.
    const own = events.filter(({ payoutId }) => this.world.payouts.get(payoutId)?.route !== 'remote');
    return this.options.webhooks.deliveriesOf(this.wallet.id, own, (id) => this.world.payouts.get(id)?.pullPaymentId ?? null);
  }

  lock(planId: string, payoutIds: readonly string[]): void {
    for (const id of payoutIds) this.locks.set(id, planId);
    this.options.projector.touch(this, { pullPaymentIds: [], payoutIds }, null);
  }

  unlock(planId: string): void {
    const freed = [...this.locks].filter(([, plan]) => plan === planId).map(([id]) => id);
    for (const id of freed) this.locks.delete(id);
    this.options.projector.touch(this, { pullPaymentIds: [], payoutIds: freed }, null);
  }

  lockedBy(payoutId: string): string | null {
    return this.locks.get(payoutId) ?? null;
  }

  /** Resolves when the world is sound, or the wallet is stopped. */
  async ready(): Promise<void> {
    while (this.recovering) await this.recovering;
  }

  /** Waits for everything that is still on its way, then reads the journal: only what is on disk counts. */
  recover(): Promise<void> {
    this.recovering ??= this.readAgain();
    return this.recovering;
  }

  private async readAgain(): Promise<void> {
    while (this.flying.size > 0) await Promise.allSettled(this.flying);
    await this.load();
    this.recovering = null;
  }

  private setWorld(world: World): void {
    this.world = world;
    this.totals = new PullTotals();
    this.recount(world.index.order);
  }

  private recount(payoutIds: readonly string[]): void {
    for (const id of payoutIds) {
      const payout = this.world.payouts.get(id);
      if (payout === undefined) continue;
      const { originalAmount, createdAt } = payout;
      this.totals.put(pullPaymentOf(this.world, payout), { id, state: stateNow(payout, this.status(id)), originalAmount, createdAt });
    }
  }

  private failed(error: unknown): Result<never> {
    this.options.report(error);
    return refuse('internal');
  }

  private pay(status: PaymentStatus): EffectivePayout | null {
    const before = this.payout(status.payoutId);
    this.statuses.set(status.payoutId, status);
    this.recount([status.payoutId]);
    const over = status.phase === 'failed' || status.phase === 'void' || status.phase === 'final';
    // Late word of an earlier plan's end says nothing of the plan that holds the payout now.
    if (over && this.locks.get(status.payoutId) === status.planId) this.locks.delete(status.payoutId);
    const after = this.payout(status.payoutId);
    return after !== null && before?.state !== after.state ? after : null;
  }

  private async readAll(): Promise<Result<void>> {
    const { projector, webhooks, now } = this.options;
    const hooks = await webhooks.load(this.wallet);
    if (!hooks.ok) return hooks;
    await projector.settled();
    const position = await projector.position(this);
    if (!position.ok) return position;
    const world = createWorld(this.wallet.id, this.wallet.network);
    const journal = await this.readJournal(world, position.value);
    if (!journal.ok) return journal;
    const statuses = await this.readStatuses();
    if (!statuses.ok) return statuses;
    this.statuses.clear();
    for (const status of statuses.value) this.statuses.set(status.payoutId, status);
    this.setWorld(world);
    this.reading = false;
    return projector.reconcile(this, journal.value, position.value, now());
  }

  /** The next page is on its way while one is applied: main and the worker are two processors' work. */
  private async readJournal(world: World, position: Head | null): Promise<Result<JournalView>> {
    const ask = (after: number) => this.options.main.readPromises({ walletId: this.wallet.id, after });
    for (let asked = ask(0); ; ) {
      const page = await asked;
      if (!page.ok) return page;
      const records = parseRecords(page.value.records);
      const last = records.at(-1)?.seq ?? world.seq;
      const isLast = records.length === 0 || last >= page.value.head.seq;
      if (!isLast) asked = ask(last);
      const applied = replay(world, records);
      if (!applied.ok) return applied;
      if (isLast) return this.view(page.value.head, position);
    }
  }

  private async view(head: Head, position: Head | null): Promise<Result<JournalView>> {
    if (position === null || position.seq === 0 || position.seq > head.seq) return ok({ head, hashAtPosition: null });
    const page = await this.options.main.readPromises({ walletId: this.wallet.id, after: position.seq });
    return page.ok ? ok({ head, hashAtPosition: page.value.hashAt }) : page;
  }

  /** Asks again when news came in between: the answer may be from before it. */
  private async readStatuses(): Promise<Result<readonly PaymentStatus[]>> {
    for (;;) {
      this.missedPayments = false;
      const answer = await this.options.main.paymentStatuses({ walletId: this.wallet.id });
      if (!answer.ok || !this.missedPayments) return answer;
    }
  }
}

function effective(
  payout: Payout,
  statuses: ReadonlyMap<string, PaymentStatus>,
  locks: { readonly has: (payoutId: string) => boolean },
): EffectivePayout {
  const seen = overlay(payout, statuses.get(payout.id) ?? null);
  return locks.has(payout.id) ? { ...seen, locked: true } : seen;
}
