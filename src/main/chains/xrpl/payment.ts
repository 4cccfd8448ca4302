// Owns the bytes of a direct XRP payment: JSON shape, limits, encoding. Nothing here signs.
import { encode, encodeForSigning } from 'ripple-binary-codec';
import type { Payment } from 'xrpl';
import { accountIdOf } from '../../../shared/links/xrpl-address.ts';
import { largestPlainNetwork } from '../../../shared/network.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { maxDrops } from '../../../shared/xrpl/amount.ts';
import { accountZero } from '../../../shared/xrpl/special-accounts.ts';
import type { DirectXrpPayment } from './types.ts';

const maxUint32 = 0xffff_ffff;

/** A checked payment as the codec wants it, without key and signature. `payment-malformed` with `part` names what is wrong. */
export function paymentJson(payment: DirectXrpPayment): Result<Payment> {
  const part = malformedPart(payment);
  if (part !== null) return refuse('payment-malformed', { part });
  return ok({
    TransactionType: 'Payment',
    Flags: 0,
    Account: payment.account,
    Destination: payment.destination,
    Amount: payment.drops.toString(),
    Fee: payment.fee.toString(),
    Sequence: payment.sequence,
    LastLedgerSequence: payment.lastLedgerSequence,
    ...(payment.tag === null ? {} : { DestinationTag: payment.tag }),
    ...(payment.networkId === null ? {} : { NetworkID: payment.networkId }),
    ...(payment.invoiceId === null ? {} : { InvoiceID: payment.invoiceId.toUpperCase() }),
  });
}

function malformedPart(payment: DirectXrpPayment): string | null {
  if (accountIdOf(payment.account) === null) return 'account';
  if (accountIdOf(payment.destination) === null || payment.destination === accountZero) return 'destination';
  if (payment.destination === payment.account) return 'destination';
  if (payment.tag !== null && !isUint32(payment.tag)) return 'tag';
  if (payment.drops <= 0n || payment.drops > maxDrops) return 'amount';
  if (payment.fee <= 0n || payment.fee > maxDrops) return 'fee';
  if (!isUint32(payment.sequence) || payment.sequence === 0) return 'sequence';
  if (!isUint32(payment.lastLedgerSequence) || payment.lastLedgerSequence === 0) return 'last-ledger';
  if (payment.networkId !== null && (!isUint32(payment.networkId) || payment.networkId <= largestPlainNetwork)) return 'network';
  if (payment.invoiceId !== null && !/^[0-9a-fA-F]{64}$/.test(payment.invoiceId)) return 'invoice';
  return null;
}

function isUint32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= maxUint32;
}

/** Bytes (hex) that are hashed and signed. */
export function signingBytes(json: Payment): string {
  return encodeForSigning(json);
}

/** Bytes (hex) of the whole transaction. */
export function transactionBytes(json: Payment): string {
  return encode(json);
}
