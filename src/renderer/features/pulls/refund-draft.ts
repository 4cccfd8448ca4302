// Owns the reading of a refund in the form: which rate it needs, what it comes to, what is wrong with it.
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { currencyOf, parseUnit } from '../../../shared/money/currencies.ts';
import { sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import { type Refund, type RefundPair, refundOf, refundPair } from '../../../shared/payouts/refund.ts';
import type { Result } from '../../../shared/result.ts';
import type { PullDraft } from '../../state/drafts.ts';
import { typedDecimal } from '../../state/typed-decimal.ts';

export type RefundField = 'refundPaid' | 'refundRate' | 'refundCustom' | 'refundMinus';
type Refunding = Pick<PullDraft, 'refund' | 'unit'>;

/** Seconds for which an answered rate may be reckoned with. */
export const rateNowSeconds = 600;

/** The pair that must be priced; null where the currencies are the same or the amount is chosen by hand. */
export function pairOf({ refund, unit }: Refunding): RefundPair | null {
  const parsed = parseUnit(unit);
  return refund.basis === 'custom' || !parsed.ok ? null : refundPair(refund.paidIn, parsed.value);
}

/** "BTC_USD"; null where no market is asked. */
export function marketPair(draft: Refunding): string | null {
  const pair = pairOf(draft);
  return pair === null || pair.fixed !== null ? null : `${pair.base}_${pair.quote}`;
}

/** The rate that counts, as plain text; null where it is missing, of another pair, or too old. */
export function rateOf(draft: Refunding, now: number): string | null {
  const { basis, rateThen, rateNow } = draft.refund;
  if (basis === 'then') return typedDecimal(rateThen);
  return rateNow !== null && rateNow.pair === marketPair(draft) && Math.abs(now - rateNow.at) <= rateNowSeconds ? rateNow.rate : null;
}

/** What the refund comes to; null while the unit is none. */
export function refundFrom(draft: Refunding, now: number): Result<Refund> | null {
  const { refund } = draft;
  const unit = parseUnit(draft.unit);
  if (!unit.ok || currencyOf(unit.value) === null) return null;
  return refundOf({
    paid: typedDecimal(refund.paid),
    paidIn: refund.paidIn,
    refundIn: unit.value,
    basis: refund.basis,
    rate: rateOf(draft, now),
    custom: typedDecimal(refund.custom),
    minusPercent: typedDecimal(refund.minus),
  });
}

export function refundErrors(draft: Refunding, now: number): Readonly<Partial<Record<RefundField, TextKey>>> {
  const { refund } = draft;
  const errors: Readonly<Partial<Record<RefundField, TextKey>>> = {
    ...(refund.basis === 'custom' || isPositive(refund.paid) ? {} : { refundPaid: 'form.limitBad' as const }),
    ...(marketPair(draft) === null || isPositive(rateOf(draft, now) ?? '') ? {} : { refundRate: 'form.refund.rateBad' as const }),
    ...(refund.basis !== 'custom' || isPositive(refund.custom) ? {} : { refundCustom: 'form.limitBad' as const }),
  };
  if (Object.keys(errors).length > 0) return errors;
  const found = refundFrom(draft, now);
  if (found === null || found.ok) return errors;
  return { refundMinus: found.error.code === 'refund-nothing-left' ? 'form.refund.nothing' : 'form.refund.minusBad' };
}

function isPositive(text: string): boolean {
  const read = parseDecimal(typedDecimal(text));
  return read.ok && sign(read.value) > 0;
}
