// Owns SetRegularKey: a second key that may sign for the account, free of charge once between two received payments.
import { textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Rules } from '../engine/rules.ts';
import { isSignedByMaster, type Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { accountFlags, hasFlag, withFlag } from '../ledger/entries.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';

function preflight(tx: Transaction): ResultCode {
  return textOf(tx.json, 'RegularKey') === tx.account ? 'temBAD_REGKEY' : 'tesSUCCESS';
}

function preclaim(): ResultCode {
  return 'tesSUCCESS';
}

function baseFee(tx: Transaction, view: ReadView, rules: Rules): bigint {
  const root = readAccount(view, tx.account);
  const isFree = root !== undefined && isSignedByMaster(tx) && !hasFlag(root.Flags, accountFlags.passwordSpent);
  return isFree ? 0n : rules.baseFee;
}

function apply({ tx, view, rules }: ApplyContext): ResultCode {
  const root = readAccount(view, tx.account);
  if (root === undefined) return 'tecINTERNAL';
  const { RegularKey: _old, ...rest } = root;
  const Flags = baseFee(tx, view, rules) === 0n ? withFlag(root.Flags, accountFlags.passwordSpent) : root.Flags;
  const key = textOf(tx.json, 'RegularKey');
  if (key === undefined && hasFlag(root.Flags, accountFlags.disableMaster)) return 'tecNO_ALTERNATIVE_KEY';
  view.putAccount(key === undefined ? { ...rest, Flags } : { ...rest, Flags, RegularKey: key });
  return 'tesSUCCESS';
}

export const setRegularKey: Transactor = { required: [], optional: ['RegularKey'], flags: 0, baseFee, preflight, preclaim, apply };
