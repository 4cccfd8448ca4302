// Owns CredentialAccept and CredentialDelete: the subject takes a credential, and either side, or after its expiration anybody, removes it.
import { accountZero } from '../base/address.ts';
import { textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { hasFlag, withFlag } from '../ledger/entries.ts';
import { type Credential, credentialFlags } from '../ledger/entries-permissions.ts';
import { credentialIndex } from '../ledger/indexes.ts';
import { reserveRefusal } from '../ledger/listed.ts';
import { adjustOwnerCount } from '../ledger/owner-directory.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { eraseCredential, indexOfCredential } from '../permissions/credential-entries.ts';
import { hasExpired, readCredential } from '../permissions/credential-ids.ts';
import { isCredentialType } from '../permissions/listed-credentials.ts';

function typeOf(tx: Transaction): string {
  return textOf(tx.json, 'CredentialType') ?? '';
}

/** The id of the credential that the transaction means: who is not named is the sender. */
function credentialMeant({ json, account }: Transaction): string {
  const [subject, issuer] = [textOf(json, 'Subject') ?? account, textOf(json, 'Issuer') ?? account];
  return credentialIndex(subject, { issuer, type: textOf(json, 'CredentialType') ?? '' });
}

function meant(tx: Transaction, view: ReadView): Credential | undefined {
  return readCredential(view, credentialMeant(tx));
}

function acceptPreflight(tx: Transaction): ResultCode {
  if (textOf(tx.json, 'Issuer') === accountZero) return 'temINVALID_ACCOUNT_ID';
  return isCredentialType(typeOf(tx)) ? 'tesSUCCESS' : 'temMALFORMED';
}

function acceptPreclaim(tx: Transaction, view: ReadView): ResultCode {
  if (readAccount(view, textOf(tx.json, 'Issuer') ?? accountZero) === undefined) return 'tecNO_ISSUER';
  const credential = meant(tx, view);
  if (credential === undefined) return 'tecNO_ENTRY';
  return hasFlag(credential.Flags, credentialFlags.accepted) ? 'tecDUPLICATE' : 'tesSUCCESS';
}

function accept(context: ApplyContext): ResultCode {
  const { tx, view, parentCloseTime, evenIfClaimed } = context;
  const credential = meant(tx, view);
  if (credential === undefined) return 'tecINTERNAL';
  const refused = reserveRefusal(context);
  if (refused !== null) return refused;
  if (hasExpired(credential, parentCloseTime)) {
    evenIfClaimed((left) => eraseCredential(left, credential));
    return 'tecEXPIRED';
  }
  view.put(indexOfCredential(credential), { ...credential, Flags: withFlag(credential.Flags, credentialFlags.accepted) });
  adjustOwnerCount(view, credential.Issuer, -1);
  adjustOwnerCount(view, credential.Subject, 1);
  return 'tesSUCCESS';
}

function deletePreflight(tx: Transaction): ResultCode {
  const [subject, issuer] = [textOf(tx.json, 'Subject'), textOf(tx.json, 'Issuer')];
  if (subject === undefined && issuer === undefined) return 'temMALFORMED';
  if (subject === accountZero || issuer === accountZero) return 'temINVALID_ACCOUNT_ID';
  return isCredentialType(typeOf(tx)) ? 'tesSUCCESS' : 'temMALFORMED';
}

function deletePreclaim(tx: Transaction, view: ReadView): ResultCode {
  return meant(tx, view) === undefined ? 'tecNO_ENTRY' : 'tesSUCCESS';
}

function remove({ tx, view, parentCloseTime }: ApplyContext): ResultCode {
  const credential = meant(tx, view);
  if (credential === undefined) return 'tecINTERNAL';
  const isParty = [credential.Subject, credential.Issuer].includes(tx.account);
  if (!isParty && !hasExpired(credential, parentCloseTime)) return 'tecNO_PERMISSION';
  eraseCredential(view, credential);
  return 'tesSUCCESS';
}

export const credentialAccept: Transactor = {
  required: ['Issuer', 'CredentialType'],
  optional: [],
  flags: 0,
  amendment: 'Credentials',
  preflight: acceptPreflight,
  preclaim: acceptPreclaim,
  apply: accept,
};

export const credentialDelete: Transactor = {
  required: ['CredentialType'],
  optional: ['Subject', 'Issuer'],
  flags: 0,
  amendment: 'Credentials',
  preflight: deletePreflight,
  preclaim: deletePreclaim,
  apply: remove,
};
