// Owns what a direct XRP payment needs of the ledger: funds above the reserve, a receiver that may be paid (§3.3 and §6 of the rule book).
import { dropsToText } from '../../money/units.ts';
import type { JudgedDraft } from '../effective.ts';
import { branchOf } from '../effective.ts';
import type { LedgerFacts } from '../facts.ts';
import { block, type Finding } from '../finding.ts';
import { feeOf, reserveOf, spendableDrops } from '../reserve.ts';

export function directFindings(draft: JudgedDraft, facts: LedgerFacts): readonly Finding[] {
  if (branchOf(draft) !== 'direct' || draft.amount.kind !== 'xrp') return [];
  const found: Finding[] = [];
  const spendable = spendableOf(draft, facts);
  if (spendable !== null && draft.amount.drops > spendable)
    found.push(block('xrpl-funds-short', 'Amount', 'tecUNFUNDED_PAYMENT', { spendable: dropsToText(spendable) }));
  if (facts.accounts[draft.destination]?.pseudo) found.push(block('xrpl-pseudo-account', 'Destination', 'tecNO_PERMISSION'));
  return found;
}

function spendableOf(draft: JudgedDraft, facts: LedgerFacts): bigint | null {
  const sender = facts.accounts[draft.account];
  const reserve = sender ? reserveOf(sender, facts) : null;
  return !sender || sender.balance === null || reserve === null ? null : spendableDrops(sender.balance, reserve, feeOf(draft, facts) ?? 0n);
}
