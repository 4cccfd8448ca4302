// Owns what the sender decides here about a payout of a connected store: the store is asked first, and our journal follows its answer. A lost answer is read, never assumed.
import { isSameAmount } from '../../../../shared/connected/remote-terms.ts';
import type { StorePayout } from '../../../../shared/contract/connected-stores.ts';
import { fixedRate } from '../../../../shared/payouts/conversion.ts';
import { cancelPayout, checkRequote } from '../../../../shared/payouts/decisions.ts';
import type { Approval } from '../../../../shared/payouts/events.ts';
import type { EffectivePayout } from '../../../../shared/payouts/overlay.ts';
import { checkMove } from '../../../../shared/payouts/transitions.ts';
import type { PayoutState } from '../../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { forScreen } from '../../refusals.ts';
import type { Desk } from '../desk.ts';
import type { ChosenStore, Connections } from './connections.ts';
import { type Follower, noPast } from './follower.ts';
import type { Looks, StoreServer } from './looks.ts';
import type { Pasts } from './pasts.ts';

export interface DecisionsDeps {
  readonly desk: Desk;
  readonly server: () => StoreServer | null;
  readonly connections: Connections;
  readonly looks: Looks;
  readonly pasts: Pasts;
  readonly follower: Follower;
}

/** A payout of a store, and how the store is reached. */
interface Found {
  readonly payout: EffectivePayout;
  readonly store: ChosenStore;
  readonly server: StoreServer;
  /** The store's own id of it. */
  readonly theirs: string;
}

export class StoreDecisions {
  constructor(private readonly deps: DecisionsDeps) {}

  isRemote(walletId: string, payoutId: string): boolean {
    return this.deps.desk.anyBook(walletId)?.state.payouts.get(payoutId)?.remote !== undefined;
  }

  /**
   * Approves one after another at the rates that were shown: a store knows no "all or nothing". Refusal `approval-refused` with params id → code for each that
   * failed; the others are approved.
   */
  async approve(walletId: string, approvals: readonly Approval[]): Promise<Result<null>> {
    const failures: Record<string, string> = {};
    for (const approval of approvals) {
      const approved = await this.approveOne(walletId, approval);
      if (!approved.ok) failures[approval.payoutId] = approved.error.code;
    }
    return Object.keys(failures).length === 0 ? ok(null) : refuse('approval-refused', failures);
  }

  /** Refusals: those of `cancelPayout`, `store-not-connected`, those of the request, and the store's own. */
  async cancel(walletId: string, payoutId: string, reason: string | null): Promise<Result<null>> {
    const found = this.find(walletId, payoutId);
    if (!found.ok) return found;
    const allowed = forScreen(cancelPayout(found.value.payout, 'sender', reason));
    if (!allowed.ok || allowed.value === null) return allowed.ok ? ok(null) : allowed;
    const { store, theirs, server } = found.value;
    const answer = await server.cancelStorePayout({ connectionId: store.id, payoutId: theirs });
    return this.followed(found.value, answer, (now) => now.state === 'Cancelled', reason === '' ? null : reason);
  }

  /** Back to approval, for another rate. Every other mark is made at the store (`remote-mark-there`). Refusals besides: `invalid-state`, `external-payment-seen`. */
  async mark(walletId: string, payoutId: string, state: PayoutState): Promise<Result<null>> {
    const found = this.find(walletId, payoutId);
    if (!found.ok) return found;
    const { payout, store, theirs, server } = found.value;
    if (state !== 'AwaitingApproval' || payout.state !== 'AwaitingPayment') return refuse('remote-mark-there');
    const move = checkMove(payout, state, 'mark', 'sender');
    const requote = move.ok ? checkRequote(payout, state) : move;
    if (!requote.ok) return requote;
    const answer = await server.markStorePayout({ connectionId: store.id, payoutId: theirs, mark: { state } });
    return this.followed(found.value, answer, (now) => now.state === 'AwaitingApproval');
  }

  private async approveOne(walletId: string, { payoutId, revision, rate, payoutAmount }: Approval): Promise<Result<null>> {
    const found = this.find(walletId, payoutId);
    if (!found.ok) return found;
    const { store, theirs, server } = found.value;
    const before = await this.deps.looks.look(store.id, theirs);
    if (!before.ok) return before;
    const current = await this.follow(found.value, before.value);
    if (!current.ok) return current;
    if (current.value.state !== 'AwaitingApproval' || current.value.revision !== revision) return refuse('remote-payout-changed');
    // The same coin, or satoshi: there is no rate to agree on, and a store would still try to read one.
    const isFixed = fixedRate(current.value.originalCurrency, current.value.payoutCurrency) !== null;
    const rateRule = isFixed ? null : rate;
    const answer = await server.approveStorePayout({ connectionId: store.id, payoutId: theirs, revision: before.value.revision, rateRule });
    const approved = await this.followed(found.value, answer, (now) => now.state === 'AwaitingPayment');
    if (!approved.ok) return approved;
    const now = this.deps.desk.anyBook(walletId)?.payout(payoutId);
    // Another destination under the same amount was shown to nobody.
    if (now?.revision !== revision) return refuse('remote-payout-changed');
    const locked = now.payoutAmount;
    return isSameAmount(locked, payoutAmount) ? ok(null) : refuse('remote-approved-otherwise');
  }

  /** Whatever was answered, the store is read again, and counts as it stands there. */
  private async followed(
    found: Found,
    answer: Result<unknown>,
    isDone: (now: EffectivePayout) => boolean,
    reason: string | null = null,
  ): Promise<Result<null>> {
    const seen = await this.deps.looks.look(found.store.id, found.theirs);
    const isGone = !seen.ok && seen.error.code === 'payout-not-found';
    if (!seen.ok && !isGone) return answer.ok ? seen : answer;
    const now = await this.follow(found, seen.ok ? seen.value : null, reason);
    if (!now.ok) return now;
    if (isDone(now.value)) return ok(null);
    return answer.ok ? refuse('remote-payout-changed') : answer;
  }

  private async follow(
    { store, theirs, payout }: Found,
    seen: StorePayout | null,
    reason: string | null = null,
  ): Promise<Result<EffectivePayout>> {
    const { desk, follower, pasts } = this.deps;
    const book = desk.book(store.walletId);
    if (!book.ok) return book;
    const past = (await pasts.of(book.value, payout.id)) ?? noPast;
    const written = await follower.followOne(store, { payoutId: theirs, seen, past }, reason);
    if (!written.ok) return written;
    const now = book.value.payout(payout.id);
    return now === null ? refuse('payout-not-found') : ok(now);
  }

  private find(walletId: string, payoutId: string): Result<Found> {
    const found = this.deps.desk.findPayout(walletId, payoutId);
    if (!found.ok) return found;
    const { payout } = found.value;
    const store = this.deps.connections.of(payout);
    const server = this.deps.server();
    if (store === null || payout.remote === undefined) return refuse('store-not-connected');
    return server === null ? refuse('not-ready') : ok({ payout, store, server, theirs: payout.remote.payoutId });
  }
}
