// Owns the one way processes talk: a table of named methods with schemas, a typed client and a typed server over any port.
import type * as z from 'zod';
import { type Refusal, type Result, refuse } from '../result.ts';
import { Bundle } from './bundle.ts';
import { makeClient } from './client-parse.ts';
import { dispatch } from './dispatch-parse.ts';
import { type Message, readMessages } from './message-parse.ts';
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
  /** Runs `flush` once what came together has been handled; what is said until then is sent as one message. Without it each goes by itself. */
  readonly gather?: (flush: () => void) => void;
}

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
  const bundle = new Bundle(port, report);
  let open = true;
  const post: Post = (message, failed) => {
    if (open) bundle.post(message, failed);
  };
  const hear = (message: Message): void => {
    if (message.kind === 'call') void answerCall(options, message, post);
    else if (message.kind === 'reply') pending.settle(message.id, message.answer);
    else for (const listener of listeners.get(message.name) ?? []) listener(message.payload);
  };
  port.listen((data) => {
    for (const message of readMessages(data)) if (open) hear(message);
  });
  return {
    remote: makeClient(remote, (name, args) => {
      const { id, answer } = pending.open();
      post({ kind: 'call', id, method: name, args }, () => pending.settle(id, refuse('internal')));
      return answer;
    }),
    emit: (name, payload) => post({ kind: 'event', name, payload }, () => undefined),
    on: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    close: () => {
      open = false;
      bundle.drop();
      pending.close();
    },
  };
}

type Call = Extract<Message, { kind: 'call' }>;
type Post = (message: unknown, failed: () => void) => void;

async function answerCall<Local extends Api, Remote extends Api>(
  { local, handlers, gate, report }: PeerOptions<Local, Remote>,
  { id, method: name, args }: Call,
  post: Post,
): Promise<void> {
  const closed = gate === undefined ? null : await gate(name);
  const answer = closed === null ? await dispatch(local, handlers, name, args, report) : { ok: false, error: closed };
  // An answer that cannot be copied to the other side is a bug of ours; silence would keep the caller waiting.
  post({ kind: 'reply', id, answer }, () => post({ kind: 'reply', id, answer: refuse('internal') }, () => undefined));
}
