// Owns the handshakes before signing: our own proof is put at the store, looked at again after a pause, and only then may the outbox sign (spec §16.9). Nothing of it needs a record: proofs follow from plans.
import type { Client } from '../../../../shared/contract/rpc.ts';
import type { StorePayout } from '../../../../shared/contract/connected-stores.ts';
import type { workerMainApi } from '../../../../shared/contract/worker-main-api.ts';
import { deskProof, deskProofId } from '../../../../shared/connected/remote-id.ts';
import { isSameAmount, readRemoteTerms } from '../../../../shared/connected/remote-terms.ts';
import { type Ending, type RemoteState, type TakeOver, freshFor, isLate, nextStep } from '../../../../shared/connected/take-over.ts';
import type { EffectivePayout } from '../../../../shared/payouts/overlay.ts';
import type { RemoteRef } from '../../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import type { ChosenStore, Connections } from './connections.ts';
import type { Looks, StoreServer } from './looks.ts';

export interface TakeOversDeps {
  readonly desk: Desk;
  readonly main: Client<typeof workerMainApi>;
  readonly server: () => StoreServer | null;
  readonly connections: Connections;
  readonly looks: Looks;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

interface Handshake {
  readonly walletId: string;
  readonly planId: string;
  readonly payoutId: string;
  readonly remote: RemoteRef;
  taken: TakeOver;
  /** When the look began that led to our mark; null where this run made none. */
  markedFrom: number | null;
  /** When the look began that says "sign"; null before. */
  signableAt: number | null;
  ended: Ending | null;
  /** Why the store could not be asked, last time. */
  problem: string | null;
  busy: boolean;
  /** When the outbox last asked for it. */
  askedAt: number;
}

/** Seconds for which a handshake goes on by itself after the outbox asked for it. */
const patience = 120;

export class TakeOvers {
  private readonly known = new Map<string, Handshake>();

  constructor(private readonly deps: TakeOversDeps) {}

  /** True while a payout of the store is being taken for a plan. */
  isBusy(store: ChosenStore): boolean {
    return [...this.known.values()].some(
      ({ walletId, remote, ended }) =>
        ended === null && walletId === store.walletId && remote.origin === store.origin && remote.storeId === store.storeId,
    );
  }

  /**
   * Whether a plan may be signed now, as far as connected stores are concerned; what is missing is begun, and not waited for. Refusals: those of `endings`;
   * `remote-handshake` while it is under way, or why a store cannot be asked; `store-not-connected`.
   */
  maySign(planId: string, payouts: readonly EffectivePayout[]): Result<null> {
    let answer: Result<null> = ok(null);
    for (const payout of payouts) {
      if (payout.remote === undefined) continue;
      if (this.deps.connections.of(payout) === null) return refuse('store-not-connected');
      const shake = this.begun(planId, payout, payout.remote);
      if (shake.ended !== null) return refuse(shake.ended);
      if (this.isSignable(shake)) continue;
      if (answer.ok) answer = refuse(shake.problem ?? 'remote-handshake');
      this.go(shake);
    }
    return answer;
  }

  /** Goes on with what the outbox asked for; call it once a second. */
  tick(): void {
    const now = this.deps.now();
    for (const [key, shake] of this.known) {
      if (Math.abs(now - shake.askedAt) > patience) this.known.delete(key);
      else if (shake.ended === null && shake.signableAt === null) this.go(shake);
    }
  }

  /** A plan that signed, or is over, needs its handshakes no more. */
  forget(planId: string, payoutId: string): void {
    this.known.delete(keyOf(planId, payoutId));
  }

  private begun(planId: string, { walletId, id }: EffectivePayout, remote: RemoteRef): Handshake {
    const key = keyOf(planId, id);
    const known = this.known.get(key);
    const none = new Set<string>();
    const taken = { proofId: deskProofId(planId, id), earlier: none, transactions: none, markedAt: null, late: true };
    const begun = {
      walletId,
      planId,
      payoutId: id,
      remote,
      taken,
      markedFrom: null,
      signableAt: null,
      ended: null,
      problem: null,
      busy: false,
    };
    const shake: Handshake = known ?? { ...begun, askedAt: 0 };
    shake.askedAt = this.deps.now();
    this.known.set(key, shake);
    return shake;
  }

  /** Only on a look that is young: what the store said half a minute ago signs nothing. */
  private isSignable({ signableAt }: Handshake): boolean {
    const now = this.deps.now();
    return signableAt !== null && now >= signableAt && now - signableAt <= freshFor;
  }

  private go(shake: Handshake): void {
    if (shake.busy) return;
    shake.busy = true;
    void this.step(shake)
      .catch(this.deps.report)
      .finally(() => {
        shake.busy = false;
      });
  }

  private async step(shake: Handshake): Promise<void> {
    const { desk, connections, looks, now, main } = this.deps;
    const { walletId, payoutId, planId, remote } = shake;
    const store = connections.of(shake);
    if (store === null) return;
    if (shake.taken.markedAt === null) {
      const past = await main.pastOfPayout({ walletId, payoutId });
      if (!past.ok) return void (shake.problem = past.error.code);
      const others = past.value.planIds.filter((id) => id !== planId);
      const transactions = new Set(past.value.transactionIds.map((id) => id.toLowerCase()));
      shake.taken = { ...shake.taken, earlier: new Set(others.map((id) => deskProofId(id, payoutId))), transactions };
    }
    const lookedAt = now();
    const seen = await looks.look(store.id, remote.payoutId);
    const ours = desk.anyBook(walletId)?.payout(payoutId) ?? null;
    // Archived with its pull payment, a payout is hidden: nobody wants it paid.
    const isGone = !seen.ok && seen.error.code === 'payout-not-found';
    shake.problem = seen.ok || isGone ? null : seen.error.code;
    if (ours === null) return;
    const state = seen.ok ? stateOf(ours, seen.value) : isGone ? gone : null;
    await this.take(shake, store, nextStep(shake.taken, state, lookedAt), lookedAt);
  }

  private async take(shake: Handshake, store: ChosenStore, step: ReturnType<typeof nextStep>, lookedAt: number): Promise<void> {
    switch (step) {
      case 'wait':
        return;
      case 'mark':
        return this.mark(shake, store, lookedAt);
      case 'note':
        return this.stands(shake);
      case 'sign':
        shake.signableAt = lookedAt;
        return this.askForPass(shake);
      case 'remote-payout-taken':
      case 'remote-payout-changed':
      case 'remote-payout-cancelled':
        shake.ended = step;
        return this.askForPass(shake);
    }
  }

  /** Whatever is answered, the next look says whether it stands. */
  private async mark(shake: Handshake, { id: connectionId }: ChosenStore, lookedAt: number): Promise<void> {
    const server = this.deps.server();
    if (server === null) return;
    shake.markedFrom = lookedAt;
    const proof = { proofType: deskProof, id: shake.taken.proofId };
    const marked = await server.markStorePayout({ connectionId, payoutId: shake.remote.payoutId, mark: { state: 'InProgress', proof } });
    if (marked.ok) this.stands(shake);
    else shake.problem = marked.error.code;
  }

  private stands(shake: Handshake): void {
    const markedAt = this.deps.now();
    const late = shake.markedFrom === null || isLate(shake.markedFrom, markedAt);
    shake.taken = { ...shake.taken, markedAt, late };
  }

  /** One pass for a whole plan: when the last of its payouts is ready. */
  private async askForPass({ walletId, planId, ended }: Handshake): Promise<void> {
    const isWaiting = [...this.known.values()].some(
      (other) => other.planId === planId && other.ended === null && other.signableAt === null,
    );
    if (ended !== null || !isWaiting) await this.deps.main.runOutbox({ walletId });
  }
}

const gone: RemoteState = { state: 'Cancelled', asPromised: true, proof: null };

function keyOf(planId: string, payoutId: string): string {
  return `${planId} ${payoutId}`;
}

/** Method, destination and both amounts are what was promised here; texts may differ where they mean the same. */
function stateOf(ours: EffectivePayout, seen: StorePayout): RemoteState {
  const terms = readRemoteTerms(seen, ours.network);
  const asPromised =
    terms.ok &&
    terms.value.methodId === ours.methodId &&
    terms.value.destination.normalised === ours.destination &&
    terms.value.originalCurrency === ours.originalCurrency &&
    isSameAmount(ours.originalAmount, terms.value.originalAmount) &&
    isSameAmount(ours.payoutAmount, seen.payoutAmount);
  return { state: seen.state, asPromised, proof: seen.proof };
}
