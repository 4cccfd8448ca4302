// Owns a draft as transaction JSON, in the order in which people read a payment.
import type { Amount } from './amount.ts';
import { writeCurrency } from './amounts/currency-code.ts';
import { writeAmount } from './amounts/write-amount.ts';
import type { Memo, PathStep, PaymentDraft, PaymentJson } from './draft.ts';

/** Transaction JSON without absent fields; `normalisePayment` reads the same draft back. */
export function writePayment(draft: PaymentDraft): PaymentJson {
  const fields: readonly (readonly [string, unknown])[] = [
    ['TransactionType', 'Payment'],
    ['Account', draft.account],
    ['Destination', draft.destination],
    ['DestinationTag', draft.destinationTag],
    ['Amount', amountOrNull(draft.amount)],
    ['SendMax', amountOrNull(draft.sendMax)],
    ['DeliverMin', amountOrNull(draft.deliverMin)],
    ['Paths', draft.paths?.map((path) => path.map(writeStep)) ?? null],
    ['Flags', draft.flags],
    ['InvoiceID', draft.invoiceId],
    ['CredentialIDs', draft.credentialIds],
    ['DomainID', draft.domainId],
    ['SourceTag', draft.sourceTag],
    ['Memos', draft.memos?.map(writeMemo) ?? null],
    ['Fee', draft.fee?.toString() ?? null],
    ['Sequence', draft.sequence],
    ['TicketSequence', draft.ticketSequence],
    ['LastLedgerSequence', draft.lastLedgerSequence],
    ['NetworkID', draft.networkId],
    ['AccountTxnID', draft.accountTxnId],
    ['Delegate', draft.delegate],
    ['SigningPubKey', draft.signingPubKey],
    ...Object.entries(draft.other),
  ];
  return Object.fromEntries(fields.filter(([, value]) => value !== null));
}

/** The JSON as text for the expert's editor. */
export function writePaymentText(draft: PaymentDraft): string {
  return JSON.stringify(writePayment(draft), null, 2);
}

function amountOrNull(amount: Amount | null): unknown {
  return amount === null ? null : writeAmount(amount);
}

function writeStep(step: PathStep): PaymentJson {
  const currency = step.currency === null ? null : writeCurrency(step.currency);
  return present({ account: step.account, currency, issuer: step.issuer });
}

function writeMemo({ type, data, format }: Memo): PaymentJson {
  return { Memo: present({ MemoType: type, MemoData: data, MemoFormat: format }) };
}

function present(members: Readonly<Record<string, string | null>>): PaymentJson {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
