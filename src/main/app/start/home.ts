// Owns the opening of the profile's folder: this copy alone may use it, and its small documents can be read.
import { basename, join } from 'node:path';
import * as z from 'zod';
import { type Settings, settings as settingsSchema } from '../../../shared/contract/main-api.ts';
import { type RateSettings, rateSettings } from '../../../shared/contract/rate-settings.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type HostList, hostList } from '../../deeplink/hosts.ts';
import { type BitcoinServerFile, bitcoinServerFile, noBitcoinServers } from '../../desk/bitcoin-servers.ts';
import { builtInAlone, type LedgerServerFile, ledgerServerFile } from '../../desk/ledger-servers.ts';
import { defaultRateSettings } from '../../desk/rate-settings.ts';
import { makeDurableFile } from '../../storage/durable-file.ts';
import type { Files } from '../../storage/files.ts';
import { type JsonDocument, openJsonDocument } from '../../storage/json-document.ts';
import { type FolderLock, lockFolder } from '../../storage/lock-file.ts';
import { type HomePaths, homePaths } from '../../storage/paths.ts';
import type { Processes } from '../../storage/processes.ts';
import { type PolicyFile, noPolicies, policyFile } from '../../policies/processors.ts';
import { type KeyList, keyList } from '../api-keys.ts';
import { type ConnectedStoreFile, connectedStoreFile } from '../connected-stores.ts';
import { type WebhookFile, webhookFile } from '../webhooks.ts';
import type { Base } from './base.ts';

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  autoLockMinutes: 10,
  hideAmounts: false,
  amountsInNotifications: false,
  closeToTray: true,
  apiReach: 'loopback',
  reachableOrigin: null,
  defaultCurrency: 'USD',
  disabledNotifications: [],
};

/** Documents that are waited for at the end, by their name in `Home`. */
const documentNames = [
  'settings',
  'hosts',
  'apiPort',
  'apiKeys',
  'rates',
  'ledgerServers',
  'bitcoinServers',
  'policies',
  'webhooks',
  'connectedStores',
] as const;

const { shape } = settingsSchema;

/** Files of before a setting existed have none of it. A declared address of a version that knew no reach meant a proxy in front. */
export const storedSettings = settingsSchema
  .extend({
    apiReach: shape.apiReach.exactOptional(),
    defaultCurrency: shape.defaultCurrency.default(defaultSettings.defaultCurrency),
    disabledNotifications: shape.disabledNotifications.default([]),
  })
  .transform((stored): Settings => {
    const { apiReach = stored.reachableOrigin === null ? 'loopback' : 'own-domain', ...rest } = stored;
    return { ...rest, apiReach };
  });

const portFile = z.strictObject({ port: z.int().min(0).max(65_535) });

export interface Home {
  readonly folder: string;
  readonly files: Files;
  readonly paths: HomePaths;
  readonly settings: JsonDocument<Settings>;
  readonly hosts: JsonDocument<HostList>;
  readonly apiPort: JsonDocument<z.output<typeof portFile>>;
  readonly apiKeys: JsonDocument<KeyList>;
  readonly rates: JsonDocument<RateSettings>;
  readonly ledgerServers: JsonDocument<LedgerServerFile>;
  readonly bitcoinServers: JsonDocument<BitcoinServerFile>;
  readonly policies: JsonDocument<PolicyFile>;
  readonly webhooks: JsonDocument<WebhookFile>;
  readonly connectedStores: JsonDocument<ConnectedStoreFile>;
  /** Waits for what is being written to the documents. */
  settled(): Promise<void>;
  /** Lets another copy use the folder. */
  release(): Promise<void>;
}

export interface HomeOptions extends Pick<Base, 'random' | 'wait'> {
  readonly folder: string;
  readonly files: Files;
  readonly processes: Processes;
}

/**
 * Refusals: those of the lock (`folder-in-use`, `disk-full`, `write-failed`), and `settings-damaged` or `file-unreadable` naming the file. Nothing
 * is changed then, and the folder is free again.
 */
export async function openHome(options: HomeOptions): Promise<Result<Home>> {
  const { folder, files, processes, random, wait } = options;
  const paths = homePaths(folder);
  const lock = await lockFolder({ files, folder: paths.lockFolder, processes, random, wait });
  if (!lock.ok) return lock;
  const documents = await openDocuments(options, paths);
  if (!documents.ok) {
    await lock.value.release();
    return documents;
  }
  return ok(joined(options, paths, lock.value, documents.value));
}

type Documents = Pick<Home, (typeof documentNames)[number]>;

function joined({ folder, files }: HomeOptions, paths: HomePaths, lock: FolderLock, documents: Documents): Home {
  return {
    folder,
    files,
    paths,
    ...documents,
    settled: async () => {
      for (const name of documentNames) await documents[name].settled();
    },
    release: () => lock.release(),
  };
}

async function openDocuments(options: HomeOptions, paths: HomePaths): Promise<Result<Documents>> {
  const settings = await openDocument(options, paths.settings, storedSettings, defaultSettings);
  if (!settings.ok) return settings;
  const hosts = await openDocument(options, paths.allowedHosts, hostList, { hosts: [] });
  if (!hosts.ok) return hosts;
  const apiPort = await openDocument(options, join(options.folder, 'api-port.json'), portFile, { port: 0 });
  if (!apiPort.ok) return apiPort;
  const apiKeys = await openDocument(options, paths.apiKeys, keyList, { keys: [] });
  if (!apiKeys.ok) return apiKeys;
  const rates = await openDocument(options, paths.rates, rateSettings, defaultRateSettings);
  if (!rates.ok) return rates;
  const ledgerServers = await openDocument(options, paths.ledgerServers, ledgerServerFile, builtInAlone);
  if (!ledgerServers.ok) return ledgerServers;
  const bitcoinServers = await openDocument(options, paths.bitcoinServers, bitcoinServerFile, noBitcoinServers);
  if (!bitcoinServers.ok) return bitcoinServers;
  const policies = await openDocument(options, paths.policies, policyFile, noPolicies);
  if (!policies.ok) return policies;
  const webhooks = await openDocument(options, paths.webhooks, webhookFile, { webhooks: [] });
  if (!webhooks.ok) return webhooks;
  const connectedStores = await openDocument(options, paths.connectedStores, connectedStoreFile, { stores: [] });
  if (!connectedStores.ok) return connectedStores;
  return ok({
    settings: settings.value,
    hosts: hosts.value,
    apiPort: apiPort.value,
    apiKeys: apiKeys.value,
    rates: rates.value,
    ledgerServers: ledgerServers.value,
    bitcoinServers: bitcoinServers.value,
    policies: policies.value,
    webhooks: webhooks.value,
    connectedStores: connectedStores.value,
  });
}

async function openDocument<S extends z.ZodType>(
  { files, wait }: HomeOptions,
  path: string,
  schema: S,
  initial: z.output<S>,
): Promise<Result<JsonDocument<z.output<S>>>> {
  const opened = await openJsonDocument({ file: makeDurableFile({ files, wait, path }), schema, initial });
  if (opened.ok || !['document-damaged', 'file-damaged'].includes(opened.error.code)) return opened;
  return refuse('settings-damaged', { file: basename(path) });
}
