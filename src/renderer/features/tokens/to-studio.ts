// Owns the way to the studio with a payment that has begun here: what is missing is filled in there.
import { writeAmount } from '../../../shared/xrpl/amounts/write-amount.ts';
import { zeroValue } from '../../../shared/xrpl/amounts/token-value.ts';
import type { OrderFields } from '../../../shared/xrpl/transactions/order-fields.ts';
import { go } from '../../state/route.ts';
import type { NamedAsset } from './token-input.ts';

export function openStudio(account: string, payment: Omit<OrderFields, 'TransactionType'>): void {
  go({ screen: 'studio', account, payment: JSON.stringify({ TransactionType: 'Payment', Account: account, ...payment }) });
}

/** A payment of this token whose amount is still to be typed. */
export function paymentOf(asset: NamedAsset): Omit<OrderFields, 'TransactionType'> {
  return { Amount: writeAmount(asset.kind === 'mpt' ? { ...asset, value: 0n } : { ...asset, value: zeroValue }) };
}
