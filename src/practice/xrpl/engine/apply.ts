// Owns the application of one transaction to a view: checks, fee and sequence, the type's own work, rollback of what failed, metadata.
import { TokenOverflow } from '../arith/quantity.ts';
import type { Json } from '../base/json.ts';
import type { AccountRoot } from '../ledger/entries.ts';
import { accountIndex, ticketIndex } from '../ledger/indexes.ts';
import { eraseOwned } from '../ledger/owner-directory.ts';
import { LayerView, type ReadView, readAccount } from '../ledger/view.ts';
import { transactorFor } from '../transactors/table.ts';
import { buildMetadata, type Metadata, threadChanges } from './metadata.ts';
import { preclaim, type PreclaimMode } from './preclaim.ts';
import { preflight } from './preflight.ts';
import { isClaim, isSuccess, type ResultCode } from './results.ts';
import type { Transaction } from './transaction.ts';
import type { LedgerContext, Transactor } from './transactor.ts';

export interface ApplyMode extends PreclaimMode {
  /** A failure that takes the fee counts as "not yet": first passes of a closing ledger, and `fail_hard` submissions. */
  readonly claimless: boolean;
}

export interface Applied {
  readonly result: ResultCode;
  /** What to write into the ledger; null when nothing happened. */
  readonly done: { readonly layer: LayerView; readonly metadata: Metadata } | null;
}

/** Applies to a layer of its own over `view`; the caller decides whether the layer is written down. */
export function applyTransaction(
  tx: Transaction,
  view: ReadView,
  ledger: LedgerContext,
  mode: ApplyMode,
  transactionIndex: number,
): Applied {
  const transactor = transactorFor(tx.type);
  const early = preflight(tx, transactor, ledger.rules);
  if (transactor === undefined || !isSuccess(early)) return { result: early, done: null };
  const ready = preclaim(tx, transactor, view, ledger, mode);
  const outcome = isSuccess(ready) ? execute(tx, transactor, view, ledger) : refused(ready);
  return settle(tx, view, ledger, mode, transactionIndex, outcome);
}

interface Execution {
  readonly result: ResultCode;
  readonly layer: LayerView | null;
  readonly delivered: Json | undefined;
  /** What stays of a claim beside fee and sequence. */
  readonly kept: readonly ((view: LayerView) => void)[];
}

function refused(result: ResultCode): Execution {
  return { result, layer: null, delivered: undefined, kept: [] };
}

function execute(tx: Transaction, transactor: Transactor, view: ReadView, ledger: LedgerContext): Execution {
  const { layer, preFeeBalance } = charge(tx, view);
  let delivered: Json | undefined;
  const kept: ((view: LayerView) => void)[] = [];
  const deliver = (amount: Json) => {
    delivered = amount;
  };
  const evenIfClaimed = (change: (view: LayerView) => void) => void kept.push(change);
  const result = computed(() => transactor.apply({ ...ledger, tx, view: layer, preFeeBalance, deliver, evenIfClaimed }));
  return { result, layer: isSuccess(result) ? layer : null, delivered, kept };
}

/** Values beyond all that a token can be end a transaction without a trace. */
function computed(work: () => ResultCode): ResultCode {
  try {
    return work();
  } catch (error) {
    if (error instanceof TokenOverflow) return 'tefEXCEPTION';
    throw error;
  }
}

/** Success keeps the layer; a claim keeps fee and sequence, and what asked to be kept; anything else keeps nothing. */
function settle(tx: Transaction, view: ReadView, ledger: LedgerContext, mode: ApplyMode, position: number, outcome: Execution): Applied {
  const { result } = outcome;
  if (!isSuccess(result) && (!isClaim(result) || mode.claimless)) return { result, done: null };
  const layer = outcome.layer ?? claimed(tx, view, outcome);
  const shown = threadChanges(layer, tx.hash, ledger.index);
  const delivered = isSuccess(result) ? outcome.delivered : undefined;
  return { result, done: { layer, metadata: buildMetadata(layer.changes(), { result, position, delivered, shown }) } };
}

function claimed(tx: Transaction, view: ReadView, { kept }: Execution): LayerView {
  const { layer } = charge(tx, view);
  for (const change of kept) change(layer);
  return layer;
}

/** Takes the fee (or what is left of it) and uses up the sequence number or the ticket. */
function charge(tx: Transaction, view: ReadView): { readonly layer: LayerView; readonly preFeeBalance: bigint } {
  const layer = new LayerView(view);
  consumeTicket(tx, layer);
  const root = senderOf(layer, tx);
  const preFeeBalance = BigInt(root.Balance);
  const fee = tx.fee < preFeeBalance ? tx.fee : preFeeBalance;
  layer.putAccount({ ...root, ...nextNumber(tx, root), Balance: String(preFeeBalance - fee) });
  return { layer, preFeeBalance };
}

function consumeTicket(tx: Transaction, layer: LayerView): void {
  if (tx.ticket === null) return;
  const index = ticketIndex(tx.account, tx.ticket);
  const ticket = layer.get(index);
  if (ticket?.LedgerEntryType !== 'Ticket') return;
  eraseOwned(layer, index, ticket);
  const { TicketCount: count = 1, ...root } = senderOf(layer, tx);
  layer.putAccount(count > 1 ? { ...root, TicketCount: count - 1 } : root);
}

function nextNumber(tx: Transaction, root: AccountRoot): Partial<AccountRoot> {
  const sequence = tx.ticket === null ? { Sequence: root.Sequence + 1 } : {};
  return root.AccountTxnID === undefined ? sequence : { ...sequence, AccountTxnID: tx.hash };
}

function senderOf(view: ReadView, tx: Transaction): AccountRoot {
  const root = readAccount(view, tx.account);
  if (root === undefined) throw new Error(`no account behind ${accountIndex(tx.account)}`);
  return root;
}
