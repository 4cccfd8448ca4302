// Owns the two further ports of a practice network that runs alone: XRP Ledger clients and Esplora clients find it where they expect it.
import { createServer, type Server } from 'node:http';
import { bitcoinListener } from '../host/http-server.ts';
import { listenAt, portOf } from '../host/ports.ts';
import type { PracticeHost } from '../host/serve.ts';
import { socketServer } from '../host/socket-server.ts';

export interface Doors {
  readonly xrplPort: number;
  readonly bitcoinPort: number;
  close(): Promise<void>;
}

export interface DoorOptions {
  readonly xrplPort: number;
  readonly bitcoinPort: number;
}

/** Opens both on 127.0.0.1, 0 for any free port. Null if one is taken; then neither is open. */
export async function openDoors({ network }: PracticeHost, wanted: DoorOptions): Promise<Doors | null> {
  const [ledger, chain] = [createServer(), createServer()];
  const settled = () => network.settled();
  const sockets = socketServer({ side: network.ledger.side, port: () => portOf(ledger), settled, anyPath: true });
  ledger.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  ledger.on('request', (_request, response) => void response.writeHead(426).end());
  chain.on('request', bitcoinListener({ network, port: () => portOf(chain) }));
  const close = async () => {
    sockets.close();
    await Promise.all([ledger, chain].map(stop));
  };
  const isOpen = (await listenAt(ledger, wanted.xrplPort)) && (await listenAt(chain, wanted.bitcoinPort));
  if (!isOpen) {
    await close();
    return null;
  }
  return { xrplPort: portOf(ledger), bitcoinPort: portOf(chain), close };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}
