// Owns payments of tokens, and of XRP against tokens, through trust lines and order books (xrpl-payment.md sections 8 to 10).
import { qualityOf } from '../../arith/quality.ts';
import { equal, isLess, type Quantity } from '../../arith/quantity.ts';
import { textOf } from '../../base/json.ts';
import { amountJson, type IssueAmount, readIssueAmount } from '../../engine/amount.ts';
import { isRetry, type ResultCode } from '../../engine/results.ts';
import type { ApplyContext } from '../../engine/transactor.ts';
import { flow, type FlowResult } from '../../flow/flow.ts';
import { FlowView } from '../../flow/flow-view.ts';
import { readPaths } from '../../flow/path.ts';
import { hasFlag } from '../../ledger/entries.ts';
import { readAccount } from '../../ledger/view.ts';
import { depositRefusal } from '../../permissions/deposit-authorization.ts';
import { newAccount } from './pay-xrp.ts';
import { paymentFlags } from './terms.ts';

export function payThroughPaths(context: ApplyContext, destination: string, amount: IssueAmount, sendMax: IssueAmount): ResultCode {
  const { view } = context;
  const target = readAccount(view, destination);
  const refused = target === undefined ? null : depositRefusal(context, target);
  if (refused !== null) return refused;
  view.putAccount(target ?? newAccount(context, destination, 0n));
  const layer = new FlowView(view);
  const { code, flowed } = flowFor(context, layer, destination, amount, sendMax);
  if (flowed === null) return isRetry(code) ? 'tecPATH_DRY' : code;
  layer.settleInto(view);
  return delivered(context, amount, flowed.out);
}

function flowFor(context: ApplyContext, layer: FlowView, target: string, amount: IssueAmount, sendMax: IssueAmount): FlowResult {
  const { tx, rules, parentCloseTime } = context;
  return flow(layer, {
    rules,
    parentCloseTime,
    source: tx.account,
    target,
    deliver: amount.asset,
    spend: sendMax.asset,
    paths: readPaths(tx.json['Paths']),
    usesDefaultPath: !hasFlag(tx.flags, paymentFlags.noDirect),
    domain: textOf(tx.json, 'DomainID') ?? null,
    out: amount.quantity,
    most: sendMax.quantity,
    isPartial: hasFlag(tx.flags, paymentFlags.partial),
    limit: hasFlag(tx.flags, paymentFlags.limitQuality) ? qualityOf(sendMax.quantity, amount.quantity) : null,
    crossing: null,
  });
}

/** What arrived is told where it is not the whole amount; less than DeliverMin undoes everything. */
function delivered({ tx, deliver }: ApplyContext, { asset, quantity }: IssueAmount, arrived: Quantity): ResultCode {
  if (equal(arrived, quantity)) return 'tesSUCCESS';
  const least = readIssueAmount(tx.json['DeliverMin']);
  if (least !== null && isLess(arrived, least.quantity)) return 'tecPATH_PARTIAL';
  deliver(amountJson({ asset, quantity: arrived }));
  return 'tesSUCCESS';
}
