// The small parts that everything above leans on: commits, log lines, the lock, the watch on the parent.
import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Commits } from './commits.ts';
import type { Disk } from './disk.ts';
import { lockFolder, type Processes } from './folder-lock.ts';
import { logLine, readLog } from './log-lines.ts';
import { type WatchedProcess, watchParent } from './parent.ts';
import { ManualTimers } from './testing/manual-timers.ts';

describe('commits', () => {
  it('let nobody through before the write that covers their change', async () => {
    const releases: (() => void)[] = [];
    const written: number[] = [];
    let value = 0;
    const commits = new Commits({
      write: () => {
        const seen = value;
        return new Promise((resolve) => releases.push(() => (written.push(seen), resolve())));
      },
      failed: () => undefined,
    });
    const change = () => {
      value += 1;
      commits.changed();
      const mine = value;
      return commits.settled().then(() => expect(written.some((seen) => seen >= mine)).toBe(true));
    };
    const first = [change(), change()];
    await new Promise((resolve) => setImmediate(resolve));
    const second = [change(), change()];
    expect(releases).toHaveLength(1);
    releases[0]?.();
    await Promise.all(first);
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toEqual([2]);
    releases[1]?.();
    await Promise.all(second);
    expect(written).toEqual([2, 4]);
    await commits.settled();
  });

  it('after a failure fail for ever', async () => {
    const failures: unknown[] = [];
    const commits = new Commits({ write: () => Promise.reject(new Error('disk')), failed: (error) => void failures.push(error) });
    commits.changed();
    await expect(commits.settled()).rejects.toThrow('disk');
    commits.changed();
    await expect(commits.settled()).rejects.toThrow('disk');
    expect(failures).toHaveLength(1);
  });
});

describe('log lines', () => {
  const events = fc.array(fc.jsonValue(), { minLength: 1, maxLength: 8 });

  it('come back as they went, wherever the last write tore', () => {
    fc.assert(
      fc.property(events, fc.nat(), (values, cut) => {
        const lines = values.map(logLine);
        const text = lines.join('');
        const plain = JSON.parse(JSON.stringify(values));
        expect(readLog(text)?.values).toEqual(plain);
        const last = lines.at(-1)?.length ?? 1;
        const torn = readLog(text.slice(0, text.length - 1 - (cut % last)));
        expect(torn?.values).toEqual(plain.slice(0, -1));
        expect(torn?.whole).toBe(lines.slice(0, -1).join(''));
      }),
    );
  });

  it('damaged before the end are not read at all', () => {
    const text = [1, 2, 3].map(logLine).join('');
    expect(readLog(text.replace(' 2\n', ' 4\n'))).toBeNull();
    expect(readLog(`x${text}`)).toBeNull();
  });
});

function memoryDisk(): Disk {
  const files = new Map<string, string>();
  return {
    read: async (name) => files.get(name) ?? null,
    append: async (name, text) => void files.set(name, (files.get(name) ?? '') + text),
    empty: async (name) => void files.set(name, ''),
    replace: async (name, text) => void files.set(name, text),
    create: async (name, text) => (files.has(name) ? false : (files.set(name, text), true)),
    remove: async (name) => void files.delete(name),
    close: async () => undefined,
  };
}

describe('the lock', () => {
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
  const process = (pid: number, alive: readonly number[], births: Record<number, string> = {}): Processes => ({
    pid,
    isAlive: (other) => alive.includes(other),
    birthMark: async (other) => births[other] ?? null,
  });

  it('is refused while its holder lives, and free when it was released', async () => {
    const disk = memoryDisk();
    const first = await lockFolder(disk, { processes: process(1, [1, 2]), nonce: 'a', pause });
    expect(first).not.toBeNull();
    expect(await lockFolder(disk, { processes: process(2, [1, 2]), nonce: 'b', pause })).toBeNull();
    await first?.release();
    expect(await lockFolder(disk, { processes: process(2, [1, 2]), nonce: 'b', pause })).not.toBeNull();
  });

  it('of a dead process is taken, also when another process has its number now', async () => {
    const disk = memoryDisk();
    const first = await lockFolder(disk, { processes: process(1, [1], { 1: 'monday' }), nonce: 'a', pause });
    expect(await lockFolder(disk, { processes: process(2, [1, 2], { 1: 'monday' }), nonce: 'b', pause })).toBeNull();
    expect(await lockFolder(disk, { processes: process(2, [1, 2], { 1: 'tuesday' }), nonce: 'b', pause })).not.toBeNull();
    expect(await first?.stillOurs()).toBe(false);
    await first?.release();
    expect(await disk.read('practice.lock')).toContain('"b"');
  });

  it('that was torn in writing is free', async () => {
    const disk = memoryDisk();
    await disk.replace('practice.lock', '{"pid":1');
    expect(await lockFolder(disk, { processes: process(2, [1, 2]), nonce: 'b', pause })).not.toBeNull();
  });

  it('of a dead process goes to exactly one of many', async () => {
    for (let round = 0; round < 20; round += 1) {
      const disk = memoryDisk();
      await disk.replace('practice.lock', JSON.stringify({ pid: 99, nonce: 'old' }));
      const tries = [1, 2, 3, 4, 5].map((pid) => lockFolder(disk, { processes: process(pid, [1, 2, 3, 4, 5]), nonce: `n${pid}`, pause }));
      const won = (await Promise.all(tries)).filter((lock) => lock !== null);
      expect(won).toHaveLength(1);
    }
  });
});

describe('the watch on the parent', () => {
  function watched() {
    const signals = new EventEmitter();
    const input = Object.assign(new EventEmitter(), { resume: () => undefined });
    const process: WatchedProcess & { ppid: number } = { ppid: 10, input, on: (event, listener) => signals.on(event, listener) };
    const timers = new ManualTimers(0);
    let gone = 0;
    watchParent(process, timers, () => {
      gone += 1;
    });
    return { signals, input, process, timers, gone: () => gone };
  }

  it('sees signals, the end of input, and a new parent; and says so once', () => {
    const bySignal = watched();
    bySignal.signals.emit('SIGTERM');
    bySignal.input.emit('end');
    expect(bySignal.gone()).toBe(1);
    const byInput = watched();
    byInput.input.emit('end');
    expect(byInput.gone()).toBe(1);
    const byParent = watched();
    byParent.timers.advance(5_000);
    expect(byParent.gone()).toBe(0);
    byParent.process.ppid = 1;
    byParent.timers.advance(1_000);
    expect(byParent.gone()).toBe(1);
  });
});
