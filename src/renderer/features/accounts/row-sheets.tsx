// Owns the sheets about one account of the list: its name, and its leaving the list.
import { type ReactNode, useState } from 'react';
import type { XrplAccountView } from '../../../shared/contract/xrpl-accounts.ts';
import { useServices } from '../../state/services.tsx';
import { Address } from '../../ui/address.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { NameField } from './name-field.tsx';

export interface RowSheetProps {
  readonly walletId: string;
  readonly account: XrplAccountView;
  readonly onClose: () => void;
}

export function RenameSheet({ walletId, account, onClose }: RowSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction();
  const [label, setLabel] = useState(account.label);
  return (
    <ConfirmDialog
      title={t('accounts.rename')}
      busy={busy}
      refusal={refusal}
      onConfirm={() => run(() => main.setXrplAccount({ walletId, address: account.address, label: label.trim() }), onClose)}
      onClose={onClose}
    >
      <NameField value={label} onChange={setLabel} autoFocus />
    </ConfirmDialog>
  );
}

export function ForgetSheet({ walletId, account, name, onClose }: RowSheetProps & { readonly name: string }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { address } = account;
  return (
    <DangerDialog
      title={t('accounts.forgetTitle', { name })}
      confirm={t('accounts.forget')}
      command={() => main.forgetXrplAccount({ walletId, address })}
      onDone={onClose}
      onClose={onClose}
    >
      <p>{t(account.origin === 'watched' ? 'accounts.forgetWatched' : 'accounts.forgetWords')}</p>
      <Address value={address} />
    </DangerDialog>
  );
}
