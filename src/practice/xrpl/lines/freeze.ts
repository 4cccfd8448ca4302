// Owns the three freezes of tokens: of an issuer, of a line, and deep (xrpl-payment.md section 11.2).
import { type Issue, issuerOf } from '../engine/asset.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { hasLineFlag, readLine } from './trust-line.ts';

export function isGloballyFrozen(view: ReadView, issue: Issue): boolean {
  return issue.kind === 'token' && hasFlag(readAccount(view, issuerOf(issue))?.Flags ?? 0, accountFlags.globalFreeze);
}

/** True if the issuer keeps the account from giving the token to others. */
export function isFrozen(view: ReadView, account: string, issue: Issue): boolean {
  if (issue.kind === 'xrp') return false;
  if (isGloballyFrozen(view, issue)) return true;
  const line = issue.issuer === account ? undefined : readLine(view, account, issue.issuer, issue.currency);
  return line !== undefined && hasLineFlag(line, issue.issuer, 'freeze');
}

/** True if either side of the line has frozen it deeply: the account can then not receive the token from others either. */
export function isDeepFrozen(view: ReadView, account: string, issue: Issue): boolean {
  if (issue.kind === 'xrp' || issue.issuer === account) return false;
  const line = readLine(view, account, issue.issuer, issue.currency);
  return line !== undefined && [account, issue.issuer].some((side) => hasLineFlag(line, side, 'deepFreeze'));
}
