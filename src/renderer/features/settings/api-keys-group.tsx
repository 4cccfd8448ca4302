// Owns the list of API keys: what each may do and where, a new one, and revoking.
import { type ReactNode, useEffect, useState } from 'react';
import type { ApiKey, WalletSummary } from '../../../shared/contract/common.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { describeKey } from './key-permissions.ts';
import { NewKeySheet } from './new-key-sheet.tsx';
import { SecretOnce } from './secret-once.tsx';
import { SettingRow } from './setting-row.tsx';

export function ApiKeysGroup({ wallets }: { readonly wallets: readonly WalletSummary[] }): ReactNode {
  const { t } = useWords();
  const { main, onMain } = useServices();
  const keys = useAnswer('api keys', () => main.apiKeys({}));
  const { reload } = keys;
  useEffect(() => onMain('api-keys-changed', reload), [onMain, reload]);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const made = (text: string): void => {
    setAdding(false);
    setSecret(text);
    reload();
  };
  return (
    <Card
      title={t('keys.title')}
      flush
      action={
        <Button small icon="plus" onClick={() => setAdding(true)}>
          {t('keys.add')}
        </Button>
      }
    >
      <SettingRow name={<span className="soft small">{t('keys.text')}</span>} />
      {keys.refusal && !keys.value ? <ErrorState refusal={keys.refusal} onRetry={reload} /> : null}
      {!keys.value && !keys.refusal ? (
        <div className="settings-list">
          <LoadingState rows={2} />
        </div>
      ) : null}
      {keys.value?.length === 0 ? <SettingRow name={<span className="soft">{t('keys.none')}</span>} /> : null}
      {keys.value?.map((key) => (
        <KeyRow key={key.hash} apiKey={key} wallets={wallets} onRevoke={() => setRevoking(key)} />
      ))}
      {adding ? <NewKeySheet wallets={wallets} onMade={made} onClose={() => setAdding(false)} /> : null}
      {secret === null ? null : (
        <SecretOnce
          title={t('keys.madeTitle')}
          warning={t('keys.madeOnce')}
          text={t('keys.madeText')}
          name={t('keys.key')}
          copyLabel={t('keys.copy')}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
      {revoking ? <RevokeSheet apiKey={revoking} onDone={reload} onClose={() => setRevoking(null)} /> : null}
    </Card>
  );
}

interface RowProps {
  readonly apiKey: ApiKey;
  readonly wallets: readonly WalletSummary[];
  readonly onRevoke: () => void;
}

function KeyRow({ apiKey, wallets, onRevoke }: RowProps): ReactNode {
  const { t, format } = useWords();
  const { may, wallets: reached } = describeKey(apiKey.permissions);
  const nameOf = (id: string): string => wallets.find((wallet) => wallet.id === id)?.name ?? t('keys.goneWallet');
  const where = reached === null ? t('keys.inAll') : reached.map(nameOf).join(', ');
  const made = t('keys.created', { date: format.date(apiKey.createdAt) });
  return (
    <SettingRow
      name={<PlainText text={apiKey.label || t('keys.unnamed')} className="strong" />}
      text={
        <>
          <span>{may.map((word) => t(word)).join(' · ')}</span>
          <br />
          <PlainText text={`${where} · ${made}`} />
        </>
      }
    >
      <Button small onClick={onRevoke} aria-label={`${t('keys.revoke')} ${apiKey.label || t('keys.unnamed')}`}>
        {t('keys.revoke')}
      </Button>
    </SettingRow>
  );
}

interface RevokeProps {
  readonly apiKey: ApiKey;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function RevokeSheet({ apiKey, onDone, onClose }: RevokeProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  return (
    <DangerDialog
      title={t('keys.revokeTitle', { name: apiKey.label || t('keys.unnamed') })}
      confirm={t('keys.revokeNow')}
      name={`revoke ${apiKey.hash}`}
      command={() => main.revokeApiKey({ hash: apiKey.hash })}
      onDone={() => {
        toast('good', t('keys.revoked'));
        onDone();
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t('keys.revokeText')}</p>
    </DangerDialog>
  );
}
