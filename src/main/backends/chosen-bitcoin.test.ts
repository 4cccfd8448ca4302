// Owns the proof that a set follows its choice of server: asked of the right chain alone, left at once, and unknown is never failed.
import { describe, expect, it } from 'vitest';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BitcoinBackend } from './bitcoin-backend.ts';
import { networkFacts } from './bitcoin-networks.ts';
import { chosenBitcoin, type OpenedServer } from './chosen-bitcoin.ts';

interface Server {
  genesis: Result<string | null>;
  readonly asked: string[];
  readonly opened: OpenedServer;
}

function server(name: string): Server {
  const made: Server = {
    genesis: ok(networkFacts.main.genesis),
    asked: [],
    opened: {
      network: 'main',
      backend: {
        kind: 'core',
        place: name,
        blockHash: async (height: number) => {
          made.asked.push(`block ${height}`);
          return made.genesis;
        },
        tip: async () => {
          made.asked.push('tip');
          return made.asked.includes('closed') ? refuse('backend-unreachable') : ok({ height: 1, hash: name });
        },
        broadcast: async () => ({ kind: 'accepted' }),
        close: () => void made.asked.push('closed'),
      } as unknown as BitcoinBackend,
    },
  };
  return made;
}

function world() {
  const [one, two] = [server('one'), server('two')];
  const choice = { now: ok(one.opened) as Result<OpenedServer> };
  return { one, two, choice, chosen: chosenBitcoin(() => choice.now) };
}

describe('the Bitcoin backend of a set', () => {
  it('refuses with the reason while nothing is chosen, also a broadcast, which is then unknown', async () => {
    const { choice, chosen, one } = world();
    choice.now = refuse('bitcoin-server-not-chosen');
    expect(await chosen.backend.tip()).toMatchObject({ error: { code: 'bitcoin-server-not-chosen' } });
    expect(await chosen.backend.broadcast('00')).toEqual({ kind: 'unknown', reason: 'bitcoin-server-not-chosen' });
    choice.now = ok(one.opened);
    expect(await chosen.backend.tip()).toMatchObject({ value: { hash: 'one' } });
  });

  it('asks for the first block once before anything else, and nothing of a server of another network', async () => {
    const { one, chosen } = world();
    one.genesis = ok(networkFacts.testnet4.genesis);
    expect(await chosen.backend.tip()).toMatchObject({ error: { code: 'backend-wrong-network', params: { host: 'one' } } });
    expect(await chosen.backend.broadcast('00')).toEqual({ kind: 'unknown', reason: 'backend-wrong-network' });
    expect(one.asked).toEqual(['block 0', 'block 0']);
    one.genesis = ok(networkFacts.main.genesis);
    await chosen.backend.tip();
    await chosen.backend.tip();
    expect(one.asked.slice(2)).toEqual(['block 0', 'tip', 'tip']);
  });

  it('compares again after a server was gone: another one may answer there', async () => {
    const { one, chosen } = world();
    await chosen.backend.tip();
    one.asked.push('closed');
    expect((await chosen.backend.tip()).ok).toBe(false);
    await chosen.backend.tip();
    expect(one.asked.filter((asked) => asked === 'block 0').length).toBe(2);
  });

  it('leaves a server when the choice changes, and is silent after the end', async () => {
    const { two, one, choice, chosen } = world();
    await chosen.backend.tip();
    choice.now = ok(two.opened);
    expect(await chosen.backend.tip()).toMatchObject({ value: { hash: 'one' } });
    chosen.changed();
    expect(await chosen.backend.tip()).toMatchObject({ value: { hash: 'two' } });
    expect([one.asked.at(-1), chosen.backend.place, chosen.backend.kind]).toEqual(['closed', 'two', 'core']);
    chosen.backend.close();
    expect((await chosen.backend.tip()).ok).toBe(false);
    expect(two.asked.filter((asked) => asked === 'tip').length).toBe(1);
  });

  it('has nothing to watch where the server knows every address', async () => {
    const { chosen } = world();
    expect(await chosen.backend.watch?.([])).toEqual({ ok: true, value: undefined });
  });
});
