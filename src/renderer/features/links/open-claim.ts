// Owns the step from terms to a claim form that waits for the user's input.
import type { ClaimTerms } from '../../../shared/contract/workflow-api.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useLinks } from '../../state/links.ts';
import { go } from '../../state/route.ts';

/** Opens the form. `claimId` is 32 hex digits, made once per form. */
export function openClaimForm(terms: ClaimTerms, claimId: string): void {
  useDrafts.getState().startClaim({
    claimId,
    terms,
    methodId: terms.methods[0] ?? '',
    destination: '',
    tag: '',
    all: true,
    amount: '',
    note: '',
    sent: null,
  });
  useLinks.getState().close();
  go({ screen: 'claim' });
}
