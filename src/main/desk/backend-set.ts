// Owns the backends of one network set: both chains, the rates, and on the practice network the faucet.
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import { askEndpoint } from '../backends/endpoint.ts';
import { esploraBackend } from '../backends/esplora.ts';
import { httpClient } from '../backends/http-client.ts';
import { practiceEndpoints } from '../backends/practice-endpoint.ts';
import { practiceRates } from '../backends/rates/practice-rates.ts';
import type { RateProvider } from '../backends/rates/rate-provider.ts';
import { rippledBackend } from '../backends/rippled.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';

export interface BackendSet {
  readonly bitcoin: BitcoinBackend;
  readonly xrpl: XrplBackend;
  readonly rates: RateProvider;
  /** Asks for practice coins; whole coins as decimal text. Refusals: `faucet-refused`, and those of the connection. */
  faucet(address: string, amount: string): Promise<Result<void>>;
  close(): void;
}

export interface PracticeBackendsOptions {
  /** File in which the practice host writes its port and token. */
  readonly endpointFile: string;
  readonly readText: (path: string) => Promise<string>;
  readonly now: () => number;
}

const timeoutMs = 8000;
const rateMaxAgeSeconds = 120;
// A practice host that went is replaced within two seconds.
const practiceBackOff = { first: 250, last: 2000 };

/** The practice network's backends: they follow the host when another copy of the app takes over. */
export function practiceBackends({ endpointFile, readText, now }: PracticeBackendsOptions): BackendSet {
  const endpoints = practiceEndpoints(endpointFile, readText);
  const client = httpClient({ isAllowed: (origin) => /^http:\/\/127\.0\.0\.1:\d+$/.test(origin), timeoutMs });
  const bitcoin = esploraBackend({ client, endpoint: endpoints.bitcoin });
  const xrpl = rippledBackend({ endpoint: endpoints.xrpl, timeoutMs, later, backOffMs: practiceBackOff });
  return {
    bitcoin,
    xrpl,
    rates: practiceRates({ client, endpoint: endpoints.root, now, maxAgeSeconds: rateMaxAgeSeconds }),
    async faucet(address, amount) {
      const answer = await askEndpoint(client, endpoints.root, {
        method: 'POST',
        path: '/control/faucet',
        body: JSON.stringify({ address, amount }),
      });
      if (!answer.ok) return answer;
      return answer.value.status === 200 ? ok(undefined) : refuse('faucet-refused');
    },
    close() {
      bitcoin.close();
      xrpl.close();
    },
  };
}

function later(action: () => void, ms: number): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}
