// Owns the one way processes talk: a table of named methods with schemas, a typed client and a typed server over any port.
import * as z from 'zod';
import { type Refusal, type Result, refuse } from '../result.ts';
import { makeClient } from './client-parse.ts';
import { dispatch } from './dispatch-parse.ts';
import { PendingCalls } from './pending-calls.ts';

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
const replySchema = z.looseObject({ kind: z.literal('reply'), id: z.number().int() });
const refusalSchema = z.object({ code: z.string().max(64), params: z.record(z.string(), z.string()).optional() });
const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: refusalSchema }),
]);
const eventSchema = z.strictObject({ kind: z.literal('event'), name: z.string().max(64), payload: z.unknown() });

/** Both ends of one port: serves `local`, calls `remote`, sends and receives events by name. */
export interface Peer<Remote extends Api> {
  readonly remote: Client<Remote>;
  emit(name: string, payload: unknown): void;
  on(name: string, listener: (payload: unknown) => void): void;
  /** The other end is gone: calls that wait are refused with `not-ready`, and nothing is answered or called any more. */
  close(): void;
}

export interface PeerOptions<Local extends Api, Remote extends Api> {
  readonly port: Port;
  readonly local: Local;
  readonly handlers: Handlers<Local>;
  readonly remote: Remote;
  readonly report: (error: unknown) => void;
  /** Milliseconds until an unanswered call is refused with `not-ready`; 30,000 where nothing is said, null for ever. */
  readonly timeoutMs?: number | null;
  /** Asked before each call that comes in; what it refuses with is the answer. For a side that has to read its journals first. */
  readonly gate?: (method: string) => Promise<Refusal | null>;
}

const usualTimeoutMs = 30_000;

/** Joins one end of a port. Calls never reject: what goes wrong on the way is a refusal (`not-ready`, `bad-answer`, `internal`). */
export function connect<Local extends Api, Remote extends Api>(options: PeerOptions<Local, Remote>): Peer<Remote> {
  const { port, remote, report } = options;
  const pending = new PendingCalls(options.timeoutMs === undefined ? usualTimeoutMs : options.timeoutMs);
  const listeners = new Map<string, ((payload: unknown) => void)[]>();
  let open = true;
  const post = (message: unknown): boolean => open && posted(port, message, report);
  port.listen((message) => {
    if (!open) return;
    const call = callSchema.safeParse(message);
    if (call.success) return void answerCall(options, call.data, post);
    const reply = replySchema.safeParse(message);
    if (reply.success) return pending.settle(reply.data.id, readAnswer(reply.data.answer));
    const event = eventSchema.safeParse(message);
    if (event.success) for (const listener of listeners.get(event.data.name) ?? []) listener(event.data.payload);
  });
  return {
    remote: makeClient(remote, (name, args) => {
      const { id, answer } = pending.open();
      if (!post({ kind: 'call', id, method: name, args })) pending.settle(id, refuse('internal'));
      return answer;
    }),
    emit: (name, payload) => void post({ kind: 'event', name, payload }),
    on: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    close: () => {
      open = false;
      pending.close();
    },
  };
}

type Call = z.output<typeof callSchema>;

async function answerCall<Local extends Api, Remote extends Api>(
  { local, handlers, gate, report }: PeerOptions<Local, Remote>,
  { id, method: name, args }: Call,
  post: (message: unknown) => boolean,
): Promise<void> {
  const closed = gate === undefined ? null : await gate(name);
  const answer = closed === null ? await dispatch(local, handlers, name, args, report) : { ok: false, error: closed };
  // An answer that cannot be copied to the other side is a bug of ours; silence would keep the caller waiting.
  if (!post({ kind: 'reply', id, answer })) post({ kind: 'reply', id, answer: refuse('internal') });
}

function posted(port: Port, message: unknown, report: (error: unknown) => void): boolean {
  try {
    port.post(message);
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

/** An answer of another shape is an answer all the same: whoever waits for it gets `bad-answer` at once. */
function readAnswer(answer: unknown): Result<unknown> {
  const read = answerSchema.safeParse(answer);
  if (!read.success) return refuse('bad-answer');
  if (read.data.ok) return { ok: true, value: read.data.value };
  const { code, params } = read.data.error;
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}
