// Owns the reading of the form: what was typed becomes terms, or an error beside each field.
import { hasLedger, type Network } from '../../../shared/network.ts';
import type { PullPaymentTerms } from '../../../shared/contract/common.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { currencyOf, parseUnit } from '../../../shared/money/currencies.ts';
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { decimalOf, parseDecimal } from '../../../shared/money/parse-amount.ts';
import { codePoints } from '../../../shared/code-points.ts';
import { readPassphrase } from '../../../shared/payouts/passphrase.ts';
import type { Refusal } from '../../../shared/result.ts';
import type { PeriodChoice, PeriodUnit, PullDraft } from '../../state/drafts.ts';
import { refundErrors, type RefundField, refundFrom } from './refund-draft.ts';
import { typedDecimal } from '../../state/typed-decimal.ts';

const day = 86_400;
const longest = 3650 * day;
const seconds: Readonly<Record<Exclude<PeriodChoice, 'none' | 'custom'>, number>> = { day, week: 7 * day, month: 30 * day };
const unitSeconds: Readonly<Record<PeriodUnit, number>> = { minutes: 60, hours: 3600, days: day, weeks: 7 * day };

export type DraftField =
  | 'name'
  | 'limit'
  | 'unit'
  | 'price'
  | 'periodCount'
  | 'startDate'
  | 'endDate'
  | 'methods'
  | 'autoPerClaim'
  | 'autoPerDay'
  | RefundField;
export type DraftErrors = Readonly<Partial<Record<DraftField, TextKey>>>;

/** Canonical decimal text of a positive amount as people type it ("1,000.50"); null when it is none. */
export function amountOf(text: string): string | null {
  const read = parseDecimal(typedDecimal(text));
  return read.ok && sign(read.value) > 0 ? formatDecimal(read.value) : null;
}

/** The unit as it will be stored; null while it is none. */
export function unitOf(text: string): string | null {
  const parsed = parseUnit(text);
  return parsed.ok ? parsed.value : null;
}

/** Seconds of the chosen period, null for none, undefined when what was typed is no length of time from a minute to ten years. */
export function periodOf(draft: Pick<PullDraft, 'period' | 'periodCount' | 'periodUnit'>): number | null | undefined {
  if (draft.period === 'none') return null;
  if (draft.period !== 'custom') return seconds[draft.period];
  const text = draft.periodCount.normalize('NFKC').trim();
  if (!/^\d{1,7}$/.test(text)) return undefined;
  const length = Number.parseInt(text, 10) * unitSeconds[draft.periodUnit];
  return length >= 1 && length <= longest ? length : undefined;
}

/** Unix seconds of a local date and time ("2026-11-23T10:00"); null when it is none. */
export function momentOf(text: string): number | null {
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) || at < 0 ? null : Math.floor(at / 1000);
}

/** A unit without a market, whose price the sender says. */
export function needsPrice(unit: string): boolean {
  const parsed = parseUnit(unit);
  return parsed.ok && currencyOf(parsed.value) === null;
}

/** What may be claimed: as typed, or as the refund comes to; null while it is no amount. */
export function limitOf(draft: PullDraft, now: number): string | null {
  if (draft.template !== 'refund') return amountOf(draft.limit);
  const refund = refundFrom(draft, now);
  return refund?.ok ? refund.value.amount : null;
}

/** Places that were typed beyond those the currency is usually written with; 0 where there are none. They are kept. */
export function extraPlaces(limit: string | null, unit: string): number {
  const usual = currencyOf(unitOf(unit) ?? '')?.divisibility;
  return limit === null || usual === undefined ? 0 : Math.max(0, decimalOf(limit).scale - usual);
}

export function draftErrors(draft: PullDraft, now: number): DraftErrors {
  return {
    ...(codePoints(draft.name) > 50 ? { name: 'form.nameBad' as const } : {}),
    ...(draft.template === 'refund' ? refundErrors(draft, now) : limitErrors(draft)),
    ...(unitOf(draft.unit) === null ? { unit: 'form.unitBad' as const } : {}),
    ...(needsPrice(draft.unit) && draft.template === 'refund' ? { unit: 'form.refund.unitBad' as const } : {}),
    ...priceErrors(draft),
    ...(periodOf(draft) === undefined ? { periodCount: 'form.periodBad' as const } : {}),
    ...dateErrors(draft, now),
    ...(methodsOf(draft).length > 0 ? {} : { methods: 'form.methodsBad' as const }),
    ...boundErrors(draft),
  };
}

function limitErrors({ limit }: PullDraft): DraftErrors {
  if (amountOf(limit) !== null) return {};
  const read = parseDecimal(typedDecimal(limit));
  return { limit: !read.ok && read.error.code === 'number-too-precise' ? 'form.limitTooPrecise' : 'form.limitBad' };
}

/** A price may be left for the approval, unless nobody is asked then. */
function priceErrors({ unit, price, autoApprove }: PullDraft): DraftErrors {
  if (!needsPrice(unit)) return {};
  if (price.trim() === '') return autoApprove ? { price: 'form.priceForAuto' } : {};
  return amountOf(price) === null ? { price: 'form.priceBad' } : {};
}

function dateErrors(draft: PullDraft, now: number): DraftErrors {
  const start = draft.startsLater ? momentOf(draft.startDate) : now;
  const end = draft.hasEnd ? momentOf(draft.endDate) : null;
  const startError = start === null ? { startDate: 'form.dateBad' as const } : {};
  if (!draft.hasEnd) return startError;
  if (end === null) return { ...startError, endDate: 'form.dateBad' };
  if (end <= now) return { ...startError, endDate: 'form.endPast' };
  return start !== null && end <= start ? { endDate: 'form.endBad' } : startError;
}

function boundErrors({ autoApprove, autoPerClaim, autoPerDay }: PullDraft): DraftErrors {
  const isWrong = (text: string): boolean => autoApprove && text.trim() !== '' && amountOf(text) === null;
  return {
    ...(isWrong(autoPerClaim) ? { autoPerClaim: 'form.limitBad' as const } : {}),
    ...(isWrong(autoPerDay) ? { autoPerDay: 'form.limitBad' as const } : {}),
  };
}

/** The terms to send; null while any field is wrong. The worker checks them again. */
export function termsOf(draft: PullDraft, now: number): PullPaymentTerms | null {
  const unit = unitOf(draft.unit);
  const limit = limitOf(draft, now);
  const period = draft.template === 'refund' ? null : periodOf(draft);
  if (Object.keys(draftErrors(draft, now)).length > 0 || unit === null || limit === null || period === undefined) return null;
  const price = needsPrice(draft.unit) ? amountOf(draft.price) : null;
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    limit,
    unit,
    period,
    startsAt: draft.startsLater ? momentOf(draft.startDate) : null,
    expiresAt: draft.hasEnd ? momentOf(draft.endDate) : null,
    methods: [...methodsOf(draft)],
    autoApprove: draft.autoApprove,
    autoApproveLimits: draft.autoApprove ? { perClaim: amountOf(draft.autoPerClaim), perDay: amountOf(draft.autoPerDay) } : null,
    defaultPrice: price === null ? null : { amount: price, currency: draft.priceCurrency },
  };
}

/** The draft as a wallet of the set can send it: without an XRP Ledger its ways to be paid are not there. */
export function onNetwork(draft: PullDraft, network: Network): PullDraft {
  return hasLedger(network) ? draft : { ...draft, xrp: false, tokens: [] };
}

/** Ways to be paid that are chosen, in the order in which recipients see them. */
export function methodsOf({ bitcoin, xrp, tokens }: Pick<PullDraft, 'bitcoin' | 'xrp' | 'tokens'>): readonly string[] {
  return [...(bitcoin ? ['BTC-CHAIN'] : []), ...(xrp ? ['XRP-CHAIN'] : []), ...tokens];
}

/** What is wrong with the passphrase that was typed; null where the form asks for none. */
export function passphraseProblem({ hasPassphrase }: Pick<PullDraft, 'hasPassphrase'>, typed: string): Refusal | null {
  if (!hasPassphrase) return null;
  const read = readPassphrase(typed);
  return read.ok ? null : read.error;
}
