// Owns the two members by which most ledger entries name the transaction that touched them last.

export type Threading = { readonly PreviousTxnID?: string; readonly PreviousTxnLgrSeq?: number };
