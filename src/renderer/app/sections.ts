// Owns the sections of the sidebar, in order, with the screens that belong to each.
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import { hasLedger, type Network } from '../../shared/network.ts';
import type { Route, Screen } from '../state/route.ts';
import type { IconName } from '../ui/icon.tsx';

export interface Section {
  readonly label: TextKey;
  readonly icon: IconName;
  readonly route: Route;
  readonly screens: readonly Screen[];
  readonly needsWallet: boolean;
  /** It is about the XRP Ledger alone. */
  readonly needsLedger?: true;
}

const sections: readonly Section[] = [
  { label: 'nav.home', icon: 'home', route: { screen: 'home' }, screens: ['home'], needsWallet: true },
  { label: 'nav.pulls', icon: 'pull', route: { screen: 'pulls' }, screens: ['pulls', 'pull', 'new-pull'], needsWallet: true },
  { label: 'nav.queue', icon: 'queue', route: { screen: 'queue', tab: 'AwaitingApproval' }, screens: ['queue'], needsWallet: true },
  { label: 'nav.studio', icon: 'send', route: { screen: 'studio' }, screens: ['studio'], needsWallet: true, needsLedger: true },
  { label: 'nav.wallet', icon: 'wallet', route: { screen: 'wallet' }, screens: ['wallet'], needsWallet: true },
  { label: 'nav.claims', icon: 'claim', route: { screen: 'claims' }, screens: ['claims', 'claim', 'my-claim'], needsWallet: false },
  { label: 'nav.notifications', icon: 'bell', route: { screen: 'notifications' }, screens: ['notifications'], needsWallet: true },
  { label: 'nav.settings', icon: 'settings', route: { screen: 'settings' }, screens: ['settings', 'add-wallet'], needsWallet: false },
];

/** What the wallet on screen can use; null: no wallet. */
export function sectionsFor(wallet: { readonly network: Network } | null): readonly Section[] {
  return sections.filter(({ needsWallet, needsLedger }) => {
    if (wallet === null) return !needsWallet;
    return needsLedger !== true || hasLedger(wallet.network);
  });
}
