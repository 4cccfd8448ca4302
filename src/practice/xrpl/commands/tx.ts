// Owns `tx`: one transaction by hash or compact id, validated or on its way.
import { isHash } from '../base/hex.ts';
import { type JsonObject, textOf, wholeOf } from '../base/json.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ClosedTransaction } from '../ledger/history.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import { isoTime } from '../ledger/header.ts';
import { type Answer, answer, type Command, type CommandContext, fail } from './command.ts';
import { binaryParts, closedMetadata, compactId, flatTransaction, headerOf, shownTransaction } from './transaction-shape.ts';

const MAX_RANGE = 1000;
const CTID = /^C([0-9A-F]{7})([0-9A-F]{4})([0-9A-F]{4})$/;

export const tx: Command = (context) => {
  const { request } = context;
  const hash = textOf(request, 'transaction');
  const ctid = textOf(request, 'ctid');
  if ((hash === undefined) === (ctid === undefined)) return fail('invalidParams', 'Give transaction or ctid.');
  const range = rangeResult(request);
  if (range !== null) return range;
  return hash === undefined ? byCompactId(context, ctid ?? '') : byHash(context, hash);
};

/** `min_ledger` and `max_ledger` come together, in order, and not too far apart. */
function rangeResult(request: JsonObject): Answer | null {
  const [min, max] = [wholeOf(request, 'min_ledger'), wholeOf(request, 'max_ledger')];
  if (min === undefined && max === undefined) return null;
  if (min === undefined || max === undefined || max < min) return fail('invalidLgrRange', 'Ledger range is invalid.');
  return max - min > MAX_RANGE ? fail('excessiveLgrRange', 'Ledger range exceeds 1000.') : null;
}

function byHash(context: CommandContext, hash: string): Answer {
  if (!isHash(hash)) return fail('notImpl', 'Not implemented.');
  const { ledger } = context.server;
  const closed = ledger.history.transaction(hash);
  if (closed !== undefined) return validated(context, closed);
  const pending = ledger.pending(hash);
  return pending === undefined ? absent(context) : provisional(context, pending);
}

function byCompactId(context: CommandContext, ctid: string): Answer {
  const { ledger } = context.server;
  const match = CTID.exec(ctid.toUpperCase());
  if (match === null) return fail('invalidParams', 'Invalid field ctid.');
  const [ledgerIndex = 0, position = 0, network = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  if (network !== ledger.rules.networkId) return fail('wrongNetwork', 'Wrong network.');
  const hash = ledger.history.ledger(ledgerIndex)?.header.transactions[position];
  const closed = hash === undefined ? undefined : ledger.history.transaction(hash);
  return closed === undefined ? absent(context) : validated(context, closed);
}

/** `searched_all` says whether every ledger of the asked range is here. */
function absent({ request, server }: CommandContext): Answer {
  const [min, max] = [wholeOf(request, 'min_ledger'), wholeOf(request, 'max_ledger')];
  if (min === undefined || max === undefined) return fail('txnNotFound', 'Transaction not found.');
  const { first, last } = server.ledger.history;
  return fail('txnNotFound', 'Transaction not found.', { searched_all: min >= first && max <= last.index });
}

function provisional({ request, api }: CommandContext, pending: Transaction): Answer {
  const state = { hash: pending.hash, validated: false };
  if (request['binary'] === true) return answer({ ...state, [api === 1 ? 'tx' : 'tx_blob']: pending.blob });
  const shown = shownTransaction(pending, api);
  return answer(api === 1 ? { ...shown, ...state } : { ...state, tx_json: shown });
}

function validated({ server: { ledger }, request, api }: CommandContext, closed: ClosedTransaction): Answer {
  const binary = request['binary'] === true;
  if (api === 2) return answer(nested(ledger, closed, binary));
  const meta = closedMetadata(ledger, closed);
  if (!binary) return answer({ ...flatTransaction(ledger, closed), meta, validated: true });
  const { tx_blob: blob, meta: metaHex } = binaryParts(closed, 'meta');
  const place = { date: headerOf(ledger, closed).closeTime, inLedger: closed.ledgerIndex, ledger_index: closed.ledgerIndex };
  return answer({ hash: closed.tx.hash, tx: blob, meta: metaHex, ...place, validated: true });
}

function nested(ledger: PracticeLedger, closed: ClosedTransaction, binary: boolean): JsonObject {
  const header = headerOf(ledger, closed);
  const json = { ...shownTransaction(closed.tx, 2), date: header.closeTime, ledger_index: header.index };
  const parts = binary ? binaryParts(closed, 'meta_blob') : { meta: closedMetadata(ledger, closed), tx_json: json };
  const place = { close_time_iso: isoTime(header.closeTime), ledger_hash: header.hash, ledger_index: header.index };
  return { ...compactId(ledger.rules.networkId, closed), hash: closed.tx.hash, ...parts, ...place, validated: true };
}

/** `transaction_entry`: the same transaction, but only out of the ledger that the request names. */
export const transactionEntry: Command = (context) => {
  const { request, server, api } = context;
  const closed = server.ledger.history.transaction(textOf(request, 'tx_hash') ?? '');
  if (closed === undefined) return { ok: false, error: { error: 'transactionNotFound', error_message: 'Transaction not found.' } };
  const { hash, index } = headerOf(server.ledger, closed);
  const named = request['ledger_index'] === index || request['ledger_index'] === String(index) || request['ledger_hash'] === hash;
  if (!named) return { ok: false, error: { error: 'transactionNotFound', error_message: 'Transaction not found.' } };
  const json = { ...shownTransaction(closed.tx, api), hash: closed.tx.hash };
  const meta = closedMetadata(server.ledger, closed);
  return answer({ tx_json: json, [api === 1 ? 'metadata' : 'meta']: meta, ledger_hash: hash, ledger_index: index, validated: true });
};
