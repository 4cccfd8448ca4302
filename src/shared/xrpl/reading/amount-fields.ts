// Owns reading the amounts of a payment, and the two names of the delivered one: Amount, and DeliverMax of API version 2 (§2.1 of the rule book).
import { readAmount } from '../amounts/amount-parse.ts';
import { sameAmount } from '../amounts/compare.ts';
import type { Amount } from '../amount.ts';
import { type FindingCode, amountCodes } from '../finding-codes.ts';
import { block, finding, type PaymentField } from '../finding.ts';
import type { PaymentJson } from '../draft.ts';
import { absent, isAbsent, type Read, readWith } from './read.ts';

/** Codes of the readers of amounts that are findings too. */
const codes: ReadonlyMap<string, FindingCode> = new Map(amountCodes.map((code) => [code, code]));

export function readAmountField(value: unknown, field: PaymentField): Read<Amount> {
  return isAbsent(value) ? absent : readWith(readAmount(value), field, (code) => codes.get(code) ?? 'xrpl-amount-shape');
}

/** Amount, or DeliverMax under its other name, or both where they agree. */
export function readDelivered(json: PaymentJson): Read<Amount> {
  const amount = readAmountField(json['Amount'], 'Amount');
  const deliverMax = readAmountField(json['DeliverMax'], 'DeliverMax');
  if (isAbsent(json['DeliverMax'])) return amount;
  if (isAbsent(json['Amount']))
    return { value: deliverMax.value, findings: [finding('xrpl-renamed-to-amount', 'info', 'DeliverMax'), ...deliverMax.findings] };
  const findings = [...amount.findings, ...deliverMax.findings];
  if (amount.value === null || deliverMax.value === null) return { value: null, findings };
  if (sameAmount(amount.value, deliverMax.value))
    return { value: amount.value, findings: [finding('xrpl-amount-given-twice', 'warn', 'DeliverMax')] };
  return { value: null, findings: [block('xrpl-amount-conflict', 'DeliverMax', null)] };
}
