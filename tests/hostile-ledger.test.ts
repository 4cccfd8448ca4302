// Owns attacks by a rippled server on the process that asks it: floods, endless pages, answers that belong to other questions, numbers that no ledger has.
import { afterEach, describe, expect, it } from 'vitest';
import { fixedEndpoint } from '../src/main/backends/endpoint.ts';
import { rippledBackend } from '../src/main/backends/rippled.ts';
import type { XrplBackend } from '../src/main/backends/xrpl-backend.ts';
import { AccountPayments } from '../src/main/receiving/account-payments.ts';
import { ok } from '../src/shared/result.ts';
import { type Answering, type LoopbackRippled, serveRippled } from './helpers/loopback-rippled.ts';

const us = 'rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3';
const other = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const servers: LoopbackRippled[] = [];
const backends: XrplBackend[] = [];
const later = (action: () => void, ms: number) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};

async function against(answer: Answering, timeoutMs = 2_000): Promise<{ server: LoopbackRippled; backend: XrplBackend }> {
  const server = await serveRippled(answer);
  const backend = rippledBackend({ endpoint: fixedEndpoint(server.url), timeoutMs, later });
  servers.push(server);
  backends.push(backend);
  return { server, backend };
}

afterEach(async () => {
  for (const backend of backends.splice(0)) backend.close();
  for (const server of servers.splice(0)) await server.close();
});

const hashOf = (number: number): string => number.toString(16).toUpperCase().padStart(64, '0');
const paid = (number: number, changes: object = {}) => ({
  hash: hashOf(number),
  ledger_index: 30,
  validated: true,
  meta: { TransactionResult: 'tesSUCCESS', delivered_amount: '1', AffectedNodes: [] },
  tx_json: {
    TransactionType: 'Payment',
    Account: other,
    Destination: us,
    DeliverMax: '5000000',
    Fee: '10',
    Sequence: 7,
    Flags: 0x2_0000,
    date: 820_000_000,
  },
  ...changes,
});

describe('what came in, by a server that lies', () => {
  const read = async (transactions: readonly object[]) => {
    const { backend } = await against(({ account }) => ({ account, transactions }));
    const payments = new AccountPayments(
      us,
      () => ok(backend),
      () => 1_700_000_000,
    );
    const done = await payments.refresh(0);
    return { done, credited: payments.payments.map(({ credit }) => credit.credited) };
  };

  it('is what was delivered, once, however often it is told', async () => {
    const { credited } = await read([paid(1), paid(1), paid(2)]);
    expect(credited).toEqual([
      { kind: 'xrp', drops: 1n },
      { kind: 'xrp', drops: 1n },
    ]);
  });

  it('is nothing where it is not validated, failed, or names no delivered amount', async () => {
    const { credited } = await read([
      paid(1, { validated: false }),
      paid(2, { validated: 'true' }),
      paid(3, { meta: { TransactionResult: 'tecPATH_DRY', delivered_amount: '9' } }),
      paid(4, { meta: { TransactionResult: 'tesSUCCESS' } }),
      paid(5, { meta: { TransactionResult: 'tesSUCCESS', delivered_amount: 'unavailable' } }),
      paid(6, { meta: { TransactionResult: 'tesSUCCESS', delivered_amount: 5_000_000 } }),
      paid(7, { meta: { TransactionResult: 'tesSUCCESS', delivered_amount: '-5' } }),
      paid(8, { meta: { TransactionResult: 'tesSUCCESS', delivered_amount: '1e9' } }),
    ]);
    expect(credited.filter((one) => one !== null)).toEqual([]);
  });
});

describe('pages without end', () => {
  it('end: a marker is followed a bounded number of times, with or without transactions', { timeout: 60_000 }, async () => {
    let asked = 0;
    const { backend } = await against(({ account }) => ({ account, transactions: [], marker: { page: (asked += 1) } }));
    const payments = new AccountPayments(
      us,
      () => ok(backend),
      () => 1_700_000_000,
    );
    await payments.refresh(0);
    expect(asked).toBeLessThanOrEqual(200);
    asked = 0;
    await backend.transactions(us, 400, 0);
    expect(asked).toBeLessThanOrEqual(20);
  });

  it('of more than was asked for are not read on', { timeout: 60_000 }, async () => {
    let number = 0;
    const { backend } = await against(({ account }) => ({
      account,
      transactions: Array.from({ length: 5_000 }, () => paid((number += 1))),
      marker: {},
    }));
    const payments = new AccountPayments(
      us,
      () => ok(backend),
      () => 1_700_000_000,
    );
    await payments.refresh(0);
    expect(payments.payments.length).toBe(0);
  });
});

describe('a flood', () => {
  it('of closed ledgers, junk and answers to nobody leaves the process able to do other things', { timeout: 60_000 }, async () => {
    const { server, backend } = await against(({ command }) => (command === 'subscribe' ? { ledger_index: 1 } : {}));
    let told = 0;
    backend.onLedger(() => void (told += 1));
    await expect.poll(() => told).toBeGreaterThan(0);
    const [socket] = server.sockets();
    const frames = [
      JSON.stringify({ type: 'ledgerClosed', ledger_index: 5 }),
      JSON.stringify({ type: 'response', id: 999_999, status: 'success', result: {} }),
      JSON.stringify({ type: 'response', id: { a: 1 }, status: 'success' }),
      JSON.stringify({ type: 'error' }),
      JSON.stringify({ type: 'ledgerClosed', ledger_index: -1 }),
    ];
    for (let index = 0; index < 200_000; index += 1) socket?.send(frames[index % frames.length] ?? '');
    let longest = 0;
    let before = performance.now();
    const until = before + 2_000;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }
    console.log(`flood: ${told} told, longest pause ${Math.round(longest)} ms`);
    expect((await backend.read('ping', {})).ok).toBe(true);
  });
});
