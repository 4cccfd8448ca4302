// Owns the layout of the data folder. Every path of Pullpay's data is made here.
import { join } from 'node:path';
import type { Network } from '../../shared/network.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

export interface HomePaths {
  readonly vault: string;
  readonly unlockThrottle: string;
  readonly settings: string;
  readonly allowedHosts: string;
  readonly apiKeys: string;
  readonly webhooks: string;
  readonly connectedStores: string;
  readonly policies: string;
  readonly rates: string;
  readonly ledgerServers: string;
  readonly bitcoinServers: string;
  /** The folder that one running copy locks. */
  readonly lockFolder: string;
}

export interface WalletPaths {
  readonly folder: string;
  readonly promises: string;
  readonly outbox: string;
  readonly policyRuns: string;
  readonly refusedPlans: string;
  readonly xrplAccounts: string;
  readonly bitcoinAccounts: string;
  readonly receiveRequests: string;
  readonly labels: string;
  readonly seenRates: string;
}

/** Lower case only: two ids must not meet on a file system that ignores case. */
const idShape = /^[0-9a-z][0-9a-z_-]{0,63}$/;
/** Names that Windows takes for devices in any folder. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Files of the whole profile, below its data folder `home`. */
export function homePaths(home: string): HomePaths {
  return {
    vault: join(home, 'vault.bin'),
    unlockThrottle: join(home, 'unlock-throttle.json'),
    settings: join(home, 'settings.json'),
    allowedHosts: join(home, 'allowed-hosts.json'),
    apiKeys: join(home, 'api-keys.json'),
    webhooks: join(home, 'webhooks.json'),
    connectedStores: join(home, 'connected-stores.json'),
    policies: join(home, 'policies.json'),
    rates: join(home, 'rates.json'),
    ledgerServers: join(home, 'ledger-servers.json'),
    bitcoinServers: join(home, 'bitcoin-servers.json'),
    lockFolder: home,
  };
}

/** Files of one wallet. Refusal: `bad-id` for anything that could leave its folder or means something else to a file system. */
export function walletPaths(home: string, network: Network, walletId: string): Result<WalletPaths> {
  if (!isSafeId(walletId)) return refuse('bad-id');
  const folder = join(home, 'wallets', network, walletId);
  return ok({
    folder,
    promises: join(folder, 'promises.journal'),
    outbox: join(folder, 'outbox.journal'),
    policyRuns: join(folder, 'policy-runs.json'),
    refusedPlans: join(folder, 'refused-plans.json'),
    xrplAccounts: join(folder, 'xrpl-accounts.json'),
    bitcoinAccounts: join(folder, 'bitcoin-accounts.json'),
    receiveRequests: join(folder, 'receive-requests.json'),
    labels: join(folder, 'labels.json'),
    seenRates: join(folder, 'seen-rates.json'),
  });
}

/** The recipient's own claims on one network. */
export function claimsPath(home: string, network: Network): string {
  return join(home, 'recipient', network, 'claims.journal');
}

export function isSafeId(id: string): boolean {
  return idShape.test(id) && !deviceName.test(id);
}
