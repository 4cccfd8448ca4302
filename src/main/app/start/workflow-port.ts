// Owns the giving of ports to the main page: whenever it is loaded it asks, and gets a new line to main and a new one to the API server.
import type { IpcMain, Notification } from 'electron';
import type { ApiOrigin } from '../../../shared/contract/worker-main-api.ts';
import type { LinkSummary, NavigateTarget } from '../../../shared/contract/main-api.ts';
import type { ClaimsJournals } from '../../desk/claims-journals.ts';
import { workerHandlers } from '../../desk/worker-handlers.ts';
import { describe } from '../../ipc/serve-api.ts';
import type { TrustedSenders } from '../../ipc/trusted-senders.ts';
import { noteOf, showNote } from '../../notify/os-notifications.ts';
import type { Policies } from '../../policies/policies.ts';
import type { SystemWords } from '../../notify/system-words.ts';
import type { Vault } from '../../vault/types.ts';
import type { ApiKeys } from '../api-keys.ts';
import type { ApiProcess } from '../api-process.ts';
import type { ConnectedStores } from '../connected-stores.ts';
import type { Webhooks } from '../webhooks.ts';
import type { Windows } from '../windows.ts';
import { rebuildOnce } from '../rebuild-databases.ts';
import type { ApiSettingsPart } from './api-settings.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';
import type { Networks } from './networks.ts';
import type { Wallets } from './wallets.ts';
import type { WorkerLink } from './worker-link.ts';

export interface WorkflowPortOptions {
  readonly ipc: Pick<IpcMain, 'on'>;
  readonly notifications: typeof Notification;
  readonly senders: TrustedSenders;
  readonly base: Base;
  readonly home: Home;
  readonly vault: Vault;
  readonly networks: Networks;
  readonly wallets: Wallets;
  readonly policies: Policies;
  readonly claims: ClaimsJournals;
  readonly worker: WorkerLink;
  readonly windows: Windows;
  readonly api: ApiProcess;
  readonly apiKeys: ApiKeys;
  readonly apiSettings: ApiSettingsPart;
  readonly webhooks: Webhooks;
  readonly connectedStores: ConnectedStores;
  readonly words: SystemWords;
  readonly apiOrigin: () => ApiOrigin;
  /** Nothing is told to the system: nobody sits at this desk. */
  readonly silent: boolean;
  readonly readLink: (text: string) => LinkSummary;
  /** The page asks for its ports, which it does once its first screen stands. */
  readonly wanted: () => void;
}

export function serveWorkflowPorts(options: WorkflowPortOptions): void {
  const { ipc, senders, worker, windows, api, wanted } = options;
  const handlers = handlersOf(options);
  ipc.on('ports-wanted', (event) => {
    if (!senders.isTrusted(describe(event), 'pullpay')) return;
    worker.connect(handlers, (port) => windows.hand('main', port));
    api.connectWorkflow();
    api.start();
    wanted();
  });
}

function handlersOf({
  base,
  home,
  vault,
  networks,
  wallets,
  policies,
  claims,
  windows,
  apiKeys,
  apiSettings,
  webhooks,
  connectedStores,
  words,
  apiOrigin,
  silent,
  notifications,
  readLink,
}: WorkflowPortOptions) {
  const { settings } = home;
  const rebuildDatabases = rebuildOnce({ session: windows.mainSession, loadAnew: () => windows.loadAnew(), report: base.report });
  const open = (target: NavigateTarget): void => {
    windows.showMain();
    windows.send('navigate', target);
  };
  return workerHandlers({
    desks: wallets.desks,
    policies,
    vault,
    backendsOf: networks.backendsOf,
    claimsJournal: (asked) => claims.open(asked),
    now: base.now,
    clockOffset: base.clockOffset,
    random: base.random,
    notify: (event) => {
      if (!silent) showNote(notifications, noteOf(event, settings.value().amountsInNotifications, words), open);
    },
    apiKeys,
    apiSettings: () => apiSettings.current(),
    disableNotifications: (types) => apiSettings.disableNotifications(types),
    webhooks,
    connectedStores: () => connectedStores.all,
    rebuildDatabases,
    apiOrigin,
    readLink,
  });
}
