// Owns MPTokenAuthorize as a holder orders it (§21 of the rule book): accepting a multi-purpose token, and giving it up.
import type { OrderFields } from './order-fields.ts';

export const tfMPTUnauthorize = 0x0000_0001;

/** `id`: 48 hex. Without a Holder it speaks for the account itself. */
export function acceptMpt(id: string): OrderFields {
  return { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id };
}

/** Refused by the ledger while anything of it is held. */
export function giveUpMpt(id: string): OrderFields {
  return { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id, Flags: tfMPTUnauthorize };
}
