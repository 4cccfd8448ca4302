// Owns the rules for new terms (spec §2.2, §15, §16.1, §17): a request as it was sent becomes a NewPullPayment, or a list of violations.
import { currencyOf, parseUnit } from '../money/currencies.ts';
import { formatDecimal, sign } from '../money/decimal.ts';
import { parseAmount, parseOptionalAmount } from '../money/parse-amount.ts';
import type { Network } from '../network.ts';
import { type Refusal, type Result, ok, refuse } from '../result.ts';
import type { NewPullPayment } from './events.ts';
import { canonicalMethod, defaultMethodsOf, isOnNetwork } from './methods.ts';
import { readPassphrase } from './passphrase.ts';
import { lastSecond } from './periods.ts';
import { type AutoApproveLimits, noLimits, type DecimalText, type PayoutMethodId, type Seconds } from './types.ts';
import { codePoints } from '../code-points.ts';
import { type Invalid, invalid, type Violation, violation } from './violations.ts';

/** Ways to be paid of one pull payment: as many as a signed offer carries. */
export const maxMethods = 8;
export const maxNameLength = 50;
export const maxDescriptionLength = 4000;
export const defaultBolt11Days = 30;

/** The body of `POST …/pull-payments` as parsed JSON; nothing in it is trusted. Unknown properties are ignored. */
export interface TermsBody {
  readonly name?: unknown;
  readonly description?: unknown;
  readonly amount?: unknown;
  readonly currency?: unknown;
  readonly period?: unknown;
  readonly startsAt?: unknown;
  readonly expiresAt?: unknown;
  readonly BOLT11Expiration?: unknown;
  readonly payoutMethods?: unknown;
  readonly autoApproveClaims?: unknown;
  readonly autoApproveLimits?: unknown;
  readonly defaultPrice?: unknown;
  readonly passphrase?: unknown;
}

/** The terms as the form of the app sends them; the names are ours, the content is as untrusted as a body. */
export interface TermsForm {
  readonly name: string;
  readonly description: string;
  readonly limit: string;
  readonly unit: string;
  readonly period: number | null;
  readonly startsAt: Seconds | null;
  readonly expiresAt: Seconds | null;
  readonly methods: readonly string[];
  readonly autoApprove?: boolean;
  readonly autoApproveLimits?: { readonly perClaim: string | null; readonly perDay: string | null } | null;
  readonly defaultPrice?: { readonly amount: string; readonly currency: string } | null;
}

/** The form's terms as a body, so that form and API pass the same checks. */
export function bodyOfForm(form: TermsForm): TermsBody {
  const {
    limit: amount,
    unit: currency,
    methods: payoutMethods,
    autoApprove: autoApproveClaims = false,
    defaultPrice = null,
    ...rest
  } = form;
  return { ...rest, amount, currency, payoutMethods, autoApproveClaims, defaultPrice };
}

/** Reads one property; on a violation it is noted and the fallback goes on, so that all violations are told together. */
type Read<T> = Result<T, Violation>;

/**
 * Checks the body and gives the pull payment with the id and time passed in; the default start is `now` (already started, §17). A passphrase is only
 * checked here: its slow hash is made elsewhere. `network`: the wallet's, which decides what methods there are.
 */
export function validateTerms(body: TermsBody, id: string, now: Seconds, network: Network = 'practice'): Result<NewPullPayment, Invalid> {
  const violations: Violation[] = [];
  function take<T>(read: Read<T>, fallback: T): T {
    if (read.ok) return read.value;
    violations.push(read.error);
    return fallback;
  }
  const startsAt = take(readMoment('startsAt', body.startsAt), null);
  const expiresAt = take(readMoment('expiresAt', body.expiresAt), null);
  if (startsAt !== null && expiresAt !== null && expiresAt < startsAt) violations.push({ path: 'ExpiresAt', code: 'ends-before-start' });
  const pullPayment: NewPullPayment = {
    id,
    name: take(readText('name', body.name, maxNameLength), ''),
    description: take(readText('description', body.description, maxDescriptionLength), ''),
    limit: take(readLimit(body.amount), '0'),
    unit: take(readUnit(body.currency), ''),
    period: take(readPeriod(body.period), null),
    startsAt: startsAt ?? now,
    expiresAt,
    methods: readMethods(body.payoutMethods, network, violations),
    autoApprove: take(readFlag('autoApproveClaims', body.autoApproveClaims), false),
    autoApproveLimits: take(readAutoApproveLimits(body.autoApproveLimits), noLimits),
    passphrase: null,
    defaultPrice: take(readDefaultPrice(body.defaultPrice), null),
    bolt11ExpirationDays: take(readDays(body.BOLT11Expiration), defaultBolt11Days),
    createdAt: now,
  };
  take(readPassphrase(body.passphrase), null);
  return violations.length > 0 ? invalid(violations) : ok(pullPayment);
}

/** Checks a new name and description, the only terms that may change later. */
export function validateWords(name: string, description: string): Result<{ readonly name: string; readonly description: string }, Invalid> {
  const checked = [readText('name', name, maxNameLength), readText('description', description, maxDescriptionLength)];
  const violations = checked.flatMap((read) => (read.ok ? [] : [read.error]));
  return violations.length > 0 ? invalid(violations) : ok({ name, description });
}

function wrong(path: string, error: Refusal): Read<never> {
  return { ok: false, error: violation(path, error) };
}

function readText(property: 'name' | 'description', value: unknown, limit: number): Read<string> {
  if (value === undefined || value === null) return ok('');
  if (typeof value !== 'string') return wrong(property, { code: 'text-expected' });
  const path = property === 'name' ? 'Name' : 'Description';
  return codePoints(value) > limit ? wrong(path, { code: `${property}-too-long`, params: { limit: String(limit) } }) : ok(value);
}

function readLimit(value: unknown): Read<DecimalText> {
  const read = parseOptionalAmount(value);
  if (!read.ok) return wrong('amount', read.error);
  if (read.value === null || sign(read.value) <= 0) return wrong('Amount', { code: 'limit-not-positive' });
  return ok(formatDecimal(read.value));
}

function readUnit(value: unknown): Read<string> {
  if (value === undefined || value === null) return wrong('Currency', { code: 'unit-missing' });
  if (typeof value !== 'string') return wrong('currency', { code: 'text-expected' });
  const unit = parseUnit(value);
  return unit.ok ? unit : wrong('Currency', unit.error);
}

function readPeriod(value: unknown): Read<number | null> {
  if (value === undefined || value === null) return ok(null);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrong('period', { code: 'whole-seconds-expected' });
  return value > 0 ? ok(value) : wrong('Period', { code: 'period-not-positive' });
}

function readMoment(property: 'startsAt' | 'expiresAt', value: unknown): Read<Seconds | null> {
  if (value === undefined || value === null) return ok(null);
  const whole = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= lastSecond;
  return whole ? ok(value) : wrong(property, { code: 'whole-seconds-expected' });
}

function readFlag(property: string, value: unknown): Read<boolean> {
  if (value === undefined || value === null) return ok(false);
  return typeof value === 'boolean' ? ok(value) : wrong(property, { code: 'yes-or-no-expected' });
}

/** Bounds of automatic approval, in the unit; absent, null and blank are no bound. 422 path `AutoApproveLimits`, code `auto-approve-limit-invalid`. */
export function readAutoApproveLimits(value: unknown): Result<AutoApproveLimits, Violation> {
  if (value === undefined || value === null) return ok(noLimits);
  if (typeof value !== 'object' || Array.isArray(value)) return wrong('AutoApproveLimits', { code: 'auto-approve-limit-invalid' });
  const perClaim = readBound('perClaim' in value ? value.perClaim : null);
  if (!perClaim.ok) return perClaim;
  const perDay = readBound('perDay' in value ? value.perDay : null);
  return perDay.ok ? ok({ perClaim: perClaim.value, perDay: perDay.value }) : perDay;
}

function readBound(value: unknown): Read<DecimalText | null> {
  const read = parseOptionalAmount(value);
  if (!read.ok || (read.value !== null && sign(read.value) <= 0)) return wrong('AutoApproveLimits', { code: 'auto-approve-limit-invalid' });
  return ok(read.value === null ? null : formatDecimal(read.value));
}

/** Whole days; BTCPay's clients may also send "30" or a .NET time span "30.00:00:00" (spec §1). */
function readDays(value: unknown): Read<number> {
  if (value === undefined || value === null) return ok(defaultBolt11Days);
  const days = typeof value === 'string' ? daysOfText(value) : value;
  if (typeof days !== 'number' || !Number.isSafeInteger(days)) return wrong('BOLT11Expiration', { code: 'days-expected' });
  return days >= 0 ? ok(days) : wrong('BOLT11Expiration', { code: 'days-negative' });
}

function daysOfText(text: string): number | null {
  const [, minus = '', days] = /^\s*(-?)(\d{1,6})(?:\.\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?)?\s*$/.exec(text) ?? [];
  return days === undefined ? null : Number.parseInt(minus + days, 10);
}

/** Omitted means Bitcoin and XRP (§17); each wrong element is named by its index. */
function readMethods(value: unknown, network: Network, violations: Violation[]): readonly PayoutMethodId[] {
  if (value === undefined || value === null) return defaultMethodsOf(network);
  if (!Array.isArray(value)) violations.push({ path: 'payoutMethods', code: 'list-expected' });
  else if (value.length === 0) violations.push({ path: 'PayoutMethods', code: 'no-payout-method' });
  const elements: readonly unknown[] = Array.isArray(value) ? value : [];
  const methods = new Set<PayoutMethodId>();
  for (const [index, element] of elements.entries()) {
    const method = canonicalMethod(element);
    if (!method.ok) violations.push(violation(`PayoutMethods[${index}]`, method.error));
    else if (!isOnNetwork(method.value, network)) violations.push(violation(`PayoutMethods[${index}]`, { code: 'no-ledger-here' }));
    else methods.add(method.value);
  }
  if (methods.size > maxMethods)
    violations.push({ path: 'PayoutMethods', code: 'too-many-payout-methods', params: { most: String(maxMethods) } });
  return [...methods];
}

/** A price needs a currency that has a market, or is the coin itself; a price in another free unit would price nothing. */
function readDefaultPrice(value: unknown): Read<NewPullPayment['defaultPrice']> {
  if (value === undefined || value === null) return ok(null);
  if (typeof value !== 'object' || !('amount' in value) || !('currency' in value)) return wrong('defaultPrice', { code: 'price-expected' });
  const amount = parseAmount(value.amount);
  if (!amount.ok) return wrong('DefaultPrice', amount.error);
  if (sign(amount.value) <= 0) return wrong('DefaultPrice', { code: 'price-not-positive' });
  const unit = typeof value.currency === 'string' ? parseUnit(value.currency) : refuse('unit-invalid');
  if (!unit.ok || currencyOf(unit.value) === null) return wrong('DefaultPrice', { code: 'price-currency-unknown' });
  return ok({ amount: formatDecimal(amount.value), currency: unit.value });
}
