// Owns which transaction types this ledger offers. A new type is one file beside this one and one line here.
import type { Transactor } from '../engine/transactor.ts';
import { accountSet } from './account-set.ts';
import { depositPreauth } from './deposit-preauth.ts';
import { offerCancel } from './offer-cancel.ts';
import { offerCreate } from './offer-create.ts';
import { payment } from './payment.ts';
import { setRegularKey } from './set-regular-key.ts';
import { ticketCreate } from './ticket-create.ts';
import { trustSet } from './trust-set.ts';

const transactors: ReadonlyMap<string, Transactor> = new Map<string, Transactor>([
  ['AccountSet', accountSet],
  ['DepositPreauth', depositPreauth],
  ['OfferCancel', offerCancel],
  ['OfferCreate', offerCreate],
  ['Payment', payment],
  ['SetRegularKey', setRegularKey],
  ['TicketCreate', ticketCreate],
  ['TrustSet', trustSet],
]);

/** Undefined for types that exist on other ledgers but not here: they answer `temDISABLED`. */
export function transactorFor(type: string): Transactor | undefined {
  return transactors.get(type);
}
