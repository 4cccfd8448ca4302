// Owns the proof that several ledger servers stand in for each other, that no question is asked twice by itself, and that a server of another network is left.
import { afterEach, describe, expect, it } from 'vitest';
import { type Answering, type LoopbackRippled, serveRippled } from '../../../tests/helpers/loopback-rippled.ts';
import { endpointList, fixedEndpoint } from './endpoint.ts';
import { rippledBackend } from './rippled.ts';
import type { XrplBackend } from './xrpl-backend.ts';

const opened: (LoopbackRippled | XrplBackend)[] = [];
const later = (action: () => void, ms: number) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const stateOf = (network_id: number | undefined, seq: number) => ({
  state: {
    complete_ledgers: '2-31',
    ...(network_id === undefined ? {} : { network_id }),
    validated_ledger: { seq, base_fee: 10, reserve_base: 1_000_000, reserve_inc: 200_000 },
  },
});
const world =
  (network: number | undefined, seq: number): Answering =>
  (asked) => {
    if (asked.command === 'server_state') return stateOf(network, seq);
    if (asked.command === 'fee') return { drops: { base_fee: '10', open_ledger_fee: '12' } };
    if (asked.command === 'subscribe') return { ledger_index: seq };
    return asked.command === 'submit' ? { engine_result: 'tesSUCCESS' } : { error: 'txnNotFound' };
  };

async function serve(answer: Answering): Promise<LoopbackRippled> {
  const server = await serveRippled(answer);
  opened.push(server);
  return server;
}

function connect(networkId: number, first: LoopbackRippled, ...others: readonly LoopbackRippled[]): XrplBackend {
  const endpoint = endpointList([fixedEndpoint(first.url), ...others.map(({ url }) => fixedEndpoint(url))]);
  const backend = rippledBackend({ endpoint, networkId, timeoutMs: 300, later, backOffMs: { first: 5, last: 20 } });
  opened.push(backend);
  return backend;
}

const commands = (server: LoopbackRippled): readonly string[] => server.asked.map(({ command }) => command);

describe('several servers', () => {
  it('stand in for each other, and what was lost on its way is unknown and asked of nobody else by itself', async () => {
    const first = await serve((asked, socket) => {
      if (asked.command !== 'submit') return world(7, 100)(asked, socket);
      socket.terminate();
      return null;
    });
    const second = await serve(world(7, 200));
    const backend = connect(7, first, second);
    expect(backend.connection()).toBe(0);
    expect(await backend.state()).toMatchObject({ ok: true, value: { validatedLedger: 100 } });
    expect(backend.connection()).toBe(1);
    expect(await backend.submit('1200')).toEqual({ kind: 'unknown', reason: 'backend-unreachable' });
    expect(await backend.state()).toMatchObject({ ok: true, value: { validatedLedger: 200 } });
    expect(backend.connection()).toBe(2);
    expect(commands(first).filter((command) => command === 'submit')).toHaveLength(1);
    expect(commands(second)).not.toContain('submit');
  });

  it('are tried in turn at once while the first ones are down, and the first again after the last', async () => {
    const [down, up] = [await serve(world(7, 1)), await serve(world(7, 200))];
    await down.close();
    const backend = connect(7, down, up);
    expect(await backend.state()).toMatchObject({ ok: true, value: { validatedLedger: 200 } });
    await up.close();
    expect(await backend.state()).toMatchObject({ ok: false, error: { code: 'backend-unreachable' } });
  });

  it('keep whoever listens subscribed', async () => {
    const [first, second] = [await serve(world(7, 100)), await serve(world(7, 200))];
    const backend = connect(7, first, second);
    const seen: number[] = [];
    backend.onLedger((index) => seen.push(index));
    await expect.poll(() => seen).toEqual([100]);
    for (const socket of first.sockets()) socket.terminate();
    await expect.poll(() => seen).toEqual([100, 200]);
  });
});

describe('a server of another network', () => {
  it('is asked for nothing but its network, and left for the next', async () => {
    const [stranger, ours] = [await serve(world(1, 100)), await serve(world(7, 200))];
    const backend = connect(7, stranger, ours);
    expect(await backend.submit('1200')).toEqual({ kind: 'result', engineResult: 'tesSUCCESS' });
    expect(commands(stranger)).toEqual(['server_state']);
    expect(commands(ours)).toContain('submit');
  });

  it('gets no transaction, also where it is the only one', async () => {
    const stranger = await serve(world(1, 100));
    const backend = connect(7, stranger);
    expect(await backend.submit('1200')).toEqual({ kind: 'unknown', reason: 'network-mismatch' });
    expect(await backend.state()).toMatchObject({ ok: false, error: { code: 'network-mismatch' } });
    expect(commands(stranger)).not.toContain('submit');
  });

  it('is every one that names none, but for a wallet of the real ledger', async () => {
    const silent = await serve(world(undefined, 100));
    expect(await connect(7, silent).state()).toMatchObject({ ok: false, error: { code: 'network-mismatch' } });
    expect(await connect(0, silent).state()).toMatchObject({ ok: true });
  });
});
