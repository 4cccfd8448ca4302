// Owns payments of tokens, and of XRP against tokens, through trust lines and order books.
import type { IssueAmount } from '../../engine/amount.ts';
import type { ResultCode } from '../../engine/results.ts';
import type { ApplyContext } from '../../engine/transactor.ts';
import { readAccount } from '../../ledger/view.ts';
import { depositRefusal } from '../../permissions/deposit-authorization.ts';

export function payThroughPaths(context: ApplyContext, destination: string, _amount: IssueAmount, _sendMax: IssueAmount): ResultCode {
  const target = readAccount(context.view, destination);
  const refused = target === undefined ? null : depositRefusal(context, target);
  return refused ?? 'tecPATH_DRY';
}
