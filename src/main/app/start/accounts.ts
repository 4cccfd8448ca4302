// Owns the joining of the wallets' accounts on the XRP Ledger with vault, servers and screens.
import { AccountDesk } from '../../desk/account-desk.ts';
import type { Vault } from '../../vault/types.ts';
import type { Networks } from './networks.ts';
import type { Wallets } from './wallets.ts';

export interface AccountsOptions {
  readonly vault: Vault;
  readonly networks: Networks;
  readonly wallets: Wallets;
  readonly tell: (name: string, payload: unknown) => void;
}

export function makeAccounts({ vault, networks, wallets, tell }: AccountsOptions): AccountDesk {
  return new AccountDesk({
    desks: wallets.desks,
    vault,
    backendOf: (network) => networks.backendsOf(network)?.xrpl ?? null,
    changed: (walletId) => {
      tell('accounts-changed', { walletId });
      // What pays may be another one: balances, history and address are its own.
      wallets.chainMoved(walletId);
    },
  });
}
