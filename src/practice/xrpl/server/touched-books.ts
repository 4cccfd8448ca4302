// Owns which order books a transaction changed: those whose offers its metadata names.
import { isObject, type Json, type JsonObject, textOf } from '../base/json.ts';
import { readIssueAmount } from '../engine/amount.ts';
import type { ClosedTransaction } from '../ledger/history.ts';
import { marketIndex } from '../offers/book.ts';

/** Ids of the books, each once. Only successful transactions count, as in rippled. */
export function touchedBooks({ metadata }: ClosedTransaction): ReadonlySet<string> {
  if (metadata.TransactionResult !== 'tesSUCCESS') return new Set();
  return new Set(metadata.AffectedNodes.flatMap((node) => Object.values(node).flatMap(booksOf)));
}

/** An offer that is in a domain and in the open book as well counts for both. */
function booksOf(body: Json | undefined): readonly string[] {
  if (!isObject(body) || body['LedgerEntryType'] !== 'Offer') return [];
  const [whole, amounts] = [membersOf(body, 'NewFields', 'FinalFields'), membersOf(body, 'NewFields', 'PreviousFields', 'FinalFields')];
  const [pays, gets] = [readIssueAmount(amounts['TakerPays']), readIssueAmount(amounts['TakerGets'])];
  if (pays === null || gets === null) return [];
  const domain = textOf(whole, 'DomainID') ?? null;
  const domains = whole['AdditionalBooks'] === undefined ? [domain] : [domain, null];
  return domains.map((one) => marketIndex({ in: pays.asset, out: gets.asset, domain: one }));
}

/** The first of the named members that says what the offer trades. */
function membersOf(body: JsonObject, ...names: readonly string[]): JsonObject {
  const found = names.map((name) => body[name]).find((fields) => isObject(fields) && fields['TakerPays'] !== undefined);
  return isObject(found) ? found : {};
}
