// Owns the decision what an incoming payment is worth (§10.3 of the rule book). Amount and DeliverMax are what was asked for; they credit nothing.
import { type Amount, assetOf, signOf } from '../amount.ts';
import { compareValues } from '../amounts/token-value.ts';
import type { Credit, NoCreditReason } from '../api.ts';
import { hasFlag, tfPartialPayment } from '../flags.ts';
import { type BalanceChange, balanceChange, onlyIssuerRisen } from '../metadata-parse.ts';
import type { PaymentRecord } from './record-parse.ts';

/**
 * What may be credited to `us` (classic address). Whether that token, with that issuer, is one we take, and whom the tag belongs to, is for the caller.
 * An MPT is credited at most by what our balance rose in the metadata: servers of some networks overstate it.
 */
export function creditOf(record: PaymentRecord, us: string): Credit {
  const reason = reasonAgainst(record, us);
  const delivered = record.delivered === null ? null : arrivedAs(record.delivered, record, us);
  const change = delivered === null ? null : balanceChange(record.nodes, us, assetOf(delivered));
  const credited = reason === null && delivered !== null ? certain(delivered, change) : null;
  const nothing = reason === null && (credited === null || signOf(credited) <= 0);
  return {
    credited: nothing ? null : credited,
    reason: nothing ? 'nothing-arrived' : reason,
    failed: reason === 'failed' ? record.result : null,
    amountKnown: reason !== 'amount-unknown',
    requested: record.requested,
    partial: hasFlag(record.flags, tfPartialPayment),
    tag: record.tag,
    sourceTag: record.sourceTag,
    sender: record.account,
    crossCheck: delivered === null ? 'not-shown' : crossCheck(delivered, change),
    hash: record.hash,
    ledger: record.ledger,
  };
}

/** A token may name its receiver as issuer, which means any issuer that it accepts (§5): whose tokens arrived, its line says. */
function arrivedAs(delivered: Amount, { nodes }: PaymentRecord, us: string): Amount {
  if (delivered.kind !== 'token' || delivered.issuer !== us) return delivered;
  return { ...delivered, issuer: onlyIssuerRisen(nodes, us, delivered.currency) ?? us };
}

/** The first rule that is not met, in the order of the rule book. */
function reasonAgainst(record: PaymentRecord, us: string): NoCreditReason | null {
  if (record.type !== 'Payment') return 'not-a-payment';
  if (record.destination !== us) return 'not-to-us';
  if (!record.validated || record.result === null) return 'not-validated';
  if (record.result !== 'tesSUCCESS') return 'failed';
  return record.delivered === null ? 'amount-unknown' : null;
}

/** For an MPT the smaller of what is claimed and what is seen; without a seen change nothing. */
function certain(delivered: Amount, change: BalanceChange | null): Amount | null {
  if (delivered.kind !== 'mpt') return delivered;
  if (change?.kind !== 'units') return null;
  return change.units < delivered.value ? { ...delivered, value: change.units } : delivered;
}

/** A rise above the delivered amount is no error: a line with a quality below par does that. */
function crossCheck(delivered: Amount, change: BalanceChange | null): Credit['crossCheck'] {
  if (change === null) return 'not-shown';
  const order = compared(delivered, change);
  if (order === 0) return 'agrees';
  return order < 0 ? 'less' : 'more';
}

function compared(delivered: Amount, change: BalanceChange): number {
  if (delivered.kind === 'token') return change.kind === 'value' ? compareValues(change.value, delivered.value) : 0;
  const units = delivered.kind === 'xrp' ? delivered.drops : delivered.value;
  if (change.kind !== 'units' || change.units === units) return 0;
  return change.units < units ? -1 : 1;
}
