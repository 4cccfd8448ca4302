// Stories of restarts: what was answered is still true after the process was killed, and one folder has one host.
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDisk } from './disk.ts';
import { startPractice } from './serve.ts';
import { onlyAlive, type TestPractice, testPractice } from './testing/practice.ts';
import { TestWallet } from './testing/test-wallet.ts';

const alice = new TestWallet(21);
const bob = new TestWallet(22);
let open: TestPractice[] = [];
let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
  open = [practice];
});

afterEach(async () => {
  for (const one of open) await one.end();
});

async function reopened(): Promise<TestPractice> {
  // The first one is not closed: it simply never gets to do anything again.
  const next = await practice.killAndReopen();
  open.push(next);
  return next;
}

async function payBob(): Promise<string> {
  const [coin] = await alice.fund(practice, '1');
  if (coin === undefined) throw new Error('no coin');
  const transaction = alice.signed({
    coins: [coin],
    to: [
      { address: bob.address, value: 70_000_000 },
      { address: alice.address, value: 29_999_000 },
    ],
  });
  expect((await practice.post('/bitcoin/tx', transaction.toHex())).status).toBe(200);
  return transaction.getId();
}

describe('after SIGKILL', () => {
  it('an accepted transaction still waits, and is mined as if nothing had happened', async () => {
    const id = await payBob();
    const before = await practice.get('/bitcoin/blocks/tip/hash');
    const next = await reopened();
    expect(await next.get('/bitcoin/blocks/tip/hash')).toEqual(before);
    expect(await next.json(`/bitcoin/tx/${id}/status`)).toEqual({ confirmed: false });
    await next.control('blocks', { count: 1 });
    expect((await bob.coins(next)).map(({ txid }) => txid)).toEqual([id]);
  });

  it('blocks, replacements, reorganisations and rates are as they were', async () => {
    const id = await payBob();
    await practice.control('blocks', { count: 2 });
    await practice.control('reorg', { depth: 2 });
    await practice.control('rates', { pair: 'XRP_USD', rate: '3.5' });
    const paths = ['/bitcoin/blocks/tip/hash', `/bitcoin/tx/${id}`, `/bitcoin/address/${alice.address}/txs`, '/rates?pair=XRP_USD'];
    const before = await Promise.all(paths.map((path) => practice.get(path)));
    const next = await reopened();
    const after = await Promise.all(paths.map((path) => next.get(path)));
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(JSON.parse(after[3]?.text ?? '')).toMatchObject({ rate: '3.5' });
  });

  it('the faucet still pays: its key is in the folder', async () => {
    const next = await reopened();
    expect(await alice.fund(next, '2')).toHaveLength(1);
  });

  it('a last line that was being written is cut off; nobody had been told of it', async () => {
    const height = practice.host.network.bitcoin.state.tip.height;
    await appendFile(join(practice.folder, 'bitcoin.log'), '0123456789abcdef {"kind":"mined","head');
    const next = await reopened();
    expect(next.host.network.bitcoin.state.tip.height).toBe(height);
    await next.control('blocks', { count: 1 });
    open.push(await next.killAndReopen());
    expect(open.at(-1)?.host.network.bitcoin.state.tip.height).toBe(height + 1);
  });
});

describe('a damaged folder', () => {
  const start = (folder: string) => startPractice({ ...options(), folder, processes: onlyAlive(7) });
  const options = () => ({
    now: Date.now,
    random: (length: number) => new Uint8Array(length).fill(4),
    timers: { after: () => () => undefined },
    testing: false,
    onFatal: () => undefined,
  });

  it('is refused by name and left alone; it is never replaced by a fresh chain', async () => {
    const log = join(practice.folder, 'bitcoin.log');
    const text = await readFile(log, 'utf8');
    const damaged = text.replace('"kind":"mined"', '"kind":"miNed"');
    await practice.host.close();
    await writeFile(log, damaged);
    expect(await start(practice.folder)).toEqual({ ok: false, error: { code: 'practice-damaged', params: { file: 'bitcoin.log' } } });
    expect(await readFile(log, 'utf8')).toBe(damaged);
    await writeFile(log, text);
    await writeFile(join(practice.folder, 'xrpl.json'), '{"generation":1');
    expect(await start(practice.folder)).toMatchObject({ error: { params: { file: 'xrpl.json' } } });
  });
});

describe('the folder', () => {
  it('is private and names port and token', async () => {
    const endpoint = join(practice.folder, 'endpoint.json');
    expect(JSON.parse(await readFile(endpoint, 'utf8'))).toEqual({ port: practice.host.port, token: practice.host.token });
    expect((await stat(endpoint)).mode & 0o777).toBe(0o600);
    expect((await stat(join(practice.folder, 'bitcoin.log'))).mode & 0o777).toBe(0o600);
  });

  it('has one host: a second is refused while the first lives', async () => {
    const second = startPractice({
      folder: practice.folder,
      now: Date.now,
      random: (length) => new Uint8Array(length).fill(1),
      timers: { after: () => () => undefined },
      processes: { pid: 1, isAlive: () => true, birthMark: async () => null },
      testing: false,
      onFatal: () => undefined,
    });
    expect(await second).toEqual({ ok: false, error: { code: 'practice-held' } });
  });

  it('is taken over with the same token and, if it is free, the same port', async () => {
    const { port, token } = practice.host;
    await practice.host.close();
    const next = await reopened();
    expect([next.host.port, next.host.token]).toEqual([port, token]);
  });

  it('that another host has taken makes the first stop', async () => {
    const next = await reopened();
    for (let wait = 0; wait < 40 && practice.fatal.length === 0; wait += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(practice.fatal).toEqual(['lock: another host has the folder']);
    await expect(practice.get('/health')).rejects.toThrow();
    expect((await next.get('/health')).status).toBe(200);
  });
});

describe('a disk that fails', () => {
  it('means no answer, rather than one that a restart would make a lie', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pullpay-practice-'));
    const real = await openDisk(folder);
    let full = false;
    const disk = Object.assign(Object.create(real), {
      append: (name: string, text: string) => (full ? Promise.reject(new Error('ENOSPC')) : real.append(name, text)),
    });
    const failing = await testPractice({ folder, disk });
    open.push(failing);
    full = true;
    await expect(failing.control('blocks', { count: 1 })).rejects.toThrow();
    expect(failing.fatal[0]).toContain('ENOSPC');
    await expect(failing.get('/health')).rejects.toThrow();
    await rm(folder, { recursive: true, force: true });
  });
});

describe('a log cut anywhere', () => {
  it('opens to a state that once was', async () => {
    await practice.control('blocks', { count: 5 });
    await practice.host.close();
    const log = join(practice.folder, 'bitcoin.log');
    const { size } = await stat(log);
    const full = await readFile(log);
    for (const cut of [1, 7, 100, 333, 1000]) {
      await writeFile(log, full);
      await truncate(log, size - cut);
      const next = await testPractice({ folder: practice.folder });
      const { height } = next.host.network.bitcoin.state.tip;
      expect(height).toBeGreaterThan(250);
      expect(height).toBeLessThan(256);
      await next.host.close();
    }
  });
});
