// Owns "return this payment": what arrived goes back to where it came from, and costs nothing beyond it (§10.1, §15 of the rule book).
import type { Result } from '../../result.ts';
import { ok, refuse } from '../../result.ts';
import type { Credit } from '../api.ts';
import { emptyDraft, type PaymentDraft } from '../draft.ts';
import { tfPartialPayment } from '../flags.ts';

/**
 * The draft of a payment from `us` back to the payer. The payer's SourceTag becomes the DestinationTag. Tokens go as a partial payment whose SendMax is
 * what arrived, so that an issuer's fee comes out of what the payer gets. Codes: `xrpl-return-nothing` (nothing was credited), `xrpl-return-own`.
 */
export function returnPayment(credit: Pick<Credit, 'credited' | 'sender' | 'sourceTag'>, us: string): Result<PaymentDraft> {
  const { credited, sender } = credit;
  if (credited === null || sender === null) return refuse('xrpl-return-nothing');
  if (sender === us) return refuse('xrpl-return-own');
  const draft: PaymentDraft = { ...emptyDraft, account: us, destination: sender, destinationTag: credit.sourceTag, amount: credited };
  return ok(credited.kind === 'xrp' ? draft : { ...draft, sendMax: credited, flags: tfPartialPayment });
}
