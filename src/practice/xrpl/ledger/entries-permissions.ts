// Owns the ledger entries by which accounts allow things to others: preauthorizations, credentials, permissioned domains, lists of signers.
import type { Threading } from './threading.ts';

/** Either one account, or the credentials whose bearers may pay. */
export type DepositPreauth = Threading & {
  readonly LedgerEntryType: 'DepositPreauth';
  readonly Account: string;
  readonly Authorize?: string;
  readonly AuthorizeCredentials?: readonly ListedCredential[];
  readonly Flags: number;
  readonly OwnerNode: string;
};

/** As rippled nests members of lists. CredentialType is hex. */
export type ListedCredential = { readonly Credential: { readonly CredentialType: string; readonly Issuer: string } };

/** Listed with both accounts; owned (and paid for) by the issuer until the subject accepts it. */
export type Credential = Threading & {
  readonly LedgerEntryType: 'Credential';
  readonly CredentialType: string;
  /** Ripple seconds. */
  readonly Expiration?: number;
  readonly Flags: number;
  readonly Issuer: string;
  readonly IssuerNode: string;
  readonly Subject: string;
  readonly SubjectNode: string;
  readonly URI?: string;
};

export const credentialFlags = { accepted: 0x0001_0000 } as const;

export type PermissionedDomain = Threading & {
  readonly LedgerEntryType: 'PermissionedDomain';
  readonly AcceptedCredentials: readonly ListedCredential[];
  readonly Flags: number;
  readonly Owner: string;
  readonly OwnerNode: string;
  readonly Sequence: number;
};

export type SignerList = Threading & {
  readonly LedgerEntryType: 'SignerList';
  readonly Flags: number;
  readonly OwnerNode: string;
  readonly SignerEntries: readonly {
    readonly SignerEntry: { readonly Account: string; readonly SignerWeight: number; readonly WalletLocator?: string };
  }[];
  readonly SignerListID: number;
  readonly SignerQuorum: number;
};

/** A list made today counts as one object. */
export const signerListFlags = { oneOwnerCount: 0x0001_0000 } as const;
