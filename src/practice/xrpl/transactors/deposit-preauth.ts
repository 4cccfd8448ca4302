// Owns DepositPreauth: allowing single senders to pay an account that takes money from nobody else.
import { accountZero } from '../base/address.ts';
import { textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import { reserveOf } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { depositPreauthIndex } from '../ledger/indexes.ts';
import { addToDirectory, adjustOwnerCount, eraseOwned } from '../ledger/owner-directory.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';

function preflight(tx: Transaction): ResultCode {
  if (tx.json['AuthorizeCredentials'] !== undefined || tx.json['UnauthorizeCredentials'] !== undefined) return 'temDISABLED';
  const [add, remove] = [textOf(tx.json, 'Authorize'), textOf(tx.json, 'Unauthorize')];
  if ((add === undefined) === (remove === undefined)) return 'temMALFORMED';
  if ((add ?? remove) === accountZero) return 'temINVALID_ACCOUNT_ID';
  return add === tx.account ? 'temCANNOT_PREAUTH_SELF' : 'tesSUCCESS';
}

function preclaim(tx: Transaction, view: ReadView): ResultCode {
  const [add, remove] = [textOf(tx.json, 'Authorize'), textOf(tx.json, 'Unauthorize')];
  if (add !== undefined) {
    if (readAccount(view, add) === undefined) return 'tecNO_TARGET';
    return view.get(depositPreauthIndex(tx.account, add)) === undefined ? 'tesSUCCESS' : 'tecDUPLICATE';
  }
  const exists = remove !== undefined && view.get(depositPreauthIndex(tx.account, remove)) !== undefined;
  return exists ? 'tesSUCCESS' : 'tecNO_ENTRY';
}

function apply(context: ApplyContext): ResultCode {
  const authorized = textOf(context.tx.json, 'Authorize');
  return authorized === undefined ? remove(context) : add(context, authorized);
}

function add({ tx, view, rules, preFeeBalance }: ApplyContext, authorized: string): ResultCode {
  const owner = readAccount(view, tx.account);
  if (owner === undefined) return 'tecINTERNAL';
  if (preFeeBalance < reserveOf(rules, owner.OwnerCount + 1)) return 'tecINSUFFICIENT_RESERVE';
  const index = depositPreauthIndex(tx.account, authorized);
  const OwnerNode = addToDirectory(view, tx.account, index);
  view.put(index, { LedgerEntryType: 'DepositPreauth', Account: tx.account, Authorize: authorized, Flags: 0, OwnerNode });
  adjustOwnerCount(view, tx.account, 1);
  return 'tesSUCCESS';
}

function remove({ tx, view }: ApplyContext): ResultCode {
  const index = depositPreauthIndex(tx.account, textOf(tx.json, 'Unauthorize') ?? '');
  const entry = view.get(index);
  if (entry?.LedgerEntryType !== 'DepositPreauth') return 'tecINTERNAL';
  eraseOwned(view, index, entry);
  return 'tesSUCCESS';
}

export const depositPreauth: Transactor = {
  required: [],
  optional: ['Authorize', 'Unauthorize', 'AuthorizeCredentials', 'UnauthorizeCredentials'],
  flags: 0,
  preflight,
  preclaim,
  apply,
};
