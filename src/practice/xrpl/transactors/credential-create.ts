// Owns CredentialCreate: an account says something of another one, which counts once that one has accepted it (xrpl-payment.md section 13.3).
import { accountZero } from '../base/address.ts';
import { textOf, wholeOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, LedgerContext, Transactor } from '../engine/transactor.ts';
import { credentialFlags } from '../ledger/entries-permissions.ts';
import { credentialIndex } from '../ledger/indexes.ts';
import { reserveRefusal } from '../ledger/listed.ts';
import { addToDirectory, adjustOwnerCount } from '../ledger/owner-directory.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { isCredentialType } from '../permissions/listed-credentials.ts';

const MAX_URI_BYTES = 256;

function subjectOf(tx: Transaction): string {
  return textOf(tx.json, 'Subject') ?? accountZero;
}

function typeOf(tx: Transaction): string {
  return textOf(tx.json, 'CredentialType') ?? '';
}

function indexOf(tx: Transaction): string {
  return credentialIndex(subjectOf(tx), { issuer: tx.account, type: typeOf(tx) });
}

function preflight(tx: Transaction): ResultCode {
  const uri = textOf(tx.json, 'URI');
  if (subjectOf(tx) === accountZero) return 'temMALFORMED';
  if (uri !== undefined && (uri.length === 0 || uri.length / 2 > MAX_URI_BYTES)) return 'temMALFORMED';
  return isCredentialType(typeOf(tx)) ? 'tesSUCCESS' : 'temMALFORMED';
}

function preclaim(tx: Transaction, view: ReadView): ResultCode {
  if (readAccount(view, subjectOf(tx)) === undefined) return 'tecNO_TARGET';
  return view.get(indexOf(tx)) === undefined ? 'tesSUCCESS' : 'tecDUPLICATE';
}

function apply(context: ApplyContext): ResultCode {
  const { tx } = context;
  return tooLate(tx, context) ?? reserveRefusal(context) ?? create(context);
}

/** An expiration at the very second of the parent ledger is still accepted. */
function tooLate(tx: Transaction, { parentCloseTime }: LedgerContext): ResultCode | null {
  const expiration = wholeOf(tx.json, 'Expiration');
  return expiration !== undefined && parentCloseTime > expiration ? 'tecEXPIRED' : null;
}

/** What an account says of itself is accepted at once, and listed once. */
function create({ tx, view }: ApplyContext): ResultCode {
  const [index, subject] = [indexOf(tx), subjectOf(tx)];
  const [uri, expiration] = [textOf(tx.json, 'URI'), wholeOf(tx.json, 'Expiration')];
  const ofItself = subject === tx.account;
  const IssuerNode = addToDirectory(view, tx.account, index);
  const SubjectNode = ofItself ? IssuerNode : addToDirectory(view, subject, index);
  view.put(index, {
    LedgerEntryType: 'Credential',
    CredentialType: typeOf(tx),
    Flags: ofItself ? credentialFlags.accepted : 0,
    Issuer: tx.account,
    IssuerNode,
    Subject: subject,
    SubjectNode,
    ...(expiration === undefined ? {} : { Expiration: expiration }),
    ...(uri === undefined ? {} : { URI: uri }),
  });
  adjustOwnerCount(view, tx.account, 1);
  return 'tesSUCCESS';
}

export const credentialCreate: Transactor = {
  required: ['Subject', 'CredentialType'],
  optional: ['Expiration', 'URI'],
  flags: 0,
  amendment: 'Credentials',
  preflight,
  preclaim,
  apply,
};
