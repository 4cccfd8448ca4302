// Owns the looks at connected stores: when each is due, what becomes of it, and the row that tells how the store is.
import { isHeld } from '../../../../shared/connected/follow.ts';
import { remotePayoutId } from '../../../../shared/connected/remote-id.ts';
import type { StorePayout } from '../../../../shared/contract/connected-stores.ts';
import type { EffectivePayout } from '../../../../shared/payouts/overlay.ts';
import type { RemoteRef } from '../../../../shared/payouts/types.ts';
import type { ConnectedStoreRow } from '../../../db/tables.ts';
import type { Desk } from '../desk.ts';
import type { WalletBook } from '../wallet-book.ts';
import { type ChosenStore, type Connections, isOf } from './connections.ts';
import type { Duties, DutiesDone, Owed } from './duties.ts';
import { type Follower, type Reasons, type Sight, noPast } from './follower.ts';
import type { Looks, StoreServer } from './looks.ts';
import type { Pasts } from './pasts.ts';
import type { TakeOvers } from './take-overs.ts';

export interface StoreWatchDeps {
  readonly desk: Desk;
  readonly server: () => StoreServer | null;
  readonly connections: Connections;
  readonly looks: Looks;
  readonly pasts: Pasts;
  readonly follower: Follower;
  readonly duties: Duties;
  readonly takeOvers: TakeOvers;
  readonly now: () => number;
  /** The rows of one wallet's stores, all of them. */
  readonly show: (book: WalletBook, rows: readonly ConnectedStoreRow[]) => Promise<void>;
  /** Of these payouts the store says otherwise than our outbox. */
  readonly conflict: (book: WalletBook, payouts: readonly EffectivePayout[]) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Seconds between two looks at a store: with nothing on its way, and while one of its payouts is being paid. */
const calm = 30;
const busy = 5;
/** Seconds after the first look that failed; twice as long after each further one. */
const longest = 600;
/** Payouts that are not in the list are asked for by themselves, so many at each look. */
const mostSingles = 20;

interface Watch {
  due: number;
  failures: number;
  row: ConnectedStoreRow;
  running: Promise<void> | null;
  /** Where the next look goes on with those that are not in the list. */
  turn: number;
}

interface Looked {
  readonly reasons: Reasons;
  readonly done: DutiesDone;
  readonly ours: readonly EffectivePayout[];
}

export class StoreWatch {
  private readonly watches = new Map<string, Watch>();

  constructor(private readonly deps: StoreWatchDeps) {}

  /** Looks at whatever is due; does not wait for it. A clock that was set back delays no look for long. */
  tick(): void {
    const now = this.deps.now();
    for (const store of this.deps.connections.chosen) {
      const watch = this.of(store);
      if (watch.due <= now || watch.due > now + longest) void this.look(store);
    }
  }

  /** Looks at every store now, and waits for it. */
  async refresh(): Promise<void> {
    await Promise.all(this.deps.connections.chosen.map((store) => this.look(store)));
  }

  /** Looks soon: a payout of the store moved here. */
  wake(store: ChosenStore): void {
    this.of(store).due = Math.min(this.of(store).due, this.deps.now() + 1);
  }

  /** Rows of stores that are gone go. */
  async connectionsChanged(): Promise<void> {
    const chosen = this.deps.connections.chosen;
    for (const id of this.watches.keys()) if (!chosen.some((store) => store.id === id)) this.watches.delete(id);
    // A new key or a new store is looked at in the next second.
    for (const store of chosen) {
      const watch = this.of(store);
      if (watch.row.problem !== null) watch.due = 0;
    }
    for (const book of this.deps.desk.all) if (book.problem === null) await this.showAll(book);
  }

  private of({ id }: ChosenStore): Watch {
    const known = this.watches.get(id);
    if (known !== undefined) return known;
    const row = { connectionId: id, checkedAt: null, problem: null, unreadable: 0, reasons: {}, payouts: 0, conflicts: [] };
    const made: Watch = { due: 0, failures: 0, row, running: null, turn: 0 };
    this.watches.set(id, made);
    return made;
  }

  private look(store: ChosenStore): Promise<void> {
    const watch = this.of(store);
    watch.running ??= this.lookOnce(store, watch)
      .catch(this.deps.report)
      .finally(() => {
        watch.running = null;
      });
    return watch.running;
  }

  private async lookOnce(store: ChosenStore, watch: Watch): Promise<void> {
    const { desk, server, now } = this.deps;
    const remote = server();
    const book = desk.book(store.walletId);
    if (remote === null || !book.ok) return void (watch.due = now() + 1);
    const list = await remote.storePayouts({ connectionId: store.id });
    if (!list.ok) return this.failed(watch, book.value, list.error.code);
    const looked = await this.use(store, watch, book.value, list.value.payouts);
    if (typeof looked === 'string') return this.failed(watch, book.value, looked);
    const { reasons, done, ours } = looked;
    if (list.value.unreadable > 0) reasons.set('host-answer', list.value.unreadable);
    watch.failures = 0;
    watch.row = {
      connectionId: store.id,
      checkedAt: now(),
      problem: done.problem,
      unreadable: [...reasons.values()].reduce((sum, number) => sum + number, 0),
      reasons: Object.fromEntries(reasons),
      payouts: ours.length,
      conflicts: done.conflicts,
    };
    const isBusy = done.open > 0 || this.deps.takeOvers.isBusy(store) || ours.some((payout) => payout.locked);
    watch.due = now() + (isBusy ? busy : calm);
    await this.showAll(book.value);
  }

  private async failed(watch: Watch, book: WalletBook, problem: string): Promise<void> {
    watch.due = this.deps.now() + Math.min(longest, calm * 2 ** Math.min(watch.failures, 10));
    watch.failures += 1;
    watch.row = { ...watch.row, problem };
    await this.showAll(book);
  }

  /** A code where the wallet is shut, or the disk is in the way. */
  private async use(store: ChosenStore, watch: Watch, book: WalletBook, list: readonly StorePayout[]): Promise<Looked | string> {
    const listed = new Set(list.map((payout) => payout.id));
    const singles = await this.singles(store, watch, book, listed);
    const seen = [...list, ...singles.flatMap((sight) => sight.seen ?? [])];
    const sights: Sight[] = [];
    for (const payout of seen) sights.push({ payoutId: payout.id, seen: payout, past: await this.past(store, book, payout) });
    const gone = singles.filter((sight) => sight.seen === null);
    const followed = await this.deps.follower.follow(store, [...sights, ...gone]);
    if (!followed.ok) return followed.error.code;
    const owed = seen.flatMap((payout): readonly Owed[] => {
      const payoutId = idOf(store, payout.id);
      return book.status(payoutId) === null ? [] : [{ payoutId, seen: payout }];
    });
    const done = await this.deps.duties.all(store, book, owed);
    const hidden = gone.map((sight) => idOf(store, sight.payoutId)).filter((id) => isPaying(book.payout(id)));
    const conflicts = [...done.conflicts, ...hidden];
    await this.deps.conflict(
      book,
      conflicts.flatMap((id) => book.payout(id) ?? []),
    );
    return { reasons: followed.value, done: { ...done, conflicts }, ours: oursOf(store, book) };
  }

  /** Main is asked only where the answer matters: a proof stands there, and the outbox has had the payout. */
  private async past(store: ChosenStore, book: WalletBook, payout: StorePayout) {
    return payout.proof === null ? noPast : ((await this.deps.pasts.of(book, idOf(store, payout.id))) ?? noPast);
  }

  /** Ours that are open and not in the list: cancelled there, or hidden with their pull payment. */
  private async singles(store: ChosenStore, watch: Watch, book: WalletBook, listed: ReadonlySet<string>): Promise<readonly Sight[]> {
    const missing = oursOf(store, book).filter((payout) => isOpen(payout) && !listed.has(payout.remote?.payoutId ?? ''));
    if (missing.length === 0) return [];
    watch.turn = watch.turn >= missing.length ? 0 : watch.turn;
    const asked = missing.slice(watch.turn, watch.turn + mostSingles);
    watch.turn += mostSingles;
    const sights: Sight[] = [];
    for (const { remote } of asked) {
      const payoutId = remote?.payoutId ?? '';
      const answer = await this.deps.looks.look(store.id, payoutId);
      if (answer.ok) sights.push({ payoutId, seen: answer.value, past: noPast });
      else if (answer.error.code === 'payout-not-found') sights.push({ payoutId, seen: null, past: noPast });
    }
    return sights;
  }

  private async showAll(book: WalletBook): Promise<void> {
    const own = this.deps.connections.chosen.filter((store) => store.walletId === book.wallet.id);
    await this.deps.show(
      book,
      own.map((store) => this.of(store).row),
    );
  }
}

export function oursOf(store: ChosenStore, book: WalletBook): readonly EffectivePayout[] {
  return remoteOf(book).filter(({ remote }) => remote !== undefined && isOf(store, remote));
}

/** Payouts of connected stores in a wallet, whether or not their store is still connected. */
export function remoteOf(book: WalletBook): readonly EffectivePayout[] {
  const found: EffectivePayout[] = [];
  for (const payout of book.state.payouts.values()) {
    const effective = payout.remote === undefined ? null : book.payout(payout.id);
    if (effective !== null) found.push(effective);
  }
  return found;
}

function idOf({ origin, storeId }: ChosenStore, payoutId: string): string {
  return remotePayoutId({ origin, storeId, payoutId } satisfies RemoteRef);
}

function isOpen(payout: EffectivePayout): boolean {
  return payout.state !== 'Cancelled' && payout.state !== 'Completed';
}

function isPaying(payout: EffectivePayout | null): boolean {
  return payout !== null && isHeld(payout) && payout.phase !== 'planned';
}
