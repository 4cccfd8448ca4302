// Owns main's answers to the screen of price sources.
import type { mainApi } from '../../shared/contract/main-api.ts';
import type { RateSettings } from '../../shared/contract/rate-settings.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import type { Network } from '../../shared/network.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { BackendSet } from '../desk/backend-set.ts';
import { changedRateSettings, readPair } from '../desk/rate-settings.ts';
import type { JsonDocument } from '../storage/json-document.ts';

export interface RateHandlersDeps {
  readonly rateSettings: JsonDocument<RateSettings>;
  readonly ratesOf: (network: Network) => BackendSet['rates'] | null;
  readonly now: () => number;
}

export function rateHandlers(deps: RateHandlersDeps): Pick<Handlers<typeof mainApi>, 'rateSettings' | 'updateRateSettings' | 'tryRates'> {
  return {
    rateSettings: async () => ok(deps.rateSettings.value()),
    updateRateSettings: async (change) => {
      const now = deps.now();
      const checked = changedRateSettings(deps.rateSettings.value(), change, now);
      if (!checked.ok) return checked;
      // Another change may have come first; what was refused for the older value is refused for nothing else than its own content.
      return deps.rateSettings.update((newest) => {
        const changed = changedRateSettings(newest, change, now);
        return changed.ok ? changed.value : newest;
      });
    },
    tryRates: async ({ network, pair: text }) => {
      const rates = deps.ratesOf(network);
      if (rates === null) return refuse('network-not-configured');
      const pair = readPair(text);
      return pair === null ? refuse('rate-pair-invalid', { pair: text.slice(0, 30) }) : ok(await rates.tryAll(pair));
    },
  };
}
