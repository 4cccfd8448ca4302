// Owns the form for the passphrase of a pull payment: set, change, remove. It is typed readably, since it is to be told to others, and kept in no draft.
import { type ReactNode, useState } from 'react';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { Banner } from '../../ui/banner.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';

interface SheetProps {
  readonly pull: PullPaymentRow;
  readonly onClose: () => void;
}

export function PassphraseSheet({ pull, onClose }: SheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  const { busy, refusal, run } = useAction(`change ${pull.id}`);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const changes = pull.passphrase !== null;
  const save = (): void => {
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    run(
      () => workflow.setPassphrase({ walletId: wallet.id, id: pull.id, passphrase: text }),
      () => {
        toast('good', t('passphrase.saved'));
        onClose();
      },
    );
  };
  return (
    <ConfirmDialog
      title={t(changes ? 'passphrase.change' : 'passphrase.set')}
      busy={busy}
      refusal={refusal}
      onConfirm={save}
      onClose={onClose}
    >
      <p className="soft">{t(changes ? 'passphrase.changeText' : 'passphrase.setText')}</p>
      <TextField
        label={t('passphrase.field')}
        hint={t('passphrase.hint')}
        error={missing ? words({ code: 'passphrase-empty' }) : null}
        autoFocus
        value={text}
        maxLength={200}
        onChange={setText}
      />
      <Banner tone="warn">{t('passphrase.once')}</Banner>
    </ConfirmDialog>
  );
}

export function RemovePassphraseSheet({ pull, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  return (
    <DangerDialog
      title={t('passphrase.removeTitle')}
      confirm={t('passphrase.remove')}
      name={`change ${pull.id}`}
      command={() => workflow.setPassphrase({ walletId: wallet.id, id: pull.id, passphrase: null })}
      onDone={() => {
        toast('good', t('passphrase.removed'));
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t('passphrase.removeText')}</p>
    </DangerDialog>
  );
}
