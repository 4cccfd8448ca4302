// Owns choosing one of the wallet's accounts on the XRP Ledger. Where there is but one, nothing is asked.
import type { ReactNode } from 'react';
import { PlainSelect } from '../ui/select.tsx';
import { useWords } from '../ui/words.tsx';
import type { OwnAccounts } from './use-own-accounts.ts';

export function AccountChoice({ accounts, account, choose }: OwnAccounts): ReactNode {
  const { t } = useWords();
  if (accounts.length < 2) return null;
  return (
    <PlainSelect
      aria-label={t('wallet.account')}
      value={account.address}
      onChange={choose}
      options={accounts.map(({ address, label }, index) => ({
        value: address,
        label: `${label || t('wallet.accountNumber', { number: String(index + 1) })} · ${address.slice(0, 8)}…${address.slice(-6)}`,
      }))}
    />
  );
}
