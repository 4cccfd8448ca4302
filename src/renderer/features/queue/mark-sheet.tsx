// Owns the sender's marks: paid elsewhere, new rate, back to "to pay", taken up again.
import type { ReactNode } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { PayoutAction } from '../../../shared/payouts/transitions.ts';
import type { PayoutState } from '../../../shared/payouts/types.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/words.tsx';
import { useEach } from './use-each.ts';

type Mark = Exclude<PayoutAction, 'approve' | 'pay' | 'cancel'>;

const texts: Readonly<Record<Mark, { readonly title: TextKey; readonly text: TextKey; readonly confirm: TextKey }>> = {
  'mark-paid': { title: 'mark.paidTitle', text: 'mark.paidText', confirm: 'mark.paidConfirm' },
  requote: { title: 'mark.requoteTitle', text: 'mark.requoteText', confirm: 'queue.requote' },
  uncancel: { title: 'mark.uncancelTitle', text: 'mark.uncancelText', confirm: 'queue.uncancel' },
  'back-to-awaiting-payment': { title: 'mark.backTitle', text: 'mark.backText', confirm: 'queue.backToPay' },
};

export interface MarkSheetProps {
  readonly rows: readonly PayoutRow[];
  readonly state: PayoutState;
  readonly action: Mark;
  readonly onClose: () => void;
}

export function MarkSheet({ rows, state, action, onClose }: MarkSheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const each = useEach(rows, onClose, () => t('mark.done'));
  const mark = (): void => each.run((walletId, payoutId, workflow) => workflow.markPayout({ walletId, payoutId, state }));
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
          <Button kind={action === 'mark-paid' ? 'danger' : 'primary'} busy={each.busy} onClick={mark}>
            {t(text.confirm)}
          </Button>
        </>
      }
    >
      <div className="stack">
        {each.refusal ? <Banner tone="bad">{words(each.refusal)}</Banner> : null}
        <p>{t(text.text)}</p>
      </div>
    </Dialog>
  );
}
