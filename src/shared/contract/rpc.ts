// Owns the one way processes talk: a table of named methods with schemas, a typed client and a typed server over any port.
import * as z from 'zod';
import type { Refusal, Result } from '../result.ts';
import { makeClient } from './client-parse.ts';
import { dispatch } from './dispatch-parse.ts';

export interface Method<A extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly args: A;
  readonly result: R;
}
export type Api = Readonly<Record<string, Method>>;

export function method<A extends z.ZodType, R extends z.ZodType>(args: A, result: R): Method<A, R> {
  return { args, result };
}

export type Args<M extends Method> = z.input<M['args']>;
export type Answer<M extends Method> = Result<z.output<M['result']>>;
export type Client<A extends Api> = { readonly [K in keyof A]: (args: Args<A[K]>) => Promise<Answer<A[K]>> };
export type Handlers<A extends Api> = {
  readonly [K in keyof A]: (args: z.output<A[K]['args']>) => Promise<Result<z.input<A[K]['result']>>>;
};

/** The part of a MessagePort (DOM or Electron's) that we use. */
export interface Port {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

const callSchema = z.strictObject({ kind: z.literal('call'), id: z.number().int(), method: z.string().max(64), args: z.unknown() });
const refusalSchema = z.object({ code: z.string(), params: z.record(z.string(), z.string()).optional() });
const replySchema = z.strictObject({
  kind: z.literal('reply'),
  id: z.number().int(),
  answer: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), error: refusalSchema }),
  ]),
});
const eventSchema = z.strictObject({ kind: z.literal('event'), name: z.string().max(64), payload: z.unknown() });

/** Both ends of one port: serves `local`, calls `remote`, sends and receives events by name. */
export interface Peer<Remote extends Api> {
  readonly remote: Client<Remote>;
  emit(name: string, payload: unknown): void;
  on(name: string, listener: (payload: unknown) => void): void;
}

export interface PeerOptions<Local extends Api, Remote extends Api> {
  readonly port: Port;
  readonly local: Local;
  readonly handlers: Handlers<Local>;
  readonly remote: Remote;
  readonly report: (error: unknown) => void;
}

export function connect<Local extends Api, Remote extends Api>(options: PeerOptions<Local, Remote>): Peer<Remote> {
  const { port, local, handlers, remote, report } = options;
  const waiting = new Map<number, (answer: Result<unknown>) => void>();
  const listeners = new Map<string, ((payload: unknown) => void)[]>();
  port.listen((message) => {
    const call = callSchema.safeParse(message);
    if (call.success) {
      void dispatch(local, handlers, call.data.method, call.data.args, report).then((answer) =>
        port.post({ kind: 'reply', id: call.data.id, answer }),
      );
      return;
    }
    const reply = replySchema.safeParse(message);
    if (reply.success) return settle(waiting, reply.data.id, reply.data.answer);
    const event = eventSchema.safeParse(message);
    if (event.success) for (const listener of listeners.get(event.data.name) ?? []) listener(event.data.payload);
  });
  return {
    remote: makeClient(remote, (name, args) => {
      const id = nextId(waiting);
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        port.post({ kind: 'call', id, method: name, args });
      });
    }),
    emit: (name, payload) => port.post({ kind: 'event', name, payload }),
    on: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
  };
}

let lastId = 0;
function nextId(waiting: ReadonlyMap<number, unknown>): number {
  do lastId = (lastId + 1) % 2_000_000_000;
  while (waiting.has(lastId));
  return lastId;
}

function settle(
  waiting: Map<number, (answer: Result<unknown>) => void>,
  id: number,
  answer: { ok: true; value?: unknown } | { ok: false; error: { code: string; params?: Record<string, string> | undefined } },
): void {
  const resolve = waiting.get(id);
  if (!resolve) return;
  waiting.delete(id);
  if (answer.ok) resolve({ ok: true, value: answer.value });
  else resolve({ ok: false, error: toRefusal(answer.error) });
}

function toRefusal(error: { code: string; params?: Record<string, string> | undefined }): Refusal {
  return error.params === undefined ? { code: error.code } : { code: error.code, params: error.params };
}
