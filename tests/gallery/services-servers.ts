// Owns the gallery's ledger servers: the built-in one alone, several, ten of them, and what a test of each finds.
import type { LedgerServer, TriedServer } from '../../src/shared/contract/ledger-servers.ts';
import type { Services } from '../../src/renderer/state/services.tsx';
import { ok, refuse } from '../../src/shared/result.ts';

const server = (url: string | null, inUse = false, connected = inUse): LedgerServer => ({ url, inUse, connected });
const several = [server('ws://localhost:6006'), server(null, true), server('wss://ledger.studio-payouts.example:51233')];
const ten = [
  ...several,
  ...Array.from({ length: 7 }, (_, index) => server(`wss://node-${index + 1}.a-long-name-of-a-server.ledger.example/${'x'.repeat(40)}`)),
];

const good: TriedServer = { problem: null, warnings: [], ledger: 18_204, version: '3.1.0' };
const lagging: TriedServer = {
  ...good,
  ledger: 17_990,
  warnings: [
    { code: 'ledger-server-lags', params: { behind: '214' } },
    { code: 'ledger-server-no-history', params: { kept: '256' } },
  ],
};
const strange: TriedServer = { ...good, problem: { code: 'ledger-server-other-network', params: { theirs: '1', ours: '60421' } } };

export function serverServices(
  has: (name: string) => boolean,
): Pick<Services['main'], 'ledgerServers' | 'tryLedgerServer' | 'addLedgerServer' | 'arrangeLedgerServers'> {
  const shown = has('ten-servers') ? ten : has('servers') ? several : [server(null, true)];
  return {
    ledgerServers: () =>
      has('servers-loading')
        ? new Promise(() => undefined)
        : Promise.resolve(has('servers-broken') ? refuse('file-unreadable') : ok(shown)),
    tryLedgerServer: async ({ url }) => ok(url === null ? good : url.startsWith('wss') ? lagging : strange),
    addLedgerServer: async ({ url }) =>
      refuse(url.startsWith('http') ? 'ledger-server-scheme' : 'ledger-server-unreachable', { scheme: 'https' }),
    arrangeLedgerServers: async () => ok(shown),
  };
}
