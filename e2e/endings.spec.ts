// Owns how the app ends and comes back: signals, pages that die, folders that cannot be used, a copy that was killed.
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import electronPath from 'electron';
import { expect, test } from './fixtures.ts';
import { removeFolder } from './lib/remove-folder.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const entry = join(process.env.PULLPAY_OUT ?? join(__dirname, '..', 'out'), 'main', process.env.PULLPAY_ENTRY ?? 'testing.cjs');

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Starts a copy that should end by itself; killed after 30 seconds. */
async function startAndWait(home: string): Promise<Ended> {
  const child = spawn(String(electronPath), ['--no-sandbox', '--disable-gpu', '--log-level=3', entry], {
    env: { ...process.env, PULLPAY_HOME: home },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  return { code, said };
}

async function locksIn(home: string): Promise<string[]> {
  return (await readdir(home)).filter((name) => name.startsWith('lock.'));
}

let link = '';

test('a wallet with a pull payment', async ({ sender, recipient }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'USD', resets: 'Every day' });
  link = await sender.copyLink('Only on this computer');
  await recipient.start();
});

test('the main page dies: it comes back by itself, and claims are answered again', async ({ sender, recipient, chain }) => {
  const loaded = await sender.copy.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve(contents.getURL()));
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(loaded).toBe('app://pullpay/');
  const { searchParams } = new URL(link);
  const address = `${searchParams.get('server')}/api/v1/pull-payments/${searchParams.get('id')}`;
  await expect.poll(async () => (await fetch(address)).status, { timeout: 15_000 }).toBe(200);
  await recipient.openLink(link);
  await recipient.claim({ chain: 'bitcoin', destination: chain.newAddress('bitcoin'), amount: '40' });
});

test('the secure page dies: its window closes, the task ends, and the next one opens', async ({ sender }) => {
  await sender.kill();
  await sender.start();
  const { app } = sender.copy;
  const ask = () =>
    sender.page.evaluate(() =>
      (window as unknown as { pullpay: { methods: Record<string, (args: unknown) => Promise<unknown>> } }).pullpay.methods['openSecure']?.({
        kind: 'unlock',
      }),
    );
  const opened = app.waitForEvent('window');
  const answer = ask();
  await opened;
  await app.evaluate(({ BrowserWindow }) => {
    const secure = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().startsWith('app://secure'));
    secure?.webContents.forcefullyCrashRenderer();
  });
  expect(await answer).toEqual({ ok: true, value: { outcome: 'cancelled', walletId: null } });
  await sender.unlock();
});

test('SIGTERM ends the app as quitting does: code 0, the folder free', async ({ sender }) => {
  const home = join(sender.copy.options.home, 'profiles', sender.copy.options.profile);
  expect(await locksIn(home)).toHaveLength(1);
  const child = sender.copy.app.process();
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await code).toBe(0);
  expect(await locksIn(home)).toEqual([]);
});

test('a copy that was killed leaves its lock behind, and the next one starts all the same', async ({ sender }) => {
  await sender.start();
  const home = join(sender.copy.options.home, 'profiles', sender.copy.options.profile);
  await sender.kill();
  expect(await locksIn(home)).toHaveLength(1);
  await sender.start();
  expect(await locksIn(home)).toHaveLength(1);
  await sender.unlock();
});

test('a bug ends the copy at once with code 70, and the next one starts from what is on disk', async ({ sender }) => {
  const child = sender.copy.app.process();
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await sender.copy.app.evaluate(() => {
    setTimeout(() => {
      throw new Error('a bug of the test');
    }, 50);
  });
  expect(await code).toBe(70);
  await sender.start();
  await sender.unlock();
});

test('a folder that another living process holds is refused by name, with code 2', async () => {
  const home = await mkdtemp(join(tmpdir(), 'pullpay-held-'));
  const folder = join(home, 'profiles', 'default');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `lock.${process.pid}.unknown.0123456789abcdef`), '');
  expect(await startAndWait(home)).toMatchObject({ code: 2, said: expect.stringContaining('folder-in-use') });
  await removeFolder(home);
});

test('damaged settings are left alone and named, with code 2', async () => {
  const home = await mkdtemp(join(tmpdir(), 'pullpay-damaged-'));
  const folder = join(home, 'profiles', 'default');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), 'torn');
  const ended = await startAndWait(home);
  expect(ended).toMatchObject({ code: 2, said: expect.stringContaining('settings-damaged') });
  expect(ended.said).toContain('settings.json');
  expect(await locksIn(folder)).toEqual([]);
  await removeFolder(home);
});

test('a home that is a file, so that nothing can be written, ends with code 2', async () => {
  const home = await mkdtemp(join(tmpdir(), 'pullpay-file-'));
  await writeFile(join(home, 'profiles'), '');
  await chmod(join(home, 'profiles'), 0o400);
  expect(await startAndWait(home)).toMatchObject({ code: 2, said: expect.stringContaining('write-failed') });
  await removeFolder(home);
});
