// Owns a whole desk with a connected store for tests: the workflow, an outbox over a toy network that asks it for its locks, and real HTTP to the store.
import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { connectedStoreHandlers } from '../../src/server/connected-store-handlers.ts';
import { createStoreClient } from '../../src/server/store-client.ts';
import type { ConnectedStore, StoreAccess, connectedStoreApi } from '../../src/shared/contract/connected-stores.ts';
import type { Handlers } from '../../src/shared/contract/rpc.ts';
import { deskProofId, remotePayoutId } from '../../src/shared/connected/remote-id.ts';
import { createOutbox, type Outbox } from '../../src/main/outbox/outbox.ts';
import type { CheckpointState, PromisedPayout } from '../../src/main/outbox/ports.ts';
import { methodChain, methodCurrency, methodDecimals } from '../../src/shared/payouts/methods.ts';
import { awaitsDecision } from '../../src/shared/payouts/transitions.ts';
import { textToUnits } from '../../src/shared/money/units.ts';
import { type Result, ok, refuse } from '../../src/shared/result.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { OutboxWorld } from './outbox-world.ts';
import { type Bench, openBench } from './workflow-bench.ts';

export interface StoreAt {
  readonly origin: string;
  readonly storeId: string;
  readonly key: string;
}

const connection = 'c1';

export class StoreDesk {
  readonly world = new OutboxWorld();
  outbox: Outbox;
  /** The key as the server process has it; empty where it is not at hand. */
  accesses: StoreAccess[];
  /** What killed a pass that the workflow asked for. */
  private died: unknown = null;
  private flying = 0;
  private checkpoint: ((state: CheckpointState, chain: string) => void) | undefined;

  private constructor(
    readonly bench: Bench,
    readonly at: StoreAt,
  ) {
    this.accesses = [{ id: connection, ...at }];
    this.outbox = this.startOutbox();
    this.join();
  }

  static async open(at: StoreAt): Promise<StoreDesk> {
    const bench = await openBench();
    const desk = new StoreDesk(bench, at);
    bench.main.setStores([desk.store]);
    await desk.quiet();
    return desk;
  }

  get store(): ConnectedStore {
    const { origin, storeId } = this.at;
    return { id: connection, walletId: this.bench.walletId, origin, storeId, storeName: 'Corner shop', keyKept: 'sealed' };
  }

  /** Our id of a payout of the store. */
  id(payoutId: string): string {
    return remotePayoutId({ origin: this.at.origin, storeId: this.at.storeId, payoutId });
  }

  proof(planId: string, payoutId: string): string {
    return deskProofId(planId, this.id(payoutId));
  }

  /** As main has it on disk. */
  promised(payoutId: string) {
    return this.bench.main.log(this.bench.walletId).world.payouts.get(this.id(payoutId)) ?? null;
  }

  /** Looks now, and waits for what comes of it. */
  async refresh(): Promise<void> {
    const done = await this.bench.screen.refreshConnectedStores({});
    expect(done).toEqual({ ok: true, value: {} });
    await this.quiet();
  }

  async tick(times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      this.bench.now += 1;
      this.bench.main.emit('tick', { now: this.bench.now });
      await this.quiet();
    }
  }

  /** Seconds with their ticks, and passes of the outbox as main makes them. */
  async live(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await this.tick();
      await this.pass();
    }
  }

  async pass(): Promise<void> {
    if (this.died !== null) throw this.died;
    const done = await this.outbox.run();
    if (!done.ok) throw new Error(done.error.code);
    await this.quiet();
  }

  /** The sender's clicks: plan, look, confirm. Answers the plan id. */
  async confirm(...payoutIds: readonly string[]): Promise<string> {
    return this.world.pay(
      this.outbox,
      payoutIds.map((id) => this.id(id)),
    );
  }

  /** Everything dies; what was on disk comes up again. */
  async restart(checkpoint?: (state: CheckpointState, chain: string) => void): Promise<void> {
    this.checkpoint = checkpoint;
    this.world.journal.die();
    this.world.journal = createMemoryJournal(this.world.journal.bodies());
    this.outbox = this.startOutbox();
    await this.bench.restart((main) => main.statuses.set(this.bench.walletId, [...this.outbox.statuses()]));
    this.join();
    await this.outbox.recover();
    await this.quiet();
  }

  /** How many outputs to a payout any node has, in a block or on the way there. */
  paid(payoutId: string): number {
    const { mined, pool, late } = this.world.network.world;
    const known = [...mined.map(({ transaction }) => transaction), ...pool, ...late];
    return known.flatMap(({ pays }) => pays.filter((payment) => payment.payoutId === this.id(payoutId))).length;
  }

  /** Waits until no request is on its way and nothing moves any more. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 3; calm = this.flying === 0 ? calm + 1 : 0) await this.bench.settled();
  }

  private join(): void {
    const { bench } = this;
    const client = createStoreClient((origin) => origin === this.at.origin);
    bench.stores = counted(
      connectedStoreHandlers(client, () => this.accesses),
      (change) => {
        this.flying += change;
      },
    );
    this.died = null;
    bench.main.onPass = () =>
      void this.outbox.run().catch((error: unknown) => {
        this.died = error;
      });
    bench.main.pastOf = (payoutId) => this.outbox.pastOf(payoutId);
  }

  private startOutbox(): Outbox {
    const { bench, world } = this;
    const { walletId } = bench;
    const outbox = createOutbox({
      ...world.deps(this.checkpoint),
      walletId: world.walletId,
      promised: { payout: (id) => this.line(id) },
      lock: {
        lock: async (planId, payouts, purpose) => {
          const locked = await bench.main.worker.lockPayouts({
            walletId,
            planId,
            payouts: payouts.map((payout) => ({ ...payout })),
            purpose,
          });
          return locked.ok ? ok(undefined) : refuse(locked.error.code);
        },
        unlock: async (planId) => void (await bench.main.worker.unlockPayouts({ walletId, planId })),
      },
      now: () => bench.now,
      // Desks that share their chance would make the same plans, and the same proofs.
      random: (length) => new Uint8Array(randomBytes(length)),
      onChange: (statuses) => bench.main.pay(walletId, ...statuses),
    });
    if (!outbox.ok) throw new Error(outbox.error.code);
    return outbox.value;
  }

  private line(id: string): PromisedPayout | null {
    const payout = this.bench.main.log(this.bench.walletId).world.payouts.get(id);
    if (payout === undefined) return null;
    const { revision, state, address, tag, methodId, createdAt, payoutAmount } = payout;
    const amount: Result<bigint> = payoutAmount === null ? ok(0n) : textToUnits(payoutAmount, methodDecimals(methodId) ?? 0);
    if (!amount.ok) return null;
    const asset = methodCurrency(methodId);
    const paidElsewhere = awaitsDecision(payout);
    return {
      revision,
      state,
      chain: methodChain(methodId),
      asset,
      address,
      tag,
      amount: amount.value,
      claimedAt: createdAt,
      paidElsewhere,
    };
  }
}

type Calls = Handlers<typeof connectedStoreApi>;

function counted(calls: Calls, change: (by: 1 | -1) => void): Calls {
  const count =
    <A, R>(call: (args: A) => Promise<R>) =>
    async (args: A): Promise<R> => {
      change(1);
      try {
        return await call(args);
      } finally {
        change(-1);
      }
    };
  return {
    storeChoices: count(calls.storeChoices),
    storePayouts: count(calls.storePayouts),
    storePayout: count(calls.storePayout),
    approveStorePayout: count(calls.approveStorePayout),
    cancelStorePayout: count(calls.cancelStorePayout),
    markStorePayout: count(calls.markStorePayout),
  };
}
