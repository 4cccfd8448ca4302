// Owns the stories of a run that cannot begin or has to stop: who is told, in which words, and how the process ends.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { dialog } from 'electron';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../storage/node-files.ts';
import { nodeProcesses } from '../storage/processes.ts';
import { exitOnBugs } from './crash.ts';
import { bugNotice, canShowBoxes, isBugNotice, showNotice, startFailure, stoppedByBug } from './plain-notice.ts';
import { openHome } from './start/home.ts';
import { probeFolder } from './writable.ts';

const homeOf = (folder: string) =>
  openHome({
    folder,
    files: nodeFiles('linux'),
    processes: nodeProcesses(process),
    random: (length) => new Uint8Array(randomBytes(length)),
    wait: async () => undefined,
  });
const fresh = () => mkdtempSync(join(tmpdir(), 'pullpay-start-'));

describe('a folder that cannot be used', () => {
  it('is held by this copy alone, and free again when it lets go', async () => {
    const folder = fresh();
    const first = await homeOf(folder);
    expect(first.ok).toBe(true);
    writeFileSync(join(folder, `lock.${process.ppid}.unknown.0123456789abcdef`), '');
    expect(await homeOf(folder)).toMatchObject({ ok: false, error: { code: 'folder-in-use', params: { pid: `${process.ppid}` } } });
    if (first.ok) await first.value.release();
    expect(readdirSync(folder).filter((name) => name.startsWith(`lock.${process.pid}.`))).toEqual([]);
  });

  it.each(['settings.json', 'allowed-hosts.json', 'api-port.json', 'rates.json'])(
    'a damaged %s is named, left alone, and the folder is free again',
    async (file) => {
      const folder = fresh();
      writeFileSync(join(folder, file), 'torn');
      expect(await homeOf(folder)).toEqual({ ok: false, error: { code: 'settings-damaged', params: { file } } });
      expect(readdirSync(folder)).toEqual([file]);
    },
  );

  it('that is a file is told before Chromium fails there', () => {
    const folder = fresh();
    writeFileSync(join(folder, 'profiles'), '');
    expect(probeFolder(join(folder, 'profiles', 'default'), 1)).toMatchObject({ ok: false, error: { code: 'write-failed' } });
  });

  it('a probe leaves nothing behind', () => {
    const folder = fresh();
    expect(probeFolder(join(folder, 'a', 'b'), 1)).toEqual({ ok: true, value: undefined });
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual([]);
  });
});

describe.each(['en', 'ja'] as const)('the box in %s', (language) => {
  it.each([
    { code: 'folder-in-use', params: { pid: '4711' } },
    { code: 'settings-damaged', params: { file: 'settings.json' } },
    { code: 'write-failed', params: { reason: 'EROFS' } },
    { code: 'disk-full' },
    { code: 'file-unreadable', params: { reason: 'EACCES' } },
  ])('names cause, next step and folder of $code', (refusal) => {
    const notice = startFailure(refusal, language, '/home/me/Pullpay');
    for (const value of Object.values(refusal.params ?? {})) expect(notice.detail).toContain(value);
    expect(notice.detail).toContain('/home/me/Pullpay');
    expect(notice.detail).not.toContain('…');
    expect(notice.message).not.toBe(stoppedByBug(language, '').message);
  });
});

describe('whether a box can be shown', () => {
  it.each([
    [{ platform: 'linux', env: { DISPLAY: ':0' }, testing: false }, true],
    [{ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, testing: false }, true],
    [{ platform: 'linux', env: {}, testing: false }, false],
    [{ platform: 'linux', env: { DISPLAY: '' }, testing: false }, false],
    [{ platform: 'linux', env: { DISPLAY: ':0' }, testing: true }, false],
    [{ platform: 'linux', env: { DISPLAY: ':0', PULLPAY_HEADLESS: '1' }, testing: false }, false],
    [{ platform: 'darwin', env: {}, testing: false }, true],
    [{ platform: 'win32', env: {}, testing: true }, false],
  ])('%j: %s', (surroundings, expected) => {
    expect(canShowBoxes(surroundings)).toBe(expected);
  });
});

describe('a box', () => {
  const notice = stoppedByBug('en', '/x');
  const boxes = (answer: () => Promise<unknown>) => {
    const shown: unknown[] = [];
    const fake = {
      showMessageBox: (options: unknown) => {
        shown.push(options);
        return answer();
      },
    } as unknown as Pick<typeof dialog, 'showMessageBox'>;
    return { shown, fake };
  };
  const app = { whenReady: async () => undefined };

  it('is not shown where nobody can close it', async () => {
    const { shown, fake } = boxes(() => new Promise(() => undefined));
    await showNotice(notice, { app, dialog: fake, visible: false, wait: async () => undefined });
    expect(shown).toEqual([]);
  });

  it('that nobody closes, or that the system refuses, holds nothing up for ever', async () => {
    const never = boxes(() => new Promise(() => undefined));
    const waits: number[] = [];
    await showNotice(notice, { app, dialog: never.fake, visible: true, wait: async (ms) => void waits.push(ms) });
    expect(never.shown).toMatchObject([{ type: 'error', message: notice.message, detail: notice.detail }]);
    expect(waits).toEqual([120_000]);
    const refused = boxes(() => Promise.reject(new Error('no display')));
    await showNotice(notice, { app, dialog: refused.fake, visible: true, wait: () => new Promise(() => undefined) });
    expect(refused.shown).toHaveLength(1);
  });
});

describe('a bug', () => {
  function crashing(tell: () => void) {
    const listeners = new Map<string, (error: unknown) => void>();
    const log: string[] = [];
    exitOnBugs({
      process: { on: (name: string, listener: (error: unknown) => void) => listeners.set(name, listener) } as unknown as NodeJS.Process,
      report: (error) => log.push(String(error)),
      tell: () => {
        log.push('told');
        tell();
      },
      exit: (code) => log.push(`exit ${code}`),
    });
    return { log, die: (name: string, error: unknown) => listeners.get(name)?.(error) };
  }

  it.each(['uncaughtException', 'unhandledRejection'])('%s is logged, told, and ends the process at once', (name) => {
    const { log, die } = crashing(() => undefined);
    die(name, new Error('bug'));
    expect(log).toEqual(['Error: bug', 'told', 'exit 70']);
  });

  it('a second bug while the first is told changes nothing', () => {
    const { log, die } = crashing(() => die('uncaughtException', new Error('again')));
    die('uncaughtException', new Error('bug'));
    expect(log).toEqual(['Error: bug', 'told', 'exit 70']);
  });

  it('the process ends even if telling fails', () => {
    const { log, die } = crashing(() => {
      throw new Error('cannot tell');
    });
    expect(() => die('uncaughtException', new Error('bug'))).toThrow('cannot tell');
    expect(log.at(-1)).toBe('exit 70');
  });

  it('the copy that tells gets no link and does nothing else', () => {
    const args = bugNotice(['electron', '--no-sandbox', 'main.cjs', '--', 'pullpay://claim?id=x']);
    expect(args.slice(0, -1)).toEqual(['--no-sandbox', 'main.cjs']);
    expect(isBugNotice(['electron', ...args])).toBe(true);
    expect(isBugNotice(['electron', 'main.cjs'])).toBe(false);
  });
});
