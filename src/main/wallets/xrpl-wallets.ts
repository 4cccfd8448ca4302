// Owns the wallet's look at each of its accounts on the XRP Ledger: one per address, made when it is first asked about.
import type { Network } from '../../shared/network.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { type XrplWallet, xrplWallet } from './xrpl-wallet.ts';

export function ledgerWallets(network: Network, backend: XrplBackend): (address: string) => XrplWallet {
  const known = new Map<string, XrplWallet>();
  return (address) => {
    const wallet = known.get(address) ?? xrplWallet({ address, network, backend });
    known.set(address, wallet);
    return wallet;
  };
}
