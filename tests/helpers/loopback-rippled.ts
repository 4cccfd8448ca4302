// Owns a small WebSocket server on loopback that answers rippled's commands as a test tells it to, truly or not.
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface Asked {
  readonly id: number;
  readonly command: string;
  readonly [field: string]: unknown;
}

export interface LoopbackRippled {
  readonly url: string;
  readonly port: number;
  /** Every request so far. */
  readonly asked: Asked[];
  readonly handshakes: IncomingMessage[];
  sockets(): readonly WebSocket[];
  close(): Promise<void>;
}

/** `answer` gives the result object, an `error`, or sends by itself and returns null. */
export type Answering = (asked: Asked, socket: WebSocket) => object | null;

export async function serveRippled(answer: Answering, port = 0): Promise<LoopbackRippled> {
  const asked: Asked[] = [];
  const handshakes: IncomingMessage[] = [];
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  server.on('connection', (socket, request) => {
    handshakes.push(request);
    socket.on('message', (data: Buffer) => {
      const question = JSON.parse(data.toString('utf8')) as Asked;
      asked.push(question);
      const result = answer(question, socket);
      if (result !== null) socket.send(JSON.stringify(envelope(question, result)));
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `ws://127.0.0.1:${bound}`,
    port: bound,
    asked,
    handshakes,
    sockets: () => [...server.clients],
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}

function envelope({ id }: Asked, result: object): object {
  return 'error' in result ? { id, type: 'response', status: 'error', ...result } : { id, type: 'response', status: 'success', result };
}
