// Owns the stories of two copies that want the same folder, with real processes where it matters.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { lockFolder } from './lock-file.ts';
import { nodeFiles } from './node-files.ts';
import { nodeProcesses, type Processes } from './processes.ts';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const real = nodeProcesses(process);
const lockReal = (folder: string) => lockFolder({ files: nodeFiles(process.platform), folder, processes: real, random: randomBytes, wait });

/** Writes a lock in the name of a living child, as that child would. */
async function childHolding(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout!, 'data');
  const processes: Processes = { pid: child.pid!, birth: (pid) => real.birth(pid) };
  const locked = await lockFolder({ files: nodeFiles(process.platform), folder, processes, random: randomBytes, wait });
  expect(locked.ok).toBe(true);
  return child;
}

describe('the folder lock', () => {
  it('keeps a second copy out while the first lives, and lets it in when the first was killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pullpay-lock-'));
    const child = await childHolding(folder);
    expect(await lockReal(folder)).toEqual({ ok: false, error: { code: 'folder-in-use', params: { pid: `${child.pid}` } } });
    expect(await readdir(folder)).toHaveLength(1);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const second = await lockReal(folder);
    expect(second.ok).toBe(true);
    const names = await readdir(folder);
    expect(names).toHaveLength(1);
    expect(names[0]).toContain(`lock.${process.pid}.`);
  });

  it('is refused twice in one process and free again after release', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pullpay-lock-'));
    const first = await lockReal(folder);
    expect((await lockReal(folder)).ok).toBe(false);
    if (first.ok) await first.value.release();
    expect((await lockReal(folder)).ok).toBe(true);
  });

  it('is not kept by a stranger that got the number of the dead holder', async () => {
    const files = PowerLossFiles.with({ '/home/lock.77.boot1-500.0011223344556677': new Uint8Array() });
    const births: Record<number, string> = { 1: 'boot2-10', 77: 'boot2-900' };
    const processes: Processes = { pid: 1, birth: async (pid) => births[pid] ?? null };
    expect((await lockFolder({ files, folder: '/home', processes, random: randomBytes, wait: async () => {} })).ok).toBe(true);
    expect(Object.keys(files.contents())).toHaveLength(1);
  });

  it('counts a holder of whom nothing more is known as living', async () => {
    const files = PowerLossFiles.with({ '/home/lock.77.unknown.0011223344556677': new Uint8Array() });
    const processes: Processes = { pid: 1, birth: async () => 'boot2-900' };
    const locked = await lockFolder({ files, folder: '/home', processes, random: randomBytes, wait: async () => {} });
    expect(locked).toEqual({ ok: false, error: { code: 'folder-in-use', params: { pid: '77' } } });
  });

  it('is held by at most one of many that start in the same instant', async () => {
    for (let round = 0; round < 20; round += 1) {
      const files = new PowerLossFiles();
      const births = async (pid: number) => `b-${pid}`;
      const copies = Array.from({ length: 6 }, (_, pid) =>
        lockFolder({
          files,
          folder: '/home',
          processes: { pid: pid + 1, birth: births },
          random: randomBytes,
          wait: (ms) => wait(ms / 50),
        }),
      );
      const held = (await Promise.all(copies)).filter((copy) => copy.ok);
      expect(held.length).toBeLessThanOrEqual(1);
      expect(Object.keys(files.contents())).toHaveLength(held.length);
    }
  });

  it('says so when the folder cannot be written', async () => {
    const files = new PowerLossFiles();
    files.arm({ kind: 'fail', step: 1, code: 'EACCES' });
    const locked = await lockFolder({ files, folder: '/home', processes: real, random: randomBytes, wait });
    expect(locked).toEqual({ ok: false, error: { code: 'write-failed', params: { reason: 'EACCES' } } });
  });
});

describe('the process list', () => {
  it('knows itself and does not know a process that ended', async () => {
    expect(await real.birth(process.pid)).toMatch(/^[0-9a-z-]+$/);
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    expect(await real.birth(child.pid!)).toBeNull();
  });
});
