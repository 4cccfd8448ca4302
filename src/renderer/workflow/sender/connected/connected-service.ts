// Owns the composition of everything about connected stores in the worker: looks, handshakes, proofs, decisions, and what happens when a store goes.
import type { Client, Handlers } from '../../../../shared/contract/rpc.ts';
import type { ConnectedStore, connectedStoreCommands } from '../../../../shared/contract/connected-stores.ts';
import type { workerMainApi } from '../../../../shared/contract/worker-main-api.ts';
import type { workflowApi } from '../../../../shared/contract/workflow-api.ts';
import { cancelled } from '../../../../shared/connected/follow.ts';
import type { EffectivePayout } from '../../../../shared/payouts/overlay.ts';
import type { PaymentStatus } from '../../../../shared/payouts/payment-status.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { replaceStoreRows } from '../../../db/connected-rows.ts';
import type { Announce } from '../announce.ts';
import type { Desk } from '../desk.ts';
import { conflictNote } from '../notes.ts';
import type { WalletBook } from '../wallet-book.ts';
import { Connections } from './connections.ts';
import { StoreDecisions } from './decisions.ts';
import { Duties } from './duties.ts';
import { Follower } from './follower.ts';
import { Looks, type StoreServer } from './looks.ts';
import { Pasts } from './pasts.ts';
import { StoreWatch, remoteOf } from './store-watch.ts';
import { TakeOvers } from './take-overs.ts';

export interface ConnectedDeps {
  readonly desk: Desk;
  readonly announce: Announce;
  readonly main: Client<typeof workerMainApi>;
  readonly server: () => StoreServer | null;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

type Decided = Pick<Handlers<typeof workflowApi>, 'cancelPayout' | 'markPayout'>;

/** Phases in which no handshake is under way. In all others bytes may be dead, and one may be asked for before they are signed again. */
const signedOrOver: ReadonlySet<PaymentStatus['phase']> = new Set(['signed', 'final', 'failed', 'void']);

/** Events of one append; main takes no more than twice as many. */
const chunk = 500;

export class ConnectedService {
  readonly decisions: StoreDecisions;
  private readonly connections = new Connections();
  private readonly watch: StoreWatch;
  private readonly takeOvers: TakeOvers;

  constructor(private readonly deps: ConnectedDeps) {
    const { connections } = this;
    const shared = { ...deps, connections, looks: new Looks(deps.server), pasts: new Pasts(deps.main), follower: new Follower(deps) };
    this.takeOvers = new TakeOvers(shared);
    this.decisions = new StoreDecisions(shared);
    this.watch = new StoreWatch({
      ...shared,
      duties: new Duties(shared),
      takeOvers: this.takeOvers,
      // Rows that cannot be written are written with the next look.
      show: (book, rows) => replaceStoreRows(book.wallet, rows).catch(deps.report),
      conflict: (book, payouts) => this.tellConflicts(book, payouts),
    });
  }

  /** Main's word on the connections, when it is first read and with every change. Open payouts of stores that are gone are no longer ours to pay: they are cancelled here alone. */
  async set(stores: readonly ConnectedStore[]): Promise<void> {
    this.connections.set(stores);
    for (const book of this.deps.desk.all) if (book.problem === null) await this.dropLost(book);
    await this.watch.connectionsChanged();
  }

  tick(): void {
    this.takeOvers.tick();
    this.watch.tick();
  }

  /** See `TakeOvers.maySign`. */
  maySign(planId: string, payouts: readonly EffectivePayout[]): Result<null> {
    return this.takeOvers.maySign(planId, payouts);
  }

  /** Before a plan is confirmed: its stores must be connected. */
  mayConfirm(payouts: readonly EffectivePayout[]): Result<null> {
    for (const payout of payouts) {
      if (payout.remote === undefined) continue;
      const store = this.connections.of(payout);
      if (store === null) return refuse('store-not-connected');
      if (store.keyKept === 'gone') return refuse('store-key-gone');
    }
    return ok(null);
  }

  /** The outbox said something new: what is owed to a store is brought there soon. */
  paymentsChanged(book: WalletBook, statuses: readonly PaymentStatus[]): void {
    for (const { payoutId, planId, phase } of statuses) {
      const payout = book.state.payouts.get(payoutId);
      const store = payout === undefined ? null : this.connections.of(payout);
      if (store === null) continue;
      if (signedOrOver.has(phase)) this.takeOvers.forget(planId, payoutId);
      this.watch.wake(store);
    }
  }

  commands(): Handlers<typeof connectedStoreCommands> {
    return {
      storeChoices: async (asked) => (await this.deps.server()?.storeChoices(asked)) ?? refuse('not-ready'),
      refreshConnectedStores: async () => {
        await this.watch.refresh();
        return ok({});
      },
    };
  }

  /** Cancelling and marking: what belongs to a store is asked there, the rest is done as ever. */
  deciding<T extends Decided>(own: T): T {
    const { decisions } = this;
    return {
      ...own,
      cancelPayout: async (asked) =>
        decisions.isRemote(asked.walletId, asked.payoutId)
          ? emptied(await decisions.cancel(asked.walletId, asked.payoutId, asked.reason))
          : own.cancelPayout(asked),
      markPayout: async (asked) =>
        decisions.isRemote(asked.walletId, asked.payoutId)
          ? emptied(await decisions.mark(asked.walletId, asked.payoutId, asked.state))
          : own.markPayout(asked),
    } satisfies T;
  }

  private async dropLost(book: WalletBook): Promise<void> {
    const lost = remoteOf(book).filter((payout) => this.connections.of(payout) === null);
    for (let from = 0; from < lost.length; from += chunk) {
      const ids = lost.slice(from, from + chunk).map(({ id }) => id);
      await this.deps.desk.turn(async () => {
        const events = ids.flatMap((id) => {
          const payout = book.payout(id);
          return payout === null || this.connections.of(payout) !== null ? [] : cancelled(payout);
        });
        return events.length === 0 || book.problem !== null ? null : book.append(events);
      });
    }
  }

  private async tellConflicts(book: WalletBook, payouts: readonly EffectivePayout[]): Promise<void> {
    const { announce, desk, now } = this.deps;
    const fresh = await desk.projector.addNotes(
      book,
      payouts.map((payout) => conflictNote(payout, now())),
    );
    announce.conflicts(fresh);
  }
}

function emptied(answer: Result<unknown>): Result<Record<string, never>> {
  return answer.ok ? ok({}) : answer;
}
