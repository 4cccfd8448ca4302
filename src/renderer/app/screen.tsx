// Owns the place of the screen: the first one is always there, the others come with a script of their own.
import { type ReactNode, useEffect, useState } from 'react';
import { HomeScreen } from '../features/home/home-screen.tsx';
import type { Route } from '../state/route.ts';
import { useServices } from '../state/services.tsx';
import { useWalletOrNull } from '../state/session.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { LoadingState, WholeError } from '../ui/states.tsx';
import { worksWithoutWallet } from './route-needs.ts';
import { drawable, fetchScreens, type Screens, useScreens } from './screens.ts';

export function Screen({ route }: { readonly route: Route }): ReactNode {
  const screens = useScreens();
  const wallet = useWalletOrNull();
  const { restart } = useServices();
  const [former, setFormer] = useState<Route | null>(null);
  const isHome = route.screen === 'home';
  useEffect(() => {
    if (!isHome) fetchScreens();
  }, [isHome]);
  const shown = drawable(route, former, screens, (asked) => wallet !== null || worksWithoutWallet(asked));
  if (shown !== former) setFormer(shown);
  if (screens.kind === 'failed' && !isHome) return <WholeError refusal={{ code: 'screens-unreadable' }} onRetry={restart} />;
  if (shown === null) {
    return (
      <main id="main" className="page" tabIndex={-1}>
        <div className="page-body">
          <LoadingState rows={5} />
        </div>
      </main>
    );
  }
  return <ErrorBoundary key={shown.screen}>{elementOf(shown, screens)}</ErrorBoundary>;
}

function elementOf(route: Route, screens: Screens): ReactNode {
  if (route.screen === 'home') return <HomeScreen key="home" />;
  return screens.kind === 'here' ? screens.screenOf(route) : null;
}
