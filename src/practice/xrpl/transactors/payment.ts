// Owns Payment: which of its three ways it goes, by what it delivers. The checks and the ways are in the folder of the same name.
import { isMpt, readAmount } from '../engine/amount.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { payMpt } from './payment/pay-mpt.ts';
import { payThroughPaths } from './payment/pay-through-paths.ts';
import { payXrp } from './payment/pay-xrp.ts';
import { paymentPreclaim } from './payment/preclaim.ts';
import { paymentPreflight } from './payment/preflight.ts';
import { isDirectXrp, paymentFlags, readTerms } from './payment/terms.ts';

function apply(context: ApplyContext): ResultCode {
  const terms = readTerms(context.tx);
  if (terms === null) return 'tecINTERNAL';
  const { amount, sendMax, destination } = terms;
  if (isMpt(amount)) return isMpt(sendMax) ? payMpt(context, destination, amount, sendMax) : 'tecINTERNAL';
  if (isMpt(sendMax)) return 'tecINTERNAL';
  if (isDirectXrp(terms)) return payXrp(context, destination, amount.quantity.m);
  return payThroughPaths(context, destination, amount, sendMax);
}

/** Multi-purpose tokens go one way only, so nothing about the way may be asked for. */
function flags(tx: Transaction): number {
  const { noDirect, partial, limitQuality } = paymentFlags;
  return readAmount(tx.json['Amount'])?.asset.kind === 'mpt' ? partial : noDirect | partial | limitQuality;
}

export const payment: Transactor = {
  required: ['Amount', 'Destination'],
  optional: ['CredentialIDs', 'DeliverMin', 'DestinationTag', 'DomainID', 'InvoiceID', 'Paths', 'SendMax'],
  flags,
  fieldAmendments: { CredentialIDs: 'Credentials', DomainID: 'PermissionedDEX' },
  preflight: paymentPreflight,
  preclaim: paymentPreclaim,
  apply,
};
