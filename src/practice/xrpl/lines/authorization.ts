// Owns whether an account may hold a token whose issuer authorizes its holders (xrpl-payment.md section 11.4).
import { type Issue, issuerOf } from '../engine/asset.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { hasLineFlag, readLine } from './trust-line.ts';

export type Holding = 'allowed' | 'no-line' | 'unauthorized';

export function mayHold(view: ReadView, account: string, issue: Issue): Holding {
  if (issue.kind === 'xrp' || issue.issuer === account) return 'allowed';
  const issuer = readAccount(view, issuerOf(issue));
  if (issuer === undefined || !hasFlag(issuer.Flags, accountFlags.requireAuth)) return 'allowed';
  const line = readLine(view, account, issue.issuer, issue.currency);
  if (line === undefined) return 'no-line';
  return hasLineFlag(line, issue.issuer, 'auth') ? 'allowed' : 'unauthorized';
}
