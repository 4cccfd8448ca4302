// Owns the names of the kinds of payment (§4 of the rule book).

export const paymentTypes = ['direct-xrp', 'issue', 'redeem', 'cross-currency', 'partial', 'conversion', 'mpt'] as const;
export type PaymentType = (typeof paymentTypes)[number];

/** What goes in and what comes out. For tokens of one currency code: `same-token`. For an MPT: who stands at which end. */
export type Direction =
  | 'xrp-to-xrp'
  | 'xrp-to-token'
  | 'token-to-xrp'
  | 'token-to-token'
  | 'same-token'
  | 'mpt-mint'
  | 'mpt-burn'
  | 'mpt-transfer';

export interface PaymentKind {
  readonly type: PaymentType;
  /** What a payment of type `partial` would be without tfPartialPayment; null for the other types. */
  readonly underlying: PaymentType | null;
  readonly direction: Direction;
  /** tfPartialPayment is set: less than the amount may arrive. */
  readonly partial: boolean;
}
