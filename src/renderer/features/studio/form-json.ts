// Owns the step from the form to transaction JSON, and back. What one side cannot hold is kept as it was given, so that nothing is lost by looking at the other.
import type { Refusal } from '../../../shared/result.ts';
import { writeAmount } from '../../../shared/xrpl/amounts/write-amount.ts';
import type { PaymentReading } from '../../../shared/xrpl/api.ts';
import type { PaymentDraft, PaymentJson } from '../../../shared/xrpl/draft.ts';
import type { PaymentField } from '../../../shared/xrpl/finding.ts';
import { hasFlag, tfLimitQuality, tfNoRippleDirect, tfPartialPayment, withFlag } from '../../../shared/xrpl/flags.ts';
import { readJsonText } from '../../../shared/xrpl/reading/json-text-parse.ts';
import { writePayment } from '../../../shared/xrpl/write-payment.ts';
import { emptyStudioForm, type FormAmount, type StudioForm } from '../../state/studio-form.ts';
import { formAmount, readFormAmount, valueText } from './form-amount.ts';
import { formMemo, memoJson } from './memo-text.ts';

export interface WrittenForm {
  readonly json: PaymentJson;
  /** What was typed and cannot be written, by field; it is absent in the JSON. */
  readonly problems: ReadonlyMap<PaymentField, Refusal>;
}

/** Fields that are one text in the form and the same text in JSON: the reader of payments says what is wrong with them. */
const plainFields = {
  SourceTag: 'sourceTag',
  InvoiceID: 'invoiceId',
  DomainID: 'domainId',
  Sequence: 'sequence',
  TicketSequence: 'ticketSequence',
  LastLedgerSequence: 'lastLedgerSequence',
  NetworkID: 'networkId',
  AccountTxnID: 'accountTxnId',
  Delegate: 'delegate',
  SigningPubKey: 'signingPubKey',
  Fee: 'fee',
} as const satisfies Partial<Record<PaymentField, keyof StudioForm>>;

/** `account`: who pays where the form leaves it open. */
export function writeForm(form: StudioForm, account: string | null): WrittenForm {
  const problems = new Map<PaymentField, Refusal>();
  const amount = (field: PaymentField, typed: FormAmount | null): unknown => {
    if (typed === null || typed.value.trim() === '') return undefined;
    const read = readFormAmount(typed);
    if (read.ok) return writeAmount(read.value);
    problems.set(field, read.error);
    return undefined;
  };
  const flags = flagsOf(form);
  const own = {
    TransactionType: 'Payment',
    Account: form.account.trim() || account || undefined,
    Destination: form.destination.trim() || undefined,
    DestinationTag: form.tag.trim() || undefined,
    Amount: amount('Amount', form.deliver),
    SendMax: amount('SendMax', form.spend),
    DeliverMin: amount('DeliverMin', { asset: form.deliver.asset, value: form.least }),
    Paths: pathsOf(form.paths, problems),
    Flags: flags === 0 ? undefined : flags,
    CredentialIDs: listOf(form.credentialIds),
    Memos: form.memos.length === 0 ? undefined : form.memos.map(memoJson),
    ...Object.fromEntries(Object.entries(plainFields).map(([field, name]) => [field, form[name].trim() || undefined])),
  };
  return { json: Object.fromEntries(Object.entries({ ...own, ...form.rest }).filter(([, value]) => value !== undefined)), problems };
}

function flagsOf({ otherFlags, partial, limitQuality, noDirect }: StudioForm): number {
  return withFlag(withFlag(withFlag(otherFlags, tfPartialPayment, partial), tfLimitQuality, limitQuality), tfNoRippleDirect, noDirect);
}

function pathsOf(text: string, problems: Map<PaymentField, Refusal>): unknown {
  if (text.trim() === '') return undefined;
  const read = readJsonText(text);
  if (read.ok) return read.value.value;
  problems.set('Paths', read.error);
  return undefined;
}

function listOf(text: string): readonly string[] | undefined {
  const lines = text.split(/[\s,]+/).filter((line) => line !== '');
  return lines.length === 0 ? undefined : lines;
}

/** The form of a payment that was read. `json`: the payment as it was given; `scaleOf`: AssetScale of an issuance, 0 where it is not known. */
export function formOf({ draft }: Pick<PaymentReading, 'draft'>, json: PaymentJson, scaleOf: (id: string) => number): StudioForm {
  const form = formOfDraft(draft, scaleOf);
  const read = writePayment(draft);
  const { json: written } = writeForm(form, null);
  const lost = Object.entries(json).filter(([name, value]) => {
    if (name === 'DeliverMax' && draft.amount !== null) return false;
    if (name === 'TransactionType') return value !== 'Payment';
    return !(name in read ? isSame(comparable(written[name]), comparable(read[name])) : isSame(written[name], value));
  });
  return { ...form, rest: Object.fromEntries(lost) };
}

/** Numbers of fields are texts in the form. */
function comparable(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function formOfDraft(draft: PaymentDraft, scaleOf: (id: string) => number): StudioForm {
  const { amount, sendMax, deliverMin, flags, paths } = draft;
  const written = writePayment(draft);
  const text = (value: string | number | bigint | null): string => (value === null ? '' : String(value));
  return {
    ...emptyStudioForm,
    account: text(draft.account),
    destination: text(draft.destination),
    tag: text(draft.destinationTag),
    deliver: amount === null ? emptyStudioForm.deliver : formAmount(amount, scaleOf),
    spend: sendMax === null ? null : formAmount(sendMax, scaleOf),
    partial: hasFlag(flags, tfPartialPayment),
    limitQuality: hasFlag(flags, tfLimitQuality),
    noDirect: hasFlag(flags, tfNoRippleDirect),
    otherFlags: withFlag(withFlag(withFlag(flags, tfPartialPayment, false), tfLimitQuality, false), tfNoRippleDirect, false),
    least: deliverMin === null ? '' : valueText(deliverMin, deliverMin.kind === 'mpt' ? scaleOf(deliverMin.id) : 0),
    paths: paths === null ? '' : JSON.stringify(written['Paths'], null, 1),
    sourceTag: text(draft.sourceTag),
    invoiceId: text(draft.invoiceId),
    credentialIds: draft.credentialIds?.join('\n') ?? '',
    domainId: text(draft.domainId),
    memos: draft.memos?.map(formMemo) ?? [],
    fee: text(draft.fee),
    sequence: text(draft.sequence),
    ticketSequence: text(draft.ticketSequence),
    lastLedgerSequence: text(draft.lastLedgerSequence),
    networkId: text(draft.networkId),
    accountTxnId: text(draft.accountTxnId),
    delegate: text(draft.delegate),
    signingPubKey: text(draft.signingPubKey),
  };
}
