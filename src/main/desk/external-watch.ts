// Owns the look for payments that another wallet made to an approved claim's destination: a few addresses at a time, those first that waited longest.
import { textToUnits } from '../../shared/money/units.ts';
import { dedupKeyOf } from '../../shared/payouts/destination.ts';
import { isFollowed } from '../../shared/payouts/external.ts';
import { assetPlaces } from '../../shared/payouts/asset-places.ts';
import { methodChain, methodCurrency } from '../../shared/payouts/methods.ts';
import { proofText } from '../../shared/payouts/proof.ts';
import type { PaymentStatus } from '../../shared/payouts/payment-status.ts';
import type { Payout } from '../../shared/payouts/types.ts';
import type { Network } from '../../shared/network.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { type Owed, type Sight, bitcoinSight, xrplSight } from '../wallets/external-match.ts';
import type { BackendSet } from './backend-set.ts';
import { ExternalBlocks, type ExternalBlocksOptions } from './external-blocks.ts';

/** One open wallet, as far as the watch must know it. */
export interface WatchedWallet {
  readonly id: string;
  readonly network: Network;
  readonly xrplAddress: string;
  payouts(): Iterable<Payout>;
  /** The outbox's newest word; null where it never heard of the payout. */
  status(payoutId: string): PaymentStatus | null;
  /** Brings what `isOurAddress` knows up to the chain. */
  refresh(): Promise<Result<void>>;
  isOurAddress(address: string): boolean;
  /** True for every version that the outbox ever signed. */
  isOurTransaction(transactionId: string): boolean;
}

export interface Found extends Sight {
  readonly walletId: string;
  readonly payoutId: string;
}

export interface ExternalWatchOptions extends Pick<ExternalBlocksOptions, 'tellBlock'> {
  readonly wallets: () => readonly WatchedWallet[];
  readonly backendsOf: (network: Network) => Pick<BackendSet, 'bitcoin' | 'xrpl'> | null;
  /** Tells the workflow, the only one who writes promises. A refusal means that nobody has written it down: it is told again with the next look. */
  readonly tell: (found: Found) => Promise<Result<unknown>>;
  /** Unix seconds. */
  readonly now: () => number;
}

/** Addresses asked about in one look, over all wallets: bounded, also with 10,000 payouts that wait. */
export const addressesPerLook = 20;
/** Questions on their way to a server at the same time. */
const atOnce = 5;
/** Seconds after which everything is looked at again, for payments that no block holds yet. */
const roundSeconds = 15;
/** Newest transactions of an account that are looked through. */
const ledgerDepth = 400;

interface Target {
  readonly wallet: WatchedWallet;
  readonly payout: Payout;
  /** The outbox's entry that waits for its confirmation or signature; null where none does. */
  readonly entryId: string | null;
}

/** All that is awaited at one address of one chain: many claims may name one exchange's account, each with its tag. */
interface Place {
  readonly methodId: string;
  readonly network: Network;
  readonly address: string;
  readonly targets: Target[];
  /** Number of the look that last asked; -1 for what was never asked. */
  asked: number;
}

export class ExternalWatch {
  /** Number of the last look at each payout. */
  private readonly asked = new WeakMap<Payout, number>();
  /** Entry of the outbox that held the payout when it was last asked about. */
  private readonly plannedIn = new WeakMap<Payout, string>();
  /** When (Unix seconds) a server last answered for the payout, and all that was found was written down. */
  private readonly answered = new WeakMap<Payout, number>();
  private looks = 0;
  /** What was last asked about in an earlier look than this is asked about again. */
  private due = 0;
  private nextRound = 0;
  private busy = false;
  /** What was found, confirmed and stands in a block that may still vanish. */
  private readonly blocks: ExternalBlocks;

  constructor(private readonly options: ExternalWatchOptions) {
    this.blocks = new ExternalBlocks(options);
  }

  /** A block or a ledger has come: everything is to be looked at again, in its turn. */
  chainMoved(): void {
    this.due = this.looks + 1;
    this.blocks.chainMoved();
  }

  /** One bounded look. A look that takes longer than the tick is not doubled; what a server does not answer waits for its next turn. */
  async look(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.lookOnce();
      await this.blocks.look();
    } finally {
      this.busy = false;
    }
  }

  /**
   * Asks at once about those of a wallet's payouts that nobody has had an answer about within this round: before they are paid without a person who looks.
   * What is found stands in the promises afterwards. Refusals: those of the server and of the workflow; nothing is known about some of them then.
   */
  async lookBefore(walletId: string, payoutIds: readonly string[]): Promise<Result<void>> {
    const wanted = new Set(payoutIds);
    const now = this.options.now();
    const isFresh = (payout: Payout): boolean => Math.abs(now - (this.answered.get(payout) ?? -Infinity)) <= roundSeconds;
    const targets = [...this.targets()].filter(({ wallet, payout }) => wallet.id === walletId && wanted.has(payout.id) && !isFresh(payout));
    const places = this.byAddress(targets);
    for (let first = 0; first < places.length; first += atOnce) {
      const answers = await Promise.all(places.slice(first, first + atOnce).map((place) => this.ask(place, new Set())));
      const refused = answers.find((answer) => !answer.ok);
      if (refused !== undefined) return refused;
    }
    return ok(undefined);
  }

  private async lookOnce(): Promise<void> {
    const now = this.options.now();
    // A clock that was set back must not end the rounds.
    if (now >= this.nextRound || now < this.nextRound - roundSeconds) {
      this.nextRound = now + roundSeconds;
      this.due = this.looks + 1;
    }
    this.looks += 1;
    const chosen = this.places()
      .sort((a, b) => a.asked - b.asked)
      .slice(0, addressesPerLook);
    const deaf = new Set<string>();
    for (let first = 0; first < chosen.length; first += atOnce) {
      const group = chosen.slice(first, first + atOnce).filter((place) => !deaf.has(serverOf(place)));
      await Promise.all(group.map((place) => this.ask(place, deaf)));
    }
  }

  /** What is due. Payouts are never changed but replaced, so one that has moved on counts as never asked about. */
  private places(): Place[] {
    return this.byAddress([...this.targets()].filter((target) => this.lastAsked(target) < this.due));
  }

  private byAddress(targets: readonly Target[]): Place[] {
    const places = new Map<string, Place>();
    for (const target of targets) {
      const asked = this.lastAsked(target);
      const { network } = target.wallet;
      const { methodId, address } = target.payout;
      const key = `${network} ${methodId} ${address}`;
      const place = places.get(key);
      if (place === undefined) places.set(key, { methodId, network, address, targets: [target], asked });
      else {
        place.targets.push(target);
        place.asked = Math.min(place.asked, asked);
      }
    }
    return [...places.values()];
  }

  /** What a plan is about to pay goes before everything else, once per plan: while the sender reads it, and before anything is signed. */
  private lastAsked({ payout, entryId }: Target): number {
    const isAboutToBePaid = entryId !== null && this.plannedIn.get(payout) !== entryId;
    return isAboutToBePaid ? -2 : (this.asked.get(payout) ?? -1);
  }

  private *targets(): Iterable<Target> {
    for (const wallet of this.options.wallets()) {
      for (const payout of wallet.payouts()) {
        if (payout.state !== 'AwaitingPayment' && !isFollowed(payout)) continue;
        const status = wallet.status(payout.id);
        if (isUnsigned(status)) yield { wallet, payout, entryId: status?.phase === 'planned' ? status.entryId : null };
      }
    }
  }

  /** Refusals: those of the server (it is `deaf` then), and the workflow's. */
  private async ask(place: Place, deaf: Set<string>): Promise<Result<void>> {
    for (const { payout, entryId } of place.targets) {
      this.asked.set(payout, this.looks);
      if (entryId !== null) this.plannedIn.set(payout, entryId);
    }
    const askedAt = this.options.now();
    const backends = this.options.backendsOf(place.network);
    if (backends === null) return refuse('network-not-configured');
    const first = await sightsAt(place, backends);
    if (!first.ok) {
      deaf.add(serverOf(place));
      return first;
    }
    const told = first.value.some(({ target, sight }) => isNews(target, sight)) ? await this.tellNews(place, backends) : ok(undefined);
    if (!told.ok) this.forget(place);
    else for (const { payout } of place.targets) this.answered.set(payout, askedAt);
    return told;
  }

  private async tellNews(place: Place, backends: Pick<BackendSet, 'bitcoin' | 'xrpl'>): Promise<Result<void>> {
    // Whose coins were spent is known for certain only once the wallet knows its own.
    for (const wallet of new Set(place.targets.map((target) => target.wallet))) {
      const refreshed = await wallet.refresh();
      if (!refreshed.ok) return refreshed;
    }
    const sights = await sightsAt(place, backends);
    if (!sights.ok) return sights;
    let outcome: Result<void> = ok(undefined);
    for (const { target, sight } of sights.value) {
      if (!isNews(target, sight)) continue;
      const { wallet, payout } = target;
      const told = await this.options.tell({ walletId: wallet.id, payoutId: payout.id, ...sight });
      if (!told.ok) outcome = told;
    }
    return outcome;
  }

  /** What was found and not written down comes again with the next look instead of the next round. */
  private forget(place: Place): void {
    for (const target of place.targets) this.asked.delete(target.payout);
  }
}

/** Nothing of ours is or can be on the network for it. */
function isUnsigned(status: PaymentStatus | null): boolean {
  return status === null || ['planned', 'failed', 'void'].includes(status.phase);
}

function owedOf(payout: Payout): Owed | null {
  const { address, tag, payoutAmount, rateLock, createdAt: claimedAt } = payout;
  const asset = methodCurrency(payout.methodId);
  const places = assetPlaces(asset, rateLock?.scale ?? null);
  if (payoutAmount === null || places === null) return null;
  const amount = textToUnits(payoutAmount, places);
  return amount.ok ? { address, tag, asset, amount: amount.value, claimedAt } : null;
}

type Pair = { readonly target: Target; readonly sight: Sight };

async function sightsAt(
  { methodId, address, targets }: Place,
  backends: Pick<BackendSet, 'bitcoin' | 'xrpl'>,
): Promise<Result<readonly Pair[]>> {
  const pairs = (sightsFor: (owed: Owed, wallet: WatchedWallet) => readonly (Sight | null)[]): readonly Pair[] =>
    targets.flatMap((target) => {
      const owed = owedOf(target.payout);
      const sights = owed === null ? [] : sightsFor(owed, target.wallet);
      return sights.flatMap((sight) => (sight === null ? [] : [{ target, sight }]));
    });
  try {
    if (methodChain(methodId) === 'bitcoin') {
      const found = await backends.bitcoin.transactions(address);
      if (!found.ok) return found;
      return ok(pairs((owed, wallet) => found.value.map((entry) => bitcoinSight(entry, owed, (one) => wallet.isOurAddress(one)))));
    }
    const found = await backends.xrpl.transactions(address, ledgerDepth);
    if (!found.ok) return found;
    return ok(pairs((owed, wallet) => found.value.map((entry) => xrplSight(entry, owed, wallet.xrplAddress))));
  } catch {
    return refuse('backend-garbled');
  }
}

/** What the promises do not say yet, and what is nobody else's. */
function isNews({ wallet, payout }: Target, { transactionId, confirmed }: Sight): boolean {
  const { external } = payout;
  if (external.rejected.includes(transactionId) || wallet.isOurTransaction(transactionId)) return false;
  if (external.seen.includes(transactionId)) return confirmed && external.accepted;
  return !isSpokenFor(wallet, payout, transactionId);
}

/** An address may be used again: what was accepted or noted as the payment of another claim to it is not offered a second time. */
function isSpokenFor(wallet: WatchedWallet, payout: Payout, transactionId: string): boolean {
  const key = dedupKeyOf(payout.address, payout.tag);
  for (const other of wallet.payouts()) {
    if (other.id === payout.id || dedupKeyOf(other.address, other.tag) !== key) continue;
    const named = [...(other.external.accepted ? other.external.seen : []), proofText(other.proof, 'transactionId') ?? ''];
    const decided = other.state === 'Completed' || other.state === 'InProgress';
    if (decided && named.some((id) => id.toLowerCase() === transactionId.toLowerCase())) return true;
  }
  return false;
}

function serverOf({ network, methodId }: Place): string {
  return `${network} ${methodChain(methodId)}`;
}
