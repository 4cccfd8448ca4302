// Owns the sender's look at a claim code before it joins the queue.
import type { ReactNode } from 'react';
import type { ClaimPreview } from '../../../shared/contract/workflow-api.ts';
import { noFilter } from '../../state/queue-filter.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useSession } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { RefusedSheet } from './link-sheets.tsx';

export function ImportSheet({ claim, onClose }: { readonly claim: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const { workflow } = useServices();
  const preview = useAnswer(claim, () => workflow.previewClaimCode({ claim }));
  if (preview.refusal) return <RefusedSheet code={preview.refusal.code} onClose={onClose} />;
  if (preview.value) return <Preview claim={claim} preview={preview.value} onClose={onClose} />;
  return (
    <Dialog title={t('import.title')} onClose={onClose}>
      <LoadingState />
    </Dialog>
  );
}

interface PreviewProps {
  readonly claim: string;
  readonly preview: ClaimPreview;
  readonly onClose: () => void;
}

function Preview({ claim, preview, onClose }: PreviewProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { workflow } = useServices();
  const { busy, refusal, run } = useAction(`import ${claim}`);
  const show = (payoutId: string): void => {
    useSession.getState().set({ chosenWalletId: preview.walletId });
    go({ screen: 'queue', tab: 'AwaitingApproval', payoutId, filter: noFilter });
    onClose();
  };
  const add = (): void =>
    run(
      () => workflow.importClaimCode({ claim }),
      ({ payoutId }) => {
        toast('good', t('import.done'));
        show(payoutId);
      },
    );
  const known = preview.payoutId;
  const refused = preview.refusal ?? refusal;
  return (
    <Dialog
      title={t('import.title')}
      onClose={onClose}
      onConfirm={refused || known ? undefined : add}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {known ? (
            <Button kind="primary" onClick={() => show(known)}>
              {t('import.show')}
            </Button>
          ) : preview.refusal ? null : (
            <Button kind="primary" busy={busy} onClick={add}>
              {t('import.confirm')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {known ? (
          <Banner>{t('import.known')}</Banner>
        ) : refused ? (
          <Banner tone="bad">{words(refused)}</Banner>
        ) : (
          <p className="soft">{t('import.text')}</p>
        )}
        <ClaimFacts preview={preview} />
      </div>
    </Dialog>
  );
}

function ClaimFacts({ preview }: { readonly preview: ClaimPreview }): ReactNode {
  const { t, format } = useWords();
  return (
    <KeyValues
      items={[
        { name: t('import.from'), value: <PlainText text={preview.pullPaymentName || t('pulls.unnamed')} /> },
        {
          name: t('common.amount'),
          value: preview.amount === null ? t('import.all') : <Amount value={preview.amount} unit={preview.unit} size="medium" />,
        },
        { name: t('queue.newDestination'), value: <Destination preview={preview} /> },
        preview.note ? { name: t('payout.note'), value: <PlainText text={preview.note} /> } : null,
        { name: t('import.written'), value: format.dateTime(preview.createdAt) },
      ]}
    />
  );
}

function Destination({ preview }: { readonly preview: ClaimPreview }): ReactNode {
  return (
    <div className="stack is-1">
      <MethodMark methodId={preview.methodId} />
      <Address value={preview.destination} />
    </div>
  );
}
