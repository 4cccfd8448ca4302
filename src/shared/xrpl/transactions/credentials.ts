// Owns CredentialAccept and CredentialDelete (§13.3 and §21 of the rule book).
import type { CredentialFacts, CredentialKind } from '../facts.ts';
import type { OrderFields } from './order-fields.ts';

/** Takes over a credential that was issued to the account; its reserve moves to the account with that. */
export function acceptCredential({ issuer, type }: CredentialKind): OrderFields {
  return { TransactionType: 'CredentialAccept', Issuer: issuer, CredentialType: type };
}

/** Declines an offered credential, or removes one: subject and issuer may at any time, anybody else once it has expired. */
export function deleteCredential({ subject, kind }: CredentialFacts): OrderFields {
  return { TransactionType: 'CredentialDelete', Subject: subject, Issuer: kind.issuer, CredentialType: kind.type };
}
