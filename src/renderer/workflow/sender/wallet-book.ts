// Owns one wallet in the worker: the world of its promises, the outbox's word, and the order in which promises leave for the disk.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { PromiseEvent } from '../../../shared/payouts/events.ts';
import { type EffectivePayout, overlay } from '../../../shared/payouts/overlay.ts';
import type { PaymentStatus } from '../../../shared/payouts/payment-status.ts';
import type { PayoutBook } from '../../../shared/payouts/payout-book.ts';
import { type Touched, applyAll } from '../../../shared/payouts/reducer.ts';
import { type World, createWorld, payoutsOf, worldBook } from '../../../shared/payouts/world.ts';
import { type Result, ok } from '../../../shared/result.ts';
import type { Projector } from './projector.ts';
import { parseRecords } from './record-parse.ts';

export interface WalletBookOptions {
  readonly wallet: WalletSummary;
  readonly main: Client<typeof workerMainApi>;
  readonly projector: Projector;
  readonly now: () => number;
}

export class WalletBook {
  private world: World;
  private readonly statuses = new Map<string, PaymentStatus>();
  private readonly locks = new Map<string, string>();
  private readonly flying = new Set<Promise<unknown>>();
  private recovering: Promise<void> | null = null;

  constructor(private readonly options: WalletBookOptions) {
    this.world = createWorld(options.wallet.id, options.wallet.network);
  }

  get wallet(): WalletSummary {
    return this.options.wallet;
  }

  get state(): World {
    return this.world;
  }

  /** Sums, live destinations and claim ids, with what is still on its way to the disk already counted. */
  get book(): PayoutBook {
    return worldBook(this.world, (id) => this.statuses.get(id) ?? null);
  }

  payout(id: string): EffectivePayout | null {
    const payout = this.world.payouts.get(id);
    if (!payout) return null;
    const seen = overlay(payout, this.statuses.get(id) ?? null);
    return this.locks.has(id) ? { ...seen, locked: true } : seen;
  }

  payoutsOf(pullPaymentId: string): readonly EffectivePayout[] {
    return payoutsOf(this.world, pullPaymentId).flatMap((payout) => this.payout(payout.id) ?? []);
  }

  /** Reads journal and outbox anew and brings the database up to them. Refusals: `database-ahead` and those of main. */
  async load(): Promise<Result<void>> {
    const world = createWorld(this.wallet.id, this.wallet.network);
    const statuses = await this.options.main.paymentStatuses({ walletId: this.wallet.id });
    if (!statuses.ok) return statuses;
    const read = await this.readInto(world);
    if (!read.ok) return read;
    this.world = world;
    this.statuses.clear();
    for (const status of statuses.value) this.statuses.set(status.payoutId, status);
    return this.options.projector.reconcile(this, read.value);
  }

  /**
   * Appends events: they count from this moment, and the answer comes when they are on disk. If they do not get there,
   * everything is read anew from the journal, so that nothing counts which was not promised.
   */
  async append(events: readonly PromiseEvent[]): Promise<Result<Touched>> {
    const first = this.world.seq + 1;
    const at = this.options.now();
    const applied = applyAll(
      this.world,
      events.map((event, index) => ({ seq: first + index, at, event })),
    );
    if (!applied.ok) return applied;
    const sent = this.options.main.appendPromises({ walletId: this.wallet.id, events: events.map((event) => ({ ...event })) });
    this.flying.add(sent);
    const answer = await sent;
    this.flying.delete(sent);
    if (!answer.ok) {
      this.recovering ??= this.recover();
      await this.recovering;
      return answer;
    }
    this.options.projector.touch(this, applied.value, answer.value.head);
    return ok(applied.value);
  }

  /** The outbox's word changed. Answers the payouts whose state is another now. */
  payments(statuses: readonly PaymentStatus[]): readonly EffectivePayout[] {
    const changed = statuses.filter((status) => this.world.payouts.has(status.payoutId));
    const moved: EffectivePayout[] = [];
    for (const status of changed) {
      const before = this.payout(status.payoutId);
      this.statuses.set(status.payoutId, status);
      if (status.phase === 'failed' || status.phase === 'void' || status.phase === 'final') this.locks.delete(status.payoutId);
      const after = this.payout(status.payoutId);
      if (after && before?.state !== after.state) moved.push(after);
    }
    this.options.projector.touch(this, { pullPaymentIds: [], payoutIds: changed.map((status) => status.payoutId) }, null);
    return moved;
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

  /** Resolves when the world is sound; decide nothing before. */
  async ready(): Promise<void> {
    if (this.recovering) await this.recovering;
  }

  /** Waits for everything that is still on its way, then reads the journal: only what is on disk counts. */
  private async recover(): Promise<void> {
    while (this.flying.size > 0) await Promise.all(this.flying);
    await this.load();
    this.recovering = null;
  }

  private async readInto(world: World): Promise<Result<JournalView>> {
    const hashes = await this.options.projector.position(this);
    let after = 0;
    for (;;) {
      const page = await this.options.main.readPromises({ walletId: this.wallet.id, after });
      if (!page.ok) return page;
      const applied = applyAll(world, parseRecords(page.value.records));
      if (!applied.ok) return applied;
      after += page.value.records.length;
      if (page.value.records.length === 0 || after >= page.value.head.seq) return this.view(page.value.head, hashes);
    }
  }

  private async view(head: { readonly seq: number; readonly hash: string }, position: { readonly seq: number } | null): Promise<Result<JournalView>> {
    if (position === null || position.seq === 0 || position.seq > head.seq) return ok({ head, hashAtPosition: null });
    const page = await this.options.main.readPromises({ walletId: this.wallet.id, after: position.seq });
    return page.ok ? ok({ head, hashAtPosition: page.value.hashAt }) : page;
  }
}

/** Where the journal ends, and its chain hash at the place the database claims to have reached. */
export interface JournalView {
  readonly head: { readonly seq: number; readonly hash: string };
  readonly hashAtPosition: string | null;
}
