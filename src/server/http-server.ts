// Owns the socket in front of the routes: how long a request may take, how large its head may be, how many connections there may be.
import type { RequestListener, Server, createServer } from 'node:http';

const limits = {
  /** Milliseconds for the whole request, and for its headers. */
  requestTimeout: 15_000,
  headersTimeout: 10_000,
  /** How often Node looks for requests over time; its own 30 seconds would let a slow sender stay three times as long as we say. */
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
} as const;
const maxHeaders = 64;
/**
 * Far below the number of files that a process may open, so that a flood of idle connections cannot use them up; above what one address may ask in a
 * minute, so that whoever asks all of it at once is answered instead of hung up on.
 */
const maxConnections = 512;

/** An HTTP server that does not listen yet. `create` is Node's; `timeouts` replaces the usual ones in tests. */
export function createHttpServer(
  create: typeof createServer,
  listener: RequestListener,
  timeouts: Partial<Record<keyof typeof limits, number>> = {},
): Server {
  const server = create({ ...limits, ...timeouts }, listener);
  server.maxHeadersCount = maxHeaders;
  server.maxConnections = maxConnections;
  return server;
}
