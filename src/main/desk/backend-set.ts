// Owns the backends of the network sets: both chains and the rates, and on the practice network the faucet.
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import { askEndpoint } from '../backends/endpoint.ts';
import { esploraBackend } from '../backends/esplora.ts';
import { httpClient } from '../backends/http-client.ts';
import { practiceEndpoints } from '../backends/practice-endpoint.ts';
import { type PracticeMarket, practiceMarket } from '../backends/practice-market.ts';
import { manualRates } from '../backends/rates/manual-rates.ts';
import { practiceRates } from '../backends/rates/practice-rates.ts';
import type { RateProvider } from '../backends/rates/rate-provider.ts';
import { RateBook, type Rates } from '../backends/rates/rate-book.ts';
import { type MarketOrigins, publicSources } from '../backends/rates/rate-sources.ts';
import { rippledBackend } from '../backends/rippled.ts';
import { serverList } from '../backends/server-list.ts';
import { probeServer } from '../backends/server-probe.ts';
import { noLedger } from '../backends/no-ledger.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { type RateSettings, type RateSourceId, rateSourceIds } from '../../shared/contract/rate-settings.ts';
import { practiceNetworkId } from '../../shared/network.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { JsonDocument } from '../storage/json-document.ts';
import { listedServers, type LedgerServerFile, LedgerServers } from './ledger-servers.ts';
import { ledgerRates } from '../ledger/ledger-rates.ts';

export interface BackendSet {
  readonly bitcoin: BitcoinBackend;
  readonly xrpl: XrplBackend;
  readonly rates: Rates;
  close(): void;
}

export interface PracticeBackends extends BackendSet {
  /** Asks for practice coins; whole coins as decimal text. Refusals: `faucet-refused`, and those of the connection. */
  faucet(address: string, amount: string): Promise<Result<void>>;
  /** The user's servers of the ledger. */
  readonly servers: LedgerServers;
  /** Made-up tokens and the lesson about rates. */
  readonly market: PracticeMarket;
}

export interface PracticeBackendsOptions {
  /** File in which the practice host writes its port and token. */
  readonly endpointFile: string;
  readonly readText: (path: string) => Promise<string>;
  readonly now: () => number;
  readonly rateSettings: () => RateSettings;
  /** The user's list of ledger servers, in force as it stands. */
  readonly ledgerServers: JsonDocument<LedgerServerFile>;
  /** Every source says what the practice network says, under its own name and whether or not it is on; nobody else is asked. */
  readonly practicePrices?: boolean;
  /** Other places than the public ones, for tests. */
  readonly marketOrigins?: MarketOrigins;
}

const timeoutMs = 8000;
// A practice host that went is replaced within two seconds.
const practiceBackOff = { first: 250, last: 2000 };

/** The practice network's backends: they follow the host when another copy of the app takes over. */
export function practiceBackends(options: PracticeBackendsOptions): PracticeBackends {
  const { endpointFile, readText, now, rateSettings, ledgerServers, marketOrigins, practicePrices = false } = options;
  const endpoints = practiceEndpoints(endpointFile, readText);
  const client = httpClient({ isAllowed: (origin) => /^http:\/\/127\.0\.0\.1:\d+$/.test(origin), timeoutMs });
  const bitcoin = esploraBackend({ client, endpoint: endpoints.bitcoin });
  const list = serverList(() => listedServers(ledgerServers.value(), endpoints.xrpl));
  const xrpl = rippledBackend({ endpoint: list, networkId: practiceNetworkId, timeoutMs, later, backOffMs: practiceBackOff });
  const maxAgeSeconds = (): number => rateSettings().maxAgeSeconds;
  const markets = publicSources({ now, maxAgeSeconds, ...(marketOrigins === undefined ? {} : { origins: marketOrigins }) });
  const practice = practiceRates({ client, endpoint: endpoints.root, now, maxAgeSeconds });
  const sources = new Map([
    ...(practicePrices ? underTheirNames(practice, markets.sources.keys()) : markets.sources),
    ['practice', practice] as const,
    [
      'ledger',
      ledgerRates({ backend: xrpl, networkId: practiceNetworkId, units: () => rateSettings().ledger, now, maxAgeSeconds }),
    ] as const,
    typedPrices(rateSettings),
  ]);
  return {
    bitcoin,
    xrpl,
    rates: new RateBook({ settings: practicePrices ? () => allOn(rateSettings()) : rateSettings, sources, now }),
    async faucet(address, amount) {
      const answer = await askEndpoint(client, endpoints.root, {
        method: 'POST',
        path: '/control/faucet',
        body: JSON.stringify({ address, amount }),
      });
      if (!answer.ok) return answer;
      return answer.value.status === 200 ? ok(undefined) : refuse('faucet-refused');
    },
    market: practiceMarket(client, endpoints.root),
    servers: new LedgerServers({
      document: ledgerServers,
      builtIn: endpoints.xrpl,
      inUse: {
        chosen: () => list.chosen(),
        isConnected: () => xrpl.isConnected(),
        restart: () => {
          list.restart();
          xrpl.relocate();
        },
      },
      probe: (endpoint) => probeServer(endpoint, { networkId: practiceNetworkId, timeoutMs, ours: xrpl }),
    }),
    close() {
      bitcoin.close();
      xrpl.close();
      markets.close();
    },
  };
}

export interface ChosenBackendsOptions {
  readonly bitcoin: BitcoinBackend;
  readonly now: () => number;
  readonly rateSettings: () => RateSettings;
}

/** The backends of a set whose Bitcoin server the user chooses. It has no XRP Ledger (`no-ledger-here`), and prices come from public sources and typed ones. */
export function chosenBackends({ bitcoin, now, rateSettings }: ChosenBackendsOptions): BackendSet {
  const markets = publicSources({ now, maxAgeSeconds: () => rateSettings().maxAgeSeconds });
  return {
    bitcoin,
    xrpl: noLedger('no-ledger-here'),
    rates: new RateBook({ settings: rateSettings, sources: new Map([...markets.sources, typedPrices(rateSettings)]), now }),
    close() {
      bitcoin.close();
      markets.close();
    },
  };
}

function typedPrices(rateSettings: () => RateSettings): readonly [RateSourceId, RateProvider] {
  return ['manual', manualRates((pair) => rateSettings().manual.find((typed) => typed.pair === pair) ?? null)];
}

function underTheirNames(practice: RateProvider, ids: Iterable<RateSourceId>): readonly (readonly [RateSourceId, RateProvider])[] {
  return [...ids].map((id) => {
    const quote: RateProvider['quote'] = async (pair) => {
      const answer = await practice.quote(pair);
      return answer.ok ? ok({ ...answer.value, source: id }) : answer;
    };
    return [id, { ...practice, id, quote }];
  });
}

/** The chosen ones first, in their order. */
function allOn(settings: RateSettings): RateSettings {
  return { ...settings, sources: [...new Set([...settings.sources, ...rateSourceIds])] };
}

function later(action: () => void, ms: number): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}
