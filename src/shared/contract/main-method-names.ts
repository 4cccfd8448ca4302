// Owns the names the main window's bridge exposes. Kept apart from the schemas so that a preload stays one small plain file.
import type { mainApi, mainEvents } from './main-api.ts';

export const mainMethods = [
  'appInfo',
  'settings',
  'updateSettings',
  'rateSettings',
  'updateRateSettings',
  'tryRates',
  'vaultStatus',
  'lockVault',
  'openSecure',
  'walletOverview',
  'walletHistory',
  'paymentAttempts',
  'faucet',
  'planPayment',
  'plans',
  'discardPlan',
  'policies',
  'setPolicy',
  'removePolicy',
  'disarm',
  'policyRuns',
  'readLink',
  'takeLink',
  'hosts',
  'allowHost',
  'forgetHost',
  'copyText',
  'saveText',
  'saveClaimPage',
  'openExplorer',
  'apiStatus',
  'apiKeys',
  'createApiKey',
  'revokeApiKey',
  'connectedStores',
  'connectStore',
  'renewStoreKey',
  'chooseConnectedStore',
  'disconnectStore',
  'activity',
  'setUnread',
] as const satisfies readonly (keyof typeof mainApi)[];

export const mainEventNames = [
  'vault-changed',
  'settings-changed',
  'link-waiting',
  'api-changed',
  'api-keys-changed',
  'connected-stores-changed',
  'chain-changed',
  'policies-changed',
  'webhooks-changed',
  'navigate',
  'notice',
] as const satisfies readonly (keyof typeof mainEvents)[];

/** What `window.pullpay` is in the main window. */
export interface MainBridge {
  readonly methods: Readonly<Record<(typeof mainMethods)[number], (args: unknown) => Promise<unknown>>>;
  /** Calls back with each event of that name until the returned function is called. */
  readonly on: (name: (typeof mainEventNames)[number], listener: (payload: unknown) => void) => () => void;
}
