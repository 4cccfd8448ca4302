// Owns which fields of a transaction are chosen when it is signed, and so are never ordered.

export const chosenAtSigning = [
  'Fee',
  'Sequence',
  'TicketSequence',
  'LastLedgerSequence',
  'NetworkID',
  'SigningPubKey',
  'TxnSignature',
  'Signers',
] as const;
