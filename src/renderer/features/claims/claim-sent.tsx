// Owns what stands after a claim was made: where it is now, or the code that must be carried to the sender.
import type { ReactNode } from 'react';
import { type ClaimDraft, claimKey, useDrafts } from '../../state/drafts.ts';
import { go } from '../../state/route.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words.tsx';
import { ClaimCode } from './claim-code.tsx';

export function ClaimSent({ draft }: { readonly draft: ClaimDraft }): ReactNode {
  const { t } = useWords();
  const { sent } = draft;
  if (!sent) return null;
  const leave = (): void => {
    useDrafts.getState().dropClaim(claimKey(draft.terms));
    go({ screen: 'my-claim', id: sent.myClaimId });
  };
  return (
    <div className="stack is-4">
      {sent.claimLink === null ? (
        <Banner tone="good" title={t('claim.sentTitle')}>
          {t('claim.sentText')}
        </Banner>
      ) : (
        <>
          <Banner tone="good" title={t('claim.codeTitle')}>
            {t('claim.codeText')}
          </Banner>
          <ClaimCode link={sent.claimLink} />
        </>
      )}
      <div>
        <Button kind={sent.claimLink === null ? 'primary' : 'secondary'} onClick={leave}>
          {t('claim.follow')}
        </Button>
      </div>
    </div>
  );
}
