// Owns the review of a payment: the facts that a person confirms, and the warnings beside them.
import type { PaymentReview, People } from './api.ts';
import { classify } from './classify.ts';
import type { PaymentDraft } from './draft.ts';
import { canBeJudged } from './effective.ts';
import type { LedgerFacts } from './facts.ts';
import { hasFlag, tfPartialPayment } from './flags.ts';
import { inOrder } from './order.ts';
import { feeOf } from './reserve.ts';
import { feeCosts, spentAtMost, worstRate } from './review/costs.ts';
import { reserveEffects } from './review/reserve-effects.ts';
import { warningsOf } from './review/warnings.ts';

/** Null while sender, receiver or amount are missing. What is not known is null in the answer, never guessed. */
export function reviewPayment(draft: PaymentDraft, facts: LedgerFacts, people: People): PaymentReview | null {
  const kind = classify(draft, facts);
  if (kind === null || !canBeJudged(draft)) return null;
  const deliveredAtLeast = hasFlag(draft.flags, tfPartialPayment) ? draft.deliverMin : draft.amount;
  const most = spentAtMost(draft, facts);
  const reserve = reserveEffects(draft, facts);
  return {
    kind,
    delivered: draft.amount,
    deliveredAtLeast,
    spentAtMost: most,
    worstRate: worstRate(most, deliveredAtLeast),
    networkFee: feeOf(draft, facts),
    ...feeCosts(draft, facts),
    reserve,
    warnings: inOrder(warningsOf({ draft, facts, people, kind, reserve })),
  };
}
