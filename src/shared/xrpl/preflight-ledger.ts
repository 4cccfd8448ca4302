// Owns the second layer of the preflight: what snapshots of the ledger show (§20 of the rule book, L1).
import type { PaymentDraft } from './draft.ts';
import { canBeJudged } from './effective.ts';
import type { LedgerFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { directFindings } from './ledger/direct-checks.ts';
import { engineFindings } from './ledger/engine-checks.ts';
import { mptFindings } from './ledger/mpt-checks.ts';
import { permissionFindings } from './ledger/permission-checks.ts';
import { receiverFindings } from './ledger/receiver-checks.ts';
import { senderFindings } from './ledger/sender-checks.ts';
import { inOrder } from './order.ts';

/** Findings that follow for certain from what is known; what is not known leads to none. In the order in which rippled checks. */
export function preflightLedger(draft: PaymentDraft, facts: LedgerFacts): readonly Finding[] {
  const found = [...senderFindings(draft, facts)];
  if (canBeJudged(draft)) {
    found.push(...receiverFindings(draft, facts), ...permissionFindings(draft, facts));
    found.push(...directFindings(draft, facts), ...engineFindings(draft, facts), ...mptFindings(draft, facts));
  }
  return inOrder(found);
}
