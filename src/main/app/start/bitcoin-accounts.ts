// Owns the joining of the wallets' Bitcoin accounts with vault, servers and screens.
import { BitcoinAccountDesk } from '../../desk/bitcoin-account-desk.ts';
import type { AccountsOptions } from './accounts.ts';
import type { Base } from './base.ts';

export function makeBitcoinAccounts({
  base,
  vault,
  networks,
  wallets,
  tell,
}: AccountsOptions & { readonly base: Pick<Base, 'wait' | 'now'> }): BitcoinAccountDesk {
  return new BitcoinAccountDesk({
    desks: wallets.desks,
    vault,
    backendOf: (network) => networks.backendsOf(network)?.bitcoin ?? null,
    wait: base.wait,
    now: base.now,
    rescanned: (walletId) => tell('rescan-changed', { walletId }),
    changed: (walletId) => {
      tell('accounts-changed', { walletId });
      wallets.chainMoved(walletId);
    },
  });
}
