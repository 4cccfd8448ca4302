// Owns what a screen needs behind it before it can stand: a wallet, the promises of that wallet.
import type { Route, Screen } from '../state/route.ts';

const freeScreens: readonly Screen[] = ['claims', 'claim', 'my-claim', 'settings'];

/** A recipient needs no wallet. */
export function worksWithoutWallet(route: Route): boolean {
  return freeScreens.includes(route.screen);
}

/** False for what main answers by itself: such screens stand though the wallet's promises cannot be read. */
export function needsPromises(route: Route): boolean {
  return !worksWithoutWallet(route) && route.screen !== 'wallet' && route.screen !== 'add-wallet';
}
