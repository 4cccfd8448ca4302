// Owns the two small questions about a connected store: another key, and the end of the connection.
import { type ReactNode, useState } from 'react';
import type { ConnectedStore } from '../../../shared/contract/connected-stores.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { storeName } from './store-words.ts';

export interface StoreSheetProps {
  readonly store: ConnectedStore;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function RenewKeySheet({ store, onDone, onClose }: StoreSheetProps): ReactNode {
  const { t } = useWords();
  const { main, workflow } = useServices();
  const { busy, refusal, run } = useAction(`renew ${store.id}`);
  const [key, setKey] = useState('');
  const renew = (): void =>
    run(
      () => main.renewStoreKey({ id: store.id, key: key.trim() }),
      () => {
        toast('good', t('stores.renewed'));
        void workflow.refreshConnectedStores({});
        onDone();
      },
    );
  return (
    <ConfirmDialog
      title={t('stores.renewTitle', { name: storeName(store) })}
      confirm={t('stores.renewNow')}
      busy={busy}
      refusal={refusal}
      onConfirm={renew}
      onClose={onClose}
    >
      <p>{t('stores.renewText')}</p>
      <TextField label={t('stores.key')} hint={t('stores.keyHint')} type="password" mono value={key} maxLength={400} onChange={setKey} />
    </ConfirmDialog>
  );
}

export function DisconnectSheet({ store, onDone, onClose }: StoreSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`disconnect ${store.id}`);
  const disconnect = (): void =>
    run(
      () => main.disconnectStore({ id: store.id }),
      () => {
        toast('good', t('stores.removed'));
        onDone();
      },
    );
  return (
    <ConfirmDialog
      title={t('stores.removeTitle', { name: storeName(store) })}
      confirm={t('stores.removeNow')}
      kind="danger"
      busy={busy}
      refusal={refusal}
      onConfirm={disconnect}
      onClose={onClose}
    >
      <p>{t('stores.removeText')}</p>
    </ConfirmDialog>
  );
}
