// Owns the history of one account on the XRP Ledger: what each transaction brought to it or took from it, whatever the asset.
import { ok, type Result } from '../../shared/result.ts';
import { type Amount, assetOf, dropsIn } from '../../shared/xrpl/amount.ts';
import { negated, sameAmount } from '../../shared/xrpl/amounts/compare.ts';
import { hasFlag, tfPartialPayment } from '../../shared/xrpl/flags.ts';
import { balanceChange } from '../../shared/xrpl/metadata-parse.ts';
import { creditOf } from '../../shared/xrpl/receive/credit.ts';
import type { PaymentRecord } from '../../shared/xrpl/receive/record-parse.ts';
import { type RecordSource, readAccountRecords } from './account-records.ts';

export interface XrplHistoryItem {
  /** The own account. */
  readonly account: string;
  readonly hash: string;
  readonly type: string;
  /** Drops: what was delivered to us, or minus what a payment took from us; 0 for a failure, a token, or anything that is no payment. */
  readonly amount: bigint;
  /** The same for a token or an MPT; null where none moved. */
  readonly issued: Amount | null;
  /** What a payment of ours delivered where that is another asset than it took. */
  readonly delivered: Amount | null;
  /** What the transaction names, where it is a partial payment. */
  readonly requested: Amount | null;
  readonly partial: boolean;
  /** It came to us, but nobody can tell how much. */
  readonly amountUnknown: boolean;
  /** Drops paid by us; 0 when somebody else paid. */
  readonly fee: bigint;
  readonly time: number | null;
  readonly ledgerIndex: number | null;
  readonly counterparty: string | null;
  readonly tag: number | null;
  /** Result code when it is not tesSUCCESS. */
  readonly failed: string | null;
}

/** Validated transactions of one account, newest first, at most `limit`. An account that does not exist has none. Refusals: those of the server. */
export async function xrplHistory(backend: RecordSource, address: string, limit: number): Promise<Result<readonly XrplHistoryItem[]>> {
  const read = await readAccountRecords(backend, address, (_record, index) => index >= limit);
  return read.ok ? ok(read.value.records.map((record) => historyItem(record, address))) : read;
}

/** What the account has more or less of. */
interface Moved {
  readonly moved: Amount | null;
  readonly delivered: Amount | null;
}

function historyItem(record: PaymentRecord, address: string): XrplHistoryItem {
  const isSender = record.account === address;
  const succeeded = record.type === 'Payment' && record.result === 'tesSUCCESS';
  const credit = creditOf(record, address);
  const { moved, delivered } = isSender ? spentBy(record, address, succeeded) : { moved: credit.credited, delivered: null };
  const partial = record.type === 'Payment' && hasFlag(record.flags, tfPartialPayment);
  return {
    account: address,
    hash: record.hash ?? '',
    type: record.type,
    amount: dropsIn(moved) ?? 0n,
    issued: moved?.kind === 'xrp' ? null : moved,
    delivered,
    requested: partial ? record.requested : null,
    partial,
    amountUnknown: credit.reason === 'amount-unknown',
    fee: isSender ? (record.fee ?? 0n) : 0n,
    time: record.closedAt,
    ledgerIndex: record.ledger,
    counterparty: isSender ? record.destination : record.account,
    tag: record.tag,
    failed: record.result === 'tesSUCCESS' ? null : record.result,
  };
}

/** A payment takes what SendMax names, or else what it delivers; how much of it, the own balance says. A conversion to oneself counts by what it brought. */
function spentBy(record: PaymentRecord, address: string, succeeded: boolean): Moved {
  const { delivered, sendMax } = record;
  if (!succeeded || delivered === null) return { moved: null, delivered: null };
  if (record.destination === address) return { moved: delivered, delivered: null };
  const spent = (sendMax && tookFrom(record, address, sendMax)) ?? delivered;
  return { moved: negated(spent), delivered: sameAmount(spent, delivered) ? null : delivered };
}

/** How much of an asset left the account, without the network fee; null where the metadata does not show it. */
function tookFrom(record: PaymentRecord, address: string, sendMax: Amount): Amount | null {
  const change = balanceChange(record.nodes, address, assetOf(sendMax));
  if (change === null) return null;
  if (sendMax.kind === 'token') return change.kind === 'value' ? negated({ ...sendMax, value: change.value }) : null;
  if (change.kind !== 'units') return null;
  return sendMax.kind === 'xrp' ? { kind: 'xrp', drops: -change.units - (record.fee ?? 0n) } : { ...sendMax, value: -change.units };
}
