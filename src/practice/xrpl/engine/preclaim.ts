// Owns the checks of every transaction against the ledger, in rippled's order (xrpl-payment.md section 3.2).
import { textOf, wholeOf } from '../base/json.ts';
import { type AccountRoot, accountFlags, hasFlag } from '../ledger/entries.ts';
import { ticketIndex } from '../ledger/indexes.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { multisignRefusal, signaturesOf } from '../permissions/signer-lists.ts';
import type { ResultCode } from './results.ts';
import { hasSigners, signerAddress, type Transaction } from './transaction.ts';
import type { LedgerContext, Transactor } from './transactor.ts';

export interface PreclaimMode {
  /** The open ledger asks for its minimum fee; a ledger being closed does not. */
  readonly open: boolean;
  /** A simulation has no signature to judge. */
  readonly simulated: boolean;
  /** True if this very transaction is already in the ledger being built. */
  readonly present: boolean;
}

export function preclaim(tx: Transaction, transactor: Transactor, view: ReadView, ledger: LedgerContext, mode: PreclaimMode): ResultCode {
  const root = readAccount(view, tx.account);
  if (root === undefined) return 'terNO_ACCOUNT';
  const common =
    sequenceResult(tx, root, view) ??
    windowResult(tx, root, ledger, mode) ??
    authorityResult(tx, root, view, mode) ??
    feeResult(tx, root, requiredFee(tx, transactor, view, ledger), mode);
  return common ?? transactor.preclaim(tx, view, ledger);
}

function sequenceResult(tx: Transaction, root: AccountRoot, view: ReadView): ResultCode | null {
  if (tx.ticket === null) {
    if (tx.sequence === root.Sequence) return null;
    return tx.sequence > root.Sequence ? 'terPRE_SEQ' : 'tefPAST_SEQ';
  }
  if (tx.sequence !== 0) return 'temSEQ_AND_TICKET';
  if (tx.ticket >= root.Sequence) return 'terPRE_TICKET';
  return view.get(ticketIndex(tx.account, tx.ticket)) === undefined ? 'tefNO_TICKET' : null;
}

function windowResult(tx: Transaction, root: AccountRoot, ledger: LedgerContext, { present }: PreclaimMode): ResultCode | null {
  const prior = textOf(tx.json, 'AccountTxnID');
  if (prior !== undefined && prior !== root.AccountTxnID) return 'tefWRONG_PRIOR';
  const last = wholeOf(tx.json, 'LastLedgerSequence');
  if (last !== undefined && ledger.index > last) return 'tefMAX_LEDGER';
  return present ? 'tefALREADY' : null;
}

function authorityResult(tx: Transaction, root: AccountRoot, view: ReadView, { simulated }: PreclaimMode): ResultCode | null {
  if (simulated && tx.signingKey === '') return null;
  if (hasSigners(tx)) return multisignRefusal(tx, view);
  const signer = signerAddress(tx);
  if (signer === root.RegularKey) return null;
  if (signer !== root.Account) return 'tefBAD_AUTH';
  return hasFlag(root.Flags, accountFlags.disableMaster) ? 'tefMASTER_DISABLED' : null;
}

/** Each of several signatures costs the base fee once more. */
export function requiredFee(tx: Transaction, transactor: Transactor, view: ReadView, { rules }: LedgerContext): bigint {
  const single = transactor.baseFee?.(tx, view, rules) ?? rules.baseFee;
  return single + BigInt(signaturesOf(tx).length) * rules.baseFee;
}

function feeResult(tx: Transaction, root: AccountRoot, required: bigint, { open }: PreclaimMode): ResultCode | null {
  if (open && tx.fee < required) return 'telINSUF_FEE_P';
  const balance = BigInt(root.Balance);
  if (balance >= tx.fee) return null;
  return balance > 0n && !open ? 'tecINSUFF_FEE' : 'terINSUF_FEE_B';
}
