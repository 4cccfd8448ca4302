// Owns a further server of the practice ledger: another address whose questions go on to it, noted on the way; and servers that are none.
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

export interface LedgerDoor {
  /** "ws://127.0.0.1:…" */
  readonly url: string;
  /** Commands that came through, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

type Message = Readonly<Record<string, unknown>>;

/** `behind`: address of the ledger. `change`: what of a reply is told otherwise, to play another network. */
export async function openDoor(behind: string, change: (reply: Message) => Message = (reply) => reply): Promise<LedgerDoor> {
  const asked: string[] = [];
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  sockets.on('connection', (socket) => {
    const ledger = new WebSocket(behind);
    const waiting: string[] = [];
    ledger.on('open', () => waiting.splice(0).forEach((text) => ledger.send(text)));
    ledger.on('message', (data) => socket.send(JSON.stringify(change(JSON.parse(String(data))))));
    ledger.on('close', () => socket.close());
    ledger.on('error', () => socket.close());
    socket.on('message', (data) => {
      const text = String(data);
      asked.push(String((JSON.parse(text) as Message).command));
      if (ledger.readyState === WebSocket.OPEN) ledger.send(text);
      else waiting.push(text);
    });
    socket.on('close', () => ledger.close());
  });
  await new Promise((resolve) => sockets.once('listening', resolve));
  return {
    url: `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => resolve());
      }),
  };
}

/** A server of web pages, which knows nothing of ledgers. */
export async function openWebServer(): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer((_request, response) => response.end('<h1>It works!</h1>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}
