// The practice network without the app: told by its command line, reached where clients expect it, gone without a trace.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Client, Wallet } from 'xrpl';
import { systemProcesses } from '../host/processes.ts';
import { systemTimers } from '../host/timers.ts';
import { type AloneSettings, readAloneArguments } from './arguments.ts';
import { type Alone, runAlone } from './run.ts';

const random = (length: number) => randomBytes(length);
const machine = { now: Date.now, random, timers: systemTimers, processes: systemProcesses, onFatal: () => undefined };

function settings(...words: string[]): AloneSettings {
  const given = readAloneArguments(['--xrpl-port', '0', '--bitcoin-port', '0', ...words]);
  if (given.kind !== 'settings') throw new Error(given.kind);
  return given.settings;
}

async function started(...words: string[]): Promise<Alone> {
  const alone = await runAlone(settings(...words), machine);
  if (!alone.ok) throw new Error(alone.error.code);
  return alone.value;
}

test('words of the command line', () => {
  expect(settings('--manual', '--network-id=7', '--without', 'Credentials', '--without=MPTokensV1')).toMatchObject({
    manual: true,
    fresh: false,
    networkId: 7,
    without: ['Credentials', 'MPTokensV1'],
  });
  for (const words of [['--xrpl-port', '70000'], ['--without', 'Nothing'], ['--network-id'], ['--loud'], ['--bitcoin-port', '-1']])
    expect(readAloneArguments(words).kind, words.join(' ')).toBe('problem');
  expect(readAloneArguments(['--help'])).toEqual({ kind: 'help' });
});

test('by hand, the ledger closes when it is told to, and what it closed is there after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pullpay-alone-'));
  const first = await started('--manual', '--folder', folder);
  const client = new Client(first.xrpl);
  await client.connect();
  const master = Wallet.fromSeed('snoPBrXtMeMyMHUVTgbuqAfg1SUTb');
  const to = Wallet.generate().classicAddress;
  const tx = await client.autofill({ TransactionType: 'Payment', Account: master.classicAddress, Destination: to, Amount: '50000000' });
  await client.submit(master.sign(tx).tx_blob);
  await client.request({ command: 'ledger_accept' } as unknown as { command: 'ping' });
  const before = await client.getLedgerIndex();
  expect(await client.getXrpBalance(to)).toBe(50);
  expect(await (await fetch(`${first.bitcoin}/blocks/tip/height`)).text()).toMatch(/^\d+$/);
  await client.disconnect();
  await first.close();

  const second = await started('--manual', '--folder', folder);
  const again = new Client(second.xrpl);
  await again.connect();
  expect(await again.getLedgerIndex()).toBe(before);
  expect(await again.getXrpBalance(to)).toBe(50);
  await again.disconnect();
  await second.close();
  rmSync(folder, { recursive: true });
});

test('a port that is taken is said, and nothing stays open or behind', async () => {
  const one = await started('--fresh');
  const port = new URL(one.xrpl).port;
  const refused = await runAlone({ ...settings('--fresh'), xrplPort: Number(port) }, machine);
  expect(refused).toMatchObject({ ok: false, error: { code: 'practice-port-taken' } });
  await one.close();
  await expect(fetch(one.bitcoin)).rejects.toThrow();
});
