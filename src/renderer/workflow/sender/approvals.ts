// Owns rates and approval: one snapshot is shown, and exactly that snapshot is locked.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { Quote, QuoteLine } from '../../../shared/contract/workflow-api.ts';
import { type ApprovalContext, type ApprovalRequest, approveAll, approveOne } from '../../../shared/payouts/approval.ts';
import type { Network } from '../../../shared/network.ts';
import type { Checked } from '../../../shared/payouts/claim-request.ts';
import type { Approval } from '../../../shared/payouts/events.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import { type Quotes, type RateRule, askedPrices, parseRateRule, priceOf } from '../../../shared/payouts/rates.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import { pullPaymentOf } from '../../../shared/payouts/world.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type Random, newId } from '../ids.ts';
import type { Desk } from './desk.ts';
import { type FactsBook, gatherFacts } from './recipient-facts.ts';
import { copied, forScreen } from '../refusals.ts';
import type { WalletBook } from './wallet-book.ts';

export interface ApprovalDeps {
  readonly desk: Desk;
  readonly main: Client<typeof workerMainApi>;
  readonly now: () => number;
  readonly random: Random;
  /** Approves payouts of connected stores, which have the first word on them. */
  readonly stores?: { approve(walletId: string, approvals: readonly Approval[]): Promise<Result<null>> };
}

interface Snapshot {
  readonly walletId: string;
  readonly takenAt: number;
  readonly rule: RateRule;
  readonly quotes: Quotes;
  readonly facts: FactsBook;
  /** What each payout was when it was shown. */
  readonly revisions: ReadonlyMap<string, number>;
}

/** How long a shown rate may be locked. */
const snapshotSeconds = 60;
const keptSnapshots = 20;
/** Pairs that main prices in one question. */
const mostPairs = 16;
/** No payout ever has this revision. */
const noRevision = -1;

export class Approvals {
  private readonly snapshots = new Map<string, Snapshot>();

  constructor(private readonly deps: ApprovalDeps) {}

  /** What each payout would cost now. A line that cannot be approved says why; nothing is changed. */
  async quote(walletId: string, payoutIds: readonly string[], rateRule: string | undefined): Promise<Result<Quote>> {
    const book = this.deps.desk.book(walletId);
    if (!book.ok) return book;
    const rule = parseRateRule(rateRule);
    if (!rule.ok) return rule;
    const payouts = payoutIds.flatMap((id) => book.value.payout(id) ?? []);
    const snapshot = await this.take(book.value, payouts, rule.value);
    const id = newId(this.deps.random);
    this.keep(id, snapshot);
    const context = this.context(book.value, snapshot);
    return ok({
      snapshotId: id,
      takenAt: snapshot.takenAt,
      validUntil: snapshot.takenAt + snapshotSeconds,
      lines: payouts.map((payout) => lineOf(payout, defaultPriceOf(book.value, payout), snapshot, context)),
    });
  }

  /**
   * All or nothing at the rates that were shown, for the revisions that were shown.
   * Refusals: `quote-expired`, `approval-refused` (params: id → code), and the codes of 422.
   */
  async approve(walletId: string, snapshotId: string, requests: readonly ApprovalRequest[]): Promise<Result<Record<string, never>>> {
    const snapshot = this.snapshots.get(snapshotId);
    if (!snapshot || snapshot.walletId !== walletId || !isFresh(snapshot, this.deps.now())) return refuse('quote-expired');
    if (requests.some((request) => !snapshot.revisions.has(request.id))) return refuse('quote-expired');
    const shown = requests.map(({ id, revision }) => ({ id, revision: revision === snapshot.revisions.get(id) ? revision : noRevision }));
    const remote = this.remoteIds(walletId, shown);
    const asked = await this.approveAtStores(walletId, snapshot, shown, remote);
    if (!asked.ok) return asked;
    const own = shown.filter(({ id }) => !remote.has(id));
    const written = own.length === 0 ? ok(null) : await this.approveOwn(walletId, snapshot, own);
    if (!written.ok) return written;
    this.snapshots.delete(snapshotId);
    return ok({});
  }

  private approveOwn(walletId: string, snapshot: Snapshot, requests: readonly ApprovalRequest[]): Promise<Result<unknown>> {
    return this.deps.desk.turn(async () => {
      const book = this.deps.desk.book(walletId);
      if (!book.ok) return book;
      const approvals = forScreen(approveAll(requests, this.context(book.value, snapshot)));
      return approvals.ok ? book.value.append([{ type: 'payouts-approved', approvals: approvals.value }]) : approvals;
    });
  }

  private remoteIds(walletId: string, requests: readonly ApprovalRequest[]): ReadonlySet<string> {
    const payouts = this.deps.desk.anyBook(walletId)?.state.payouts;
    return new Set(requests.map(({ id }) => id).filter((id) => payouts?.get(id)?.remote !== undefined));
  }

  /** The whole selection is checked first, so that nothing is asked of a store for a selection that is refused anyway. */
  private async approveAtStores(
    walletId: string,
    snapshot: Snapshot,
    requests: readonly ApprovalRequest[],
    remote: ReadonlySet<string>,
  ): Promise<Result<null>> {
    const { desk, stores } = this.deps;
    if (remote.size === 0) return ok(null);
    const book = desk.book(walletId);
    if (!book.ok) return book;
    const approvals = forScreen(approveAll(requests, this.context(book.value, snapshot)));
    if (!approvals.ok) return approvals;
    if (stores === undefined) return refuse('not-ready');
    return stores.approve(
      walletId,
      approvals.value.filter(({ payoutId }) => remote.has(payoutId)),
    );
  }

  /** Approves one payout at the rate of this moment; the answer waits for the disk. Refusals: those of `approveOne` and of the journal. */
  async approveOneNow(walletId: string, request: ApprovalRequest, rule: RateRule): Promise<Checked<EffectivePayout>> {
    const approved = await this.approveNow(walletId, [request], rule, (context) => {
      const approval = approveOne(request, context);
      return approval.ok ? ok([approval.value]) : approval;
    });
    if (!approved.ok) return approved;
    const [payout] = approved.value;
    return payout ? ok(payout) : refuse('not-ready');
  }

  /** Approves all or nothing at one snapshot of rates of this moment (D9). Refusals: those of `approveAll` and of the journal. */
  approveAllNow(walletId: string, requests: readonly ApprovalRequest[], rule: RateRule): Promise<Checked<readonly EffectivePayout[]>> {
    return this.approveNow(walletId, requests, rule, (context) => approveAll(requests, context));
  }

  private async approveNow(
    walletId: string,
    requests: readonly ApprovalRequest[],
    rule: RateRule,
    choose: (context: ApprovalContext) => Checked<readonly Approval[]>,
  ): Promise<Checked<readonly EffectivePayout[]>> {
    const { desk } = this.deps;
    const before = desk.book(walletId);
    if (!before.ok) return before;
    const payouts = requests.flatMap(({ id }) => before.value.payout(id) ?? []);
    const snapshot = await this.take(before.value, payouts, rule);
    return desk.turn(async (): Promise<Checked<readonly EffectivePayout[]>> => {
      const book = desk.book(walletId);
      if (!book.ok) return book;
      const context = this.context(book.value, snapshot);
      // The API's clients approve payouts of connected stores at those stores.
      const own = (id: string): EffectivePayout | null =>
        book.value.state.payouts.get(id)?.remote === undefined ? book.value.payout(id) : null;
      const approvals = choose({ ...context, payout: own });
      if (!approvals.ok) return approvals;
      const written = await book.value.append([{ type: 'payouts-approved', approvals: approvals.value }]);
      if (!written.ok) return written;
      return ok(approvals.value.flatMap(({ payoutId }) => book.value.payout(payoutId) ?? []));
    });
  }

  /** The time is taken before anybody is asked: the slower the answers, the shorter the offer stands. */
  private async take(book: WalletBook, payouts: readonly EffectivePayout[], rule: RateRule): Promise<Snapshot> {
    const takenAt = this.deps.now();
    const [quotes, facts] = await Promise.all([this.quotesFor(book, payouts, rule), gatherFacts(this.deps, book.wallet, payouts)]);
    const revisions = new Map(payouts.map((payout) => [payout.id, payout.revision]));
    return { walletId: book.wallet.id, takenAt, rule, quotes, facts, revisions };
  }

  private async quotesFor(book: WalletBook, payouts: readonly EffectivePayout[], rule: RateRule): Promise<Quotes> {
    const { network } = book.wallet;
    const pairs = [...new Set(payouts.flatMap((payout) => askedPrices(payout, defaultPriceOf(book, payout), rule)))];
    const questions: Promise<Quotes>[] = [];
    for (let first = 0; first < pairs.length; first += mostPairs) questions.push(this.ask(network, pairs.slice(first, first + mostPairs)));
    return new Map((await Promise.all(questions)).flatMap((quotes) => [...quotes]));
  }

  private async ask(network: Network, pairs: string[]): Promise<Quotes> {
    const rates = await this.deps.main.rates({ network, pairs });
    return new Map(rates.ok ? rates.value.map((quote) => [quote.pair, quote]) : []);
  }

  private context(book: WalletBook, snapshot: Snapshot): ApprovalContext {
    return {
      now: this.deps.now(),
      rule: snapshot.rule,
      quotes: snapshot.quotes,
      payout: (id) => book.payout(id),
      pullPayment: (id) => book.state.pullPayments.get(id) ?? null,
      facts: (id) => {
        const payout = book.payout(id);
        return payout === null ? { kind: 'unknown' } : snapshot.facts(payout);
      },
    };
  }

  private keep(id: string, snapshot: Snapshot): void {
    this.snapshots.set(id, snapshot);
    const oldest = this.snapshots.keys().next().value;
    if (this.snapshots.size > keptSnapshots && oldest !== undefined) this.snapshots.delete(oldest);
  }
}

/** A clock that was set back makes no rate young again. */
function isFresh({ takenAt }: Snapshot, now: number): boolean {
  return now >= takenAt && now <= takenAt + snapshotSeconds;
}

function defaultPriceOf(book: WalletBook, payout: EffectivePayout): PullPayment['defaultPrice'] {
  return pullPaymentOf(book.state, payout)?.defaultPrice ?? null;
}

function lineOf(
  payout: EffectivePayout,
  defaultPrice: PullPayment['defaultPrice'],
  snapshot: Snapshot,
  context: ApprovalContext,
): QuoteLine {
  // A payout that is approved already shows what it would cost now: the same question, asked as if it still waited.
  const waiting = payout.state === 'AwaitingPayment' ? { ...payout, state: 'AwaitingApproval' as const, locked: false } : payout;
  const approval = approveOne({ id: payout.id, revision: payout.revision }, { ...context, payout: () => waiting });
  const price = priceOf(payout, defaultPrice, snapshot.rule, snapshot.quotes);
  return {
    payoutId: payout.id,
    revision: payout.revision,
    originalAmount: payout.originalAmount,
    originalCurrency: payout.originalCurrency,
    payoutAmount: approval.ok ? approval.value.payoutAmount : null,
    payoutCurrency: payout.payoutCurrency,
    rate: approval.ok ? approval.value.rate : null,
    rateSource: approval.ok ? approval.value.rateSource : null,
    rateAt: (price.ok ? price.value.quotedAt : null) ?? snapshot.takenAt,
    problem: approval.ok ? null : copied(approval.error),
  };
}
