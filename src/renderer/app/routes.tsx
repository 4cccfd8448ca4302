// Owns the table of screens.
import type { ReactNode } from 'react';
import { ClaimScreen } from '../features/claims/claim-screen.tsx';
import { MyClaimScreen } from '../features/claims/my-claim-screen.tsx';
import { MyClaimsScreen } from '../features/claims/my-claims-screen.tsx';
import { HomeScreen } from '../features/home/home-screen.tsx';
import { NotificationsScreen } from '../features/notifications/notifications-screen.tsx';
import { AddWalletScreen } from '../features/onboarding/add-wallet-screen.tsx';
import { NewPullScreen } from '../features/pulls/new-pull-screen.tsx';
import { PullScreen } from '../features/pulls/pull-screen.tsx';
import { PullsScreen } from '../features/pulls/pulls-screen.tsx';
import { QueueScreen } from '../features/queue/queue-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { WalletScreen } from '../features/wallet/wallet-screen.tsx';
import type { Route, Screen } from '../state/route.ts';

/** The element of a route; the key makes a new screen a fresh one. */
export function screenOf(route: Route): ReactNode {
  switch (route.screen) {
    case 'home':
      return <HomeScreen key="home" />;
    case 'pulls':
      return <PullsScreen key="pulls" />;
    case 'new-pull':
      return <NewPullScreen key="new-pull" />;
    case 'pull':
      return <PullScreen key={route.id} id={route.id} share={route.share === true} />;
    case 'queue':
      return <QueueScreen key="queue" tab={route.tab} payoutId={route.payoutId ?? null} />;
    case 'claims':
      return <MyClaimsScreen key="claims" />;
    case 'claim':
      return <ClaimScreen key="claim" />;
    case 'my-claim':
      return <MyClaimScreen key={route.id} id={route.id} />;
    case 'wallet':
      return <WalletScreen key="wallet" />;
    case 'notifications':
      return <NotificationsScreen key="notifications" />;
    case 'settings':
      return <SettingsScreen key="settings" />;
    case 'add-wallet':
      return <AddWalletScreen key="add-wallet" />;
  }
}

const freeScreens: readonly Screen[] = ['claims', 'claim', 'my-claim', 'settings'];

/** A recipient needs no wallet. */
export function worksWithoutWallet(route: Route): boolean {
  return freeScreens.includes(route.screen);
}

/** False for what main answers by itself: such screens stand though the wallet's promises cannot be read. */
export function needsPromises(route: Route): boolean {
  return !worksWithoutWallet(route) && route.screen !== 'wallet' && route.screen !== 'add-wallet';
}
