// Owns an API server without an app behind it: the routes, on a real socket or by themselves, and a workflow that answers what a test says.
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { clientAddress } from '../../src/server/client-address.ts';
import { hostsOf } from '../../src/server/host-guard.ts';
import { createHttpServer } from '../../src/server/http-server.ts';
import { readIncoming } from '../../src/server/read-incoming.ts';
import { type RoutesOptions, createRoutes } from '../../src/server/routes.ts';
import { type OperationRequest, type Reach, operationRequest } from '../../src/shared/contract/server-api.ts';
import type { OperationName } from '../../src/shared/greenfield/operations.ts';
import { type Refusal, type Result, ok, refuse } from '../../src/shared/result.ts';

/** Answers the JSON of a 200, or a refusal. */
export type Answer = (request: OperationRequest) => unknown;
export type Answers = Partial<Record<OperationName, Answer>>;

export interface World {
  /** What the workflow was asked, in order. */
  readonly asked: OperationRequest[];
  readonly options: RoutesOptions;
}

export interface WorldOptions {
  /** Null: the workflow is not there. What is not named answers `{}`. */
  readonly answers?: Answers | null;
  readonly limits?: RoutesOptions['limits'];
  readonly words?: (refusal: Refusal) => string;
  /** Hashes of valid keys. */
  readonly keys?: readonly string[];
  readonly reach?: Reach;
  readonly now?: () => number;
  /** What the pages load; they work without. */
  readonly pageFiles?: NonNullable<RoutesOptions['pageFiles']>;
}

/** A refusal in the place of an answer. */
export function refusing(code: string, params?: Readonly<Record<string, string>>): Answer {
  return () => refuse(code, params);
}

function isRefused(value: unknown): value is { readonly ok: false; readonly error: Refusal } {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

/** Requests are parsed as the worker does it, so that what could not reach it does not reach the test either. */
export function apiWorld(options: WorldOptions, port: () => number = () => 4711): World {
  const { answers = {}, limits = null, words = ({ code }: Refusal) => `words of ${code}`, keys = [] } = options;
  const reach = options.reach ?? { kind: 'loopback', origin: null };
  const asked: OperationRequest[] = [];
  const operate = async (args: unknown): Promise<Result<{ body: unknown }>> => {
    const request = operationRequest.safeParse(args);
    if (!request.success) return refuse('bad-arguments');
    asked.push(request.data);
    const answer: unknown = await (answers?.[request.data.operation] ?? (() => ({})))(request.data);
    return isRefused(answer) ? answer : ok({ body: answer });
  };
  let secrets = 6;
  return {
    asked,
    options: {
      workflow: () => (answers === null ? null : { operate }),
      port,
      reachable: () => hostsOf(reach.origin),
      now: options.now ?? (() => 1000),
      random: (length) => new Uint8Array(length).fill((secrets += 1)),
      words,
      addressOf: (context) =>
        clientAddress(reach.kind, context.env?.incoming?.socket.remoteAddress ?? '127.0.0.1', context.req.header('x-forwarded-for')),
      ...(options.pageFiles ? { pageFiles: options.pageFiles } : {}),
      isKey: (hash) => keys.includes(hash),
      limits,
    },
  };
}

export type Fetch = (path: string, init?: RequestInit & { host?: string }) => Promise<Response>;

/** The routes without a socket. */
export function routesOf(options: WorldOptions): { readonly fetch: Fetch; readonly asked: OperationRequest[] } {
  const world = apiWorld(options);
  const routes = createRoutes(world.options);
  const fetch: Fetch = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('host', init.host ?? '127.0.0.1:4711');
    return routes.fetch(new Request(`http://127.0.0.1:4711${path}`, { ...init, headers }));
  };
  return { fetch, asked: world.asked };
}

export interface Serving extends World {
  readonly port: number;
  readonly server: Server;
  readonly fetch: Fetch;
}

/** The server on a loopback socket, as the process makes it. */
export async function serveWorld(options: WorldOptions, timeouts: Parameters<typeof createHttpServer>[2] = {}): Promise<Serving> {
  let port = 0;
  const world = apiWorld(options, () => port);
  const readBytes: RoutesOptions['readBytes'] = (context) => (_request, limit) => readIncoming(context.env.incoming, limit);
  const routes = createRoutes({ ...world.options, readBytes });
  const server = createHttpServer(createServer, getRequestListener(routes.fetch), timeouts);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  return { ...world, port, server, fetch: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init) };
}

export function closeServer(server: Server): void {
  server.closeAllConnections();
  server.close();
}
