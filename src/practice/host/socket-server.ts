// Owns the WebSocket face: connections to `/xrpl` become sockets of the ledger side, each message held back until the disk has what it tells.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { XrplSide, XrplSocket } from '../xrpl-side.ts';
import { isOwnCaller } from './guard.ts';

const maxMessageBytes = 1_000_000;
const maxConnections = 100;

export interface SocketOptions {
  readonly side: XrplSide;
  readonly port: () => number;
  /** Takes connections at every path, as rippled does; `/xrpl` alone unless set. */
  readonly anyPath?: boolean;
  /** As `PracticeNetwork.settled`. */
  readonly settled: () => Promise<void>;
}

export interface SocketServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function socketServer(options: SocketOptions): SocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false });
  return {
    upgrade(request, socket, head) {
      // A connection that breaks while it is being refused is no news.
      socket.on('error', () => socket.destroy());
      const wanted = options.anyPath === true || request.url === '/xrpl' || request.url === '/xrpl/';
      if (!wanted || !isOwnCaller(request.headers, options.port()))
        return refuseUpgrade(socket, wanted ? '403 Forbidden' : '404 Not Found');
      if (server.clients.size >= maxConnections) return refuseUpgrade(socket, '503 Service Unavailable');
      server.handleUpgrade(request, socket, head, (client) => connect(options, client));
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function connect({ side, settled }: SocketOptions, client: WebSocket): void {
  client.on('error', () => client.terminate());
  side.handleConnection(socketOf(client, settled));
}

function socketOf(client: WebSocket, settled: () => Promise<void>): XrplSocket {
  let before = Promise.resolve();
  return {
    send(text) {
      const ready = settled();
      // In order, and each no earlier than the disk; a failed disk ends the connection without a word.
      before = before
        .then(() => ready)
        .then(
          () => client.send(text, () => undefined),
          () => client.terminate(),
        );
    },
    onMessage: (listener) =>
      void client.on('message', (data, binary) =>
        binary ? client.close(1003) : listener(Buffer.isBuffer(data) ? data.toString('utf8') : ''),
      ),
    onClose: (listener) => void client.on('close', listener),
  };
}
