// Owns declining claims, with an optional reason for the recipient.
import type { ReactNode } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useDraftText } from '../../state/use-draft-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { EachOutcome } from './each-outcome.tsx';
import { useEach } from './use-each.ts';

const maxReason = 200;

export function DeclineSheet({ rows, onClose }: { readonly rows: readonly PayoutRow[]; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  // A reason is for exactly these claims.
  const field = `reason for ${rows.length} from ${rows[0]?.id ?? ''}`;
  const [reason, setReason] = useDraftText(field);
  const close = (): void => {
    useDrafts.getState().dropText(field);
    onClose();
  };
  const each = useEach(rows, close, () => t('decline.done', { count: rows.length }));
  const decline = (): void =>
    each.run((walletId, payoutId, workflow) =>
      workflow.cancelPayout({ walletId, payoutId, reason: reason.trim() === '' ? null : reason.trim() }),
    );
  return (
    <Dialog
      title={t('decline.title', { count: rows.length })}
      onClose={close}
      onConfirm={decline}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button kind="danger" busy={each.busy} onClick={decline}>
            {t('decline.confirm')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <EachOutcome each={each} />
        <p>{t('decline.text')}</p>
        <TextField
          label={t('decline.reason')}
          optional
          hint={t('decline.reasonHint')}
          rows={2}
          maxLength={maxReason}
          value={reason}
          onChange={setReason}
        />
      </div>
    </Dialog>
  );
}
