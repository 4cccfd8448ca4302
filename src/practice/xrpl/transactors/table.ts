// Owns which transaction types this ledger offers. A new type is one file beside this one and one line here.
import type { Transactor } from '../engine/transactor.ts';
import { accountSet } from './account-set.ts';
import { credentialAccept, credentialDelete } from './credential-answer.ts';
import { credentialCreate } from './credential-create.ts';
import { depositPreauth } from './deposit-preauth.ts';
import { offerCancel } from './offer-cancel.ts';
import { offerCreate } from './offer-create.ts';
import { mptokenAuthorize } from './mptoken-authorize.ts';
import { mptokenIssuanceCreate } from './mptoken-issuance-create.ts';
import { mptokenIssuanceDestroy, mptokenIssuanceSet } from './mptoken-issuance-end.ts';
import { payment } from './payment.ts';
import { permissionedDomainDelete, permissionedDomainSet } from './permissioned-domain.ts';
import { setRegularKey } from './set-regular-key.ts';
import { signerListSet } from './signer-list-set.ts';
import { ticketCreate } from './ticket-create.ts';
import { trustSet } from './trust-set.ts';

const transactors: ReadonlyMap<string, Transactor> = new Map<string, Transactor>([
  ['AccountSet', accountSet],
  ['CredentialAccept', credentialAccept],
  ['CredentialCreate', credentialCreate],
  ['CredentialDelete', credentialDelete],
  ['DepositPreauth', depositPreauth],
  ['OfferCancel', offerCancel],
  ['OfferCreate', offerCreate],
  ['MPTokenAuthorize', mptokenAuthorize],
  ['MPTokenIssuanceCreate', mptokenIssuanceCreate],
  ['MPTokenIssuanceDestroy', mptokenIssuanceDestroy],
  ['MPTokenIssuanceSet', mptokenIssuanceSet],
  ['Payment', payment],
  ['PermissionedDomainDelete', permissionedDomainDelete],
  ['PermissionedDomainSet', permissionedDomainSet],
  ['SetRegularKey', setRegularKey],
  ['SignerListSet', signerListSet],
  ['TicketCreate', ticketCreate],
  ['TrustSet', trustSet],
]);

/** Undefined for types that exist on other ledgers but not here: they answer `temDISABLED`. */
export function transactorFor(type: string): Transactor | undefined {
  return transactors.get(type);
}
