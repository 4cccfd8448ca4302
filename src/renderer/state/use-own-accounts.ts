// Owns which account of a wallet on the XRP Ledger the screens are about: the one that was chosen last, else the one that pays.
import { useEffect } from 'react';
import { create } from 'zustand';
import type { WalletSummary } from '../../shared/contract/common.ts';
import type { XrplAccountView } from '../../shared/contract/xrpl-accounts.ts';
import { type Answer, useAnswer } from '../ui/use-answer.ts';
import { useServices } from './services.tsx';

/** What a screen needs of an account to choose it and to know whether its orders can be signed here. */
export type OwnAccount = Pick<XrplAccountView, 'address' | 'label' | 'origin' | 'signs'>;

export interface OwnAccounts {
  /** The first account of the phrase first; never empty. */
  readonly accounts: readonly OwnAccount[];
  readonly account: OwnAccount;
  readonly choose: (address: string) => void;
}

interface ChoiceState {
  /** Address by wallet id. */
  readonly chosen: Readonly<Record<string, string>>;
}

const useChoice = create<ChoiceState>()(() => ({ chosen: {} }));

/** Makes the screens be about this account of the wallet from now on. */
export function chooseAccount(walletId: string, address: string): void {
  useChoice.setState(({ chosen }) => ({ chosen: { ...chosen, [walletId]: address } }));
}

/** The wallet's accounts, asked for again whenever main says that they changed. */
export function useAccountList(wallet: WalletSummary): Answer<readonly XrplAccountView[]> {
  const { main, onMain } = useServices();
  const asked = useAnswer(`accounts ${wallet.id}`, () => main.xrplAccounts({ walletId: wallet.id }));
  const { reload } = asked;
  useEffect(
    () =>
      onMain('accounts-changed', (changed) => {
        if (changed.walletId === wallet.id) reload();
      }),
    [onMain, wallet.id, reload],
  );
  return asked;
}

export function useOwnAccounts(wallet: WalletSummary): OwnAccounts {
  // The first account is known without asking; a list that cannot be had now hides nothing of it.
  const { value } = useAccountList(wallet);
  const chosen = useChoice((state) => state.chosen[wallet.id]);
  return { ...ownAccount(value ?? [], chosen, wallet.xrplAddress), choose: (address) => chooseAccount(wallet.id, address) };
}

/** The accounts, and the one of them that is meant. */
export function ownAccount(
  known: readonly XrplAccountView[],
  chosen: string | undefined,
  first: string,
): Pick<OwnAccounts, 'accounts' | 'account'> {
  const only: OwnAccount = { address: first, label: '', origin: 'phrase', signs: null };
  const account = known.find((item) => item.address === chosen) ?? known.find((item) => item.pays) ?? known[0];
  return account === undefined ? { accounts: [only], account: only } : { accounts: known, account };
}
