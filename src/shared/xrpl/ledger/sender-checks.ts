// Owns the checks of the sender that every transaction meets: sequence, tickets, key, fee (§3.2 of the rule book, steps 1 to 6).
import type { PaymentDraft } from '../draft.ts';
import type { AccountFacts, LedgerFacts } from '../facts.ts';
import { block, finding, type Finding } from '../finding.ts';
import { dropsToText } from '../../money/units.ts';

export function senderFindings(draft: PaymentDraft, facts: LedgerFacts): readonly Finding[] {
  const account = draft.account === null ? undefined : facts.accounts[draft.account];
  const found = [feeTooLow(draft, facts), windowPassed(draft, facts)];
  if (account === null) found.push(block('xrpl-source-absent', 'Account', 'terNO_ACCOUNT'));
  if (account) found.push(sequenceOf(draft, account), priorOf(draft, account), keyOf(facts, account), feeCovered(draft, account));
  return found.filter((one) => one !== null);
}

function sequenceOf(draft: PaymentDraft, { sequence: next, tickets }: AccountFacts): Finding | null {
  const ticket = draft.ticketSequence;
  if (ticket !== null) {
    if (next !== null && ticket >= next) return block('xrpl-ticket-ahead', 'TicketSequence', 'terPRE_TICKET', { ticket: String(ticket) });
    return tickets?.includes(ticket) === false
      ? block('xrpl-ticket-absent', 'TicketSequence', 'tefNO_TICKET', { ticket: String(ticket) })
      : null;
  }
  if (next === null || draft.sequence === null || draft.sequence === next) return null;
  const params = { sequence: String(draft.sequence), next: String(next) };
  return draft.sequence > next
    ? block('xrpl-sequence-ahead', 'Sequence', 'terPRE_SEQ', params)
    : block('xrpl-sequence-past', 'Sequence', 'tefPAST_SEQ', params);
}

function priorOf(draft: PaymentDraft, { accountTxnId }: AccountFacts): Finding | null {
  const differs = draft.accountTxnId !== null && accountTxnId !== null && draft.accountTxnId !== accountTxnId;
  return differs ? block('xrpl-prior-differs', 'AccountTxnID', 'tefWRONG_PRIOR') : null;
}

function windowPassed({ lastLedgerSequence: last }: PaymentDraft, { openLedger }: LedgerFacts): Finding | null {
  const isPast = last !== null && openLedger !== null && openLedger > last;
  return isPast
    ? block('xrpl-window-passed', 'LastLedgerSequence', 'tefMAX_LEDGER', { last: String(last), open: String(openLedger) })
    : null;
}

function keyOf({ signer }: LedgerFacts, { masterDisabled }: AccountFacts): Finding | null {
  if (signer === 'stranger') return block('xrpl-key-stranger', 'Account', 'tefBAD_AUTH');
  return signer === 'master' && masterDisabled ? block('xrpl-master-disabled', 'Account', 'tefMASTER_DISABLED') : null;
}

/** Below the reference fee nobody takes it; below what the open ledger asks it waits in the queue. */
function feeTooLow({ fee }: PaymentDraft, { fee: asked }: LedgerFacts): Finding | null {
  if (fee === null || asked === null || fee >= asked.open) return null;
  const params = { fee: dropsToText(fee), open: dropsToText(asked.open) };
  return fee < asked.base
    ? block('xrpl-fee-too-low', 'Fee', 'telINSUF_FEE_P', params)
    : finding('xrpl-fee-queued', 'warn', 'Fee', 'terQUEUED', params);
}

function feeCovered({ fee }: PaymentDraft, { balance }: AccountFacts): Finding | null {
  return fee !== null && balance !== null && balance < fee ? block('xrpl-fee-not-covered', 'Fee', 'terINSUF_FEE_B') : null;
}
