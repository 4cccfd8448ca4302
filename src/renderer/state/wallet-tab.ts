// Owns the tabs of the wallet. The chosen one is a part of the route.
import { hasLedger, type Network } from '../../shared/network.ts';

export const walletTabs = ['bitcoin', 'coins', 'xrpl', 'receive', 'tokens', 'permissions', 'accounts', 'policies'] as const;
export type WalletTab = (typeof walletTabs)[number];

/** What is about the XRP Ledger alone. */
const ledgerTabs: readonly WalletTab[] = ['xrpl', 'tokens', 'permissions'];

export function walletTabsOf(network: Network): readonly WalletTab[] {
  return walletTabs.filter((tab) => hasLedger(network) || !ledgerTabs.includes(tab));
}
