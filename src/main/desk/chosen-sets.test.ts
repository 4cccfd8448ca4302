// Owns the story of a set from no server to a chosen one to another: nobody is asked before, the new one is asked after, and what the set lacks is refused by name.
import { afterEach, describe, expect, it } from 'vitest';
import { memoryDocument } from '../../../tests/fakes/memory-document.ts';
import { type LoopbackServer, serve } from '../../../tests/helpers/loopback-http.ts';
import type { BitcoinServer } from '../../shared/contract/bitcoin-servers.ts';
import { networkFacts } from '../backends/bitcoin-networks.ts';
import { makeSecret } from '../vault/secret.ts';
import { openBitcoinChoice } from './bitcoin-choices.ts';
import { BitcoinServers, noBitcoinServers } from './bitcoin-servers.ts';
import { openChosenSets } from './chosen-sets.ts';
import { defaultRateSettings } from './rate-settings.ts';

const now = 1_700_010_000;
let servers: LoopbackServer[] = [];
afterEach(async () => {
  for (const server of servers) await server.close();
  servers = [];
});

/** An Esplora server of the real network whose newest block has this height. */
async function esplora(height: number) {
  const asked: string[] = [];
  const hash = `${height}`.padStart(64, 'a');
  const answers: Readonly<Record<string, string>> = {
    '/blocks/tip/height': `${height}`,
    [`/block-height/${height}`]: hash,
    '/block-height/0': networkFacts.main.genesis,
    [`/block/${hash}`]: JSON.stringify({ timestamp: now - 60 }),
  };
  const server = await serve((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    response.writeHead(path in answers ? 200 : 404).end(answers[path] ?? 'not found');
  });
  servers.push(server);
  return { url: server.origin, asked };
}

function world() {
  const choices = new BitcoinServers({
    document: memoryDocument(noBitcoinServers),
    seal: { seal: () => null, open: () => null },
    keep: (text) => makeSecret(new TextEncoder().encode(text)),
    open: openBitcoinChoice({ readText: () => Promise.reject(new Error('no file')), now: () => now, wait: async () => undefined }),
    isPaying: () => false,
  });
  const typed = { pair: 'BTC_USD', rate: '50000', at: now };
  const sets = openChosenSets({
    servers: choices,
    sets: ['main'],
    now: () => now,
    rateSettings: () => ({ ...defaultRateSettings, sources: ['practice', 'ledger', 'manual'], manual: [typed] }),
  });
  const main = sets.get('main');
  if (main === undefined) throw new Error('no set');
  const choose = async (url: string) => {
    const server: BitcoinServer = { kind: 'esplora', network: 'main', urls: [url], proxy: null };
    const set = await choices.set({ set: 'main', server, passwords: { node: null, proxy: null } }, false);
    if (!set.ok) throw new Error(set.error.code);
  };
  return { sets, main, choices, choose };
}

describe('a network set', () => {
  it('exists only where this runtime may touch it', () => {
    const { sets } = world();
    expect([...sets.keys()]).toEqual(['main']);
  });

  it('asks nobody before a server is chosen, the chosen one after, another one at once, and nobody once it is removed', async () => {
    const { main, choices, choose } = world();
    const [one, two] = [await esplora(7), await esplora(8)];
    expect(await main.bitcoin.tip()).toMatchObject({ error: { code: 'bitcoin-server-not-chosen' } });
    expect(await main.bitcoin.broadcast('00')).toEqual({ kind: 'unknown', reason: 'bitcoin-server-not-chosen' });
    expect(one.asked).toEqual([]);
    await choose(one.url);
    expect(await main.bitcoin.tip()).toMatchObject({ value: { height: 7 } });
    await choose(two.url);
    one.asked.length = 0;
    expect(await main.bitcoin.tip()).toMatchObject({ value: { height: 8 } });
    await choices.remove('main');
    two.asked.length = 0;
    expect(await main.bitcoin.tip()).toMatchObject({ error: { code: 'bitcoin-server-not-chosen' } });
    expect([one.asked, two.asked]).toEqual([[], []]);
    main.close();
  });

  it('has no ledger, and no price of the practice network', async () => {
    const { main } = world();
    expect(await main.xrpl.state()).toMatchObject({ error: { code: 'no-ledger-here' } });
    expect(await main.xrpl.submit('00')).toEqual({ kind: 'unknown', reason: 'no-ledger-here' });
    expect(await main.rates.quote('BTC_USD')).toMatchObject({ value: { rate: '50000', source: 'manual' } });
    expect(await main.rates.quote('practice(BTC_USD)')).toMatchObject({ error: { code: 'rate-unavailable' } });
    expect(await main.rates.quote('XRP_USD')).toMatchObject({ error: { code: 'rate-unavailable' } });
    main.close();
  });
});
