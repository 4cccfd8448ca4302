// Owns the list of a wallet's connected BTCPay stores: how each is, and what can be done with it.
import { type ReactNode, useEffect, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { ConnectedStore } from '../../../shared/contract/connected-stores.ts';
import { useServices } from '../../state/services.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { ChooseStoreSheet } from './choose-store-sheet.tsx';
import { ConnectStoreSheet } from './connect-store-sheet.tsx';
import { DisconnectSheet, RenewKeySheet } from './store-sheets.tsx';
import { SettingRow } from './setting-row.tsx';
import { StoreRow, type StoreTask } from './store-row.tsx';

type Open = { readonly kind: 'connect' } | { readonly kind: StoreTask; readonly store: ConnectedStore };

export function StoresGroup({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t } = useWords();
  const { main, workflow, onMain, live } = useServices();
  const answer = useAnswer('connected stores', () => main.connectedStores({}));
  const rows = live.useConnectedStoreRows(wallet);
  const look = useAction('look at stores');
  const [open, setOpen] = useState<Open | null>(null);
  const { reload } = answer;
  useEffect(() => onMain('connected-stores-changed', reload), [onMain, reload]);
  const stores = answer.value?.stores.filter((store) => store.walletId === wallet.id);
  const close = (): void => setOpen(null);
  const kept = (store: Pick<ConnectedStore, 'id' | 'origin'>): void => {
    reload();
    setOpen({ kind: 'choose', store: { ...store, walletId: wallet.id, storeId: null, storeName: null, keyKept: 'sealed' } });
  };
  const changed = (): void => {
    reload();
    close();
  };
  return (
    <Card
      title={t('stores.title')}
      flush
      action={
        <span className="row">
          {stores && stores.length > 0 ? (
            <Button small icon="refresh" busy={look.busy} onClick={() => look.run(() => workflow.refreshConnectedStores({}))}>
              {t('stores.reload')}
            </Button>
          ) : null}
          <Button small icon="plus" onClick={() => setOpen({ kind: 'connect' })}>
            {t('stores.add')}
          </Button>
        </span>
      }
    >
      <SettingRow name={<PlainText text={t('stores.text', { name: wallet.name })} className="soft small" />} />
      {answer.refusal && !answer.value ? <ErrorState refusal={answer.refusal} onRetry={reload} /> : null}
      {!answer.value && !answer.refusal ? (
        <div className="settings-list">
          <LoadingState rows={2} />
        </div>
      ) : null}
      {stores?.length === 0 ? <SettingRow name={<span className="soft">{t('stores.none')}</span>} /> : null}
      {stores?.map((store) => (
        <StoreRow
          key={store.id}
          store={store}
          row={rows?.find((row) => row.connectionId === store.id)}
          onOpen={(kind) => setOpen({ kind, store })}
        />
      ))}
      {stores && stores.length > 0 ? (
        <div className="settings-list">
          <Banner title={t('stores.ruleTitle')}>{t('stores.rule')}</Banner>
        </div>
      ) : null}
      {open?.kind === 'connect' ? <ConnectStoreSheet wallet={wallet} onKept={kept} onClose={close} /> : null}
      {open?.kind === 'choose' ? <ChooseStoreSheet store={open.store} onDone={changed} onClose={close} /> : null}
      {open?.kind === 'renew' ? <RenewKeySheet store={open.store} onDone={changed} onClose={close} /> : null}
      {open?.kind === 'disconnect' ? <DisconnectSheet store={open.store} onDone={changed} onClose={close} /> : null}
    </Card>
  );
}
