// Owns choosing one of the wallet's accounts on the XRP Ledger. Where there is but one, nothing is asked.
import type { ReactNode } from 'react';
import { PlainSelect, Select } from '../ui/select.tsx';
import { useWords } from '../ui/words.tsx';
import type { OwnAccounts } from './use-own-accounts.ts';

/** `labelled`: in a form, where it is a field among others. */
export function AccountChoice({ accounts, account, choose, labelled }: OwnAccounts & { readonly labelled?: boolean }): ReactNode {
  const { t } = useWords();
  if (accounts.length < 2) return null;
  const choice = {
    value: account.address,
    onChange: choose,
    options: accounts.map(({ address, label }, index) => ({
      value: address,
      label: `${label || t('wallet.accountNumber', { number: String(index + 1) })} · ${address.slice(0, 8)}…${address.slice(-6)}`,
    })),
  };
  return labelled ? <Select label={t('wallet.account')} {...choice} /> : <PlainSelect aria-label={t('wallet.account')} {...choice} />;
}
