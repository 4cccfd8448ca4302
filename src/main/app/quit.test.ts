import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { Quit } from './quit.ts';
import { planShutDown } from './start/shut-down.ts';

/** Electron's side of quitting, and a clock that moves only when somebody waits. */
function world() {
  const log: string[] = [];
  const listeners: ((event: { preventDefault(): void }) => void)[] = [];
  const signals = new Map<string, () => void>();
  const reports: unknown[] = [];
  let clock = 0;
  const timers: { at: number; done: () => void }[] = [];
  const app = {
    on: (_name: string, listener: (event: { preventDefault(): void }) => void) => listeners.push(listener),
    quit: () => {
      let prevented = false;
      for (const listener of listeners) listener({ preventDefault: () => (prevented = true) });
      log.push(prevented ? 'held' : 'gone');
    },
    exit: (code: number) => log.push(`exit ${code}`),
  } as unknown as Pick<App, 'on' | 'quit' | 'exit'>;
  const quit = new Quit({
    app,
    signals: { on: (name: string, listener: () => void) => signals.set(name, listener) } as unknown as NodeJS.Process,
    wait: (ms) => new Promise((done) => timers.push({ at: clock + ms, done })),
    monotonic: () => clock,
    report: (error) => reports.push(error),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  const pass = async (ms: number): Promise<void> => {
    clock += ms;
    for (const timer of timers.splice(0)) {
      if (timer.at <= clock) timer.done();
      else timers.push(timer);
    }
    await settle();
  };
  return { quit, app, log, signals, reports, settle, pass };
}

describe('quitting', () => {
  it('is held until every step is done, the last one added first', async () => {
    const { quit, app, log, settle } = world();
    quit.add('lock', () => void log.push('lock'));
    quit.add('journals', async () => {
      await Promise.resolve();
      log.push('journals');
    });
    app.quit();
    expect(quit.asked).toBe(true);
    await settle();
    expect(log).toEqual(['held', 'journals', 'lock', 'gone']);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('%s does the same', async (signal) => {
    const { quit, log, signals, settle } = world();
    quit.add('journals', () => void log.push('journals'));
    signals.get(signal)?.();
    await settle();
    expect(log).toEqual(['held', 'journals', 'gone']);
  });

  it('asked twice runs the steps once', async () => {
    const { quit, app, log, signals, settle } = world();
    quit.add('journals', () => void log.push('journals'));
    app.quit();
    signals.get('SIGTERM')?.();
    quit.ask();
    await settle();
    expect(log.filter((entry) => entry === 'journals')).toHaveLength(1);
    expect(log.at(-1)).toBe('gone');
  });

  it('a step that fails is told and keeps no other from running', async () => {
    const { quit, app, log, reports, settle } = world();
    quit.add('lock', () => void log.push('lock'));
    quit.add('journals', async () => {
      throw new Error('disk');
    });
    app.quit();
    await settle();
    expect(log).toEqual(['held', 'lock', 'gone']);
    expect(reports).toEqual([new Error('disk')]);
  });

  it('a step that hangs is left after five seconds, and the lock is released all the same', async () => {
    const { quit, app, log, reports, pass, settle } = world();
    quit.add('lock', () => void log.push('lock'));
    quit.add('outbox', () => new Promise<void>(() => undefined));
    app.quit();
    await settle();
    await pass(4999);
    expect(log).toEqual(['held']);
    await pass(1);
    expect(log).toEqual(['held', 'lock', 'gone']);
    expect(reports).toEqual(['quit: outbox took too long']);
  });

  it('a page that never lets go does not keep the process: it is ended by force', async () => {
    const { app, log, pass, settle } = world();
    app.quit();
    await settle();
    await pass(3000);
    expect(log).toEqual(['held', 'gone', 'exit 0']);
  });
});

it('the order of the end: no new work, no key, then what runs reaches the disk, the practice network last', async () => {
  const { quit, settle, app } = world();
  const done: string[] = [];
  const step = (name: string) => () => void done.push(name);
  const slow = (name: string) => async () => void done.push(name);
  quit.add('folder lock', step('folder free'));
  planShutDown({
    quit,
    home: { settled: slow('settings saved') },
    lockable: { vault: { lock: step('vault locked') } },
    networks: { practice: { stop: step('practice ended') }, close: step('sockets closed') },
    wallets: { desks: { close: slow('journals closed') }, receiving: { settled: slow('requests saved') } },
    claims: { close: slow('claims closed') },
    api: { stop: step('claims refused') },
    endTicks: step('ticks ended'),
  });
  app.quit();
  await settle();
  expect(done).toEqual([
    'ticks ended',
    'claims refused',
    'vault locked',
    'journals closed',
    'claims closed',
    'requests saved',
    'settings saved',
    'sockets closed',
    'practice ended',
    'folder free',
  ]);
});
