// Owns the numbers of a review: what is spent at most, what an issuer takes of it, the worst rate (§11.1 and §18 of the rule book).
import { type Amount, assetOf, sameAsset, type TokenValue } from '../amount.ts';
import { beforeFee, compareAmounts, minus } from '../amounts/compare.ts';
import { parRate, roundToValue } from '../amounts/token-arithmetic.ts';
import { formatTokenValue } from '../amounts/token-value.ts';
import { effectiveSendMax, type JudgedDraft } from '../effective.ts';
import type { LedgerFacts } from '../facts.ts';
import { hasFlag, tfPartialPayment } from '../flags.ts';
import { mptMove, mptRate } from '../ledger/mpt-checks.ts';

/** SendMax that delivers `amount` through an issuer that takes `rate` (over 1,000,000,000): amount × rate, rounded up. Null on overflow. */
export function proposedSendMax(amount: Amount, rate: bigint): Amount | null {
  return beforeFee(amount, rate);
}

/**
 * The issuer between the two parties, whose fee is due: holder to holder of one token. Null where there is none (XRP, an issuer at one end), or where
 * several currencies are involved and the quote of the server says more.
 */
export function issuerBetween(draft: JudgedDraft): string | null {
  const { amount } = draft;
  const source = effectiveSendMax(draft);
  if (amount.kind !== 'token' || source.kind !== 'token' || source.currency !== amount.currency) return null;
  return [draft.account, draft.destination].includes(amount.issuer) || draft.account === draft.destination ? null : amount.issuer;
}

/** Rate of the fee between the two parties; undefined where there is nobody to charge one, null where it is not known. */
export function feeRate(draft: JudgedDraft, facts: LedgerFacts): bigint | null | undefined {
  if (draft.amount.kind === 'mpt') {
    const issuance = facts.issuances[draft.amount.id];
    if (!issuance) return null;
    return [draft.account, draft.destination].includes(issuance.issuer) ? undefined : mptRate(issuance);
  }
  const issuer = issuerBetween(draft);
  return issuer === null ? undefined : (facts.accounts[issuer]?.transferRate ?? null);
}

export interface FeeCosts {
  readonly proposedSendMax: Amount | null;
  readonly transferFee: Amount | null;
}

/** What covers the fee, in the token's own issuer; and the fee in it. Both null where there is none or nothing is known. */
export function feeCosts(draft: JudgedDraft, facts: LedgerFacts): FeeCosts {
  const rate = feeRate(draft, facts);
  const cost = rate === null || rate === undefined || rate <= parRate ? null : proposedSendMax(draft.amount, rate);
  return { proposedSendMax: cost, transferFee: cost === null ? null : minus(cost, draft.amount) };
}

/** SendMax, or what is delivered. Of a partial payment of an MPT one unit more where the ledger rounds the fee up to that (§12 of the rule book). */
export function spentAtMost(draft: JudgedDraft, facts: LedgerFacts): Amount {
  const most = draft.sendMax ?? draft.amount;
  const { amount } = draft;
  const rate = amount.kind === 'mpt' ? feeRate(draft, facts) : null;
  if (most.kind !== 'mpt' || amount.kind !== 'mpt' || !rate) return most;
  const spent = mptMove(amount.value, most.value, rate, hasFlag(draft.flags, tfPartialPayment))?.spent ?? most.value;
  return spent > most.value ? { ...most, value: spent } : most;
}

/** Spent per unit delivered at worst, as plain text with up to 16 digits; null where one thing is paid in itself at par, or nothing is certain to arrive. */
export function worstRate(spent: Amount, delivered: Amount | null): string | null {
  if (delivered === null) return null;
  if (sameAsset(assetOf(spent), assetOf(delivered)) && compareAmounts(spent, delivered) === 0) return null;
  const [over, under] = [valueOf(spent), valueOf(delivered)];
  if (under.mantissa <= 0n || over.mantissa <= 0n) return null;
  const rate = roundToValue((over.mantissa * 10n ** 32n) / under.mantissa, over.exponent - under.exponent - 32, 'up');
  return rate === null ? null : formatTokenValue(rate);
}

/** XRP counts in whole XRP, an MPT in its raw units. */
function valueOf(amount: Amount): TokenValue {
  if (amount.kind === 'token') return amount.value;
  return amount.kind === 'xrp' ? { mantissa: amount.drops, exponent: -6 } : { mantissa: amount.value, exponent: 0 };
}
