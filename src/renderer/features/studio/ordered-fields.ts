// Owns which fields of a payment are ordered, and which are chosen when it is signed.
import { chosenAtSigning } from '../../../shared/xrpl/chosen-at-signing.ts';
import type { PaymentJson } from '../../../shared/xrpl/draft.ts';

const chosen: ReadonlySet<string> = new Set(chosenAtSigning);

/** The payment without what is chosen at signing. */
export function orderedFields(payment: PaymentJson): PaymentJson {
  return Object.fromEntries(Object.entries(payment).filter(([name]) => !chosen.has(name)));
}

/** Names of given fields that are chosen anew. A fee counts as the most that it may become, a ticket as the wish to use one. */
export function chosenAnew(payment: PaymentJson): readonly string[] {
  return Object.keys(payment).filter((name) => chosen.has(name) && name !== 'Fee' && name !== 'TicketSequence');
}
