// Owns DepositPreauth: who may pay an account that takes money from nobody else (§13 and §21 of the rule book).
import type { CredentialSet } from '../facts.ts';
import type { OrderFields } from './order-fields.ts';

/** Most credentials in one set. */
export const mostInSet = 8;

/** Lets one account pay this one, or no longer. */
export function preauthorize(account: string, allowed: boolean): OrderFields {
  return { TransactionType: 'DepositPreauth', [allowed ? 'Authorize' : 'Unauthorize']: account };
}

/** Lets everybody pay who shows all credentials of the set (1 to 8, each once), or no longer. */
export function preauthorizeCredentials(set: CredentialSet, allowed: boolean): OrderFields {
  const list = set.map(({ issuer, type }) => ({ Credential: { Issuer: issuer, CredentialType: type } }));
  return { TransactionType: 'DepositPreauth', [allowed ? 'AuthorizeCredentials' : 'UnauthorizeCredentials']: list };
}
