// Owns PermissionedDomainSet and PermissionedDomainDelete: whose credentials open a domain (xrpl-payment.md section 14).
import { zeroHash } from '../base/hex.ts';
import { textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import type { PermissionedDomain } from '../ledger/entries-permissions.ts';
import { type CredentialName, domainIndex } from '../ledger/indexes.ts';
import { eraseListed, putListed, reserveRefusal } from '../ledger/listed.ts';
import type { ReadView } from '../ledger/view.ts';
import { absentIssuer, listed, malformedList, readCredentialNames, sortedNames } from '../permissions/listed-credentials.ts';

const MAX_CREDENTIALS = 10;

function namesOf(tx: Transaction): readonly CredentialName[] {
  return readCredentialNames(tx.json['AcceptedCredentials']);
}

function meant(tx: Transaction, view: ReadView): PermissionedDomain | undefined {
  const entry = view.get((textOf(tx.json, 'DomainID') ?? '').toUpperCase());
  return entry?.LedgerEntryType === 'PermissionedDomain' ? entry : undefined;
}

function setPreflight(tx: Transaction): ResultCode {
  const wrong = malformedList(namesOf(tx), MAX_CREDENTIALS);
  if (wrong !== null) return wrong;
  return textOf(tx.json, 'DomainID') === zeroHash ? 'temMALFORMED' : 'tesSUCCESS';
}

function setPreclaim(tx: Transaction, view: ReadView): ResultCode {
  const absent = absentIssuer(view, namesOf(tx));
  if (absent !== null) return absent;
  return tx.json['DomainID'] === undefined ? 'tesSUCCESS' : ownResult(tx, view);
}

function ownResult(tx: Transaction, view: ReadView): ResultCode {
  const domain = meant(tx, view);
  if (domain === undefined) return 'tecNO_ENTRY';
  return domain.Owner === tx.account ? 'tesSUCCESS' : 'tecNO_PERMISSION';
}

function set(context: ApplyContext): ResultCode {
  const { tx, view } = context;
  const AcceptedCredentials = listed(sortedNames(namesOf(tx)));
  const known = meant(tx, view);
  if (known !== undefined) {
    view.put(domainIndex(known.Owner, known.Sequence), { ...known, AcceptedCredentials });
    return 'tesSUCCESS';
  }
  const refused = reserveRefusal(context);
  if (refused !== null) return refused;
  const Sequence = tx.ticket ?? tx.sequence;
  putListed(context, tx.account, domainIndex(tx.account, Sequence), (OwnerNode) => ({
    LedgerEntryType: 'PermissionedDomain',
    AcceptedCredentials,
    Flags: 0,
    Owner: tx.account,
    OwnerNode,
    Sequence,
  }));
  return 'tesSUCCESS';
}

function remove(context: ApplyContext): ResultCode {
  const domain = meant(context.tx, context.view);
  if (domain === undefined) return 'tecINTERNAL';
  eraseListed(context, domain.Owner, domainIndex(domain.Owner, domain.Sequence), domain.OwnerNode);
  return 'tesSUCCESS';
}

export const permissionedDomainSet: Transactor = {
  required: ['AcceptedCredentials'],
  optional: ['DomainID'],
  flags: 0,
  amendment: 'PermissionedDomains',
  preflight: setPreflight,
  preclaim: setPreclaim,
  apply: set,
};

export const permissionedDomainDelete: Transactor = {
  required: ['DomainID'],
  optional: [],
  flags: 0,
  amendment: 'PermissionedDomains',
  preflight: (tx) => (textOf(tx.json, 'DomainID') === zeroHash ? 'temMALFORMED' : 'tesSUCCESS'),
  preclaim: ownResult,
  apply: remove,
};
