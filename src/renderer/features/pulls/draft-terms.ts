// Owns the reading of the form: what was typed becomes terms, or an error beside each field.
import type { PullPaymentTerms } from '../../../shared/contract/common.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { currencyOf, parseUnit } from '../../../shared/money/currencies.ts';
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import { codePoints } from '../../../shared/code-points.ts';
import type { PeriodChoice, PullDraft } from '../../state/drafts.ts';

const day = 86_400;
const maxDays = 3650;
const days: Readonly<Record<Exclude<PeriodChoice, 'none' | 'custom'>, number>> = { day: 1, week: 7, fortnight: 14, month: 30 };

export type DraftField = 'name' | 'limit' | 'unit' | 'price' | 'periodDays' | 'startDate' | 'endDate' | 'methods';
export type DraftErrors = Readonly<Partial<Record<DraftField, TextKey>>>;

/** Canonical decimal text of a positive amount as people type it ("1,000.50"); null when it is none. */
export function amountOf(text: string): string | null {
  const cleaned = text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
    .trim();
  const read = parseDecimal(cleaned);
  return read.ok && sign(read.value) > 0 ? formatDecimal(read.value) : null;
}

/** Seconds of the chosen period, null for none, undefined when the typed number of days is none. */
export function periodOf(draft: Pick<PullDraft, 'period' | 'periodDays'>): number | null | undefined {
  if (draft.period === 'none') return null;
  if (draft.period !== 'custom') return days[draft.period] * day;
  const text = draft.periodDays.normalize('NFKC').trim();
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const count = Number.parseInt(text, 10);
  return count >= 1 && count <= maxDays ? count * day : undefined;
}

/** Unix seconds of a local date and time ("2026-11-23T10:00"); null when it is none. */
export function momentOf(text: string): number | null {
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) ? null : Math.floor(at / 1000);
}

/** A unit without a market, whose price the sender says. */
export function needsPrice(unit: string): boolean {
  const parsed = parseUnit(unit);
  return parsed.ok && currencyOf(parsed.value) === null;
}

export function draftErrors(draft: PullDraft, now: number): DraftErrors {
  const start = draft.startsLater ? momentOf(draft.startDate) : now;
  const end = draft.hasEnd ? momentOf(draft.endDate) : null;
  return {
    ...(codePoints(draft.name) > 50 ? { name: 'form.nameBad' as const } : {}),
    ...(amountOf(draft.limit) === null ? { limit: 'form.limitBad' as const } : {}),
    ...(parseUnit(draft.unit).ok ? {} : { unit: 'form.unitBad' as const }),
    ...(needsPrice(draft.unit) && amountOf(draft.price) === null ? { price: 'form.priceBad' as const } : {}),
    ...(periodOf(draft) === undefined ? { periodDays: 'form.periodBad' as const } : {}),
    ...(start === null ? { startDate: 'form.dateBad' as const } : {}),
    ...(draft.hasEnd && end === null ? { endDate: 'form.dateBad' as const } : {}),
    ...(start !== null && end !== null && end <= start ? { endDate: 'form.endBad' as const } : {}),
    ...(draft.bitcoin || draft.xrp ? {} : { methods: 'form.methodsBad' as const }),
  };
}

/** The terms to send; null while any field is wrong. The worker checks them again. */
export function termsOf(draft: PullDraft, now: number): PullPaymentTerms | null {
  const unit = parseUnit(draft.unit);
  const limit = amountOf(draft.limit);
  const period = periodOf(draft);
  if (Object.keys(draftErrors(draft, now)).length > 0 || !unit.ok || limit === null || period === undefined) return null;
  const price = needsPrice(draft.unit) ? amountOf(draft.price) : null;
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    limit,
    unit: unit.value,
    period,
    startsAt: draft.startsLater ? momentOf(draft.startDate) : null,
    expiresAt: draft.hasEnd ? momentOf(draft.endDate) : null,
    methods: [...(draft.bitcoin ? ['BTC-CHAIN'] : []), ...(draft.xrp ? ['XRP-CHAIN'] : [])],
    autoApprove: draft.autoApprove,
    defaultPrice: price === null ? null : { amount: price, currency: draft.priceCurrency },
  };
}
