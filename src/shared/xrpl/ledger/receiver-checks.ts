// Owns the checks of the receiving account: does it exist, does it want a tag, does it want XRP (§3.2, §6 of the rule book).
import { dropsToText } from '../../money/units.ts';
import type { JudgedDraft } from '../effective.ts';
import { isXrpToXrp } from '../effective.ts';
import type { LedgerFacts } from '../facts.ts';
import { block, finding, type Finding } from '../finding.ts';
import { hasFlag, tfPartialPayment } from '../flags.ts';

export function receiverFindings(draft: JudgedDraft, facts: LedgerFacts): readonly Finding[] {
  const receiver = facts.accounts[draft.destination];
  if (receiver === undefined) return [];
  if (receiver === null) return absentReceiver(draft, facts);
  const found: Finding[] = [];
  if (receiver.requireDestinationTag && draft.destinationTag === null)
    found.push(block('xrpl-tag-needed', 'DestinationTag', 'tecDST_TAG_NEEDED'));
  if (receiver.disallowIncomingXrp && isXrpToXrp(draft)) found.push(finding('xrpl-receiver-disallows-xrp', 'warn', 'Destination'));
  return found;
}

/** Only XRP opens an account, only in full, and only from the base reserve on. */
function absentReceiver(draft: JudgedDraft, { reserve }: LedgerFacts): readonly Finding[] {
  const { amount } = draft;
  if (amount.kind !== 'xrp') return [block('xrpl-receiver-absent-token', 'Destination', 'tecNO_DST')];
  if (hasFlag(draft.flags, tfPartialPayment)) return [block('xrpl-receiver-absent-partial', 'Flags', 'telNO_DST_PARTIAL')];
  if (reserve === null || amount.drops >= reserve.base) return [];
  return [block('xrpl-receiver-absent-amount', 'Amount', 'tecNO_DST_INSUF_XRP', { reserve: dropsToText(reserve.base) })];
}
