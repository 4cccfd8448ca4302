// Owns the stories of main's line to the workflow: the page is loaded anew, the worker hangs, and locks are asked meanwhile.
import type { MessagePortMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { Handlers } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import { startHeartbeat } from './heartbeat.ts';
import { WorkerLink } from './worker-link.ts';

type Message = { kind: string; id: number; method: string; name?: string };

/** A port whose other end answers every call, or nothing. */
function port(answers: boolean) {
  const listeners = new Map<string, (event: { data: unknown }) => void>();
  const posted: Message[] = [];
  const made = {
    on: (name: string, listener: (event: { data: unknown }) => void) => listeners.set(name, listener),
    start: () => undefined,
    postMessage: (message: Message) => {
      posted.push(message);
      if (answers && message.kind === 'call')
        listeners.get('message')?.({ data: { kind: 'reply', id: message.id, answer: { ok: true, value: {} } } });
    },
  } as unknown as MessagePortMain;
  return { made, posted, close: () => listeners.get('close')?.({ data: null }) };
}

function link() {
  const ports: ReturnType<typeof port>[] = [];
  const events: string[] = [];
  let answers = true;
  const worker = new WorkerLink({
    channel: () => {
      const near = port(answers);
      ports.push(near);
      return { port1: near.made, port2: `far ${ports.length}` as unknown as MessagePortMain };
    },
    report: (error) => events.push(String(error)),
    opened: async () => undefined,
    hangs: () => events.push('hangs'),
  });
  const connect = (): void => worker.connect({} as Handlers<typeof workerMainApi>, (far) => events.push(String(far)));
  return { worker, connect, ports, events, silence: () => (answers = false) };
}

describe('the lock handshake', () => {
  it('is refused while no worker is there, so that nothing new is confirmed', async () => {
    const { worker } = link();
    expect(await worker.lockOf('w').lock('plan', [], 'confirm')).toEqual({ ok: false, error: { code: 'not-ready' } });
    await worker.lockOf('w').unlock('plan');
  });

  it('goes to the page that was loaded last', async () => {
    const { worker, connect, ports, events } = link();
    const locks = worker.lockOf('w');
    connect();
    connect();
    expect(await locks.lock('plan', [{ payoutId: 'p', revision: 1 }], 'confirm')).toEqual({ ok: true, value: undefined });
    expect(ports.map(({ posted }) => posted.length)).toEqual([0, 1]);
    expect(events).toEqual(['far 1', 'far 2']);
  });

  it('that waits for a page which died is refused at once, not after half a minute', async () => {
    const { worker, connect, ports, silence } = link();
    silence();
    connect();
    const waiting = worker.lockOf('w').lock('plan', [], 'confirm');
    await new Promise((resolve) => setImmediate(resolve));
    ports[0]?.close();
    expect(await waiting).toEqual({ ok: false, error: { code: 'not-ready' } });
    worker.emit('tick', { now: 1 });
    expect(ports[0]?.posted.map(({ kind }) => kind)).toEqual(['call']);
  });

  it('the end of an older page does not end the line of the new one', async () => {
    const { worker, connect, ports } = link();
    connect();
    connect();
    ports[0]?.close();
    expect(await worker.lockOf('w').lock('plan', [], 'confirm')).toEqual({ ok: true, value: undefined });
  });
});

describe('a worker that does not answer', () => {
  it('is given a second chance, then its page is loaded anew', async () => {
    vi.useFakeTimers();
    const { worker, connect, events, silence } = link();
    silence();
    connect();
    for (let turn = 0; turn < 2; turn += 1) {
      const asked = worker.check();
      await worker.check();
      // Half a minute, and one round of the clock that all calls share.
      await vi.advanceTimersByTimeAsync(31_000);
      await asked;
      expect(events.filter((event) => event === 'hangs')).toHaveLength(turn);
    }
    await worker.check();
    vi.useRealTimers();
    expect(events.filter((event) => event === 'hangs')).toHaveLength(1);
  });

  it('one that answers is left alone, however often it is asked', async () => {
    const { worker, connect, events } = link();
    await worker.check();
    connect();
    for (let turn = 0; turn < 5; turn += 1) await worker.check();
    expect(events).toEqual(['far 1']);
  });
});

it('the heartbeat: a tick each second, outboxes each second one, chains each third, the worker each tenth', () => {
  const log: string[] = [];
  let beat: () => void = () => undefined;
  const end = startHeartbeat({
    policies: { tick: () => undefined },
    base: {
      now: () => 7,
      report: () => undefined,
      every: (ms, then) => {
        log.push(`every ${ms}`);
        beat = then;
        return () => log.push('ended');
      },
    },
    worker: { emit: (name, payload) => log.push(`${name} ${JSON.stringify(payload)}`), check: async () => void log.push('check') },
    wallets: {
      runOutboxes: () => log.push('outboxes'),
      external: { look: async () => undefined },
      chains: { look: async () => void log.push('chains') },
    },
  });
  for (let turn = 0; turn < 10; turn += 1) beat();
  const count = (entry: string): number => log.filter((one) => one === entry).length;
  expect({ ticks: count('tick {"now":7}'), outboxes: count('outboxes'), chains: count('chains'), checks: count('check') }).toEqual({
    ticks: 10,
    outboxes: 5,
    chains: 3,
    checks: 1,
  });
  end();
  expect([log[0], log.at(-1)]).toEqual(['every 1000', 'ended']);
});
