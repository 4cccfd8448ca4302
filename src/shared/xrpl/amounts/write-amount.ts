// Owns an amount as transaction JSON and as words for people.
import { dropsToText } from '../../money/units.ts';
import type { Amount } from '../amount.ts';
import { writeCurrency } from './currency-code.ts';
import { describeCurrency } from './currency-words.ts';
import { formatTokenValue } from './token-value.ts';

export type AmountJson =
  | string
  | { readonly currency: string; readonly issuer: string; readonly value: string }
  | { readonly mpt_issuance_id: string; readonly value: string };

/** Transaction JSON of an amount; `readAmount` reads it back. */
export function writeAmount(amount: Amount): AmountJson {
  if (amount.kind === 'xrp') return amount.drops.toString();
  if (amount.kind === 'mpt') return { mpt_issuance_id: amount.id, value: amount.value.toString() };
  return { currency: writeCurrency(amount.currency), issuer: amount.issuer, value: formatTokenValue(amount.value) };
}

/** "12.5 XRP", "3 USD", "100 units": for the params of findings. The issuer is not in it. */
export function amountText(amount: Amount): string {
  if (amount.kind === 'xrp') return `${dropsToText(amount.drops)} XRP`;
  if (amount.kind === 'mpt') return `${amount.value} MPT`;
  return `${formatTokenValue(amount.value)} ${describeCurrency(amount.currency).text}`;
}
