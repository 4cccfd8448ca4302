// Owns who belongs to a permissioned domain (xrpl-payment.md section 14).
import { hasFlag } from '../ledger/entries.ts';
import { credentialFlags } from '../ledger/entries-permissions.ts';
import { credentialIndex } from '../ledger/indexes.ts';
import type { ReadView } from '../ledger/view.ts';
import { hasExpired, readCredential } from './credential-ids.ts';

/** The owner, and who holds an accepted credential of the domain's list that has not expired. Nobody belongs to a domain that is not there. */
export function isDomainMember(view: ReadView, account: string, domain: string, closeTime: number): boolean {
  const entry = view.get(domain.toUpperCase());
  if (entry?.LedgerEntryType !== 'PermissionedDomain') return false;
  if (entry.Owner === account) return true;
  return entry.AcceptedCredentials.some(({ Credential: { Issuer: issuer, CredentialType: type } }) => {
    const held = readCredential(view, credentialIndex(account, { issuer, type }));
    return held !== undefined && hasFlag(held.Flags, credentialFlags.accepted) && !hasExpired(held, closeTime);
  });
}
