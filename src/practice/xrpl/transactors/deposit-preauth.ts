// Owns DepositPreauth: allowing single senders, or the bearers of credentials, to pay an account that takes money from nobody else.
import { accountZero } from '../base/address.ts';
import { textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { type CredentialName, credentialPreauthIndex, depositPreauthIndex } from '../ledger/indexes.ts';
import { putListed, reserveRefusal } from '../ledger/listed.ts';
import { eraseOwned } from '../ledger/owner-directory.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { absentIssuer, listed, malformedList, readCredentialNames, sortedNames } from '../permissions/listed-credentials.ts';

const MAX_CREDENTIALS = 8;
const choices = ['Authorize', 'Unauthorize', 'AuthorizeCredentials', 'UnauthorizeCredentials'] as const;

type Wanted =
  | { readonly adds: boolean; readonly account: string }
  | { readonly adds: boolean; readonly credentials: readonly CredentialName[] };

/** Null unless exactly one thing is asked for. */
function wanted({ json }: Transaction): Wanted | null {
  const given = choices.filter((name) => json[name] !== undefined);
  const [name] = given;
  if (name === undefined || given.length !== 1) return null;
  const adds = name.startsWith('Authorize');
  if (name === 'Authorize' || name === 'Unauthorize') return { adds, account: textOf(json, name) ?? accountZero };
  return { adds, credentials: readCredentialNames(json[name]) };
}

function indexOf({ account: owner }: Transaction, wish: Wanted): string {
  return 'account' in wish ? depositPreauthIndex(owner, wish.account) : credentialPreauthIndex(owner, sortedNames(wish.credentials));
}

function preflight(tx: Transaction): ResultCode {
  const wish = wanted(tx);
  if (wish === null) return 'temMALFORMED';
  if ('credentials' in wish) return malformedList(wish.credentials, MAX_CREDENTIALS) ?? 'tesSUCCESS';
  if (wish.account === accountZero) return 'temINVALID_ACCOUNT_ID';
  return wish.adds && wish.account === tx.account ? 'temCANNOT_PREAUTH_SELF' : 'tesSUCCESS';
}

function preclaim(tx: Transaction, view: ReadView): ResultCode {
  const wish = wanted(tx);
  if (wish === null) return 'temMALFORMED';
  const exists = view.get(indexOf(tx, wish)) !== undefined;
  if (!wish.adds) return exists ? 'tesSUCCESS' : 'tecNO_ENTRY';
  const absent = 'account' in wish ? absentTarget(view, wish.account) : absentIssuer(view, wish.credentials);
  return absent ?? (exists ? 'tecDUPLICATE' : 'tesSUCCESS');
}

function absentTarget(view: ReadView, account: string): ResultCode | null {
  return readAccount(view, account) === undefined ? 'tecNO_TARGET' : null;
}

function apply(context: ApplyContext): ResultCode {
  const wish = wanted(context.tx);
  if (wish === null) return 'tecINTERNAL';
  return wish.adds ? add(context, wish) : remove(context, indexOf(context.tx, wish));
}

function add(context: ApplyContext, wish: Wanted): ResultCode {
  const { account: Account } = context.tx;
  const refused = reserveRefusal(context);
  if (refused !== null) return refused;
  const allowed = 'account' in wish ? { Authorize: wish.account } : { AuthorizeCredentials: listed(sortedNames(wish.credentials)) };
  putListed(context, Account, indexOf(context.tx, wish), (OwnerNode) => ({
    LedgerEntryType: 'DepositPreauth',
    Account,
    ...allowed,
    Flags: 0,
    OwnerNode,
  }));
  return 'tesSUCCESS';
}

function remove({ view }: ApplyContext, index: string): ResultCode {
  const entry = view.get(index);
  if (entry?.LedgerEntryType !== 'DepositPreauth') return 'tecINTERNAL';
  eraseOwned(view, index, entry);
  return 'tesSUCCESS';
}

export const depositPreauth: Transactor = {
  required: [],
  optional: choices,
  flags: 0,
  fieldAmendments: { AuthorizeCredentials: 'Credentials', UnauthorizeCredentials: 'Credentials' },
  preflight,
  preclaim,
  apply,
};
