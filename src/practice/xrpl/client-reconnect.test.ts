// A server that dies and comes back at the same port, under the client library that most developers use, as it is.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { Client, type Wallet } from 'xrpl';
import { practiceNetworkId } from '../../shared/network.ts';
import type { XrplSide } from '../xrpl-side.ts';
import { createXrplSide } from './side.ts';
import { fundedWallet } from './testing/wallets.ts';

/** One life of a server at a port; `answers` decides whether it still reads what it is asked. */
class Life {
  answers = true;

  private constructor(
    readonly side: XrplSide,
    private readonly http: Server,
    private readonly sockets: WebSocketServer,
  ) {}

  static async begin(port: number, restore: unknown): Promise<Life> {
    const now = () => 1_767_323_040_000;
    const random = (length: number) => new Uint8Array(length).fill(7);
    const side = createXrplSide({ networkId: practiceNetworkId, restore, now, random, later: () => undefined, onChange: () => undefined });
    const http = createServer();
    const sockets = new WebSocketServer({ server: http });
    const life = new Life(side, http, sockets);
    sockets.on('connection', (socket) =>
      side.handleConnection({
        send: (text) => socket.send(text),
        onMessage: (listener) => void socket.on('message', (data) => life.answers && listener(String(data))),
        onClose: (listener) => void socket.on('close', listener),
      }),
    );
    await new Promise<void>((done) => http.listen(port, '127.0.0.1', done));
    return life;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** Cuts every connection, as a killed process does. */
  async end(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    await new Promise((done) => this.http.close(done));
  }
}

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

async function connected(): Promise<{ readonly client: Client; readonly first: Life; readonly alice: Wallet }> {
  const first = await Life.begin(0, null);
  const alice = fundedWallet(first.side, 100n);
  const client = new Client(`ws://127.0.0.1:${first.port}`);
  await client.connect();
  closing.push(() => client.disconnect());
  return { client, first, alice };
}

test('the client comes back by itself, finds what was there, and hears of ledgers again once it asks again', {
  timeout: 30_000,
}, async () => {
  const { client, first, alice } = await connected();
  await client.request({ command: 'subscribe', streams: ['ledger'] });
  const back = new Promise<void>((done) => client.once('connected', done));
  client.on('connected', () => void client.request({ command: 'subscribe', streams: ['ledger'] }));
  const { port } = first;
  const saved = JSON.parse(JSON.stringify(first.side.snapshot()));
  await first.end();
  const second = await Life.begin(port, saved);
  closing.push(() => second.end());
  await back;
  expect(await client.getXrpBalance(alice.classicAddress)).toBe(100);
  const heard = new Promise<number>((done) => client.once('ledgerClosed', ({ ledger_index }) => done(ledger_index)));
  const before = await client.getLedgerIndex();
  second.side.closeLedger(1);
  expect(await heard).toBe(before + 1);
});

test('a question that was under way is refused, not answered by the next life', { timeout: 30_000 }, async () => {
  const { client, first } = await connected();
  first.answers = false;
  const asked = client.request({ command: 'server_info' });
  const refused = expect(asked).rejects.toThrow(/websocket was closed/);
  const { port } = first;
  await first.end();
  await refused;
  const second = await Life.begin(port, null);
  closing.push(() => second.end());
  await new Promise<void>((done) => (client.isConnected() ? done() : client.once('connected', done)));
  expect((await client.request({ command: 'server_info' })).result.info.network_id).toBe(practiceNetworkId);
});
