// Owns the routes of the Greenfield API that need no key: reading a pull payment, claiming, and what a claim's token allows.
import { type Context, Hono } from 'hono';
import type { greenfieldApi } from '../shared/contract/server-api.ts';
import type { Client } from '../shared/contract/rpc.ts';
import { type Refusal, type Result, refuse } from '../shared/result.ts';
import { type HttpAnswer, refusalAnswer } from './answers.ts';
import { hashToken, newClaimToken, tokenOf } from './claim-token.ts';
import { isOwnHost, isSameHost } from './host-guard.ts';
import { readListQuery } from './list-query.ts';
import { createRateLimit } from './rate-limit.ts';
import { type ReadBytes, readBody, readStream } from './read-body.ts';

export interface RoutesOptions {
  /** The workflow; null until its port has arrived. */
  readonly workflow: () => Client<typeof greenfieldApi> | null;
  readonly port: () => number;
  readonly reachable: () => readonly string[];
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly words: (refusal: Refusal) => string;
  readonly addressOf: (context: Context) => string;
  /** How the bytes of a body come; through the request's stream where nothing is said. */
  readonly readBytes?: (context: Context) => ReadBytes;
  /** Requests and claims a minute and address; null lifts the limits. */
  readonly limits: { readonly requests: number; readonly claims: number } | null;
}

/** A claim waits for one fsync; anything longer is an honest 503. */
const answerLimitMs = 10_000;

export function createRoutes(options: RoutesOptions): Hono {
  const app = new Hono();
  const requests = createRateLimit(options.limits?.requests ?? Number.MAX_SAFE_INTEGER);
  const claims = createRateLimit(options.limits?.claims ?? Number.MAX_SAFE_INTEGER);

  const bodyOf = (context: Context): ReturnType<typeof readBody> => readBody(context.req, options.readBytes?.(context) ?? readStream);
  // All headers at once, as a plain object: one that is set on the answer later makes the adapter take the long way.
  const send = (answer: HttpAnswer, access: Readonly<Record<string, string>> = readableAnywhere): Response => {
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...access,
      ...answer.headers,
    };
    return new Response(answer.body === null ? '' : JSON.stringify(answer.body), { status: answer.status, headers });
  };
  const refused = (refusal: Refusal): Response => send(refusalAnswer(refusal, options.words));
  const reply = (answer: Result<unknown>, empty = false): Response =>
    answer.ok ? send({ status: 200, body: empty ? null : answer.value }) : refused(answer.error);
  const ask = async (call: (workflow: Client<typeof greenfieldApi>) => Promise<Result<unknown>>): Promise<Result<unknown>> => {
    const workflow = options.workflow();
    return workflow ? withLimit(call(workflow)) : refuse('not-ready');
  };

  // No Lightning yet (spec D18, §17): what is not there is told apart from what there is none of.
  const withoutLightning = async (context: Context): Promise<Refusal> => {
    const found = await ask((workflow) => workflow.pullPayment({ id: context.req.param('id') ?? '' }));
    return found.ok ? { code: 'lnurl-not-supported' } : found.error;
  };

  app.use('*', async (context, next) => {
    const host = context.req.header('host');
    const known = isOwnHost(host, options.port(), options.reachable()) && isSameHost(host, context.req.url);
    if (!known) return send(refusalAnswer({ code: 'host-refused' }, options.words), {});
    const wait = requests.take(options.addressOf(context), options.now());
    if (wait !== null) return refused({ code: 'too-many-requests', params: { retryAfter: String(wait) } });
    if (context.req.method === 'OPTIONS') return preflight();
    await next();
    return undefined;
  });

  app.get('/api/v1/health', () => send({ status: 200, body: { synchronized: options.workflow() !== null } }));
  app.get('/api/v1/pull-payments/:id', async (context) =>
    reply(await ask((workflow) => workflow.pullPayment({ id: context.req.param('id') }))),
  );
  app.get('/api/v1/pull-payments/:id/payouts', async (context) => {
    const query = readListQuery(new URL(context.req.url).searchParams);
    if (!query.ok) return refused(query.error);
    return reply(await ask((workflow) => workflow.pullPaymentPayouts({ id: context.req.param('id'), ...query.value })));
  });
  app.get('/api/v1/pull-payments/:id/payouts/:payout', async (context) =>
    reply(await ask((workflow) => workflow.payout({ ...ids(context), caller: callerOf(context) }))),
  );
  app.post('/api/v1/pull-payments/:id/payouts', async (context) => {
    const wait = claims.take(options.addressOf(context), options.now());
    if (wait !== null) return refused({ code: 'too-many-requests', params: { retryAfter: String(wait) } });
    const body = await bodyOf(context);
    if (!body.ok) return refused(body.error);
    const { token, hash } = newClaimToken(options.random);
    const answer = await ask((workflow) => workflow.claim({ pullPaymentId: context.req.param('id'), body: body.value, tokenHash: hash }));
    return reply(answer.ok ? { ok: true, value: { ...asObject(answer.value), claimToken: token } } : answer);
  });
  app.put('/api/v1/pull-payments/:id/payouts/:payout', async (context) => {
    if (callerOf(context).tokenHash === null) return refused({ code: 'unauthenticated' });
    const body = await bodyOf(context);
    if (!body.ok) return refused(body.error);
    return reply(await ask((workflow) => workflow.editClaim({ ...ids(context), body: body.value, caller: callerOf(context) })));
  });
  app.delete('/api/v1/pull-payments/:id/payouts/:payout', async (context) => {
    if (callerOf(context).tokenHash === null) return refused({ code: 'unauthenticated' });
    return reply(await ask((workflow) => workflow.cancelClaim({ ...ids(context), caller: callerOf(context) })), true);
  });
  app.get('/api/v1/pull-payments/:id/lnurl', async (context) => refused(await withoutLightning(context)));
  app.post('/api/v1/pull-payments/:id/boltcards', async (context) => refused(await withoutLightning(context)));
  app.notFound(() => refused({ code: 'not-found' }));
  app.onError(() => refused({ code: 'internal' }));
  return app;
}

/** Greenfield clients in browsers are pages of other origins, and must learn how long to wait (spec §1). */
const readableAnywhere = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };

function preflight(): Response {
  const headers = {
    ...readableAnywhere,
    'Access-Control-Allow-Headers': '*, Authorization',
    'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
  };
  return new Response(null, { status: 204, headers });
}

function ids(context: Context): { readonly pullPaymentId: string; readonly payoutId: string } {
  return { pullPaymentId: context.req.param('id') ?? '', payoutId: context.req.param('payout') ?? '' };
}

function callerOf(context: Context): { readonly tokenHash: string | null } {
  const token = tokenOf(context.req.header('authorization'));
  return { tokenHash: token === null ? null : hashToken(token) };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function withLimit(answer: Promise<Result<unknown>>): Promise<Result<unknown>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(refuse('not-ready')), answerLimitMs);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
