import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { xrp } from './lib/addresses.ts';
import { Api, eventually, must, refusal } from './lib/client.ts';
import { leadersWith, membersOf, processesWith } from './lib/processes.ts';
import { type Sandbox, spawnSandbox, startSandbox } from './lib/sandbox.ts';
import type { Balance, NewKey } from './lib/shapes.ts';

const folders = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('pullpay-sandbox-'));
type Env = Readonly<Record<string, string>>;
const keepersOf = (env: Env): readonly number[] => leadersWith(`PULLPAY_STORY=${env.PULLPAY_STORY}`);
const mark = (name: string): Env => ({ PULLPAY_STORY: `${name}-${process.pid}-${Date.now()}` });

/** Nothing of it runs and no folder that was not there before is left. */
async function expectGone(env: Env, keepers: readonly number[], before: readonly string[], limitMs = 15_000): Promise<void> {
  await eventually(async () => {
    expect([...processesWith(`PULLPAY_STORY=${env.PULLPAY_STORY}`), ...membersOf(keepers)]).toEqual([]);
    expect(folders().filter((name) => !before.includes(name))).toEqual([]);
  }, limitMs);
}

describe('the sandbox', () => {
  let running: Sandbox | null = null;
  afterEach(async () => {
    await running?.stop();
    running = null;
  });

  it('says one line, with two stores whose keys reach their own store alone', async () => {
    const line = inject('sandbox');
    expect(Object.keys(line).sort()).toEqual(['practice', 'stores', 'url']);
    expect(line.stores).toHaveLength(2);
    const [one, two] = line.stores;
    expect(one.id).not.toBe(two.id);
    const api = new Api(line);
    expect(must<readonly { readonly id: string }[]>(await api.get('/stores')).map(({ id }) => id)).toEqual([one.id]);
    const current = must<NewKey>(await api.get('/api-keys/current'));
    expect(current.permissions).toEqual([`unrestricted:${one.id}`]);
    expect((await api.get(`/stores/${two.id}/pull-payments`)).status).toBe(403);
  });

  it('has funded both wallets on both chains', async () => {
    for (const store of inject('sandbox').stores) {
      const api = new Api(inject('sandbox'), store);
      const bitcoin = must<Balance>(await api.get(`${api.at}/payment-methods/BTC-CHAIN/wallet`));
      const ledger = must<Balance>(await api.get(`${api.at}/payment-methods/XRP-CHAIN/wallet`));
      expect(Number(bitcoin.confirmedBalance)).toBeGreaterThan(1);
      expect(Number(ledger.balance)).toBeGreaterThan(1000);
    }
  });

  it('opens accounts of the XRP Ledger from its faucet, in any amount', async () => {
    const api = new Api();
    const address = xrp();
    must(await api.control('/faucet', { address, amount: '25000000' }));
    must(await api.control('/ledgers', { count: 1 }));
    for (const [path, body] of [
      ['/faucet', { address: 'nobody', amount: '1' }],
      ['/faucet', { address, amount: '-1' }],
      ['/rates', { pair: 'BTC_USD', rate: '0' }],
      ['/blocks', { count: 'one' }],
      [`/wallets/${api.store.id}/pay`, {}],
      [`/wallets/${api.store.id}/bump`, { txid: '00', feeRate: '2' }],
    ] as const) {
      const answer = await api.control(path, body);
      expect([path, answer.status, typeof refusal(answer)[1]]).toEqual([path, 422, 'string']);
    }
  });

  it('starts with rates of its own and leaves nothing behind when it is told to end', async () => {
    const [before, env] = [folders(), mark('term')];
    running = await startSandbox({ args: ['--rate', 'BTC_USD=12345', '--rate', 'XRP_USD=3'], env });
    const api = new Api(running.line);
    const rates = must<readonly { readonly currencyPair: string; readonly rate: string }[]>(
      await api.get(`${api.at}/rates?currencyPair=BTC_USD&currencyPair=XRP_USD`),
    );
    expect(rates.map(({ currencyPair, rate }) => `${currencyPair} ${rate}`)).toEqual(['BTC_USD 12345', 'XRP_USD 3']);
    expect(running.said.out).toMatch(/^\{[^\n]*\}\n$/);
    const keepers = keepersOf(env);
    // Browser, display, API server, practice network and their helpers.
    expect(membersOf(keepers).length).toBeGreaterThan(4);
    expect(await running.stop()).toBe(0);
    running = null;
    await expectGone(env, keepers, before, 2000);
  });

  it('says the same in a file where one is asked for, whole, until its end; one that cannot be written ends it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pullpay-line-'));
    const file = join(folder, 'sandbox.json');
    running = await startSandbox({ args: ['--json', file], env: mark('file') });
    expect(readFileSync(file, 'utf8')).toBe(running.said.out);
    expect(statSync(file).mode & 0o077).toBe(0);
    await running.stop();
    running = null;
    expect(readdirSync(folder)).toEqual([]);
    const { ended, said } = spawnSandbox({ args: [`--json=${join(folder, 'nowhere', 'sandbox.json')}`], env: mark('no-file') });
    expect(await ended).toBe(1);
    expect(said.err).toContain('cannot be written');
    rmSync(folder, { recursive: true });
  });

  it('leaves nothing behind when it is killed hard, at whatever moment', async () => {
    for (const ms of [100, 700, 1500, 3000]) {
      const [before, env] = [folders(), mark(`kill-${ms}`)];
      const { child, ended } = spawnSandbox({ env });
      await new Promise((resolve) => setTimeout(resolve, ms));
      const keepers = keepersOf(env);
      child.kill('SIGKILL');
      await ended;
      await expectGone(env, keepers, before);
    }
  });

  it('keeps the limits for anonymous callers when it is asked to', async () => {
    running = await startSandbox({ args: ['--limits'], env: mark('limits') });
    const api = new Api(running.line);
    const { id } = await api.pullPayment();
    const statuses: number[] = [];
    while (!statuses.includes(429) && statuses.length < 700) {
      const some = await Promise.all(Array.from({ length: 20 }, () => api.anon('GET', `/pull-payments/${id}`)));
      statuses.push(...some.map(({ status }) => status));
    }
    // 300 a minute; where the minute turns meanwhile they are twice as many.
    const answered = statuses.filter((status) => status === 200).length;
    expect(answered).toBeGreaterThan(280);
    expect(answered).toBeLessThanOrEqual(600);
    expect(statuses).toContain(429);
    expect((await api.get(`${api.at}/pull-payments`)).status).toBe(200);
  });

  it('knows no other network', async () => {
    const { ended, said } = spawnSandbox({ args: ['--network', 'main'] });
    expect(await ended).toBe(64);
    expect(said).toMatchObject({ out: '', err: expect.stringContaining('practice network only') });
  });
});
