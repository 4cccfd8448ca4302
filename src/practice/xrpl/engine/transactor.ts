// Owns what one transaction type must bring: its fields, its flags, and the three stages in which rippled checks and applies it.
import type { Json } from '../base/json.ts';
import type { LayerView, ReadView } from '../ledger/view.ts';
import type { ResultCode } from './results.ts';
import type { Amendment, Rules } from './rules.ts';
import type { Transaction } from './transaction.ts';

/** What the ledger that is being built knows of itself. */
export interface LedgerContext {
  readonly rules: Rules;
  /** Index of the ledger being built. */
  readonly index: number;
  /** Ripple seconds: what expirations are compared with. */
  readonly parentCloseTime: number;
}

export interface ApplyContext extends LedgerContext {
  readonly tx: Transaction;
  readonly view: LayerView;
  /** Drops the sender had before the fee: what reserve checks look at. */
  readonly preFeeBalance: bigint;
  /** Says what a payment delivered, where that is not what it asked for. */
  readonly deliver: (amount: Json) => void;
  /** Asks for something to be done even if the result is a claim, which undoes everything else. */
  readonly evenIfClaimed: (change: (view: LayerView) => void) => void;
}

export interface Transactor {
  /** Fields beyond those of every transaction. Others make the transaction unparsable, as rippled's templates do. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Bits of Flags that are allowed beside the universal ones; a function where they hang on the other fields. */
  readonly flags: number | ((tx: Transaction) => number);
  /** Without it the whole type answers `temDISABLED`. */
  readonly amendment?: Amendment;
  /** Fields that an amendment of their own brings: present without it, they answer `temDISABLED`. */
  readonly fieldAmendments?: Readonly<Record<string, Amendment>>;
  /** Drops; rules.baseFee unless the type says otherwise. */
  readonly baseFee?: (tx: Transaction, view: ReadView, rules: Rules) => bigint;
  /** Looks at the transaction alone. */
  preflight(tx: Transaction, rules: Rules): ResultCode;
  /** Looks at the ledger as well, and changes nothing. */
  preclaim(tx: Transaction, view: ReadView, ledger: LedgerContext): ResultCode;
  /** Changes the view; whatever it did is thrown away unless it answers tesSUCCESS. */
  apply(context: ApplyContext): ResultCode;
}

export const commonRequired: readonly string[] = ['TransactionType', 'Account', 'Fee', 'Sequence', 'SigningPubKey'];

export const commonOptional: readonly string[] = [
  'AccountTxnID',
  'Delegate',
  'Flags',
  'LastLedgerSequence',
  'Memos',
  'NetworkID',
  'OperationLimit',
  'PreviousTxnID',
  'Signers',
  'SourceTag',
  'TicketSequence',
  'TxnSignature',
];
