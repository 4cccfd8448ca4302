// Owns the joining of the API server's process with the kept port, the agreed hosts and the main window.
import type { MessageChannelMain } from 'electron';
import type { StoreAccess } from '../../../shared/contract/connected-stores.ts';
import type { Settings } from '../../../shared/contract/main-api.ts';
import type { Reach } from '../../../shared/contract/server-api.ts';
import { ApiProcess } from '../api-process.ts';
import type { StartChild } from '../child-process.ts';
import type { Windows } from '../windows.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';

export interface ApiOptions {
  readonly base: Pick<Base, 'monotonic' | 'later'>;
  readonly home: Pick<Home, 'apiPort' | 'hosts' | 'settings' | 'apiKeys'>;
  readonly startChild: StartChild;
  readonly channel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  readonly windows: Pick<Windows, 'hand' | 'send'>;
  /** Told after the API has begun or ceased to listen. */
  readonly originChanged: () => void;
  /** The connected stores whose keys are at hand. */
  readonly stores: () => readonly StoreAccess[];
  readonly practice: boolean;
  readonly limits: boolean;
  readonly loopbackWebhooks: boolean;
}

/** Makes the API server's process; it starts when the workflow asks for its port. */
export function makeApi({
  base,
  home,
  startChild,
  channel,
  windows,
  originChanged,
  stores,
  practice,
  limits,
  loopbackWebhooks,
}: ApiOptions): ApiProcess {
  const { monotonic, later } = base;
  return new ApiProcess(
    {
      startChild,
      channel,
      monotonic,
      later,
      practice,
      limits,
      loopbackWebhooks,
      readPort: () => home.apiPort.value().port,
      keepPort: async (port) => void (await home.apiPort.update(() => ({ port }))),
      allowedHosts: () => home.hosts.value().hosts.map((host) => host.origin),
      reach: () => reachOf(home.settings.value()),
      keyHashes: () => home.apiKeys.value().keys.map(({ hash }) => hash),
      stores,
      changed: (status) => {
        windows.send('api-changed', status);
        originChanged();
      },
    },
    (port) => windows.hand('server', port),
  );
}

/** Who may reach the API by these settings. Beyond this computer only under a declared address; without one it stays where it is. */
export function reachOf({ apiReach, reachableOrigin }: Pick<Settings, 'apiReach' | 'reachableOrigin'>): Reach {
  return apiReach === 'loopback' || reachableOrigin === null
    ? { kind: 'loopback', origin: null }
    : { kind: apiReach, origin: reachableOrigin };
}
