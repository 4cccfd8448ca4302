// Owns the wallet's Bitcoin accounts as the screens ask for them, and what each is called.
import { useEffect } from 'react';
import type { BitcoinAccountView } from '../../shared/contract/bitcoin-accounts.ts';
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import { type Answer, useAnswer } from '../ui/use-answer.ts';
import { useServices } from './services.tsx';

/** At once, and again when the list or the chain moves. */
export function useBitcoinAccounts(walletId: string): Answer<readonly BitcoinAccountView[]> {
  const { main, onMain } = useServices();
  const answer = useAnswer(`bitcoin accounts ${walletId}`, () => main.bitcoinAccounts({ walletId }));
  const { reload } = answer;
  useEffect(() => {
    const again = (changed: { readonly walletId: string }): void => {
      if (changed.walletId === walletId) reload();
    };
    const ends = [onMain('accounts-changed', again), onMain('chain-changed', again)];
    return () => {
      for (const end of ends) end();
    };
  }, [walletId, reload, onMain]);
  return answer;
}

export interface AccountWords {
  readonly key: TextKey;
  readonly params?: Readonly<Record<string, string>>;
}

/** Its own name; else what it is: people count from one, the words from nought. */
export function bitcoinAccountName({
  id,
  name,
  kind,
  number,
}: Pick<BitcoinAccountView, 'id' | 'name' | 'kind' | 'number'>): AccountWords | string {
  if (name !== '') return name;
  if (id === 'p2wpkh-0') return { key: 'bitcoinAccounts.first' };
  if (number === null) return { key: kind === 'p2wsh-multi' ? 'bitcoinAccounts.sharedName' : 'bitcoinAccounts.watchedName' };
  const params = { number: String(number + 1) };
  return { key: kind === 'p2tr' ? 'bitcoinAccounts.taprootNumber' : 'bitcoinAccounts.number', params };
}
