// Owns the sheets about one Bitcoin account of the list: its name, its descriptor, and its leaving the list.
import { type ReactNode, useState } from 'react';
import type { BitcoinAccountView } from '../../../shared/contract/bitcoin-accounts.ts';
import { useServices } from '../../state/services.tsx';
import { useCopy } from '../../state/use-copy.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { NameField } from './name-field.tsx';

export interface BitcoinSheetProps {
  readonly walletId: string;
  readonly account: BitcoinAccountView;
  readonly onClose: () => void;
}

export function RenameBitcoinSheet({ walletId, account, onClose }: BitcoinSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction();
  const [name, setName] = useState(account.name);
  return (
    <ConfirmDialog
      title={t('accounts.rename')}
      busy={busy}
      refusal={refusal}
      onConfirm={() => run(() => main.setBitcoinAccount({ walletId, id: account.id, name }), onClose)}
      onClose={onClose}
    >
      <NameField value={name} onChange={setName} autoFocus />
    </ConfirmDialog>
  );
}

export function DetailsSheet({ account, name, onClose }: Omit<BitcoinSheetProps, 'walletId'> & { readonly name: string }): ReactNode {
  const { t, format } = useWords();
  const copy = useCopy();
  const { descriptor, fingerprints, path, gap } = account;
  return (
    <Dialog
      title={t('bitcoinAccounts.detailsTitle', { name })}
      onClose={onClose}
      footer={
        <>
          <CopyButton text={descriptor} label={t('bitcoinAccounts.copyDescriptor')} onCopy={copy} />
          <Button kind="quiet" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('bitcoinAccounts.detailsText')}</p>
        <p className="mono small wrap descriptor" translate="no">
          {descriptor}
        </p>
        <KeyValues
          items={[
            {
              name: t('bitcoinAccounts.fingerprint'),
              value:
                fingerprints.length === 0 ? (
                  t('bitcoinAccounts.unknownFingerprint')
                ) : (
                  <span className="mono">{fingerprints.join(', ')}</span>
                ),
            },
            ...(path === null ? [] : [{ name: t('bitcoinAccounts.path'), value: <span className="mono">{path}</span> }]),
            { name: t('bitcoinAccounts.gap'), value: format.count(gap) },
          ]}
        />
      </div>
    </Dialog>
  );
}

export function RemoveSheet({ walletId, account, name, onClose }: BitcoinSheetProps & { readonly name: string }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  return (
    <DangerDialog
      title={t('bitcoinAccounts.removeTitle', { name })}
      confirm={t('bitcoinAccounts.remove')}
      command={() => main.removeBitcoinAccount({ walletId, id: account.id })}
      onDone={onClose}
      onClose={onClose}
    >
      <p>{t(account.number === null ? 'bitcoinAccounts.removeWatched' : 'bitcoinAccounts.removeWords')}</p>
    </DangerDialog>
  );
}
