// Owns `account_tx`: the transactions that touched an account, in pages.
import { isObject, type Json, type JsonObject, wholeOf } from '../base/json.ts';
import type { ClosedTransaction } from '../ledger/history.ts';
import { addressField, limitField } from './account-choice.ts';
import { type Answer, answer, type Command, type CommandContext, fail } from './command.ts';
import { chooseLedger } from './ledger-choice.ts';
import { binaryParts, flatTransaction, nestedTransaction, closedMetadata } from './transaction-shape.ts';

const DEFAULT_LIMIT = 200;
const MAX_LIMIT = 400;

interface Range {
  readonly min: number;
  readonly max: number;
}

export const accountTx: Command = (context) => {
  const address = addressField(context.request, 'account');
  if (typeof address !== 'string') return address;
  const limit = limitField(context.request, DEFAULT_LIMIT, 1, MAX_LIMIT);
  if (typeof limit !== 'number') return limit;
  const range = rangeOf(context);
  if ('ok' in range) return range;
  const { forward, marker } = context.request;
  const inRange = context.server.ledger.history
    .transactionsOf(address)
    .filter(({ ledgerIndex }) => ledgerIndex >= range.min && ledgerIndex <= range.max);
  const ordered = forward === true ? inRange : [...inRange].reverse();
  const start = startOf(ordered, marker);
  if (start < 0) return fail('invalidParams', 'Invalid field marker.');
  const page = ordered.slice(start, start + limit);
  const next = ordered[start + limit];
  const more = next === undefined ? {} : { marker: { ledger: next.ledgerIndex, seq: next.metadata.TransactionIndex } };
  const bounds = { ledger_index_min: range.min, ledger_index_max: range.max };
  return answer({ account: address, ...bounds, limit, ...more, transactions: page.map((one) => shown(context, one)), validated: true });
};

function startOf(ordered: readonly ClosedTransaction[], marker: Json | undefined): number {
  if (marker === undefined) return 0;
  if (!isObject(marker)) return -1;
  const [ledger, seq] = [wholeOf(marker, 'ledger'), wholeOf(marker, 'seq')];
  return ordered.findIndex(({ ledgerIndex, metadata }) => ledgerIndex === ledger && metadata.TransactionIndex === seq);
}

function shown({ server: { ledger }, request, api }: CommandContext, one: ClosedTransaction): JsonObject {
  const binary = request['binary'] === true;
  if (api === 2) return nestedTransaction(ledger, one, binary);
  if (binary) return { ...binaryParts(one, 'meta'), ledger_index: one.ledgerIndex, validated: true };
  return { meta: closedMetadata(ledger, one), tx: flatTransaction(ledger, one), validated: true };
}

/** Either one ledger, or a span of which v2 does not accept what the server does not have; v1 clips it. */
function rangeOf(context: CommandContext): Range | Answer {
  const { request, api, server } = context;
  const [min, max] = [wholeOf(request, 'ledger_index_min') ?? -1, wholeOf(request, 'ledger_index_max') ?? -1];
  const names = (key: string) => request[key] !== undefined && request[key] !== null;
  const hasSpan = names('ledger_index_min') || names('ledger_index_max');
  if (names('ledger_index') || names('ledger_hash')) {
    if (hasSpan && api === 2) return fail('invalidParams', 'Use a range or a ledger, not both.');
    if (!hasSpan) return oneLedger(context);
  }
  const { first, last } = server.ledger.history;
  const isOutside = (min >= 0 && min < first && min !== 0) || max > last.index || min > last.index;
  if (api === 2 && isOutside) return fail('lgrIdxMalformed', 'Ledger index malformed.');
  const span = { min: min < 0 ? first : Math.max(min, first), max: max < 0 ? last.index : Math.min(max, last.index) };
  return span.min > span.max ? fail('lgrIdxsInvalid', 'Ledger indexes invalid.') : span;
}

function oneLedger(context: CommandContext): Range | Answer {
  const choice = chooseLedger(context);
  if (!choice.ok) return choice;
  return choice.ledger.closed === undefined
    ? fail('lgrNotFound', 'ledgerNotValidated')
    : { min: choice.ledger.index, max: choice.ledger.index };
}
