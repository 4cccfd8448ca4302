// Owns the backends of the sets whose Bitcoin server the user chooses: each follows its choice while the app runs.
import type { ChosenNetwork, Network } from '../../shared/network.ts';
import { chosenBitcoin } from '../backends/chosen-bitcoin.ts';
import { type BackendSet, chosenBackends, type ChosenBackendsOptions } from './backend-set.ts';
import type { BitcoinServers } from './bitcoin-servers.ts';

export interface ChosenSetsOptions extends Pick<ChosenBackendsOptions, 'now' | 'rateSettings'> {
  readonly servers: Pick<BitcoinServers, 'open' | 'onChange'>;
  /** Those that this runtime may touch. */
  readonly sets: readonly ChosenNetwork[];
}

/** Nothing is connected to before a wallet asks. */
export function openChosenSets({ servers, sets, now, rateSettings }: ChosenSetsOptions): ReadonlyMap<Network, BackendSet> {
  const made = sets.map((set) => [set, chosenBitcoin(() => servers.open(set))] as const);
  servers.onChange((changed) => {
    for (const [set, bitcoin] of made) if (set === changed) bitcoin.changed();
  });
  return new Map(made.map(([set, { backend }]) => [set, chosenBackends({ bitcoin: backend, now, rateSettings })]));
}
