// Owns the commands about ledgers themselves: `ledger`, `ledger_current`, `ledger_closed`, `ledger_accept`.
import type { Json, JsonObject } from '../base/json.ts';
import type { ReadView } from '../ledger/view.ts';
import { closeTimeResolution, humanTime, isoTime, unixMs } from '../ledger/header.ts';
import type { ClosedLedger, ClosedTransaction } from '../ledger/history.ts';
import { answer, type Command, type CommandContext, fail } from './command.ts';
import { type ChosenLedger, chooseLedger } from './ledger-choice.ts';
import { ownerFunds } from './owner-funds.ts';
import { binaryParts, closedMetadata, nestedTransaction, shownTransaction } from './transaction-shape.ts';

export const ledger: Command = (context) => {
  const { request, api } = context;
  if (request['full'] === true || request['accounts'] === true) return fail('noPermission', 'Whole states are not given out.');
  const choice = chooseLedger(context);
  if (!choice.ok) return choice;
  const { closed, fields } = choice.ledger;
  if (closed === undefined) return answer({ ledger: openHeader(context, choice.ledger), ...fields });
  const transactions = request['transactions'] === true ? { transactions: listed(context, closed, choice.ledger.view) } : {};
  return answer({ ledger: { ...header(closed, api === 1), ...transactions }, ...fields });
};

/** The header as `ledger_data` shows it: without transactions. */
export function shownHeader({ server, api }: CommandContext, { closed, index }: ChosenLedger): JsonObject {
  const parent = server.ledger.history.last.hash;
  if (closed !== undefined) return header(closed, api === 1);
  return { closed: false, ledger_index: api === 1 ? String(index) : index, parent_hash: parent };
}

function openHeader(context: CommandContext, chosen: ChosenLedger): JsonObject {
  const { request, api } = context;
  const { candidates } = context.server.ledger;
  const hashes = candidates.map((tx): Json => (request['expand'] === true ? { ...shownTransaction(tx, api), hash: tx.hash } : tx.hash));
  const transactions = request['transactions'] === true ? { transactions: hashes } : {};
  return { ...shownHeader(context, chosen), ...transactions };
}

function header({ header: one }: ClosedLedger, textIndex: boolean): JsonObject {
  return {
    account_hash: one.accountHash,
    close_flags: 0,
    close_time: one.closeTime,
    close_time_human: humanTime(unixMs(one.closeTime)),
    close_time_iso: isoTime(one.closeTime),
    close_time_resolution: closeTimeResolution,
    closed: true,
    ledger_hash: one.hash,
    ledger_index: textIndex ? String(one.index) : one.index,
    parent_close_time: one.parentCloseTime,
    parent_hash: one.parentHash,
    total_coins: String(one.totalCoins),
    transaction_hash: one.transactionHash,
  };
}

function listed(context: CommandContext, closed: ClosedLedger, view: ReadView): readonly Json[] {
  if (context.request['expand'] !== true) return closed.header.transactions;
  return closed.transactions.map((one) => expanded(context, one, view));
}

function expanded({ server, request, api }: CommandContext, one: ClosedTransaction, view: ReadView): JsonObject {
  const funds = request['owner_funds'] === true ? ownerFunds(view, server.ledger.rules, one.tx) : {};
  const binary = request['binary'] === true;
  if (api === 2) return { ...nestedTransaction(server.ledger, one, binary), ...funds };
  if (binary) return binaryParts(one, 'meta');
  return { ...shownTransaction(one.tx, 1), hash: one.tx.hash, metaData: closedMetadata(server.ledger, one), ...funds };
}

export const ledgerCurrent: Command = ({ server }) => answer({ ledger_current_index: server.ledger.openIndex });

export const ledgerClosed: Command = ({ server }) => {
  const { hash, index } = server.ledger.history.last;
  return answer({ ledger_hash: hash, ledger_index: index });
};

/** Closes the open ledger now, as a standalone server does. */
export const ledgerAccept: Command = ({ server }) => {
  server.closeLedger();
  return answer({ ledger_current_index: server.ledger.openIndex });
};
