// The user's ledger servers: what a test of one finds, which are taken, and that a change in the middle of a run pays everybody once.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TriedServer } from '../src/shared/contract/ledger-servers.ts';
import { type RippledBackend, rippledBackend } from '../src/main/backends/rippled.ts';
import { serverList } from '../src/main/backends/server-list.ts';
import { probeServer } from '../src/main/backends/server-probe.ts';
import { builtInAlone, LedgerServers, listedServers } from '../src/main/desk/ledger-servers.ts';
import { practiceNetworkId } from '../src/shared/network.ts';
import { memoryDocument } from './fakes/memory-document.ts';
import { type Answering, type LoopbackRippled, serveRippled } from './helpers/loopback-rippled.ts';
import { must, type Practice, Sender, settle, startNetwork } from './helpers/practice-sender.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await startNetwork();
});
afterAll(() => practice.close());

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
const later = (action: () => void, ms: number) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};

async function serve(answer: Answering): Promise<LoopbackRippled> {
  const server = await serveRippled(answer);
  opened.push(server);
  return server;
}

/** Another door to the same practice ledger. `held`: what it does with a transaction instead of passing it on at once. */
function door(held: (pass: () => void) => void = (pass) => pass()): Promise<LoopbackRippled> {
  return serve(({ id, command, ...fields }, socket) => {
    const answer = async (): Promise<void> => {
      const read = await practice.xrpl.read(command, fields);
      const body = read.ok
        ? { status: 'success', result: read.value }
        : { status: 'error', error: read.error.params?.['status'] ?? 'internal' };
      socket.send(JSON.stringify({ id, type: 'response', ...body }));
    };
    if (command === 'submit') held(() => void answer());
    else void answer();
    return null;
  });
}

const stateOf = (network_id: number, seq: number, complete_ledgers = '1-9999999') => ({
  state: {
    build_version: '3.1.0',
    network_id,
    complete_ledgers,
    validated_ledger: { seq, base_fee: 10, reserve_base: 1, reserve_inc: 1 },
  },
});
const saying =
  (state: object, hash = 'F'.repeat(64)): Answering =>
  ({ command }) =>
    command === 'server_state' ? state : { ledger_hash: hash };

/** What is used: a ledger of index 500. */
const ours = {
  state: async () => found({ validatedLedger: 500 }),
  read: async () => found({ ledger_hash: 'F'.repeat(64) }),
} as never;
function found<T>(value: T) {
  return { ok: true as const, value };
}
const probe = (url: string): Promise<TriedServer> => probeServer({ url, headers: {} }, { networkId: 60_421, timeoutMs: 500, ours });

/** The user's list over the built-in ledger, as the app joins it. */
function joined(document = memoryDocument(builtInAlone)) {
  const list = serverList(() => listedServers(document.value(), practice.xrplEndpoint));
  const xrpl: RippledBackend = rippledBackend({ endpoint: list, networkId: practiceNetworkId, timeoutMs: 3_000, later });
  opened.push(xrpl);
  const restart = (): void => {
    list.restart();
    xrpl.relocate();
  };
  const servers = new LedgerServers({
    document,
    builtIn: practice.xrplEndpoint,
    inUse: { chosen: () => list.chosen(), isConnected: () => xrpl.isConnected(), restart },
    probe: (endpoint) => probeServer(endpoint, { networkId: practiceNetworkId, timeoutMs: 1_000, ours: practice.xrpl }),
  });
  return { document, servers, xrpl };
}

describe('a test of a server', () => {
  it('finds nothing against one of the same ledger', async () => {
    const server = await serve(saying(stateOf(60_421, 495)));
    expect(await probe(server.url)).toEqual({ problem: null, warnings: [], ledger: 495, version: '3.1.0' });
  });

  it.each<[string, Answering, string]>([
    ['another network', saying(stateOf(1, 500)), 'ledger-server-other-network'],
    ['another ledger with the same id', saying(stateOf(60_421, 500), '0'.repeat(64)), 'ledger-server-other-ledger'],
    ['no rippled', () => ({ hello: 'world' }), 'ledger-server-not-rippled'],
    ['one that knows no such command', () => ({ error: 'unknownCmd' }), 'ledger-server-not-rippled'],
    ['one without a validated ledger', saying({ state: { network_id: 60_421, complete_ledgers: 'empty' } }), 'backend-not-synced'],
  ])('names %s', async (_what, answer, code) => {
    expect((await probe((await serve(answer)).url)).problem?.code).toBe(code);
  });

  it('says how far one lags, and how little it knows of the past', async () => {
    const server = await serve(saying(stateOf(60_421, 400, '33000-33100,200-400')));
    expect((await probe(server.url)).warnings).toEqual([{ code: 'ledger-server-lags', params: { behind: '100' } }]);
    const young = await serve(saying(stateOf(60_421, 9_000_000, '8999745-9000000')));
    expect((await probe(young.url)).warnings).toEqual([{ code: 'ledger-server-no-history', params: { kept: '256' } }]);
  });

  it('says that nobody answers', async () => {
    const server = await serveRippled(() => null);
    await server.close();
    expect((await probe(server.url)).problem?.code).toBe('ledger-server-unreachable');
  });
});

describe('the list of servers', () => {
  it('takes another door to the same ledger, and marks the one in use', async () => {
    const { servers, xrpl } = joined();
    const other = await door();
    must(await servers.add(other.url, false));
    must(await xrpl.state());
    expect(servers.list()).toEqual([
      { url: null, inUse: true, connected: true },
      { url: other.url, inUse: false, connected: false },
    ]);
    must(await servers.arrange([other.url, null]));
    must(await xrpl.state());
    expect(servers.list()[0]).toEqual({ url: other.url, inUse: true, connected: true });
    must(await servers.arrange([null]));
    must(await xrpl.state());
    expect(servers.list()).toEqual([{ url: null, inUse: true, connected: true }]);
  });

  it('refuses another network, the same twice, and a list without the built-in one', async () => {
    const { document, servers } = joined();
    const stranger = await serve(saying(stateOf(0, 500)));
    expect(await servers.add(stranger.url, true)).toMatchObject({
      error: { code: 'ledger-server-other-network', params: { theirs: '0' } },
    });
    const other = await door();
    must(await servers.add(other.url, false));
    expect(await servers.add(`${other.url}/`, false)).toMatchObject({ error: { code: 'ledger-server-twice' } });
    expect(await servers.arrange([other.url])).toMatchObject({ error: { code: 'ledger-servers-changed' } });
    expect(await servers.arrange([null, 'wss://unknown.example'])).toMatchObject({ error: { code: 'ledger-servers-changed' } });
    document.refuses = 'disk-full';
    expect(await servers.arrange([other.url, null])).toMatchObject({ error: { code: 'disk-full' } });
    expect(document.value().practice).toEqual([null, other.url]);
  });

  it('takes one that does not answer only when that is wished, and does without it', async () => {
    const gone = await serveRippled(() => null);
    await gone.close();
    const { servers, xrpl } = joined();
    expect(await servers.add(gone.url, false)).toMatchObject({ error: { code: 'ledger-server-unreachable' } });
    must(await servers.add(gone.url, true));
    must(await servers.arrange([gone.url, null]));
    must(await xrpl.state());
    expect(servers.list()).toMatchObject([{ inUse: false }, { url: null, inUse: true, connected: true }]);
  });
});

it('a change in the middle of a run loses no answer, and everybody is paid once', async () => {
  const { servers, xrpl } = joined();
  let pass: (() => void) | null = null;
  const slow = await door((go) => {
    pass ??= go;
  });
  must(await servers.add(slow.url, false));
  must(await servers.arrange([slow.url, null]));
  const sender = new Sender({ ...practice, xrpl });
  const outbox = sender.start();
  const ids = [sender.xrpl(), sender.xrpl(), sender.xrpl()];
  await sender.pay(outbox, ids);
  const run = outbox.run();
  await expect.poll(() => pass !== null).toBe(true);
  // The first transaction is at the slow server, unanswered, when the user puts the built-in one first.
  must(await servers.arrange([null, slow.url]));
  must(await xrpl.state());
  expect(servers.list()[0]).toEqual({ url: null, inUse: true, connected: true });
  const go: unknown = pass;
  (go as () => void)();
  must(await run);
  // Its answer came on the old connection: nothing is unknown, and the run went on by itself at the new server.
  expect(outbox.statuses().map(({ phase }) => phase)).toEqual(['seen', 'seen', 'seen']);
  await settle(practice, outbox, 3);
  await sender.expectPaidOnce(outbox, ids);
  expect(slow.asked.filter(({ command }) => command === 'submit')).toHaveLength(1);
});
