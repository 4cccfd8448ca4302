// Owns the part of xrpl.js that is used: one WebSocket and its requests. It is fenced in, because it trusts servers more than we do.
import { Client, DisconnectedError, NotConnectedError, RippledError, TimeoutError } from 'xrpl';
import type { Endpoint } from './endpoint.ts';

export type RippledAnswer =
  | { readonly kind: 'result'; readonly result: unknown }
  /** The server's own refusal; `data` is the whole answer. */
  | { readonly kind: 'error'; readonly error: string; readonly data: unknown }
  /** No answer, or none that can be read. */
  | { readonly kind: 'lost'; readonly code: 'backend-unreachable' | 'backend-timeout' | 'backend-garbled' | 'network-mismatch' };

export interface RippledClient {
  ask(command: string, fields: Readonly<Record<string, unknown>>): Promise<RippledAnswer>;
  /** Ends the connection for good; it never comes back by itself. */
  retire(): void;
}

export interface RippledClientEvents {
  readonly onLedger: (event: unknown) => void;
  readonly onClosed: () => void;
}

const maxFrame = 4 * 1024 * 1024;
/** Frames that a server may send of itself; each question earns it some more. A ledger closes every few seconds, so an honest one never comes near. */
const mostUnasked = 1_000;
const earnedByQuestion = 50;

interface Patience {
  left: number;
}

/** Connects, or throws when that fails or takes longer than `timeoutMs`. */
export async function connectRippled(endpoint: Endpoint, timeoutMs: number, events: RippledClientEvents): Promise<RippledClient> {
  const client = new Client(endpoint.url, { timeout: timeoutMs, connectionTimeout: timeoutMs, headers: { ...endpoint.headers } });
  const retire = (): void => retireClient(client);
  const patience: Patience = { left: mostUnasked };
  fence(client, retire, patience);
  client.on('disconnected', () => {
    retire();
    events.onClosed();
  });
  client.on('ledgerClosed', (event: unknown) => events.onLedger(event));
  try {
    // Not `client.connect()`: that prints what it cannot read to the console.
    await client.connection.connect();
  } catch (error) {
    retire();
    throw error;
  }
  return {
    ask: (command, fields) => {
      patience.left = Math.min(patience.left + earnedByQuestion, mostUnasked);
      return ask(client, command, fields);
    },
    retire,
  };
}

async function ask(client: Client, command: string, fields: Readonly<Record<string, unknown>>): Promise<RippledAnswer> {
  try {
    // Not `client.request()`: that reads into answers before anybody has checked them.
    const answer: unknown = await client.connection.request({ ...fields, command, api_version: 2 });
    return isRecord(answer) && isRecord(answer['result'])
      ? { kind: 'result', result: answer['result'] }
      : { kind: 'lost', code: 'backend-garbled' };
  } catch (error) {
    return readError(error);
  }
}

function readError(error: unknown): RippledAnswer {
  if (error instanceof RippledError) {
    const data: unknown = error.data;
    const name = isRecord(data) ? data['error'] : undefined;
    return typeof name === 'string' ? { kind: 'error', error: name, data } : { kind: 'lost', code: 'backend-garbled' };
  }
  if (error instanceof TimeoutError) return { kind: 'lost', code: 'backend-timeout' };
  const isGone = error instanceof DisconnectedError || error instanceof NotConnectedError;
  return { kind: 'lost', code: isGone ? 'backend-unreachable' : 'backend-garbled' };
}

/**
 * xrpl.js emits whatever `type` a message names ("disconnected", "reconnect") and throws out of the socket's callback on a frame such as `null`, which
 * would end the process. Only answers and closed ledgers pass; a frame that is neither readable nor of a sane size ends the connection, and so does a flood.
 */
function fence(client: Client, retire: () => void, patience: Patience): void {
  const { connection } = client;
  const handle: unknown = Reflect.get(connection, 'onMessage');
  if (typeof handle !== 'function') throw new Error('xrpl.js has changed: its message handler is gone');
  Reflect.set(connection, 'onMessage', (frame: unknown) => {
    patience.left -= 1;
    if (patience.left < -1) return;
    if (patience.left === -1) {
      retire();
      // At once: a polite end would wait behind what is still on its way.
      return cut(connection);
    }
    const text = String(frame);
    const type = text.length > maxFrame ? null : typeOf(text);
    if (type === null) return retire();
    if (type === 'response' || type === 'ledgerClosed') Reflect.apply(handle, connection, [text]);
  });
}

function cut(connection: object): void {
  const socket: unknown = Reflect.get(connection, 'ws');
  const terminate: unknown = typeof socket === 'object' && socket !== null ? Reflect.get(socket, 'terminate') : null;
  if (typeof terminate === 'function') Reflect.apply(terminate, socket, []);
}

/** Null when it is no JSON object. */
function typeOf(text: string): string | null {
  try {
    const message: unknown = JSON.parse(text);
    if (!isRecord(message)) return null;
    return typeof message['type'] === 'string' ? message['type'] : '';
  } catch {
    return null;
  }
}

/**
 * xrpl.js schedules its own single attempt to reconnect, to the old place and without subscriptions, right after it has told of the loss; and a failed
 * heartbeat reconnects behind our back. Both are taken from it: whoever retires a client opens a new one.
 */
function retireClient(client: Client): void {
  Reflect.set(client.connection, 'connect', () => Promise.reject(new Error('retired')));
  queueMicrotask(() => {
    client.disconnect().catch(() => undefined);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
