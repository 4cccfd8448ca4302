// Owns the nine cases of the lesson about rates (§9.1 of the rule book): 95 CNY for 15 USD, then 5 CNY for 2 USD, and 100 CNY to be paid.
import type { Asset } from '../../../shared/xrpl/amount.ts';
import type { PaymentJson } from '../../../shared/xrpl/draft.ts';
import { tfLimitQuality, tfPartialPayment } from '../../../shared/xrpl/flags.ts';
import { writeAmount } from '../../../shared/xrpl/amounts/write-amount.ts';
import { readTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';

export const lessonCaseIds = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const;
export type LessonCaseId = (typeof lessonCaseIds)[number];

export interface LessonCase {
  readonly id: LessonCaseId;
  /** USD, at most. */
  readonly spend: string;
  readonly limitQuality: boolean;
  readonly partial: boolean;
}

export const lessonDelivers = '100';

export const lessonCases: readonly LessonCase[] = [
  { id: 'A', spend: '20', limitQuality: false, partial: false },
  { id: 'B', spend: '20', limitQuality: true, partial: false },
  { id: 'C', spend: '20', limitQuality: true, partial: true },
  { id: 'D', spend: '20', limitQuality: false, partial: true },
  { id: 'E', spend: '16', limitQuality: false, partial: true },
  { id: 'F', spend: '16', limitQuality: true, partial: true },
  { id: 'G', spend: '15', limitQuality: true, partial: true },
  { id: 'H', spend: '40', limitQuality: true, partial: false },
  { id: 'I', spend: '10', limitQuality: false, partial: false },
];

export interface LessonPlace {
  readonly account: string;
  readonly destination: string;
  readonly usd: Asset;
  readonly cny: Asset;
}

/** The Payment of a case. */
export function lessonPayment({ spend, limitQuality, partial }: LessonCase, { account, destination, usd, cny }: LessonPlace): PaymentJson {
  const flags = (limitQuality ? tfLimitQuality : 0) + (partial ? tfPartialPayment : 0);
  return {
    TransactionType: 'Payment',
    Account: account,
    Destination: destination,
    Amount: amountJson(cny, lessonDelivers),
    SendMax: amountJson(usd, spend),
    ...(flags === 0 ? {} : { Flags: flags }),
  };
}

/** The lesson's assets are tokens. */
function amountJson(asset: Asset, text: string): unknown {
  const value = readTokenValue(text);
  if (asset.kind !== 'token' || !value.ok) throw new TypeError('the lesson is about tokens');
  return writeAmount({ ...asset, value: value.value });
}

const tfSetNoRipple = 0x0002_0000;

/** Accepts the lesson's USD, up to 1,000, without letting it pass through to others. */
export function acceptUsd(account: string, usd: Asset): PaymentJson {
  return { TransactionType: 'TrustSet', Account: account, LimitAmount: amountJson(usd, '1000'), Flags: tfSetNoRipple };
}
