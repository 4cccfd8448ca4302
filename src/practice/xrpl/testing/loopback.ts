// Owns a practice ledger on a loopback WebSocket, for tests: a clock that stands still unless moved, and a count of what was persisted.
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { practiceNetworkId } from '../../../shared/network.ts';
import type { XrplChange, XrplSide } from '../../xrpl-side.ts';
import { createXrplSide } from '../side.ts';

export interface Loopback {
  readonly url: string;
  readonly side: XrplSide;
  readonly changes: readonly XrplChange[];
  readonly clock: { ms: number };
  close(): Promise<void>;
}

export interface LoopbackOptions {
  readonly networkId?: number;
  readonly restore?: unknown;
  /** Names of amendments that are off. */
  readonly without?: readonly string[];
  /** Where the clock stands at the beginning. */
  readonly clockMs?: number;
}

/** 2026-01-02T03:04:00Z. */
export const startMs = 1_767_323_040_000;

export async function openLoopback({
  networkId = practiceNetworkId,
  restore = null,
  without = [],
  clockMs = startMs,
}: LoopbackOptions = {}): Promise<Loopback> {
  const changes: XrplChange[] = [];
  const clock = { ms: clockMs };
  const timers = new Set<NodeJS.Timeout>();
  const side = createXrplSide({
    networkId,
    restore,
    without,
    now: () => clock.ms,
    random: (length) => new Uint8Array(length).fill(7),
    later: (action, ms) => void timers.add(setTimeout(action, ms)),
    onChange: (change) => changes.push(change),
  });
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) =>
    side.handleConnection({
      send: (text) => socket.send(text),
      onMessage: (listener) => void socket.on('message', (data) => listener(String(data))),
      onClose: (listener) => void socket.on('close', listener),
    }),
  );
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const close = async () => {
    for (const timer of timers) clearTimeout(timer);
    for (const socket of sockets.clients) socket.terminate();
    await new Promise((done) => http.close(done));
  };
  return { url: `ws://127.0.0.1:${portOf(http)}`, side, changes, clock, close };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
