// Owns the receipt code: the sender's signed answer to a claim that came as a code.
import type { ReactNode } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useTell } from '../../state/use-tell.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

export function ReceiptSheet({ payout, onClose }: { readonly payout: PayoutRow; readonly onClose: () => void }): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { workflow, main } = useServices();
  const wallet = useWallet();
  const receipt = useAnswer(payout.id, () => workflow.receipt({ walletId: wallet.id, payoutId: payout.id }));
  return (
    <Dialog title={t('receipt.title')} onClose={onClose}>
      {receipt.refusal ? <ErrorState refusal={receipt.refusal} onRetry={receipt.reload} /> : null}
      {!receipt.value && !receipt.refusal ? <LoadingState /> : null}
      {receipt.value ? (
        <div className="stack">
          <p>{t('receipt.text')}</p>
          {/* A scrolling box must be reachable by keyboard. */}
          <div className="share-link selectable" tabIndex={0} translate="no">
            {receipt.value.link}
          </div>
          <div>
            <CopyButton primary text={receipt.value.link} label={t('receipt.copy')} onCopy={(text) => tell(main.copyText({ text }))} />
          </div>
        </div>
      ) : null}
    </Dialog>
  );
}
