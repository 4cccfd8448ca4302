// Owns reading a transaction as servers tell of it: `tx`, `account_tx`, an expanded `ledger`, a stream; API versions 1 and 2.
import type { Result } from '../../result.ts';
import { ok, refuse } from '../../result.ts';
import type { Amount } from '../amount.ts';
import { readAmount, readDrops } from '../amounts/amount-parse.ts';
import { type ChangedNode, membersOf, type Members, readNodes } from '../metadata-parse.ts';
import { memoTexts } from './memo-text.ts';

export interface PaymentRecord {
  readonly type: string;
  readonly validated: boolean;
  /** Result code; null without metadata. */
  readonly result: string | null;
  readonly account: string | null;
  readonly destination: string | null;
  readonly tag: number | null;
  readonly sourceTag: number | null;
  readonly flags: number;
  /** Amount or DeliverMax: what was asked for. */
  readonly requested: Amount | null;
  readonly sendMax: Amount | null;
  /** What the server says was delivered; null where it says nothing, or `unavailable`, or nothing that can be read. */
  readonly delivered: Amount | null;
  readonly nodes: readonly ChangedNode[];
  readonly hash: string | null;
  readonly ledger: number | null;
  /** Unix seconds of the ledger's close; null where the server does not say. */
  readonly closedAt: number | null;
  /** 64 hex digits. */
  readonly invoiceId: string | null;
  /** Drops that the sender paid. */
  readonly fee: bigint | null;
  /** What the payer wrote, as inert text: see `memoTexts`. */
  readonly memos: readonly string[];
}

/** Seconds from 1970 to 2000, where the ledger's clock begins. */
const rippleEpoch = 946_684_800;

/** Reads any of these shapes. Code: `xrpl-record-unreadable` where no transaction is in it. */
export function readPaymentRecord(value: unknown): Result<PaymentRecord> {
  const outer = membersOf(value);
  const inner = membersOf(outer?.['tx_json']) ?? membersOf(outer?.['transaction']) ?? membersOf(outer?.['tx']) ?? outer;
  if (outer === null || inner === null || typeof inner['TransactionType'] !== 'string') return refuse('xrpl-record-unreadable');
  const meta = membersOf(outer['meta']) ?? membersOf(outer['metaData']) ?? membersOf(inner['meta']);
  return ok({
    type: inner['TransactionType'],
    validated: outer['validated'] === true,
    result: textOf(meta?.['TransactionResult']),
    account: textOf(inner['Account']),
    destination: textOf(inner['Destination']),
    tag: numberOf(inner['DestinationTag']),
    sourceTag: numberOf(inner['SourceTag']),
    flags: numberOf(inner['Flags']) ?? 0,
    requested: amountOf(inner['DeliverMax'] ?? inner['Amount']),
    sendMax: amountOf(inner['SendMax']),
    delivered: deliveredOf(meta),
    nodes: readNodes(meta),
    hash: textOf(outer['hash']) ?? textOf(inner['hash']),
    ledger: numberOf(outer['ledger_index']) ?? numberOf(inner['ledger_index']),
    closedAt: closedAtOf(numberOf(inner['date']) ?? numberOf(outer['date'])),
    invoiceId: hashOf(inner['InvoiceID']),
    fee: feeOf(inner['Fee']),
    memos: memoTexts(inner['Memos']),
  });
}

function closedAtOf(date: number | null): number | null {
  return date === null ? null : date + rippleEpoch;
}

function hashOf(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9A-F]{64}$/i.test(value) ? value.toUpperCase() : null;
}

function feeOf(value: unknown): bigint | null {
  const drops = typeof value === 'string' ? readDrops(value) : null;
  return drops?.ok ? drops.value : null;
}

/** `delivered_amount` only: without it, an amount must never be guessed from Amount or DeliverMax. No server writes one as a number. */
function deliveredOf(meta: Members | null | undefined): Amount | null {
  const delivered = meta?.['delivered_amount'];
  return typeof delivered === 'number' ? null : amountOf(delivered);
}

function amountOf(value: unknown): Amount | null {
  const read = readAmount(value);
  return read.ok ? read.value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 100 ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff ? value : null;
}
