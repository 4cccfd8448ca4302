// Stories of the XRP Ledger side over its WebSocket and across restarts: what a client was told stays true.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type TestPractice, testPractice } from './testing/practice.ts';

const payee = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
let open: TestPractice[] = [];
let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
  open = [practice];
});

afterEach(async () => {
  for (const one of open) await one.end();
});

async function ask(of: TestPractice, command: object): Promise<{ result: Record<string, unknown>; error?: string }> {
  const client = new WebSocket(`ws://127.0.0.1:${of.host.port}/xrpl`);
  await new Promise((resolve) => client.on('open', resolve));
  client.send(JSON.stringify({ id: 1, ...command }));
  const text = await new Promise<string>((resolve) => client.on('message', (data) => resolve((data as Buffer).toString('utf8'))));
  client.terminate();
  return JSON.parse(text);
}

const validated = async (of: TestPractice) =>
  ((await ask(of, { command: 'ledger', ledger_index: 'validated' })).result.ledger_index as number) ?? 0;

describe('the ledger', () => {
  it('closes on request and shows money from the faucet once it has', async () => {
    const before = await validated(practice);
    await practice.control('faucet', { address: payee, amount: '250' });
    await practice.control('ledgers', { count: 1 });
    expect(await validated(practice)).toBe(before + 1);
    const { result } = await ask(practice, { command: 'account_info', account: payee, ledger_index: 'validated' });
    expect(result).toMatchObject({ account_data: { Balance: '250000000' }, validated: true });
  });

  it('after a kill has the same ledgers by the same hashes, closes without any payment included', async () => {
    await practice.control('faucet', { address: payee, amount: '250' });
    await practice.control('ledgers', { count: 2 });
    await practice.control('ledgers', { count: 5 });
    const last = await ask(practice, { command: 'ledger', ledger_index: 'validated' });
    const next = await practice.killAndReopen();
    open.push(next);
    expect((await ask(next, { command: 'ledger', ledger_index: 'validated' })).result).toEqual(last.result);
    await next.control('ledgers', { count: 1 });
    const again = await next.killAndReopen();
    open.push(again);
    expect(await validated(again)).toBe((last.result.ledger_index as number) + 1);
  });

  it('keeps what was submitted and not yet in a ledger', async () => {
    const granted = JSON.parse((await practice.control('faucet', { address: payee, amount: '250' })).text);
    const next = await practice.killAndReopen();
    open.push(next);
    await next.control('ledgers', { count: 1 });
    expect((await ask(next, { command: 'tx', transaction: granted.id })).result).toMatchObject({ validated: true });
  });
});
