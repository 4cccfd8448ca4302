// Owns the sheets that add an account: the next of the recovery words, and one that is only watched.
import { type ReactNode, useState } from 'react';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { withWords } from '../../state/with-words.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { NameField } from './name-field.tsx';

export interface SheetProps {
  readonly walletId: string;
  readonly onClose: () => void;
}

export function AddSheet({ walletId, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`add account ${walletId}`);
  const [label, setLabel] = useState('');
  const add = () => withWords(main, () => main.addXrplAccount({ walletId, label }));
  return (
    <ConfirmDialog
      title={t('accounts.addTitle')}
      confirm={t('accounts.addConfirm')}
      busy={busy}
      refusal={refusal}
      onConfirm={() =>
        run(add, () => {
          toast('good', t('accounts.added'));
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>{t('accounts.addText')}</p>
      <NameField value={label} onChange={setLabel} autoFocus />
    </ConfirmDialog>
  );
}

export function WatchSheet({ walletId, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`watch account ${walletId}`);
  const [address, setAddress] = useState('');
  const [label, setLabel] = useState('');
  return (
    <ConfirmDialog
      title={t('accounts.watchTitle')}
      confirm={t('accounts.watchConfirm')}
      ready={address.trim() !== ''}
      busy={busy}
      refusal={refusal}
      onConfirm={() =>
        run(
          () => main.watchXrplAccount({ walletId, address: address.trim(), label }),
          () => {
            toast('good', t('accounts.added'));
            onClose();
          },
        )
      }
      onClose={onClose}
    >
      <p>{t('accounts.watchText')}</p>
      <TextField
        label={t('accounts.address')}
        hint={t('accounts.addressHint')}
        value={address}
        onChange={setAddress}
        maxLength={100}
        mono
        autoFocus
      />
      <NameField value={label} onChange={setLabel} />
    </ConfirmDialog>
  );
}
