// Owns one pull payment: progress, terms, claims, share, edit, archive.
import { type ReactNode, useState } from 'react';
import { pullPaymentStatus } from '../../../shared/payouts/pull-payment-status.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { goUp } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useNow } from '../../state/use-now.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { AutoApprovalSheet } from './auto-approval-sheet.tsx';
import { PassphraseSheet, RemovePassphraseSheet } from './passphrase-sheet.tsx';
import { ArchiveSheet, EditSheet } from './change-sheets.tsx';
import { PullClaims } from './pull-claims.tsx';
import { PullHistory } from './pull-history.tsx';
import { PullProgress } from './pull-progress.tsx';
import { PullTerms } from './pull-terms.tsx';
import { ShareSheet } from './share-sheet.tsx';

export function PullScreen({ id, share }: { readonly id: string; readonly share: boolean }): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const pull = useServices().live.usePullPayment(wallet, id);
  const back = { label: t('common.back'), onBack: () => goUp({ screen: 'pulls' }) };
  if (pull) return <Pull pull={pull} share={share} back={back} />;
  return (
    <Page title={t('pulls.title')} back={back}>
      {pull === undefined ? (
        <LoadingState rows={6} />
      ) : (
        <EmptyState icon="pull" title={t('pull.gone')}>
          {t('pull.goneText')}
        </EmptyState>
      )}
    </Page>
  );
}

type Sheet = 'share' | 'edit' | 'auto' | 'passphrase' | 'no-passphrase' | 'archive';

function Pull({
  pull,
  share,
  back,
}: {
  readonly pull: PullPaymentRow;
  readonly share: boolean;
  readonly back: { label: string; onBack: () => void };
}): ReactNode {
  const { t } = useWords();
  const now = useNow();
  const [sheet, setSheet] = useState<Sheet | null>(share ? 'share' : null);
  const status = pullPaymentStatus(pull, now);
  const close = (): void => setSheet(null);
  return (
    <Page
      title={pull.name || t('pulls.unnamed')}
      back={back}
      actions={
        <>
          <Badge
            tone={status === 'active' ? 'good' : 'quiet'}
            icon={status === 'active' ? 'check' : status === 'future' ? 'clock' : 'archive'}
          >
            {t(`pullStatus.${status}`)}
          </Badge>
          {status === 'archived' ? null : <Actions hasPassphrase={pull.passphrase !== null} onSheet={setSheet} />}
        </>
      }
    >
      <div className="stack is-6">
        {pull.description === '' ? null : <PlainText text={pull.description} className="soft" />}
        <div className="grid-main">
          <PullProgress pull={pull} now={now} />
          <Card title={t('pull.terms')}>
            <PullTerms pull={pull} />
          </Card>
        </div>
        <PullHistory pull={pull} now={now} />
        <PullClaims pull={pull} />
      </div>
      {sheet === 'share' ? <ShareSheet pull={pull} onClose={close} /> : null}
      {sheet === 'edit' ? <EditSheet pull={pull} onClose={close} /> : null}
      {sheet === 'auto' ? <AutoApprovalSheet pull={pull} onClose={close} /> : null}
      {sheet === 'passphrase' ? <PassphraseSheet pull={pull} onClose={close} /> : null}
      {sheet === 'no-passphrase' ? <RemovePassphraseSheet pull={pull} onClose={close} /> : null}
      {sheet === 'archive' ? <ArchiveSheet pull={pull} onClose={close} /> : null}
    </Page>
  );
}

interface ActionsProps {
  readonly hasPassphrase: boolean;
  readonly onSheet: (sheet: Sheet) => void;
}

function Actions({ hasPassphrase, onSheet }: ActionsProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Button kind="primary" icon="share" onClick={() => onSheet('share')}>
        {t('pull.share')}
      </Button>
      <Menu
        label={t('common.more')}
        items={[
          { id: 'edit', icon: 'edit', label: t('pull.edit'), onSelect: () => onSheet('edit') },
          { id: 'auto', icon: 'checks', label: t('auto.edit'), onSelect: () => onSheet('auto') },
          {
            id: 'passphrase',
            icon: 'lock',
            label: t(hasPassphrase ? 'passphrase.changeMenu' : 'passphrase.setMenu'),
            onSelect: () => onSheet('passphrase'),
          },
          ...(hasPassphrase
            ? [
                {
                  id: 'no-passphrase',
                  icon: 'unlock',
                  label: t('passphrase.removeMenu'),
                  onSelect: () => onSheet('no-passphrase'),
                } as const,
              ]
            : []),
          { id: 'archive', icon: 'archive', danger: true, label: t('pull.archive'), onSelect: () => onSheet('archive') },
        ]}
      />
    </>
  );
}
