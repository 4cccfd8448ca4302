// Owns the payment that gives a holding back to its issuer, so that the token can be given up.
import type { Amount } from '../amount.ts';
import { writeAmount } from '../amounts/write-amount.ts';
import type { OrderFields } from './order-fields.ts';

/** To the issuer no transfer fee is due. */
export function sendBack(issuer: string, amount: Amount): OrderFields {
  return { TransactionType: 'Payment', Destination: issuer, Amount: writeAmount(amount) };
}
