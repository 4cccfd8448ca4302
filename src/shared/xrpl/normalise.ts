// Owns the step from a payment as JSON, however it was written, to a draft in the one form that the rules know.
import type { Network } from '../network.ts';
import type { PaymentReading } from './api.ts';
import type { PaymentDraft, PaymentJson } from './draft.ts';
import { block, type Finding } from './finding.ts';
import { readAddress, readTaggedAddress } from './reading/address-fields.ts';
import { readAmountField, readDelivered } from './reading/amount-fields.ts';
import { readFlags } from './reading/flags-field.ts';
import { readMemos } from './reading/memo-fields.ts';
import { readPaths } from './reading/path-fields.ts';
import type { Read } from './reading/read.ts';
import { readFee, readHash, readHashes, readHex, readUint32 } from './reading/scalar-fields.ts';
import { writePayment } from './write-payment.ts';

/** Fields of every transaction that the rules keep without a look. */
const keptFields = new Set(['TxnSignature', 'Signers', 'PreviousTxnID', 'OperationLimit']);
/** One is enough to refuse it; thousands in one hostile text would be a list that nobody could open. */
const mostUnknown = 20;
const readFields = new Set([
  'TransactionType',
  'Account',
  'Destination',
  'DestinationTag',
  'SourceTag',
  'Amount',
  'DeliverMax',
  'DeliverMin',
  'SendMax',
  'Paths',
  'Flags',
  'InvoiceID',
  'CredentialIDs',
  'DomainID',
  'Memos',
  'Fee',
  'Sequence',
  'TicketSequence',
  'LastLedgerSequence',
  'NetworkID',
  'AccountTxnID',
  'Delegate',
  'SigningPubKey',
]);

/**
 * Reads a payment. `network` (null: not known) decides which X-addresses are right. Every field that cannot be read is named in a finding
 * and null in the draft; the rest is read all the same. Amount stands for DeliverMax, X-addresses are taken apart, `type` of path steps is dropped.
 */
export function normalisePayment(json: PaymentJson, network: Network | null): PaymentReading {
  const findings: Finding[] = [...typeFindings(json), ...unknownFields(json)];
  const take = <T>({ value, findings: said }: Read<T>): T | null => {
    findings.push(...said);
    return value;
  };
  const source = take(readTaggedAddress(json['Account'], json['SourceTag'], { address: 'Account', tag: 'SourceTag' }, network));
  const target = take(
    readTaggedAddress(json['Destination'], json['DestinationTag'], { address: 'Destination', tag: 'DestinationTag' }, network),
  );
  const draft: PaymentDraft = {
    account: source?.address ?? null,
    sourceTag: source?.tag ?? null,
    destination: target?.address ?? null,
    destinationTag: target?.tag ?? null,
    amount: take(readDelivered(json)),
    sendMax: take(readAmountField(json['SendMax'], 'SendMax')),
    deliverMin: take(readAmountField(json['DeliverMin'], 'DeliverMin')),
    paths: take(readPaths(json['Paths'])),
    flags: take(readFlags(json['Flags'])),
    invoiceId: take(readHash(json['InvoiceID'], 'InvoiceID')),
    credentialIds: take(readHashes(json['CredentialIDs'], 'CredentialIDs')),
    domainId: take(readHash(json['DomainID'], 'DomainID')),
    memos: take(readMemos(json['Memos'])),
    fee: take(readFee(json['Fee'])),
    sequence: take(readUint32(json['Sequence'], 'Sequence')),
    ticketSequence: take(readUint32(json['TicketSequence'], 'TicketSequence')),
    lastLedgerSequence: take(readUint32(json['LastLedgerSequence'], 'LastLedgerSequence')),
    networkId: take(readUint32(json['NetworkID'], 'NetworkID')),
    accountTxnId: take(readHash(json['AccountTxnID'], 'AccountTxnID')),
    delegate: take(readAddress(json['Delegate'], 'Delegate', network)),
    signingPubKey: take(readHex(json['SigningPubKey'], 'SigningPubKey')),
    other: Object.fromEntries(Object.entries(json).filter(([name]) => keptFields.has(name))),
  };
  return { draft, normalised: writePayment(draft), findings, repairedText: null };
}

function typeFindings(json: PaymentJson): readonly Finding[] {
  const type = json['TransactionType'];
  return type === undefined || type === 'Payment' ? [] : [block('xrpl-type-not-payment', 'TransactionType', null)];
}

function unknownFields(json: PaymentJson): readonly Finding[] {
  return Object.keys(json)
    .filter((name) => !readFields.has(name) && !keptFields.has(name))
    .slice(0, mostUnknown)
    .map((name) => block('xrpl-field-unknown', null, 'invalidTransaction', { field: name.slice(0, 40) }));
}
