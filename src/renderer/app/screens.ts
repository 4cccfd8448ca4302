// Owns the script of all screens but the first: fetched once, after that one stands or when another is asked for.
import { create } from 'zustand';
import type { Route } from '../state/route.ts';
import type * as routes from './routes.tsx';

type Fetched = Pick<typeof routes, 'screenOf'>;

export type Screens =
  | { readonly kind: 'coming' }
  | { readonly kind: 'here'; readonly screenOf: Fetched['screenOf'] }
  | { readonly kind: 'failed' };

export const useScreens = create<Screens>()(() => ({ kind: 'coming' }));

let fetching: Promise<void> | null = null;

/** Fetches them, once. Chromium remembers a script that it could not read, so only a page that is loaded anew can try again. */
export function fetchScreens(): void {
  fetching ??= fetched(() => import('./routes.tsx')).then((screens) => useScreens.setState(screens, true));
}

/** The screens, or that there is no way to them. */
export async function fetched(load: () => Promise<Fetched>): Promise<Screens> {
  try {
    const { screenOf } = await load();
    return { kind: 'here', screenOf };
  } catch (error) {
    console.error(error);
    return { kind: 'failed' };
  }
}

/** The route that can be drawn now: the former one stays until the script of the next is there, if it can still stand; null for none. */
export function drawable(route: Route, former: Route | null, screens: Screens, stands: (route: Route) => boolean): Route | null {
  if (route.screen === 'home' || screens.kind === 'here') return route;
  return former !== null && stands(former) ? former : null;
}
