// Owns which network sets have backends here, and the practice network behind the one that needs no server.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RateSettings } from '../../../shared/contract/rate-settings.ts';
import { chosenNetworks, type Network } from '../../../shared/network.ts';
import { type BackendSet, type PracticeBackends, practiceBackends } from '../../desk/backend-set.ts';
import type { BitcoinServers } from '../../desk/bitcoin-servers.ts';
import { openChosenSets } from '../../desk/chosen-sets.ts';
import type { LedgerServerFile } from '../../desk/ledger-servers.ts';
import type { JsonDocument } from '../../storage/json-document.ts';
import { type Runtime, allowedNetworks } from '../../security/runtime-policy.ts';
import type { StartChild } from '../child-process.ts';
import { practiceAnswers } from '../practice-alive.ts';
import { PracticeProcess } from '../practice-process.ts';
import type { Base } from './base.ts';

/** The set of the first start, and of what a recipient claims in this copy. */
export const network: Network = 'practice';

export interface Networks {
  /** File in which the practice network says where it answers. */
  readonly endpointFile: string;
  readonly practice: PracticeProcess;
  /** Starts the practice network at the first call, once the first screen stands; resolves once it answers, after five seconds at the latest. */
  readonly hosted: () => Promise<void>;
  readonly backends: PracticeBackends;
  /** Null where no backend is set up for that network. */
  readonly backendsOf: (asked: Network) => BackendSet | null;
  /** Those that this runtime may touch and that have backends. */
  readonly usable: readonly Network[];
  /** Lets go of every connection of every set. */
  readonly close: () => void;
}

export interface NetworksOptions {
  readonly base: Base;
  readonly startChild: StartChild;
  /** Folder of the practice network, shared by all copies. */
  readonly folder: string;
  readonly testing: boolean;
  readonly runtime: Runtime;
  readonly rateSettings: () => RateSettings;
  readonly ledgerServers: JsonDocument<LedgerServerFile>;
  readonly bitcoinServers: BitcoinServers;
  /** Every source of prices says what the practice network says. */
  readonly practicePrices: boolean;
  /** The practice network is not started before: it would take a processor from the first screen. */
  readonly after: Promise<void>;
}

export function openNetworks({
  base,
  startChild,
  folder,
  testing,
  runtime,
  rateSettings,
  ledgerServers,
  bitcoinServers,
  practicePrices,
  after,
}: NetworksOptions): Networks {
  const endpointFile = join(folder, 'endpoint.json');
  const { monotonic, wait, every, now } = base;
  const alive = (): Promise<boolean> => practiceAnswers(endpointFile);
  const practice = new PracticeProcess({ startChild, folder, testing, alive, monotonic, wait, every });
  let hosting: Promise<void> | null = null;
  const hosted = (): Promise<void> => (hosting ??= after.then(() => practice.start()));
  // Who asks it before it is there waits for it.
  const readText = (path: string): Promise<string> => hosted().then(() => readFile(path, 'utf8'));
  const backends = practiceBackends({ endpointFile, readText, now, rateSettings, ledgerServers, practicePrices });
  const usable = allowedNetworks(runtime);
  const chosen = openChosenSets({ servers: bitcoinServers, sets: chosenNetworks.filter((set) => usable.includes(set)), now, rateSettings });
  const backendsOf = (asked: Network): BackendSet | null => (asked === 'practice' ? backends : (chosen.get(asked) ?? null));
  return {
    endpointFile,
    practice,
    hosted,
    backends,
    backendsOf,
    usable,
    close: () => {
      backends.close();
      for (const set of chosen.values()) set.close();
    },
  };
}
