// Owns approval: the rate is locked, the amount in coins is fixed, one by one or a whole selection at once (spec §6, D7, D9, D15).
import { compare, type Decimal, formatDecimal } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { ok, type Refusal, refuse, type Result } from '../result.ts';
import { checkDust } from './claim-rules.ts';
import { assetCode } from '../xrpl/amounts/asset-words.ts';
import { convert, dearRounding } from './conversion.ts';
import { checkDestination, type DestinationFacts, scaleIn } from './destination-facts.ts';
import { scriptKindOf } from './dust.ts';
import type { Approval } from './events.ts';
import { methodKind } from './methods.ts';
import { type Price, type Priced, priceOf, type Quotes, type RateRule, rateText } from './rates.ts';
import { checkMove, type Movable } from './transitions.ts';
import type { Payout, PullPayment, Seconds } from './types.ts';
import { type Invalid, invalid } from './violations.ts';

// More coins than there are cannot be owed; a mistyped rate is caught here before it locks nonsense.
const bitcoinSupply = { digits: 21_000_000n, scale: 0 };
const xrpSupply = { digits: 100_000_000_000n, scale: 0 };
/** So that whole part and 18 places are at most 40 digits, which every reader of amounts takes. */
const mostOfToken = { digits: 10n ** 21n, scale: 0 };
/** Raw units that an MPT can have at most. */
const mostOfMpt = 2n ** 63n - 1n;

export interface ApprovalRequest {
  readonly id: string;
  /** The revision that was looked at; null where the caller named none, which means the current one (D15). */
  readonly revision: number | null;
}

type Approvable = Priced & Movable & Pick<Payout, 'id' | 'revision' | 'methodId' | 'address' | 'tag' | 'originalAmount' | 'pullPaymentId'>;

/** Everything that approval needs to know, gathered beforehand: one rate snapshot, and what the ledger says of each destination. */
export interface ApprovalContext {
  readonly now: Seconds;
  readonly rule: RateRule;
  readonly quotes: Quotes;
  payout(id: string): Approvable | null;
  pullPayment(id: string): PullPayment | null;
  facts(payoutId: string): DestinationFacts;
}

export interface ApprovalRefused extends Refusal {
  readonly code: 'approval-refused';
  readonly failures: readonly { readonly id: string; readonly code: string }[];
}

/**
 * Prices and checks one payout. Codes, in order: `payout-not-found`, `rate-unavailable`, `rate-rule-invalid`, `invalid-state`, `old-revision`,
 * `amount-too-high`, `amount-too-low` (nothing is cancelled by it, D7), the ledger's certain refusals.
 */
export function approveOne(request: ApprovalRequest, context: ApprovalContext): Result<Approval> {
  const payout = context.payout(request.id);
  if (payout === null) return refuse('payout-not-found');
  const price = priceOf(payout, defaultPriceOf(payout, context), context.rule, context.quotes);
  if (!price.ok) return price;
  const move = checkMove(payout, 'AwaitingPayment', 'approve', 'sender');
  if (!move.ok) return move;
  if (request.revision !== null && request.revision !== payout.revision) return refuse('old-revision');
  return lockRate(payout, price.value, context.facts(payout.id), context.now);
}

/**
 * Approves all or nothing: everything is checked first. 422: `Payouts` (empty or repeating), `RateRule` (one rule over several units or
 * methods). Else `approval-refused` with every failing line; params hold id → code.
 */
export function approveAll(
  requests: readonly ApprovalRequest[],
  context: ApprovalContext,
): Result<readonly Approval[], Invalid | ApprovalRefused> {
  const ids = new Set(requests.map((request) => request.id));
  if (ids.size === 0 || ids.size < requests.length) return invalid([{ path: 'Payouts', code: 'payout-list-invalid' }]);
  if (context.rule.kind !== 'own' && isMixed(requests, context)) return invalid([{ path: 'RateRule', code: 'rate-rule-mixed' }]);
  const approvals: Approval[] = [];
  const failures: { id: string; code: string }[] = [];
  for (const request of requests) {
    const approval = approveOne(request, context);
    if (approval.ok) approvals.push(approval.value);
    else failures.push({ id: request.id, code: approval.error.code });
  }
  return failures.length === 0 ? ok(approvals) : { ok: false, error: refusedWith(failures) };
}

/**
 * Locks a price on a payout: the amount in coins, rounded up, and the checks that need it. Codes: `amount-too-high`, `amount-too-low` and `checkDestination`'s. */
export function lockRate(
  payout: Pick<Approvable, 'id' | 'revision' | 'methodId' | 'address' | 'tag' | 'originalAmount' | 'payoutCurrency'>,
  price: Price,
  facts: DestinationFacts,
  now: Seconds,
): Result<Approval> {
  const original = decimalOf(payout.originalAmount);
  const isMpt = methodKind(payout.methodId) === 'mpt';
  const scale = isMpt ? scaleIn(facts) : null;
  const amount = convert(original, price.rate, payout.methodId, scale);
  if (amount === null) return refuse(isMpt ? 'mpt-scale-unknown' : 'payout-method-unknown');
  const most = mostOf(payout.payoutCurrency, isMpt ? (scale ?? 0) : null);
  if (compare(amount, most) > 0)
    return refuse('amount-too-high', { maximum: formatDecimal(most), currency: assetCode(payout.payoutCurrency) });
  const large = checkDust(original, price.rate, scriptKindOf(payout.address), payout.payoutCurrency, scale);
  if (!large.ok) return large;
  const reachable = checkDestination(facts, payout, amount);
  if (!reachable.ok) return reachable;
  return ok({
    payoutId: payout.id,
    revision: payout.revision,
    payoutAmount: formatDecimal(amount),
    rate: rateText(price),
    rateRule: price.rateRule,
    rateSource: price.rateSource,
    rateLockedAt: now,
    ...(scale === null ? {} : { scale }),
  });
}

/** `scale` of an MPT, null for anything else. */
function mostOf(currency: string, scale: number | null): Decimal {
  if (scale !== null) return { digits: mostOfMpt, scale };
  if (currency === 'XRP') return xrpSupply;
  return currency === 'BTC' ? bitcoinSupply : mostOfToken;
}

/**
 * Approval of a claim in the moment it is made: by the pull payment's own terms, or because the sender made it approved. Null where no rate
 * can be had, or rounding to an MPT's units would pay noticeably more than was claimed, and the claim simply waits (spec §6.2); a refusal means that the claim is not
 * stored (§17).
 */
export function approveNew(
  payout: Parameters<typeof lockRate>[0] & Priced,
  defaultPrice: PullPayment['defaultPrice'],
  quotes: Quotes,
  facts: DestinationFacts,
  now: Seconds,
): Result<Approval | null> {
  const price = priceOf(payout, defaultPrice, { kind: 'own' }, quotes);
  if (!price.ok) return ok(null);
  const approval = lockRate(payout, price.value, facts, now);
  // A ledger that cannot be asked how an MPT is counted blocks the approval, never the claim.
  if (!approval.ok) return approval.error.code === 'mpt-scale-unknown' ? ok(null) : approval;
  const isDear = dearRounding(decimalOf(payout.originalAmount), price.value.rate, decimalOf(approval.value.payoutAmount)) !== null;
  return isDear && methodKind(payout.methodId) === 'mpt' ? ok(null) : approval;
}

function defaultPriceOf(payout: Approvable, context: ApprovalContext): PullPayment['defaultPrice'] {
  if (payout.pullPaymentId === null) return null;
  return context.pullPayment(payout.pullPaymentId)?.defaultPrice ?? null;
}

function isMixed(requests: readonly ApprovalRequest[], context: ApprovalContext): boolean {
  const pairs = new Set<string>();
  for (const request of requests) {
    const payout = context.payout(request.id);
    if (payout !== null) pairs.add(`${payout.originalCurrency} ${payout.methodId}`);
  }
  return pairs.size > 1;
}

function refusedWith(failures: ApprovalRefused['failures']): ApprovalRefused {
  return { code: 'approval-refused', failures, params: Object.fromEntries(failures.map((failure) => [failure.id, failure.code])) };
}
