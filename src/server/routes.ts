// Owns what the API server answers: the table of operations as routes, and in front of them the names, limits and headers that hold for all.
import { type Context, Hono } from 'hono';
import type { Client } from '../shared/contract/rpc.ts';
import type { greenfieldApi } from '../shared/contract/server-api.ts';
import { type OperationName, operationNames, operationOf } from '../shared/greenfield/operations.ts';
import { type Refusal, type Result, refuse } from '../shared/result.ts';
import { type HttpAnswer, refusalAnswer } from './answers.ts';
import { Convoy } from './convoy.ts';
import { apiHeaders, preflight } from './cors.ts';
import { addDocs } from './docs-page.ts';
import { isOwnHost, isSameHost } from './host-guard.ts';
import { type PageFiles, addPublicPage, isPagePath, refusalPage } from './page/public-page.ts';
import { type RateLimit, createRateLimit } from './rate-limit.ts';
import { type ReadBytes, readStream } from './read-body.ts';
import { readRequest } from './read-request.ts';
import { hashToken, tokenOf } from './token.ts';

export interface RoutesOptions {
  /** The workflow; null until its port has arrived. */
  readonly workflow: () => Pick<Client<typeof greenfieldApi>, 'operate'> | null;
  readonly port: () => number;
  /** Names beside loopback under which this server is reached: values of `Host`. */
  readonly reachable: () => readonly string[];
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly words: (refusal: Refusal) => string;
  readonly addressOf: (context: Context) => string;
  /** True for the SHA-256 of an API key that is valid now: its holder is no stranger and is not limited. */
  readonly isKey?: (tokenHash: string) => boolean;
  /** How the bytes of a body come; through the request's stream where nothing is said. */
  readonly readBytes?: (context: Context) => ReadBytes;
  /** Script and style of the pages for strangers; none where nothing is said. */
  readonly pageFiles?: () => Promise<PageFiles | null>;
  /** Requests and claims a minute and address; null lifts the limits. */
  readonly limits: { readonly requests: number; readonly claims: number } | null;
}

export const apiBase = '/api/v1';

/** A stranger waits for one fsync, a key's holder perhaps for rates; anything longer is an honest 503. */
const answerLimitMs = { stranger: 10_000, key: 25_000 } as const;

export function createRoutes(options: RoutesOptions): Hono {
  const app = new Hono({ strict: false });
  const requests = createRateLimit(options.limits?.requests ?? Number.MAX_SAFE_INTEGER);
  const claims = createRateLimit(options.limits?.claims ?? Number.MAX_SAFE_INTEGER);
  const convoy = new Convoy({ later });

  app.use('*', async (context, next) => {
    const host = context.req.header('host');
    const known = isOwnHost(host, options.port(), options.reachable()) && isSameHost(host, context.req.url);
    if (!known) return plainly(refusalAnswer({ code: 'host-refused' }, options.words));
    const isApi = isApiPath(context.req.path);
    // It carries no key by its nature, and costs nothing to answer.
    if (context.req.method === 'OPTIONS' && isApi) return preflight();
    const refused = limited(options, requests, context);
    if (refused !== null && isPagePath(context.req.path)) return refusalPage(context, refused, options.now());
    if (refused !== null) return send(refusalAnswer(refused, options.words), isApi ? apiHeaders : {});
    await next();
    return undefined;
  });

  for (const name of inOrder(operationNames)) {
    const { method, path } = operationOf(name);
    app.on(method, routeOf(path), async (context) => {
      const refused = name === 'claim' ? limited(options, claims, context) : null;
      const answer = refused === null ? await operate(options, context, name, convoy) : refusalAnswer(refused, options.words);
      return send(answer, apiHeaders);
    });
  }
  addDocs(app, (body, headers) => new Response(body, { headers: { ...commonHeaders, ...headers } }));
  addPublicPage(app, {
    ask: (operation, { path, query = [], body = null, tokenHash = null, secretHash = null }) =>
      ask(options, operation, {
        operation,
        path,
        query: query.map(([parameter, value]): [string, string] => [parameter, value]),
        body,
        caller: { tokenHash },
        passphrase: null,
        secretHash,
      }),
    tooManyClaims: (context) => limited(options, claims, context),
    reachable: options.reachable,
    now: options.now,
    random: options.random,
    readBytes: (context) => options.readBytes?.(context) ?? readStream,
    files: options.pageFiles ?? (async () => null),
  });
  for (const [path, methods] of methodsByPath()) {
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    app.all(routeOf(path), () => {
      const { headers, ...answer } = refusalAnswer({ code: 'method-not-allowed' }, options.words);
      return send({ ...answer, headers: { ...headers, Allow: allow } }, apiHeaders);
    });
  }
  const failed = (context: Context, code: string): Response =>
    send(refusalAnswer({ code }, options.words), isApiPath(context.req.path) ? apiHeaders : {});
  app.notFound((context) => failed(context, 'not-found'));
  app.onError((_error, context) => failed(context, 'internal'));
  return app;
}

/** Reads the request, asks the workflow, and makes the answer of the table out of its result. */
async function operate(options: RoutesOptions, context: Context, name: OperationName, convoy: Convoy): Promise<HttpAnswer> {
  const read = await readRequest(context, name, {
    readBytes: options.readBytes?.(context) ?? readStream,
    random: options.random,
  });
  if (!read.ok) return refusalAnswer(read.error, options.words);
  const asked = (): ReturnType<typeof ask> => ask(options, name, read.value.request);
  const answer = await (name === 'claim' ? convoy.run(asked) : asked());
  if (name === 'health' && !answer.ok && answer.error.code === 'not-ready') return { status: 200, body: { synchronized: false } };
  if (!answer.ok) return refusalAnswer(answer.error, options.words);
  if (operationOf(name).answer === 'empty') return { status: 200, body: undefined };
  return { status: 200, body: withAdditions(answer.value.body, read.value.additions) };
}

type Request = Parameters<Client<typeof greenfieldApi>['operate']>[0];

async function ask(options: RoutesOptions, name: OperationName, request: Request): Promise<Result<{ readonly body?: unknown }>> {
  const workflow = options.workflow();
  if (workflow === null) return refuse('not-ready');
  const { access } = operationOf(name);
  return withLimit(workflow.operate(request), access === 'anyone' || access === 'claim' ? answerLimitMs.stranger : answerLimitMs.key);
}

function withAdditions(body: unknown, additions: Readonly<Record<string, string>>): unknown {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? { ...body, ...additions } : (body ?? null);
}

/** Counts a stranger's request; the refusal where there were too many. */
function limited(options: RoutesOptions, limit: RateLimit, context: Context): Refusal | null {
  if (options.limits === null) return null;
  const token = tokenOf(context.req.header('authorization'));
  if (token !== null && options.isKey?.(hashToken(token)) === true) return null;
  const wait = limit.take(options.addressOf(context), options.now());
  return wait === null ? null : { code: 'too-many-requests', params: { retryAfter: String(wait) } };
}

const commonHeaders = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };

/** All headers at once, as a plain object: one that is set on the answer later makes the adapter take the long way. */
function send(answer: HttpAnswer, access: Readonly<Record<string, string>>): Response {
  const type: Readonly<Record<string, string>> = answer.body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  const headers = { ...type, ...commonHeaders, ...access, ...answer.headers };
  return new Response(answer.body === undefined ? '' : JSON.stringify(answer.body), { status: answer.status, headers });
}

/** For those who asked under a foreign name: no page of theirs may read it. */
function plainly(answer: HttpAnswer): Response {
  return send(answer, {});
}

function isApiPath(path: string): boolean {
  return path.startsWith('/api/');
}

/** `/stores/{store}` of the table as the router writes it. */
function routeOf(path: string): string {
  return apiBase + path.replace(/\{(\w+)\}/g, ':$1');
}

/** Fixed names before parameters at the same place, so that `/api-keys/current` is no key. */
export function inOrder(names: readonly OperationName[]): readonly OperationName[] {
  const rank = (name: OperationName): string => operationOf(name).path.replace(/\{\w+\}/g, '~');
  return [...names].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

function methodsByPath(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const name of inOrder(operationNames)) {
    const { method, path } = operationOf(name);
    found.set(path, [...(found.get(path) ?? []), method]);
  }
  return found;
}

function later(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

function withLimit<T>(answer: Promise<Result<T>>, milliseconds: number): Promise<Result<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(refuse('not-ready')), milliseconds);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
