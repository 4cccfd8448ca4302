// Owns withdrawing a claim and taking it off the list.
import type { ReactNode } from 'react';
import type { Result } from '../../../shared/result.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { MyClaimRow } from '../../db/tables.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/words.tsx';

interface SheetProps {
  readonly claim: MyClaimRow;
  readonly onClose: () => void;
}

export function WithdrawSheet({ claim, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const { workflow } = useServices();
  return (
    <Question
      title="claims.withdrawTitle"
      text="claims.withdrawText"
      confirm="claims.withdraw"
      command={() => workflow.cancelMyClaim({ myClaimId: claim.id })}
      onDone={() => {
        toast('good', t('claims.withdrawn'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}

export function ForgetSheet({ claim, onClose }: SheetProps): ReactNode {
  const { workflow } = useServices();
  return (
    <Question
      title="claims.forgetTitle"
      text="claims.forgetText"
      confirm="claims.forget"
      command={() => workflow.forgetMyClaim({ myClaimId: claim.id })}
      onDone={() => go({ screen: 'claims' })}
      onClose={onClose}
    />
  );
}

interface QuestionProps {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly confirm: TextKey;
  readonly command: () => Promise<Result<unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function Question({ title, text, confirm, command, onDone, onClose }: QuestionProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { busy, refusal, run } = useAction();
  const go = (): void => run(command, onDone);
  return (
    <Dialog
      title={t(title)}
      onClose={onClose}
      onConfirm={go}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="danger" busy={busy} onClick={go}>
            {t(confirm)}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        <p>{t(text)}</p>
      </div>
    </Dialog>
  );
}
