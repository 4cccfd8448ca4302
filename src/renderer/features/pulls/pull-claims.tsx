// Owns the claims under one pull payment, newest first.
import type { ReactNode } from 'react';
import type { PayoutRow, PullPaymentRow } from '../../db/tables.ts';
import { go } from '../../state/route.ts';
import { noFilter } from '../../state/queue-filter.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { PayoutBadge } from '../../ui/payout-badge.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

export function PullClaims({ pull }: { readonly pull: PullPaymentRow }): ReactNode {
  const { t } = useWords();
  const claims = useServices().live.usePayoutsOf(useWallet(), pull.id);
  const { shown, more } = usePart(claims ?? []);
  return (
    <Card
      title={t('pull.claims')}
      flush
      action={
        <Button kind="link" onClick={() => openQueue(pull.id)}>
          {t('pull.openQueue')}
        </Button>
      }
    >
      {claims ? null : <LoadingState />}
      {claims?.length === 0 ? (
        <EmptyState icon="hand" title={t('pull.noClaims')}>
          {t('pull.noClaimsText')}
        </EmptyState>
      ) : null}
      {shown.map((claim) => (
        <ClaimLine key={claim.id} claim={claim} />
      ))}
      {more}
    </Card>
  );
}

/** The payouts list, narrowed to this pull payment. */
function openQueue(pull: string): void {
  go({ screen: 'queue', tab: 'AwaitingApproval', filter: { ...noFilter, pull } });
}

function ClaimLine({ claim }: { readonly claim: PayoutRow }): ReactNode {
  const { format } = useWords();
  return (
    <button type="button" className="list-row" onClick={() => go({ screen: 'queue', tab: claim.state, payoutId: claim.id })}>
      <span className="claim-line">
        <span className="soft small nowrap">{format.dateTime(claim.createdAt)}</span>
        <ShortAddress value={claim.address} tag={claim.tag} />
        <span>
          <PayoutBadge state={claim.state} recheck={claim.recheck} />
        </span>
        <span className="end">
          <Amount value={claim.originalAmount} unit={claim.originalCurrency} column rounded />
        </span>
      </span>
    </button>
  );
}
