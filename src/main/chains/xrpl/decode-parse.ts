// Owns reading a Payment back from its bytes. It shares only the codec with building, so that it can check it.
import { decode, encode, encodeForSigning } from 'ripple-binary-codec';
import type { Payment } from 'xrpl';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { transactionHash } from './hash.ts';
import type { DecodedXrpl } from './types.ts';

/** Every field that a direct XRP payment of ours has; any other is named in `other`. */
const known = new Set([
  'TransactionType',
  'Flags',
  'Account',
  'Destination',
  'DestinationTag',
  'Amount',
  'Fee',
  'Sequence',
  'LastLedgerSequence',
  'NetworkID',
  'InvoiceID',
  'SigningPubKey',
  'TxnSignature',
]);
/** rippled's limit of a serialised transaction is 1 MiB; a payment of ours has about 250 bytes. */
const maxBlobLength = 20_000;

/**
 * Reads a blob (hex). `transaction-unreadable` when it is not the canonical form of one signed or unsigned transaction,
 * `not-an-xrp-payment` when it is something else than a payment of XRP with a LastLedgerSequence.
 */
export function decodeXrpl(blob: string): Result<DecodedXrpl> {
  const json = readBlob(blob);
  if (json === null) return refuse('transaction-unreadable');
  const { TransactionType, Account, Destination, Amount, Fee, Sequence, LastLedgerSequence } = json;
  if (TransactionType !== 'Payment' || typeof Amount !== 'string' || typeof LastLedgerSequence !== 'number')
    return refuse('not-an-xrp-payment');
  if (typeof Account !== 'string' || typeof Destination !== 'string' || typeof Fee !== 'string' || typeof Sequence !== 'number') {
    return refuse('not-an-xrp-payment');
  }
  return ok({
    account: Account,
    destination: Destination,
    tag: numberOr(json['DestinationTag'], null),
    drops: BigInt(Amount),
    fee: BigInt(Fee),
    sequence: Sequence,
    lastLedgerSequence: LastLedgerSequence,
    networkId: numberOr(json['NetworkID'], null),
    invoiceId: textOr(json['InvoiceID'], null),
    hash: transactionHash(blob),
    flags: numberOr(json['Flags'], 0),
    signingKey: textOr(json['SigningPubKey'], ''),
    other: Object.keys(json).filter((field) => !known.has(field)),
  });
}

/** Null for bytes that the codec cannot read, or would write differently. */
export function readBlob(blob: string): Record<string, unknown> | null {
  if (blob.length > maxBlobLength || !/^(?:[0-9A-F]{2})+$/.test(blob)) return null;
  try {
    const json = decode(blob);
    return encode(json as unknown as Payment) === blob ? json : null;
  } catch {
    return null;
  }
}

/** Bytes (hex) of a transaction; null where the codec cannot write it. */
export function encodeBlob(json: Readonly<Record<string, unknown>>): string | null {
  try {
    return encode(json as unknown as Payment);
  } catch {
    return null;
  }
}

function numberOr<T>(value: unknown, otherwise: T): number | T {
  return typeof value === 'number' ? value : otherwise;
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

/** Bytes (hex) that the signature of a decoded transaction must cover. */
export function signingBytesOf(json: Record<string, unknown>): string {
  return encodeForSigning(json as unknown as Payment);
}
