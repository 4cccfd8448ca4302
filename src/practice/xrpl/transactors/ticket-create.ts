// Owns TicketCreate: sequence numbers set aside to be used later, in any order.
import { wholeOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import { reserveOf } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { ticketIndex } from '../ledger/indexes.ts';
import { addToDirectory } from '../ledger/owner-directory.ts';
import { type LayerView, type ReadView, readAccount } from '../ledger/view.ts';

const MAX_TICKETS = 250;

function count(tx: Transaction): number {
  return wholeOf(tx.json, 'TicketCount') ?? 0;
}

function preflight(tx: Transaction): ResultCode {
  return count(tx) < 1 || count(tx) > MAX_TICKETS ? 'temINVALID_COUNT' : 'tesSUCCESS';
}

function preclaim(tx: Transaction, view: ReadView): ResultCode {
  const held = readAccount(view, tx.account)?.TicketCount ?? 0;
  const used = tx.ticket === null ? 0 : 1;
  return held + count(tx) - used > MAX_TICKETS ? 'tecDIR_FULL' : 'tesSUCCESS';
}

/** The sender's sequence has already moved past this transaction, so the first ticket is the sequence as it stands now. */
function apply({ tx, view, rules, preFeeBalance }: ApplyContext): ResultCode {
  const root = readAccount(view, tx.account);
  if (root === undefined) return 'tecINTERNAL';
  const OwnerCount = root.OwnerCount + count(tx);
  if (preFeeBalance < reserveOf(rules, OwnerCount)) return 'tecINSUFFICIENT_RESERVE';
  const end = root.Sequence + count(tx);
  for (let ticket = root.Sequence; ticket < end; ticket += 1) addTicket(view, tx.account, ticket);
  view.putAccount({ ...root, OwnerCount, TicketCount: (root.TicketCount ?? 0) + count(tx), Sequence: end });
  return 'tesSUCCESS';
}

function addTicket(view: LayerView, account: string, ticket: number): void {
  const index = ticketIndex(account, ticket);
  const OwnerNode = addToDirectory(view, account, index);
  view.put(index, { LedgerEntryType: 'Ticket', Account: account, Flags: 0, OwnerNode, TicketSequence: ticket });
}

export const ticketCreate: Transactor = { required: ['TicketCount'], optional: [], flags: 0, preflight, preclaim, apply };
