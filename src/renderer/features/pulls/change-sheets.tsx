// Owns the two things that may change on a pull payment: its words, and that it is over.
import type { ReactNode } from 'react';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useDraftText } from '../../state/use-draft-text.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
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
  const { t } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  const open = (pull.counts['AwaitingApproval'] ?? 0) + (pull.counts['AwaitingPayment'] ?? 0);
  return (
    <DangerDialog
      title={t('pull.archiveTitle')}
      confirm={t('pull.archive')}
      icon="archive"
      name={`change ${pull.id}`}
      command={() => workflow.archivePullPayment({ walletId: wallet.id, id: pull.id })}
      onDone={() => {
        toast('good', t('pull.archived'));
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t('pull.archiveText', { count: open })}</p>
    </DangerDialog>
  );
}
