// Owns the checks that need the transaction alone, in rippled's order (xrpl-payment.md section 3.1).
import { accountZero } from '../base/address.ts';
import { wholeOf } from '../base/json.ts';
import { maxDrops } from './amount.ts';
import type { ResultCode } from './results.ts';
import { isOn, lastImplicitNetwork, type Rules } from './rules.ts';
import { isKeyType } from './signature.ts';
import type { Transaction } from './transaction.ts';
import type { Transactor } from './transactor.ts';

const FULLY_CANONICAL = 0x8000_0000;
const INNER_BATCH = 0x4000_0000;

/** `transactor` is undefined for types that this ledger does not offer. */
export function preflight(tx: Transaction, transactor: Transactor | undefined, rules: Rules): ResultCode {
  if (transactor === undefined || isDisabled(tx, transactor, rules)) return 'temDISABLED';
  const common = networkResult(tx, rules) ?? flagsResult(tx, transactor) ?? commonResult(tx);
  return common ?? transactor.preflight(tx, rules);
}

/** Acting for others is an amendment that this ledger does not offer, whatever the type. */
const commonFieldAmendments = { Delegate: 'PermissionDelegation' } as const;

function isDisabled({ json }: Transaction, { amendment, fieldAmendments }: Transactor, rules: Rules): boolean {
  if (amendment !== undefined && !isOn(rules, amendment)) return true;
  const fields = Object.entries({ ...commonFieldAmendments, ...fieldAmendments });
  return fields.some(([name, needed]) => json[name] !== undefined && !isOn(rules, needed));
}

function networkResult(tx: Transaction, { networkId }: Rules): ResultCode | null {
  const named = wholeOf(tx.json, 'NetworkID');
  if (networkId <= lastImplicitNetwork) return named === undefined ? null : 'telNETWORK_ID_MAKES_TX_NON_CANONICAL';
  if (named === undefined) return 'telREQUIRES_NETWORK_ID';
  return named === networkId ? null : 'telWRONG_NETWORK';
}

function flagsResult(tx: Transaction, transactor: Transactor): ResultCode | null {
  const own = typeof transactor.flags === 'number' ? transactor.flags : transactor.flags(tx);
  const allowed = own | FULLY_CANONICAL | INNER_BATCH;
  return (tx.flags & ~allowed) === 0 ? null : 'temINVALID_FLAG';
}

function commonResult(tx: Transaction): ResultCode | null {
  if (tx.account === accountZero) return 'temBAD_SRC_ACCOUNT';
  if (tx.fee < 0n || tx.fee > maxDrops) return 'temBAD_FEE';
  if (tx.signingKey !== '' && !isKeyType(tx.signingKey)) return 'temBAD_SIGNATURE';
  if (tx.ticket !== null && tx.json['AccountTxnID'] !== undefined) return 'temINVALID';
  return (tx.flags & INNER_BATCH) === 0 ? null : 'temINVALID_FLAG';
}
