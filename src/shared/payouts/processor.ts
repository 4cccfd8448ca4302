// Owns the rules for the settings of a payout processor, as they come from the API or a form (spec §11, §16.5).
import { compare, type Decimal, formatDecimal, zero } from '../money/decimal.ts';
import { parseAmount, parseOptionalAmount } from '../money/parse-amount.ts';
import { type Result, ok, refuse } from '../result.ts';
import { canonicalMethod, defaultMethods, methodDecimals } from './methods.ts';
import type { PayoutMethodId } from './types.ts';
import { type Invalid, invalid, type Violation, violation } from './violations.ts';

export interface ProcessorSettings {
  readonly methodId: PayoutMethodId;
  readonly intervalSeconds: number;
  readonly feeBlockTarget: number;
  /** Canonical decimal text in the method's coin, like the other amounts here. */
  readonly threshold: string;
  readonly processNewPayoutsInstantly: boolean;
  readonly feeCeiling: string | null;
  readonly dailyCap: string | null;
  readonly enabled: boolean;
}

/** As received; a missing value is undefined or null. */
export interface ProcessorDraft {
  readonly methodId: unknown;
  readonly intervalSeconds: unknown;
  readonly feeBlockTarget?: unknown;
  readonly threshold?: unknown;
  readonly processNewPayoutsInstantly?: unknown;
  readonly feeCeiling?: unknown;
  readonly dailyCap?: unknown;
  readonly enabled?: unknown;
}

export const leastInterval = 60;
export const mostInterval = 86_400;
const mostBlocks = 1000;
/** Satoshi per virtual byte with up to three decimals; drops are whole. */
const rateDecimals = 3;

/**
 * The settings in canonical form. Violations: `PayoutMethodId` (codes of `automaticMethod`), `IntervalSeconds` `interval-out-of-range`, `FeeBlockTarget`
 * `fee-target-out-of-range`, `Threshold` `threshold-invalid`, `FeeCeiling` `fee-ceiling-invalid`, `DailyCap` `daily-cap-invalid`; with the name as sent
 * `yes-or-no-expected` for what is neither true nor false.
 */
export function checkProcessor(draft: ProcessorDraft): Result<ProcessorSettings, Invalid> {
  const violations: Violation[] = [];
  const take = <T>(path: string, answer: Result<T>, instead: T): T => {
    if (answer.ok) return answer.value;
    violations.push(violation(path, answer.error));
    return instead;
  };
  const methodId = take('PayoutMethodId', automaticMethod(draft.methodId), 'BTC-CHAIN');
  const places = methodDecimals(methodId) ?? 0;
  const settings: ProcessorSettings = {
    methodId,
    intervalSeconds: take(
      'IntervalSeconds',
      wholeWithin(draft.intervalSeconds, leastInterval, mostInterval, 'interval-out-of-range'),
      leastInterval,
    ),
    feeBlockTarget: take('FeeBlockTarget', wholeWithin(draft.feeBlockTarget ?? 1, 1, mostBlocks, 'fee-target-out-of-range'), 1),
    threshold: take('Threshold', threshold(draft.threshold, places), '0'),
    processNewPayoutsInstantly: take('processNewPayoutsInstantly', flag(draft.processNewPayoutsInstantly, false), false),
    feeCeiling: take('FeeCeiling', bound(draft.feeCeiling, methodId === 'BTC-CHAIN' ? rateDecimals : 0, 'fee-ceiling-invalid'), null),
    dailyCap: take('DailyCap', bound(draft.dailyCap, places, 'daily-cap-invalid'), null),
    enabled: take('enabled', flag(draft.enabled, true), true),
  };
  return violations.length === 0 ? ok(settings) : invalid(violations);
}

/**
 * The methods that can be paid by themselves: their caps are sums of one coin each. Tokens and MPTs are paid by a person alone. Codes: those of `canonicalMethod`,
 * `processor-method-manual`.
 */
export function automaticMethod(value: unknown): Result<PayoutMethodId> {
  const method = canonicalMethod(value);
  if (!method.ok) return method;
  return defaultMethods.includes(method.value) ? method : refuse('processor-method-manual');
}

function wholeWithin(
  value: unknown,
  least: number,
  most: number,
  code: 'interval-out-of-range' | 'fee-target-out-of-range',
): Result<number> {
  const good = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return good ? ok(value) : refuse(code, { least: String(least), most: String(most) });
}

function flag(value: unknown, missing: boolean): Result<boolean> {
  if (value === undefined || value === null) return ok(missing);
  return typeof value === 'boolean' ? ok(value) : refuse('yes-or-no-expected');
}

/** It leaves as a JSON number, so it must be one that every reader keeps exactly. */
function threshold(value: unknown, places: number): Result<string> {
  const read = parseOptionalAmount(value);
  const amount: Decimal = read.ok ? (read.value ?? zero) : zero;
  const good = read.ok && compare(amount, zero) >= 0 && amount.scale <= places && parseAmount(Number(formatDecimal(amount))).ok;
  return good ? ok(formatDecimal(amount)) : refuse('threshold-invalid', { places: String(places) });
}

/** A bound of zero would be a processor that never runs: it is refused, so that it is not taken for "no bound". */
function bound(value: unknown, places: number, code: 'fee-ceiling-invalid' | 'daily-cap-invalid'): Result<string | null> {
  const read = parseOptionalAmount(value);
  if (!read.ok) return refuse(code, { places: String(places) });
  if (read.value === null) return ok(null);
  const good = compare(read.value, zero) > 0 && read.value.scale <= places;
  return good ? ok(formatDecimal(read.value)) : refuse(code, { places: String(places) });
}
