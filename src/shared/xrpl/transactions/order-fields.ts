// Owns the shape of a transaction as it is ordered: its own fields, without those that are chosen at signing.

/** Account, Fee, Sequence, LastLedgerSequence, NetworkID and the key are not among them. */
export interface OrderFields {
  readonly TransactionType: string;
  readonly [field: string]: unknown;
}
