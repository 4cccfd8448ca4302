// Owns credentials as entries: listed with issuer and subject, paid for by the issuer until the subject has accepted.
import { hasFlag } from '../ledger/entries.ts';
import { type Credential, credentialFlags } from '../ledger/entries-permissions.ts';
import { credentialIndex } from '../ledger/indexes.ts';
import { adjustOwnerCount, removeFromDirectory } from '../ledger/owner-directory.ts';
import type { LayerView } from '../ledger/view.ts';

export function indexOfCredential({ Subject, Issuer, CredentialType }: Credential): string {
  return credentialIndex(Subject, { issuer: Issuer, type: CredentialType });
}

/** Whose reserve it counts against. */
export function payerOf({ Flags, Subject, Issuer }: Credential): string {
  return hasFlag(Flags, credentialFlags.accepted) ? Subject : Issuer;
}

export function eraseCredential(view: LayerView, credential: Credential): void {
  const index = indexOfCredential(credential);
  view.erase(index);
  removeFromDirectory(view, credential.Issuer, credential.IssuerNode, index);
  if (credential.Subject !== credential.Issuer) removeFromDirectory(view, credential.Subject, credential.SubjectNode, index);
  adjustOwnerCount(view, payerOf(credential), -1);
}
