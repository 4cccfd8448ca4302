// Owns withdrawing a claim and taking it off the list.
import type { ReactNode } from 'react';
import type { MyClaimRow } from '../../db/tables.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { useWords } from '../../ui/words.tsx';

interface SheetProps {
  readonly claim: MyClaimRow;
  readonly onClose: () => void;
}

export function WithdrawSheet({ claim, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const { workflow } = useServices();
  return (
    <DangerDialog
      title={t('claims.withdrawTitle')}
      confirm={t('claims.withdraw')}
      command={() => workflow.cancelMyClaim({ myClaimId: claim.id })}
      onDone={() => {
        toast('good', t('claims.withdrawn'));
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t('claims.withdrawText')}</p>
    </DangerDialog>
  );
}

export function ForgetSheet({ claim, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const { workflow } = useServices();
  return (
    <DangerDialog
      title={t('claims.forgetTitle')}
      confirm={t('claims.forget')}
      command={() => workflow.forgetMyClaim({ myClaimId: claim.id })}
      onDone={() => go({ screen: 'claims' })}
      onClose={onClose}
    >
      <p>{t('claims.forgetText')}</p>
    </DangerDialog>
  );
}
