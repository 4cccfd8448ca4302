// Stories of a server that lies about submits: what really happened must still be found in the ledger.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Wallet } from 'xrpl';
import type { Lies } from '../xrpl-side.ts';
import { type Loopback, openLoopback } from './testing/loopback.ts';
import { blobOf, fundedWallet, type Line, openLine, payment } from './testing/wallets.ts';

let loopback: Loopback;
let line: Line;
let alice: Wallet;
let blob: string;
let hash: string;

beforeEach(async () => {
  loopback = await openLoopback();
  line = await openLine(loopback.url);
  alice = fundedWallet(loopback.side, 100n);
  const bob = fundedWallet(loopback.side, 100n);
  const tx = payment(alice, bob.classicAddress, '1', 3);
  blob = blobOf(alice, tx);
  hash = alice.sign(tx).hash;
});
afterEach(async () => {
  line.close();
  await loopback.close();
});

const honest: Lies = { what: 'none', count: 0, delayMs: 0, reason: null };
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const submit = (id: number) => ({ id, command: 'submit', tx_blob: blob });

async function isValidated(): Promise<boolean> {
  loopback.side.closeLedger(1);
  const { result } = await line.ask({ id: 99, command: 'tx', transaction: hash });
  return JSON.stringify(result ?? {}).includes('"validated":true');
}

test('a lost reply: the payment happened all the same, and the next submit is answered again', async () => {
  loopback.side.setLies({ ...honest, what: 'lose-reply', count: 1 });
  const ping = line.ask({ id: 2, command: 'ping' });
  void line.ask(submit(1));
  expect(await ping).toMatchObject({ id: 2 });
  await pause(50);
  expect(line.messages.map(({ id }) => id)).toEqual([2]);
  expect(await line.ask(submit(3))).toMatchObject({ id: 3, result: { engine_result: 'tefPAST_SEQ' } });
  expect(await isValidated()).toBe(true);
});

test('a late reply comes after later answers', async () => {
  loopback.side.setLies({ ...honest, what: 'late', count: 1, delayMs: 80 });
  void line.ask(submit(1));
  await line.ask({ id: 2, command: 'ping' });
  await line.heard(2);
  expect(line.messages.map(({ id }) => id)).toEqual([2, 1]);
  expect(line.messages[1]).toMatchObject({ result: { engine_result: 'tesSUCCESS' } });
});

test('a doubled reply is the same twice, for one payment', async () => {
  loopback.side.setLies({ ...honest, what: 'duplicate', count: 1 });
  void line.ask(submit(1));
  await line.heard(2);
  expect(line.messages[0]).toEqual(line.messages[1]);
  expect(await isValidated()).toBe(true);
});

test('a refusal without cause takes nothing, and stops after the count', async () => {
  loopback.side.setLies({ ...honest, what: 'reject', count: 2, reason: 'telFAILED_PROCESSING' });
  for (const id of [1, 2])
    expect(await line.ask(submit(id))).toMatchObject({ id, result: { engine_result: 'telFAILED_PROCESSING', applied: false } });
  expect(await isValidated()).toBe(false);
  expect(await line.ask(submit(3))).toMatchObject({ result: { engine_result: 'tesSUCCESS' } });
});

test('lying can be switched off at once', async () => {
  loopback.side.setLies({ ...honest, what: 'reject', count: 100 });
  loopback.side.setLies(honest);
  expect(await line.ask(submit(1))).toMatchObject({ result: { engine_result: 'tesSUCCESS' } });
});
