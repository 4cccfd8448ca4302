// Owns one of the recipient's claims: what was asked, what will come, where it stands.
import { type ReactNode, useState } from 'react';
import type { MyClaimRow } from '../../db/tables.ts';
import { useLinks } from '../../state/links.ts';
import { goUp } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useNow } from '../../state/use-now.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { PayoutBadge } from '../../ui/payout-badge.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useWords } from '../../ui/words.tsx';
import { ClaimCode } from './claim-code.tsx';
import { claimState } from './claim-state.ts';
import { claimSteps } from './claim-steps.ts';
import { ForgetSheet, WithdrawSheet } from './claim-sheets.tsx';
import { MyClaimFacts } from './my-claim-facts.tsx';
import { useClaimsNetwork } from './use-claims-network.ts';

export function MyClaimScreen({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  const claims = useServices().live.useMyClaims(useClaimsNetwork());
  const claim = claims?.find((item) => item.id === id);
  if (claim) return <MyClaim claim={claim} />;
  return (
    <Page title={t('claims.title')} back={{ label: t('common.back'), onBack: () => goUp({ screen: 'claims' }) }}>
      {claims ? <EmptyState icon="claim" title={t('claims.gone')} /> : <LoadingState rows={6} />}
    </Page>
  );
}

type Sheet = 'withdraw' | 'forget';

function MyClaim({ claim }: { readonly claim: MyClaimRow }): ReactNode {
  const { t, refusal: words } = useWords();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const waitsForCarry = claim.claimLink !== null && claim.state === 'Unknown';
  return (
    <Page
      title={claim.pullPaymentName || t('pulls.unnamed')}
      back={{ label: t('common.back'), onBack: () => goUp({ screen: 'claims' }) }}
      actions={<Actions claim={claim} onSheet={setSheet} />}
    >
      <div className="stack is-6">
        {claim.problem ? (
          <Banner tone="warn" title={t('claims.problem')}>
            {words({ code: claim.problem })}
          </Banner>
        ) : null}
        {claim.reason ? (
          <Banner tone="warn" title={t('payout.reason')}>
            <PlainText text={claim.reason} />
          </Banner>
        ) : null}
        {waitsForCarry ? (
          <Card title={t('claims.sendCode')}>
            <ClaimCode link={claim.claimLink ?? ''} />
          </Card>
        ) : null}
        <div className="grid-main">
          <Card>
            <MyClaimFacts claim={claim} />
          </Card>
          <Steps claim={claim} />
        </div>
      </div>
      {sheet === 'withdraw' ? <WithdrawSheet claim={claim} onClose={() => setSheet(null)} /> : null}
      {sheet === 'forget' ? <ForgetSheet claim={claim} onClose={() => setSheet(null)} /> : null}
    </Page>
  );
}

function Steps({ claim }: { readonly claim: MyClaimRow }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const now = useNow();
  return (
    <Card title={t('claims.timeline')}>
      <Timeline label={t('claims.timeline')} steps={claimSteps(words, claim)} />
      {claim.found ? (
        <p className="small">{t('claims.foundText')}</p>
      ) : claim.state === 'Completed' ? (
        <p className="soft small">{t('claims.toldOnly')}</p>
      ) : null}
      {claim.route === 'http' ? <p className="soft tiny">{t('claims.updated', { when: format.relative(claim.updatedAt, now) })}</p> : null}
    </Card>
  );
}

function Actions({ claim, onSheet }: { readonly claim: MyClaimRow; readonly onSheet: (sheet: Sheet) => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { workflow } = useServices();
  const { busy, refusal, run } = useAction();
  const items: readonly MenuItem[] = [
    ...(claim.mayWithdraw
      ? [{ id: 'withdraw', icon: 'close' as const, danger: true, label: t('claims.withdraw'), onSelect: () => onSheet('withdraw') }]
      : []),
    ...(claim.route === 'code'
      ? [{ id: 'receipt', icon: 'link' as const, label: t('claims.addReceipt'), onSelect: () => useLinks.getState().setPaste(true) }]
      : []),
    { id: 'forget', icon: 'archive', label: t('claims.forget'), onSelect: () => onSheet('forget') },
  ];
  return (
    <>
      {refusal ? <span className="soft small">{words(refusal)}</span> : null}
      <PayoutBadge state={claimState(claim)} />
      {claim.route === 'http' ? (
        <Button icon="refresh" busy={busy} onClick={() => run(() => workflow.refreshMyClaim({ myClaimId: claim.id }))}>
          {t('claims.refresh')}
        </Button>
      ) : null}
      <Menu label={t('common.more')} items={items} />
    </>
  );
}
