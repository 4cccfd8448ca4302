// Owns the first layer of the preflight: everything that the transaction alone shows (§20 of the rule book, L0).
import { isXrplBlackHole } from '../payouts/black-holes.ts';
import type { PaymentDraft } from './draft.ts';
import { canBeJudged } from './effective.ts';
import { type LedgerFacts, nothingKnown } from './facts.ts';
import { block, type Finding } from './finding.ts';
import { ledgerJudge } from './ledger/hop-judge.ts';
import { commonChecks } from './offline/common-checks.ts';
import { memoFindings } from './offline/memo-checks.ts';
import { emptyPaths, pathCounts, pathFaults } from './offline/path-checks.ts';
import { paymentChecks } from './offline/payment-checks.ts';
import { inOrder } from './order.ts';
import { accountZero, genesisAccount } from './special-accounts.ts';

/**
 * Findings of a draft in the order in which rippled checks. Of `facts` only the network id, the amendments and what makes hops of paths impossible is
 * looked at. Fields that are filled in before signing (Fee, Sequence, NetworkID, SigningPubKey) may be missing.
 */
export function preflightOffline(draft: PaymentDraft, facts: LedgerFacts = nothingKnown): readonly Finding[] {
  const found = [...missing(draft), emptyPaths(draft), ...memoFindings(draft), ...commonChecks.map((check) => check(draft, facts))];
  found.push(sequenceAndTicket(draft), pathCounts(draft), blackHole(draft, facts));
  if (canBeJudged(draft)) found.push(...paymentChecks.map((check) => check(draft, facts)), ...pathFaults(draft, ledgerJudge(draft, facts)));
  return inOrder(found.filter((finding) => finding !== null));
}

function missing(draft: PaymentDraft): readonly (Finding | null)[] {
  return [
    draft.account === null ? block('xrpl-account-missing', 'Account', 'invalidTransaction') : null,
    draft.destination === null ? block('xrpl-destination-missing', 'Destination', 'invalidTransaction') : null,
    draft.amount === null ? block('xrpl-amount-missing', 'Amount', 'invalidTransaction') : null,
  ];
}

/** Nobody has the key; account zero is refused by the ledger itself. On a fresh ledger the genesis account is an ordinary one. */
function blackHole({ destination }: PaymentDraft, { network }: LedgerFacts): Finding | null {
  if (destination === null || destination === accountZero) return null;
  const isGenesis = destination === genesisAccount && (network === 'main' || network === 'test');
  return isGenesis || isXrplBlackHole(destination) ? block('xrpl-black-hole', 'Destination', null) : null;
}

/** Sequence 0 beside a ticket is how a ticket is used. */
function sequenceAndTicket(draft: PaymentDraft): Finding | null {
  const both = draft.ticketSequence !== null && (draft.sequence ?? 0) !== 0;
  return both ? block('xrpl-sequence-and-ticket', 'TicketSequence', 'temSEQ_AND_TICKET') : null;
}
