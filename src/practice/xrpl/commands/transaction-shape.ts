// Owns how a transaction is shown: API v1 flattens it and says Amount, API v2 nests it and says DeliverMax.
import { encode } from 'ripple-binary-codec';
import type { Json, JsonObject } from '../base/json.ts';
import type { Metadata } from '../engine/metadata.ts';
import { lastImplicitNetwork } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import { isoTime } from '../ledger/header.ts';
import { issuanceId } from '../ledger/indexes.ts';
import type { ClosedTransaction, LedgerHeader } from '../ledger/history.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import type { ApiVersion } from './command.ts';

const MAX_CTID_NETWORK = 0xffff;
const MAX_CTID_LEDGER = 0x0fff_ffff;

export function shownTransaction({ json, type }: Transaction, api: ApiVersion): JsonObject {
  if (type !== 'Payment') return json;
  const { Amount: amount, ...rest } = json;
  return api === 1 ? { ...json, DeliverMax: amount } : { ...rest, DeliverMax: amount };
}

/** Ledgers from this index or this close time on (2014) tell what was delivered; of older ones the amount alone proves nothing. */
const TELLING = { index: 4_594_095, closeTime: 446_000_000 } as const;

/** Metadata as servers show it: with what a successful payment delivered, in a ledger of this index and close time. */
export function shownMetadata(
  tx: Transaction,
  metadata: Metadata,
  { index, closeTime }: Pick<LedgerHeader, 'index' | 'closeTime'>,
): JsonObject {
  if (tx.type === 'MPTokenIssuanceCreate' && metadata.TransactionResult === 'tesSUCCESS')
    return { ...metadata, mpt_issuance_id: issuanceId(tx.account, tx.ticket ?? tx.sequence) };
  if (tx.type !== 'Payment' || metadata.TransactionResult !== 'tesSUCCESS') return metadata;
  const isTold = index >= TELLING.index || closeTime > TELLING.closeTime;
  return { ...metadata, delivered_amount: metadata['DeliveredAmount'] ?? (isTold ? tx.json['Amount'] : 'unavailable') };
}

export function closedMetadata(ledger: PracticeLedger, one: ClosedTransaction): JsonObject {
  return shownMetadata(one.tx, one.metadata, headerOf(ledger, one));
}

/** The compact id of a validated transaction, where it can be written. */
export function compactId(networkId: number, { ledgerIndex, metadata }: ClosedTransaction): JsonObject {
  if (networkId > MAX_CTID_NETWORK || ledgerIndex > MAX_CTID_LEDGER) return {};
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  return { ctid: `C${hex(ledgerIndex, 7)}${hex(metadata.TransactionIndex, 4)}${hex(networkId, 4)}` };
}

/** The header of the ledger that a validated transaction is in. */
export function headerOf(ledger: PracticeLedger, { ledgerIndex }: ClosedTransaction): LedgerHeader {
  const closed = ledger.history.ledger(ledgerIndex);
  if (closed === undefined) throw new Error(`ledger ${ledgerIndex} is gone but its transaction is not`);
  return closed.header;
}

/** As items of `account_tx` and `ledger` (v2), with everything that belongs to a validated transaction. */
export function nestedTransaction(ledger: PracticeLedger, one: ClosedTransaction, binary: boolean): JsonObject {
  const { hash, closeTime, index } = headerOf(ledger, one);
  const place = { close_time_iso: isoTime(closeTime), hash: one.tx.hash, ledger_hash: hash, ledger_index: index, validated: true };
  if (binary) return { ...place, ...binaryParts(one, 'meta_blob') };
  const ctid = compactId(ledger.rules.networkId, one);
  const json = { ...shownTransaction(one.tx, 2), ...ctid, date: closeTime, ledger_index: index };
  return { ...place, meta: closedMetadata(ledger, one), tx_json: json };
}

/** The flat form of v1: the transaction with hash and place beside its fields. */
export function flatTransaction(ledger: PracticeLedger, one: ClosedTransaction): JsonObject {
  const { closeTime, index } = headerOf(ledger, one);
  const ctid = compactId(ledger.rules.networkId, one);
  return { ...shownTransaction(one.tx, 1), ...ctid, date: closeTime, hash: one.tx.hash, inLedger: index, ledger_index: index };
}

export function binaryParts({ tx, metadata }: ClosedTransaction, metaName: 'meta' | 'meta_blob'): { readonly [key: string]: Json } {
  return { tx_blob: tx.blob, [metaName]: encode(metadata) };
}

/** Networks whose id must stand in every transaction. */
export function needsNetworkId(networkId: number): boolean {
  return networkId > lastImplicitNetwork;
}
