// Owns the gallery's Bitcoin servers: none chosen, one of each kind, and what a test of each finds; and a wallet of another network.
import type { BitcoinServer, BitcoinServerOfSet, TestedBitcoinServer } from '../../src/shared/contract/bitcoin-servers.ts';
import type { Services } from '../../src/renderer/state/services.tsx';
import { ok, refuse } from '../../src/shared/result.ts';

const none = { node: null, proxy: null };
const certificate = '4d6a1f0c9be27735'.repeat(4);
const core: BitcoinServer = {
  kind: 'core',
  network: 'regtest',
  url: 'http://127.0.0.1:18443',
  login: { kind: 'password', user: 'pullpay' },
  proxy: null,
};
const esplora: BitcoinServer = {
  kind: 'esplora',
  network: 'signet',
  urls: ['https://esplora.studio-payouts.example/api', 'https://a-long-name-of-a-second-server.payouts.example/signet/api'],
  proxy: { host: '127.0.0.1', port: 9050, login: null },
};
const electrum: BitcoinServer = {
  kind: 'electrum',
  network: 'main',
  host: 'electrum.studio-payouts.example',
  port: 50_002,
  security: { kind: 'tls', certificate },
  proxy: null,
};
const empty: BitcoinServerOfSet[] = [
  { set: 'test', chosen: null },
  { set: 'main', chosen: null },
  { set: 'regtest', chosen: null },
];
const full: BitcoinServerOfSet[] = [
  { set: 'test', chosen: { server: esplora, passwords: none } },
  { set: 'main', chosen: { server: electrum, passwords: none } },
  { set: 'regtest', chosen: { server: core, passwords: { node: 'this-run', proxy: null } } },
];

const good = (time: number): TestedBitcoinServer => ({
  problem: null,
  notes: [],
  height: 104_882,
  time,
  software: '/Satoshi:29.1.0/',
  certificate: null,
});

/** A node that works in part, a server with another certificate, several of which one is behind. */
function found({ kind }: BitcoinServer, now: number): TestedBitcoinServer {
  const base = good(now - 420);
  switch (kind) {
    case 'core':
      return { ...base, notes: [{ code: 'backend-pruned', params: { height: '98000' } }, { code: 'backend-no-txindex' }] };
    case 'esplora':
      return {
        ...base,
        software: '',
        notes: [{ code: 'backend-behind', params: { host: 'b.example', other: 'a.example', blocks: '5' } }],
      };
    case 'electrum': {
      const params = { host: 'electrum.studio-payouts.example:50002', certificate: 'b07c55e1'.repeat(8) };
      return { ...base, problem: { code: 'backend-certificate-changed', params }, height: null, certificate: params.certificate };
    }
  }
}

export function setServices(
  has: (name: string) => boolean,
  now: () => number,
): Pick<Services['main'], 'bitcoinServers' | 'testBitcoinServer' | 'setBitcoinServer' | 'removeBitcoinServer'> {
  const shown = has('coin-servers') ? full : empty;
  return {
    bitcoinServers: () =>
      has('coin-servers-loading')
        ? new Promise(() => undefined)
        : Promise.resolve(has('coin-servers-broken') ? refuse('file-unreadable') : ok(shown)),
    testBitcoinServer: async ({ server }) => ok(found(server, now())),
    setBitcoinServer: async () => refuse('backend-unreachable', { host: '127.0.0.1:18443' }),
    removeBitcoinServer: async () => ok(empty),
  };
}
