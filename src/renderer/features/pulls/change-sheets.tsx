// Owns the two things that may change on a pull payment: its words, and that it is over.
import type { ReactNode } from 'react';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useDraftText } from '../../state/use-draft-text.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

interface SheetProps {
  readonly pull: PullPaymentRow;
  readonly onClose: () => void;
}

export function EditSheet({ pull, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  const { busy, refusal, run } = useAction(`change ${pull.id}`);
  const fields = [`name of ${pull.id}`, `description of ${pull.id}`] as const;
  const [name, setName] = useDraftText(fields[0], pull.name);
  const [description, setDescription] = useDraftText(fields[1], pull.description);
  const close = (): void => {
    useDrafts.getState().dropText(...fields);
    onClose();
  };
  const save = (): void =>
    run(
      () => workflow.editPullPayment({ walletId: wallet.id, id: pull.id, name: name.trim(), description: description.trim() }),
      () => {
        toast('good', t('pull.saved'));
        close();
      },
    );
  return (
    <ConfirmDialog title={t('pull.edit')} busy={busy} refusal={refusal} onConfirm={save} onClose={close}>
      <TextField label={t('form.name')} hint={t('form.nameHint')} value={name} maxLength={50} onChange={setName} />
      <TextField label={t('form.description')} optional rows={4} value={description} maxLength={4000} onChange={setDescription} />
    </ConfirmDialog>
  );
}

export function ArchiveSheet({ pull, onClose }: SheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  const { busy, refusal, run } = useAction(`change ${pull.id}`);
  const open = (pull.counts['AwaitingApproval'] ?? 0) + (pull.counts['AwaitingPayment'] ?? 0);
  const archive = (): void =>
    run(
      () => workflow.archivePullPayment({ walletId: wallet.id, id: pull.id }),
      () => {
        toast('good', t('pull.archived'));
        onClose();
      },
    );
  return (
    <Dialog
      title={t('pull.archiveTitle')}
      onClose={onClose}
      onConfirm={archive}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="danger" icon="archive" busy={busy} onClick={archive}>
            {t('pull.archive')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        <p>{t('pull.archiveText', { count: open })}</p>
      </div>
    </Dialog>
  );
}
