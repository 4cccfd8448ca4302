// Owns the names the secure window's bridge exposes. A file of its own: a sandboxed preload cannot load a shared one.
import type { secureApi } from './secure-api.ts';

export const secureMethods = [
  'state',
  'createVault',
  'unlock',
  'changePassword',
  'newWords',
  'checkWords',
  'restoreWallet',
  'revealWords',
  'readKey',
  'importKey',
  'forgetKey',
  'revealKey',
  'planView',
  'confirmPlan',
  'discardPlan',
  'raiseView',
  'confirmRaise',
  'armView',
  'confirmArm',
  'restorePrevious',
  'setAside',
  'close',
] as const satisfies readonly (keyof typeof secureApi)[];

/** What `window.pullpaySecure` is in the secure window. */
export interface SecureBridge {
  readonly methods: Readonly<Record<(typeof secureMethods)[number], (args: unknown) => Promise<unknown>>>;
}
