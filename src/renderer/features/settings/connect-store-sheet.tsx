// Owns the first half of connecting a store: the server's address and the key. The host is agreed to here like any other.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import { useServices } from '../../state/services.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { originOf, storeOriginToAllow } from './store-words.ts';

export interface ConnectStoreSheetProps {
  readonly wallet: WalletSummary;
  readonly onKept: (store: { readonly id: string; readonly origin: string }) => void;
  readonly onClose: () => void;
}

export function ConnectStoreSheet({ wallet, onKept, onClose }: ConnectStoreSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction('connect a store');
  const [address, setAddress] = useState('');
  const [key, setKey] = useState('');
  const origin = originOf(address);
  const toAllow = storeOriginToAllow(refusal, origin);
  const connect = () => main.connectStore({ walletId: wallet.id, origin, key: key.trim() });
  const kept = ({ id }: { readonly id: string }): void => onKept({ id, origin });
  const send = (): void => run(connect, kept);
  const allowAndSend = (): void =>
    run(async () => {
      const allowed = await main.allowHost({ origin });
      return allowed.ok ? connect() : allowed;
    }, kept);
  return (
    <ConfirmDialog
      title={t('stores.newTitle')}
      confirm={t('stores.next')}
      busy={busy}
      refusal={toAllow === null ? refusal : null}
      onConfirm={send}
      onClose={onClose}
    >
      {toAllow === null ? null : (
        <>
          <Banner tone="warn">{t('stores.hostQuestion')}</Banner>
          <Button busy={busy} onClick={allowAndSend}>
            {t('stores.allow', { origin: toAllow })}
          </Button>
        </>
      )}
      <TextField label={t('stores.address')} hint={t('stores.addressHint')} mono value={address} maxLength={256} onChange={setAddress} />
      <TextField label={t('stores.key')} hint={t('stores.keyHint')} type="password" mono value={key} maxLength={400} onChange={setKey} />
      <p className="soft small">{t('stores.keyKept')}</p>
      <Banner title={t('stores.ruleTitle')}>{t('stores.rule')}</Banner>
    </ConfirmDialog>
  );
}
