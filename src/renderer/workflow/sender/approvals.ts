// Owns rates and approval: one snapshot is shown, and exactly that snapshot is locked.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { Quote, QuoteLine } from '../../../shared/contract/workflow-api.ts';
import { type ApprovalContext, type ApprovalRequest, approveAll, approveOne } from '../../../shared/payouts/approval.ts';
import type { DestinationFacts } from '../../../shared/payouts/destination-facts.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import { type Quotes, type RateRule, pairFor, parseRateRule } from '../../../shared/payouts/rates.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type Random, newId } from '../ids.ts';
import type { Desk } from './desk.ts';
import { forScreen } from './refusals.ts';
import type { WalletBook } from './wallet-book.ts';

export interface ApprovalDeps {
  readonly desk: Desk;
  readonly main: Client<typeof workerMainApi>;
  readonly now: () => number;
  readonly random: Random;
}

interface Snapshot {
  readonly walletId: string;
  readonly takenAt: number;
  readonly rule: RateRule;
  readonly quotes: Quotes;
  readonly facts: ReadonlyMap<string, DestinationFacts>;
  readonly payoutIds: ReadonlySet<string>;
}

/** How long a shown rate may be locked. */
const snapshotSeconds = 60;
const keptSnapshots = 20;

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
      lines: payouts.map((payout) => lineOf(payout, snapshot, context)),
    });
  }

  /** All or nothing at the rates that were shown. Refusals: `rate-stale`, `approval-refused`, and the codes of 422. */
  async approve(walletId: string, snapshotId: string, requests: readonly ApprovalRequest[]): Promise<Result<Record<string, never>>> {
    const snapshot = this.snapshots.get(snapshotId);
    if (!snapshot || snapshot.walletId !== walletId || this.deps.now() > snapshot.takenAt + snapshotSeconds) return refuse('rate-stale');
    if (requests.some((request) => !snapshot.payoutIds.has(request.id))) return refuse('rate-stale');
    const written = await this.deps.desk.turn(async () => {
      const book = this.deps.desk.book(walletId);
      if (!book.ok) return book;
      const approvals = forScreen(approveAll(requests, this.context(book.value, snapshot)));
      return approvals.ok ? book.value.append([{ type: 'payouts-approved', approvals: approvals.value }]) : approvals;
    });
    if (!written.ok) return written;
    this.snapshots.delete(snapshotId);
    return ok({});
  }

  private async take(book: WalletBook, payouts: readonly EffectivePayout[], rule: RateRule): Promise<Snapshot> {
    const { main, now } = this.deps;
    const { network, id: walletId } = book.wallet;
    const pairs = new Set(payouts.flatMap((payout) => pairFor(payout, defaultPriceOf(book, payout)) ?? []));
    const rates = pairs.size === 0 || rule.kind === 'constant' ? null : await main.rates({ network, pairs: [...pairs] });
    const quotes: Quotes = new Map(rates?.ok ? rates.value.map((quote) => [quote.pair, quote]) : []);
    const facts = new Map<string, DestinationFacts>();
    for (const payout of payouts) facts.set(payout.id, await this.factsOf(book, payout));
    return { walletId, takenAt: now(), rule, quotes, facts, payoutIds: new Set(payouts.map((payout) => payout.id)) };
  }

  private async factsOf(book: WalletBook, payout: EffectivePayout): Promise<DestinationFacts> {
    if (methodChain(payout.methodId) !== 'xrpl') return { kind: 'unknown' };
    const answer = await this.deps.main.destinationFacts({ network: book.wallet.network, address: payout.address });
    return answer.ok ? answer.value : { kind: 'unknown' };
  }

  private context(book: WalletBook, snapshot: Snapshot): ApprovalContext {
    return {
      now: this.deps.now(),
      rule: snapshot.rule,
      quotes: snapshot.quotes,
      payout: (id) => book.payout(id),
      pullPayment: (id) => book.state.pullPayments.get(id) ?? null,
      facts: (id) => snapshot.facts.get(id) ?? { kind: 'unknown' },
    };
  }

  private keep(id: string, snapshot: Snapshot): void {
    this.snapshots.set(id, snapshot);
    const oldest = this.snapshots.keys().next().value;
    if (this.snapshots.size > keptSnapshots && oldest !== undefined) this.snapshots.delete(oldest);
  }
}

function defaultPriceOf(book: WalletBook, payout: EffectivePayout) {
  return payout.pullPaymentId === null ? null : (book.state.pullPayments.get(payout.pullPaymentId)?.defaultPrice ?? null);
}

function lineOf(payout: EffectivePayout, snapshot: Snapshot, context: ApprovalContext): QuoteLine {
  // A payout that is approved already shows what it would cost now: the same question, asked as if it still waited.
  const waiting = payout.state === 'AwaitingPayment' ? { ...payout, state: 'AwaitingApproval' as const, locked: false } : payout;
  const approval = approveOne({ id: payout.id, revision: payout.revision }, { ...context, payout: () => waiting });
  const pair = `${payout.payoutCurrency}_${payout.originalCurrency}`;
  return {
    payoutId: payout.id,
    revision: payout.revision,
    originalAmount: payout.originalAmount,
    originalCurrency: payout.originalCurrency,
    payoutAmount: approval.ok ? approval.value.payoutAmount : null,
    payoutCurrency: payout.payoutCurrency,
    rate: approval.ok ? approval.value.rate : null,
    rateSource: approval.ok ? approval.value.rateSource : null,
    rateAt: snapshot.quotes.get(pair)?.at ?? snapshot.takenAt,
    problem: approval.ok ? null : { code: approval.error.code, ...(approval.error.params === undefined ? {} : { params: { ...approval.error.params } }) },
  };
}
