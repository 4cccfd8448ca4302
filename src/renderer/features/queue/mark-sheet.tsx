// Owns the sender's marks without a proof: new rate, back to "to pay", taken up again; and the word on payments by other wallets.
import type { ReactNode } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { PayoutAction } from '../../../shared/payouts/transitions.ts';
import type { PayoutState } from '../../../shared/payouts/types.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/words.tsx';
import { EachOutcome } from './each-outcome.tsx';
import { useEach } from './use-each.ts';

type Mark = Exclude<PayoutAction, 'approve' | 'pay' | 'cancel' | 'mark-paid'>;

const texts: Readonly<Record<Mark, { readonly title: TextKey; readonly text: TextKey; readonly confirm: TextKey }>> = {
  'accept-external': { title: 'external.acceptTitle', text: 'external.acceptText', confirm: 'external.accept' },
  'reject-external': { title: 'external.rejectTitle', text: 'external.rejectText', confirm: 'external.reject' },
  requote: { title: 'mark.requoteTitle', text: 'mark.requoteText', confirm: 'queue.requote' },
  uncancel: { title: 'mark.uncancelTitle', text: 'mark.uncancelText', confirm: 'queue.uncancel' },
  'back-to-awaiting-payment': { title: 'mark.backTitle', text: 'mark.backText', confirm: 'queue.backToPay' },
};

export interface MarkSheetProps {
  readonly rows: readonly PayoutRow[];
  readonly action: Mark;
  readonly onClose: () => void;
}

const states: Readonly<Record<Exclude<Mark, 'accept-external' | 'reject-external'>, PayoutState>> = {
  requote: 'AwaitingApproval',
  uncancel: 'AwaitingApproval',
  'back-to-awaiting-payment': 'AwaitingPayment',
};

export function MarkSheet({ rows, action, onClose }: MarkSheetProps): ReactNode {
  const { t } = useWords();
  const each = useEach(rows, onClose, () => t('mark.done'));
  const mark = (): void =>
    each.run((walletId, payoutId, workflow) => {
      if (action === 'accept-external') return workflow.acceptExternal({ walletId, payoutId });
      if (action === 'reject-external') return workflow.rejectExternal({ walletId, payoutId });
      return workflow.markPayout({ walletId, payoutId, state: states[action] });
    });
  const text = texts[action];
  return (
    <Dialog
      title={t(text.title)}
      onClose={onClose}
      onConfirm={mark}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind={action === 'reject-external' ? 'danger' : 'primary'} busy={each.busy} onClick={mark}>
            {t(text.confirm)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <EachOutcome each={each} />
        {t(text.text, { count: rows.length })
          .split('\n')
          .map((line) => (
            <p key={line}>{line}</p>
          ))}
      </div>
    </Dialog>
  );
}
