// Owns one finding about a payment: what is wrong or worth knowing, where, and what rippled would answer.
import type { FindingCode } from './finding-codes.ts';
import type { PredictedAnswer } from './results.ts';

/** `block`: must not be sent (with real money). `warn`: needs a deliberate yes. `info`: worth knowing. */
export type Severity = 'block' | 'warn' | 'info';

/** Fields of a Payment as the ledger spells them; a finding about the whole payment has null. */
export type PaymentField =
  | 'TransactionType'
  | 'Account'
  | 'Destination'
  | 'DestinationTag'
  | 'SourceTag'
  | 'Amount'
  | 'DeliverMax'
  | 'DeliverMin'
  | 'SendMax'
  | 'Paths'
  | 'Flags'
  | 'InvoiceID'
  | 'CredentialIDs'
  | 'DomainID'
  | 'Memos'
  | 'Fee'
  | 'Sequence'
  | 'TicketSequence'
  | 'LastLedgerSequence'
  | 'NetworkID'
  | 'AccountTxnID'
  | 'Delegate'
  | 'SigningPubKey';

/** The words of `code` (error catalogue) filled with `params`, plain text, say the cause and the next step. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly field: PaymentField | null;
  readonly params: Readonly<Record<string, string>>;
  /** What rippled answers because of this, if it is sent as it is; null where it would not refuse, or where that cannot be known. */
  readonly result: PredictedAnswer | null;
}

export function finding(
  code: FindingCode,
  severity: Severity,
  field: PaymentField | null,
  result: PredictedAnswer | null = null,
  params: Readonly<Record<string, string>> = {},
): Finding {
  return { code, severity, field, params, result };
}

/** A finding that stops the payment. */
export function block(
  code: FindingCode,
  field: PaymentField | null,
  result: PredictedAnswer | null,
  params: Readonly<Record<string, string>> = {},
): Finding {
  return finding(code, 'block', field, result, params);
}
