// Owns the proof that a rippled server is read strictly, outlived when it goes away, and survived when it lies.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { type Answering, type Asked, type LoopbackRippled, serveRippled } from '../../../tests/helpers/loopback-rippled.ts';
import { type EndpointSource, fixedEndpoint } from './endpoint.ts';
import { rippledBackend } from './rippled.ts';
import type { XrplBackend } from './xrpl-backend.ts';

const us = 'rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3';
const alice = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const hash = 'AB'.repeat(32);
const servers: LoopbackRippled[] = [];
const backends: XrplBackend[] = [];

const later = (action: () => void, ms: number) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};
const serve = async (answer: Answering, port = 0) => {
  const server = await serveRippled(answer, port);
  servers.push(server);
  return server;
};
const connect = (endpoint: EndpointSource, timeoutMs = 300) => {
  const backend = rippledBackend({ endpoint, timeoutMs, later, backOffMs: { first: 10, last: 40 } });
  backends.push(backend);
  return backend;
};
const rippled = async (answer: Answering, timeoutMs = 300) => connect(fixedEndpoint((await serve(answer)).url), timeoutMs);

afterEach(async () => {
  for (const backend of backends.splice(0)) backend.close();
  for (const server of servers.splice(0)) await server.close();
});

const state = {
  complete_ledgers: '2-31',
  network_id: 60_421,
  validated_ledger: { seq: 31, base_fee: 10, reserve_base: 1_000_000, reserve_inc: 200_000 },
};
const fee = { drops: { base_fee: '10', open_ledger_fee: '12' } };
const account = { Account: us, Balance: '99999999999999999', Flags: 0x0002_0000 | 0x0100_0000, OwnerCount: 3, Sequence: 8 };
const payment = {
  hash,
  ledger_index: 30,
  validated: true,
  meta: { TransactionResult: 'tesSUCCESS', delivered_amount: '1000000' },
  tx_json: {
    TransactionType: 'Payment',
    Account: us,
    Destination: alice,
    DestinationTag: 0,
    DeliverMax: '1000000',
    Fee: '10',
    Sequence: 7,
    InvoiceID: 'cd'.repeat(32),
    date: 820_000_000,
  },
};
const world: Answering = (asked) => {
  switch (asked.command) {
    case 'server_state':
      return { state };
    case 'fee':
      return fee;
    case 'account_info':
      return asked['account'] === us
        ? { account_data: account, validated: asked['ledger_index'] === 'validated' }
        : { error: 'actNotFound' };
    case 'submit':
      return { engine_result: 'tesSUCCESS', accepted: true };
    case 'tx':
      return asked['transaction'] === hash ? payment : { error: 'txnNotFound', searched_all: asked['min_ledger'] !== undefined };
    case 'account_tx':
      return { account: asked['account'], transactions: [payment] };
    case 'subscribe':
      return { ledger_index: 31 };
    default:
      return { error: 'unknownCmd' };
  }
};
const lying =
  (command: string, answer: object | ((asked: Asked, socket: WebSocket) => object | null)): Answering =>
  (asked, socket) =>
    asked.command !== command ? world(asked, socket) : typeof answer === 'function' ? answer(asked, socket) : answer;

describe('what a rippled server says', () => {
  it('becomes plain data, drops as whole numbers', async () => {
    const backend = await rippled(world);
    expect(await backend.state()).toEqual({
      ok: true,
      value: {
        networkId: 60_421,
        validatedLedger: 31,
        completeLedgers: '2-31',
        baseFee: 10n,
        openLedgerFee: 12n,
        reserveBase: 1_000_000n,
        reserveIncrement: 200_000n,
      },
    });
    expect(await backend.account(us, 'current')).toEqual({
      ok: true,
      value: {
        address: us,
        balance: 99_999_999_999_999_999n,
        sequence: 8,
        ownerCount: 3,
        requiresTag: true,
        disallowsXrp: false,
        depositAuth: true,
        masterDisabled: false,
        regularKey: null,
      },
    });
    expect(await backend.account(alice, 'validated')).toEqual({ ok: true, value: null });
    expect(await backend.submit('1200')).toEqual({ kind: 'result', engineResult: 'tesSUCCESS' });
    expect(servers[0]?.asked.every((asked) => asked['api_version'] === 2)).toBe(true);
  });

  it('counts only what was delivered, in a validated ledger', async () => {
    const entry = {
      hash,
      account: us,
      sequence: 7,
      ticket: null,
      destination: alice,
      tag: 0,
      invoiceId: 'CD'.repeat(32),
      delivered: { kind: 'xrp', drops: 1_000_000n },
      fee: 10n,
      result: 'tesSUCCESS',
      validated: true,
      ledgerIndex: 30,
      closedAt: 820_000_000 + 946_684_800,
    };
    const honest = await rippled(world);
    expect(await honest.lookup(hash, { from: 20, to: 40 })).toEqual({ ok: true, value: { kind: 'found', transaction: entry } });
    expect(await honest.transactions(us, 20)).toEqual({ ok: true, value: [entry] });

    const deliveredOf = async (changed: object) => {
      const answer = await (await rippled(lying('tx', { ...payment, ...changed }))).lookup(hash, { from: 20, to: 40 });
      return answer.ok && answer.value.kind === 'found' ? answer.value.transaction.delivered : 'none';
    };
    expect(await deliveredOf({ meta: { TransactionResult: 'tesSUCCESS', delivered_amount: '1' } })).toEqual({ kind: 'xrp', drops: 1n });
    expect(await deliveredOf({ meta: { TransactionResult: 'tesSUCCESS', delivered_amount: 1 } })).toBeNull();
    expect(await deliveredOf({ meta: { TransactionResult: 'tesSUCCESS' } })).toBeNull();
    expect(await deliveredOf({ meta: { TransactionResult: 'tesSUCCESS', delivered_amount: 'unavailable' } })).toBeNull();
    expect(
      await deliveredOf({ meta: { TransactionResult: 'tesSUCCESS', delivered_amount: { currency: 'USD', issuer: alice, value: '5' } } }),
    ).toEqual({ kind: 'token', currency: 'USD', issuer: alice, value: { mantissa: 5_000_000_000_000_000n, exponent: -15 } });
    expect(await deliveredOf({ meta: { TransactionResult: 'tecUNFUNDED_PAYMENT', delivered_amount: '1000000' } })).toBeNull();
    expect(await deliveredOf({ validated: false })).toBeNull();
    expect(await deliveredOf({ validated: undefined })).toBeNull();
  });

  it('is absent for good only when the whole asked range was searched', async () => {
    const backend = await rippled(world);
    const other = '00'.repeat(32);
    expect(await backend.lookup(other, { from: 20, to: 40 })).toEqual({ ok: true, value: { kind: 'absent', searchedAll: true } });
    expect(await backend.lookup(other, { from: 20, to: 5_000 })).toEqual({ ok: true, value: { kind: 'absent', searchedAll: false } });
    expect(await backend.lookup(other, { from: 40, to: 20 })).toEqual({ ok: true, value: { kind: 'absent', searchedAll: false } });
    const silent = await rippled(lying('tx', { error: 'txnNotFound' }));
    expect(await silent.lookup(other, { from: 20, to: 40 })).toEqual({ ok: true, value: { kind: 'absent', searchedAll: false } });
    const vague = await rippled(lying('tx', { error: 'txnNotFound', searched_all: 'true' }));
    expect(await vague.lookup(other, { from: 20, to: 40 })).toEqual({ ok: true, value: { kind: 'absent', searchedAll: false } });
  });

  it('is read page by page, up to the limit', async () => {
    const number = (n: number) => ({ ...payment, hash: n.toString(16).toUpperCase().padStart(64, '0') });
    const backend = await rippled(
      lying('account_tx', (asked) =>
        asked['marker'] === undefined
          ? { account: us, transactions: [number(1), number(2)], marker: { ledger: 5, seq: 1 } }
          : { account: us, transactions: [number(3), number(4)], marker: { ledger: 4, seq: 1 } },
      ),
    );
    const answer = await backend.transactions(us, 3);
    expect(answer.ok && answer.value.map((entry) => Number.parseInt(entry.hash, 16))).toEqual([1, 2, 3]);
  });

  it('is read beyond the limit as far back as is asked, and never for ever', async () => {
    const epoch = 946_684_800;
    let pages = 0;
    const page = (first: number, date: number) =>
      [first, first + 1].map((n) => ({
        ...payment,
        hash: n.toString(16).toUpperCase().padStart(64, '0'),
        tx_json: { ...payment.tx_json, date },
      }));
    const dates = [900, 800, 700, 600];
    const backend = await rippled(
      lying('account_tx', () => {
        pages += 1;
        return { account: us, transactions: page(2 * pages, dates[pages - 1] ?? 900), marker: { ledger: 5, seq: pages } };
      }),
    );
    const answer = await backend.transactions(us, 1, epoch + 700);
    expect(answer.ok && answer.value.map((entry) => Number.parseInt(entry.hash, 16))).toEqual([2, 3, 4, 5, 6, 7]);
    expect(pages).toBe(4);
    expect((await backend.transactions(us, 1, epoch + 100)).ok).toBe(true);
    expect(pages).toBe(24);
  });

  it('has no history for an account that does not exist', async () => {
    const backend = await rippled(lying('account_tx', { error: 'actNotFound' }));
    expect(await backend.transactions(us, 3)).toEqual({ ok: true, value: [] });
  });
});

describe('a lying rippled server', () => {
  it.each<[string, object]>([
    ['a balance as a number', { account_data: { ...account, Balance: 5 }, validated: true }],
    ['a balance with a point', { account_data: { ...account, Balance: '5.5' }, validated: true }],
    ['a negative balance', { account_data: { ...account, Balance: '-5' }, validated: true }],
    ['more XRP than exists', { account_data: { ...account, Balance: '9'.repeat(19) }, validated: true }],
    ['another account', { account_data: { ...account, Account: alice }, validated: true }],
    ['an open ledger for a validated one', { account_data: account, validated: false }],
    ['a sequence beyond its bounds', { account_data: { ...account, Sequence: 2 ** 32 }, validated: true }],
    ['nothing', {}],
  ])('is not believed about an account: %s', async (_, answer) => {
    const backend = await rippled(lying('account_info', answer));
    expect(await backend.account(us, 'validated')).toMatchObject({ ok: false, error: { code: 'backend-garbled' } });
  });

  it('is not believed about transactions', async () => {
    const codeOf = async (answer: object) => {
      const read = await (await rippled(lying('tx', answer))).lookup(hash, { from: 1, to: 2 });
      return read.ok ? 'read' : read.error.code;
    };
    expect(await codeOf(payment)).toBe('read');
    expect(await codeOf({ ...payment, hash: '00'.repeat(32) })).toBe('backend-garbled');
    expect(await codeOf({ ...payment, meta: undefined })).toBe('backend-garbled');
    expect(await codeOf({ ...payment, ledger_index: undefined })).toBe('backend-garbled');
    expect(await codeOf({ ...payment, meta: { TransactionResult: 'success' } })).toBe('backend-garbled');
    expect(await codeOf({ ...payment, validated: 'true' })).toBe('backend-garbled');
    expect(await codeOf({ error: 'tooBusy' })).toBe('backend-refused');
  });

  it('is not believed about the ledger, and waited for while it has none', async () => {
    const codeOf = async (answer: object) => {
      const read = await (await rippled(lying('server_state', answer))).state();
      return read.ok ? 'read' : read.error.code;
    };
    expect(await codeOf({ state: { complete_ledgers: 'empty' } })).toBe('backend-not-synced');
    expect(await codeOf({ state: { ...state, network_id: undefined } })).toBe('read');
    expect(await codeOf({ state: { ...state, network_id: '0' } })).toBe('backend-garbled');
    expect(await codeOf({ state: { ...state, validated_ledger: { ...state.validated_ledger, reserve_base: 1.5 } } })).toBe(
      'backend-garbled',
    );
    expect(await codeOf({ state: { ...state, validated_ledger: { ...state.validated_ledger, seq: -1 } } })).toBe('backend-garbled');
  });

  it('never turns silence or an error into the result of a submit', async () => {
    const submit = async (answer: Parameters<typeof lying>[1]) => (await rippled(lying('submit', answer), 150)).submit('1200');
    expect(await submit({ engine_result: 'terQUEUED' })).toEqual({ kind: 'result', engineResult: 'terQUEUED' });
    expect(await submit({ engine_result: 'ok' })).toEqual({ kind: 'unknown', reason: 'backend-garbled' });
    expect(await submit({})).toEqual({ kind: 'unknown', reason: 'backend-garbled' });
    expect(await submit({ error: 'invalidTransaction' })).toEqual({ kind: 'unknown', reason: 'invalidTransaction' });
    expect(await submit(() => null)).toEqual({ kind: 'unknown', reason: 'backend-timeout' });
    expect(
      await submit((_, socket) => {
        socket.terminate();
        return null;
      }),
    ).toEqual({ kind: 'unknown', reason: 'backend-unreachable' });
  });

  it('submits once', async () => {
    const backend = await rippled(
      lying('submit', () => null),
      120,
    );
    await backend.submit('1200');
    expect(servers[0]?.asked.filter(({ command }) => command === 'submit').length).toBe(1);
  });

  it.each(['null', '5', '[]', 'rubbish', '"x"', 'x'.repeat(5_000_000)])('cannot end the app with the frame %.12s', async (frame) => {
    const uncaught = vi.fn();
    process.once('uncaughtException', uncaught);
    let lies = true;
    const backend = await rippled((asked, socket) => {
      if (!lies) return world(asked, socket);
      socket.send(frame);
      return null;
    });
    expect(await backend.account(us, 'current')).toMatchObject({ ok: false });
    lies = false;
    expect(await backend.account(us, 'current')).toMatchObject({ ok: true });
    expect(uncaught).not.toHaveBeenCalled();
    process.off('uncaughtException', uncaught);
  });

  it.each(['disconnected', 'reconnect', 'connected', 'error', 'response'])('cannot steer us with a message of type %s', async (type) => {
    const backend = await rippled((asked, socket) => {
      socket.send(JSON.stringify({ type, id: { a: 1 } }));
      socket.send(JSON.stringify({ error: 'slowDown' }));
      return world(asked, socket);
    });
    expect(await backend.account(us, 'current')).toMatchObject({ ok: true });
    expect(servers[0]?.handshakes.length).toBe(1);
  });

  it('is not harmed by a second answer to one question', async () => {
    const backend = await rippled((asked, socket) => {
      socket.send(JSON.stringify({ id: asked.id, type: 'response', status: 'success', result: world(asked, socket) }));
      return world(asked, socket);
    });
    expect(await backend.submit('1200')).toMatchObject({ kind: 'result' });
    expect(await backend.state()).toMatchObject({ ok: true });
  });
});

describe('the connection', () => {
  const close = (index: number) => ({ type: 'ledgerClosed', ledger_index: index });
  const waitFor = (check: () => void) => vi.waitFor(check, { timeout: 3_000, interval: 10 });

  it('is opened at the first question, once for many', async () => {
    const backend = await rippled(world);
    expect(servers[0]?.handshakes.length).toBe(0);
    await Promise.all([backend.state(), backend.account(us, 'current'), backend.submit('00')]);
    expect(servers[0]?.handshakes.length).toBe(1);
  });

  it('carries the headers of its place', async () => {
    const server = await serve(world);
    await connect(fixedEndpoint(server.url, { authorization: 'Bearer secret' })).state();
    expect(server.handshakes[0]?.headers.authorization).toBe('Bearer secret');
  });

  it('tells of closed ledgers until nobody listens', async () => {
    const backend = await rippled(world);
    const heard: number[] = [];
    const stop = backend.onLedger((index) => heard.push(index));
    await waitFor(() => expect(heard).toEqual([31]));
    const send = (message: object) => servers[0]?.sockets()[0]?.send(JSON.stringify(message));
    send(close(32));
    send({ type: 'ledgerClosed', ledger_index: 'many' });
    send(close(33));
    await waitFor(() => expect(heard).toEqual([31, 32, 33]));
    stop();
    send(close(34));
    await backend.state();
    expect(heard).toEqual([31, 32, 33]);
  });

  it('comes back by itself while somebody listens, with its subscription', async () => {
    const first = await serve(world);
    const backend = connect(fixedEndpoint(first.url));
    const heard: number[] = [];
    backend.onLedger((index) => heard.push(index));
    await waitFor(() => expect(heard).toEqual([31]));
    await first.close();
    await new Promise((resolve) => setTimeout(resolve, 120));
    const second = await serve(world, first.port);
    await waitFor(() => expect(heard).toEqual([31, 31]));
    second.sockets()[0]?.send(JSON.stringify(close(40)));
    await waitFor(() => expect(heard).toEqual([31, 31, 40]));
    expect(second.sockets().length).toBe(1);
  });

  it('follows the network to another place', async () => {
    const first = await serve(world);
    const second = await serve(world);
    let place = first.url;
    let lost = 0;
    const moving: EndpointSource = {
      current: () => Promise.resolve({ ok: true, value: { url: place, headers: {} } }),
      lost: () => void (lost += 1),
    };
    const backend = connect(moving);
    expect(await backend.state()).toMatchObject({ ok: true });
    place = second.url;
    await first.close();
    await waitFor(() => expect(lost).toBeGreaterThan(0));
    expect(await backend.state()).toMatchObject({ ok: true });
    expect(second.handshakes.length).toBe(1);
  });

  it('is replaced after a silence: a half-dead one would swallow every question', async () => {
    let silent = true;
    const backend = await rippled((asked, socket) => (silent ? null : world(asked, socket)), 120);
    expect(await backend.account(us, 'current')).toMatchObject({ error: { code: 'backend-timeout' } });
    silent = false;
    expect(await backend.account(us, 'current')).toMatchObject({ ok: true });
    expect(servers[0]?.handshakes.length).toBe(2);
  });

  it('fails soon when nobody is there, and for good when closed', async () => {
    const server = await serve(world);
    await server.close();
    const backend = connect(fixedEndpoint(server.url));
    expect(await backend.state()).toEqual({ ok: false, error: { code: 'backend-unreachable' } });
    const open = await rippled(world);
    await open.state();
    open.close();
    expect(await open.state()).toEqual({ ok: false, error: { code: 'backend-unreachable' } });
    await waitFor(() => expect(servers.at(-1)?.sockets().length).toBe(0));
  });
});
