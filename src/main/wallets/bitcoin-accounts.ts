// Owns the list of a wallet's Bitcoin accounts: which there are, which one pays, and the view of each. It holds no key.
import type { Network } from '../../shared/network.ts';
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import type { Descriptor } from '../chains/bitcoin/descriptor.ts';
import { type BitcoinWallet, bitcoinWallet } from './bitcoin-wallet.ts';

export interface BitcoinAccount {
  /** `p2wpkh-0` is the first of every wallet. */
  readonly id: string;
  readonly name: string;
  readonly descriptor: Descriptor;
  /** Its number below the wallet's words (m/84'/coin'/number' or m/86'/…); null where the keys are on another machine. */
  readonly number: number | null;
}

export interface BitcoinAccounts {
  /** The first account first. */
  all(): readonly BitcoinAccount[];
  find(id: string): BitcoinAccount | null;
  /** Payouts are paid from it. */
  pays(): BitcoinAccount;
  /** Coins, addresses and history of one account; null where there is none of that id. */
  view(id: string): BitcoinWallet | null;
}

export const firstAccountId = 'p2wpkh-0';

export interface FirstBitcoinAccount {
  readonly bitcoinXpub: string;
  readonly network: Network;
}

/** The account that every wallet has, alone. */
export function firstBitcoinAccount({ bitcoinXpub: xpub, network }: FirstBitcoinAccount, backend: BitcoinBackend): BitcoinAccounts {
  const first: BitcoinAccount = { id: firstAccountId, name: '', descriptor: { kind: 'p2wpkh', key: { origin: null, xpub } }, number: 0 };
  const view = bitcoinWallet({ xpub, network, backend });
  const find = (id: string): BitcoinAccount | null => (id === first.id ? first : null);
  return { all: () => [first], find, pays: () => first, view: (id) => (id === first.id ? view : null) };
}

/** The view of an account that is in the list. Throws on any other: that is a bug, not an input. */
export function viewOf(accounts: Pick<BitcoinAccounts, 'view'>, id: string): BitcoinWallet {
  const view = accounts.view(id);
  if (view === null) throw new Error(`no account ${id}`);
  return view;
}
