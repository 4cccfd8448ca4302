// Owns the stories of the processes beside main: they die, in a loop too, and come back without spinning.
import type { MessagePortMain } from 'electron';
import { describe, expect, it } from 'vitest';
import type { Reach } from '../../shared/contract/server-api.ts';
import { ApiProcess } from './api-process.ts';
import { makeBackOff } from './back-off.ts';
import type { Child, ChildOptions } from './child-process.ts';
import { PracticeProcess } from './practice-process.ts';

function nursery() {
  let clock = 0;
  const born: (ChildOptions & { sent: unknown[]; killed: boolean })[] = [];
  const later: { at: number; run: () => void }[] = [];
  const startChild = (options: ChildOptions): Child => {
    const child = { ...options, sent: [] as unknown[], killed: false };
    born.push(child);
    return {
      postMessage: (message: unknown) => child.sent.push(message),
      kill: () => (child.killed = true),
    };
  };
  return {
    born,
    startChild,
    waits: later,
    monotonic: () => clock,
    later: (ms: number, then: () => void) => {
      const timer = { at: clock + ms, run: then };
      later.push(timer);
      return () => void later.splice(later.indexOf(timer), 1);
    },
    pass: (ms: number): void => {
      clock += ms;
      for (const timer of later.filter(({ at }) => at <= clock)) {
        later.splice(later.indexOf(timer), 1);
        timer.run();
      }
    },
  };
}

describe('the back-off', () => {
  it('doubles up to its limit, and a calm life starts it over', () => {
    const backOff = makeBackOff({ first: 1000, last: 8000, calm: 60_000 });
    expect([0, 0, 0, 0, 0].map((lived) => backOff.next(lived))).toEqual([1000, 2000, 4000, 8000, 8000]);
    expect(backOff.next(60_000)).toBe(1000);
    expect(backOff.next(0)).toBe(2000);
    backOff.reset();
    expect(backOff.next(0)).toBe(1000);
  });
});

describe('the API server process', () => {
  function api() {
    const world = nursery();
    const handed: MessagePortMain[] = [];
    const seen: unknown[] = [];
    const kept: number[] = [];
    const keys: string[] = [];
    let reach: Reach = { kind: 'loopback', origin: null };
    const made = new ApiProcess(
      {
        ...world,
        channel: () => ({ port1: 'near', port2: 'far' }) as unknown as { port1: MessagePortMain; port2: MessagePortMain },
        practice: true,
        limits: true,
        readPort: () => 4242,
        keepPort: async (port) => void kept.push(port),
        allowedHosts: () => ['https://pay.example'],
        reach: () => reach,
        keyHashes: () => keys,
        stores: () => [],
        changed: (status) => seen.push(status),
      },
      (port) => handed.push(port),
    );
    return { ...world, made, handed, seen, kept, keys, setReach: (next: Reach) => void (reach = next) };
  }

  it('gets its hosts, its kept port and a line to the workflow', () => {
    const { made, born, handed } = api();
    made.start();
    made.start();
    expect(born).toHaveLength(1);
    expect(born[0]?.sent).toEqual([
      { kind: 'hosts', allowed: ['https://pay.example'] },
      { kind: 'keys', hashes: [] },
      { kind: 'stores', stores: [] },
      { kind: 'start', port: 4242, practice: true, limits: true, reach: { kind: 'loopback', origin: null } },
      { kind: 'workflow' },
    ]);
    expect(handed).toEqual(['far']);
    born[0]?.onMessage({ kind: 'listening', port: 4242 });
    expect(made.status).toEqual({ running: true, origin: 'http://127.0.0.1:4242', problem: null });
  });

  it('hears of a new key and of another reach at once, and again when it was started anew', () => {
    const { made, born, keys, setReach, pass } = api();
    made.start();
    keys.push('ab'.repeat(32));
    made.keysChanged();
    setReach({ kind: 'own-domain', origin: 'https://pay.example' });
    made.reachChanged();
    const news = [
      { kind: 'keys', hashes: ['ab'.repeat(32)] },
      { kind: 'reach', reach: { kind: 'own-domain', origin: 'https://pay.example' } },
    ];
    expect(born[0]?.sent.slice(-2)).toEqual(news);
    born[0]?.onExit(1);
    pass(1000);
    expect(born[1]?.sent).toContainEqual(news[0]);
    expect(born[1]?.sent).toContainEqual(
      expect.objectContaining({ kind: 'start', reach: { kind: 'own-domain', origin: 'https://pay.example' } }),
    );
  });

  it('a busy port is told and no other one is tried', () => {
    const { made, born, waits } = api();
    made.start();
    born[0]?.onMessage({ kind: 'problem', code: 'api-port-busy' });
    expect(made.status).toEqual({ running: false, origin: null, problem: 'api-port-busy' });
    expect(waits).toEqual([]);
  });

  it('a message that is no report of ours changes nothing', () => {
    const { made, born, seen } = api();
    made.start();
    for (const message of [null, 'listening', { kind: 'listening', port: 'x' }, { kind: 'stop' }]) born[0]?.onMessage(message);
    expect(seen).toEqual([]);
  });

  it('that dies again and again is started ever later, with a new line each time', () => {
    const { made, born, handed, pass } = api();
    made.start();
    for (const wait of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      born.at(-1)?.onExit(1);
      const before = born.length;
      pass(wait - 1);
      made.start();
      expect(born).toHaveLength(before);
      pass(1);
      expect(born).toHaveLength(before + 1);
    }
    expect(handed).toHaveLength(born.length);
    pass(60_000);
    born.at(-1)?.onExit(1);
    pass(1000);
    expect(handed).toHaveLength(10);
  });

  it('is not started again once the app ends, nor when it was waiting for that', () => {
    const { made, born, pass } = api();
    made.start();
    born[0]?.onExit(1);
    made.stop();
    pass(100_000);
    made.start();
    expect(born).toHaveLength(1);
  });
});

describe('the practice host', () => {
  async function practice(alive: () => boolean) {
    const world = nursery();
    let tick: () => void = () => undefined;
    const made = new PracticeProcess({
      ...world,
      folder: '/practice',
      testing: false,
      alive: async () => alive(),
      wait: async () => undefined,
      every: (_ms, then) => {
        tick = then;
        return () => (tick = () => undefined);
      },
    });
    await made.start();
    const look = async (ms: number): Promise<void> => {
      world.pass(ms);
      tick();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    };
    return { ...world, made, look };
  }

  it('another copy that answers is used, and its end is noticed', async () => {
    let alive = true;
    const { born, look } = await practice(() => alive);
    expect(born).toEqual([]);
    alive = false;
    await look(1500);
    expect(born).toHaveLength(1);
    expect(born[0]?.args).toEqual(['--folder', '/practice']);
  });

  it('that dies at once does not spin: a hundred looks, few starts', async () => {
    const { born, look } = await practice(() => false);
    let ended = 0;
    for (let turn = 0; turn < 100; turn += 1) {
      for (; ended < born.length; ended += 1) born[ended]?.onExit(1);
      await look(1500);
    }
    expect(born.length).toBeGreaterThan(3);
    expect(born.length).toBeLessThan(12);
  });

  it('a copy that lost the race looks again soon after the winner was seen', async () => {
    let alive = false;
    const { born, look } = await practice(() => alive);
    born[0]?.onExit(0);
    alive = true;
    await look(1500);
    alive = false;
    await look(1500);
    expect(born).toHaveLength(2);
  });

  it('is ended with the app and not hosted again', async () => {
    const { born, made, look } = await practice(() => false);
    made.stop();
    expect(born[0]?.killed).toBe(true);
    born[0]?.onExit(0);
    await look(100_000);
    expect(born).toHaveLength(1);
  });
});
