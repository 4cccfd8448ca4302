// Owns the table of screens but for the first: one script of its own, which is read after that one stands.
import type { ReactNode } from 'react';
import { ClaimScreen } from '../features/claims/claim-screen.tsx';
import { MyClaimScreen } from '../features/claims/my-claim-screen.tsx';
import { MyClaimsScreen } from '../features/claims/my-claims-screen.tsx';
import { NotificationsScreen } from '../features/notifications/notifications-screen.tsx';
import { AddWalletScreen } from '../features/onboarding/add-wallet-screen.tsx';
import { NewPullScreen } from '../features/pulls/new-pull-screen.tsx';
import { PullScreen } from '../features/pulls/pull-screen.tsx';
import { PullsScreen } from '../features/pulls/pulls-screen.tsx';
import { QueueScreen } from '../features/queue/queue-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { StudioScreen } from '../features/studio/studio-screen.tsx';
import { WalletScreen } from '../features/wallet/wallet-screen.tsx';
import type { Route } from '../state/route.ts';
import { walletPanels } from './wallet-panels.tsx';

/** A route to any screen but the first. */
export type OtherRoute = Exclude<Route, { readonly screen: 'home' }>;

/** The element of a route; the key makes a new screen a fresh one. */
export function screenOf(route: OtherRoute): ReactNode {
  switch (route.screen) {
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
    case 'studio':
      return <StudioScreen key="studio" />;
    case 'wallet':
      return <WalletScreen key="wallet" panels={walletPanels} />;
    case 'notifications':
      return <NotificationsScreen key="notifications" />;
    case 'settings':
      return <SettingsScreen key="settings" />;
    case 'add-wallet':
      return <AddWalletScreen key="add-wallet" />;
  }
}
