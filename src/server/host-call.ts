// Owns one request to a stranger's server: checked addresses only, no redirects, 10 seconds, 256 KiB unless more was asked for, nothing but JSON.
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Result, refuse } from '../shared/result.ts';
import { type HostAddress, type Resolve, resolveHost, systemResolve } from './resolve-host.ts';

const limitMs = 10_000;
const maxBytes = 256 * 1024;

export interface HttpCall {
  readonly origin: string;
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly token: string | null;
  readonly body: unknown;
  /** Most bytes of the answer; 256 KiB where none is given. */
  readonly maxBytes?: number;
}

export type HttpAnswer = Result<{ readonly status: number; readonly body: unknown }>;

/**
 * The status and the parsed body (undefined when empty). The name is resolved first, and only the addresses that were checked are dialled; the
 * certificate is still held against the name. Refusals: those of `resolveHost`, and `host-unreachable`, `host-timeout`, `host-answer`.
 */
export function callHost(call: HttpCall, resolve: Resolve = systemResolve): Promise<HttpAnswer> {
  const payload = call.body === undefined ? null : Buffer.from(JSON.stringify(call.body));
  const { origin, path, method } = call;
  return exchange(
    { origin, path, method, headers: headersOf(call, payload), payload, read: (incoming) => readBody(incoming, call.maxBytes ?? maxBytes) },
    resolve,
  );
}

/** One request, and what is made of its answer. */
export interface Exchange<T> {
  readonly origin: string;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer | null;
  /** Reads the answer; whatever it has not read when the 10 seconds are over is gone. */
  readonly read: (incoming: IncomingMessage) => Promise<Result<T>>;
}

/** Refusals: those of `resolveHost`, `host-unreachable`, `host-timeout`, and what `read` refuses. */
export async function exchange<T>(asked: Exchange<T>, resolve: Resolve = systemResolve): Promise<Result<T>> {
  const started = Date.now();
  const addresses = await within(limitMs, resolveHost(asked.origin, resolve), refuse('host-timeout'));
  return addresses.ok ? send(asked, addresses.value, Math.max(1, limitMs - (Date.now() - started))) : addresses;
}

function send<T>(asked: Exchange<T>, addresses: readonly HostAddress[], timeout: number): Promise<Result<T>> {
  return new Promise((resolve) => {
    const url = new URL(asked.path, asked.origin);
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const options = { method: asked.method, headers: asked.headers, timeout, agent: false, lookup: fixedLookup(addresses) };
    const outgoing = start(url, options, (incoming) => void asked.read(incoming).then(finish));
    const timer = setTimeout(() => finish(refuse('host-timeout')), timeout);
    const finish = (answer: Result<T>): void => {
      clearTimeout(timer);
      outgoing.destroy();
      resolve(answer);
    };
    outgoing.on('timeout', () => finish(refuse('host-timeout')));
    outgoing.on('error', () => finish(refuse('host-unreachable')));
    outgoing.end(asked.payload ?? undefined);
  });
}

/** Stands in for the name service: whoever changes the name's answer after the check changes nothing. Older runtimes ask for one address. */
export function fixedLookup(addresses: readonly HostAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) return callback(null, [...addresses]);
    const [first] = addresses;
    if (first === undefined) return callback(new Error('no address'), '', 0);
    callback(null, first.address, first.family);
  };
}

function readBody(incoming: IncomingMessage, limit: number): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) resolve(refuse('host-answer'));
      else chunks.push(chunk);
    });
    incoming.on('end', () => resolve(readAnswer(incoming.statusCode ?? 0, Buffer.concat(chunks))));
    incoming.on('error', () => resolve(refuse('host-unreachable')));
  });
}

function within<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function headersOf(call: HttpCall, payload: Buffer | null): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(payload === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(payload.length) }),
    ...(call.token === null ? {} : { Authorization: `token ${call.token}` }),
  };
}

function readAnswer(status: number, bytes: Buffer): HttpAnswer {
  if (status < 200 || (status >= 300 && status < 400)) return refuse('host-answer');
  if (bytes.length === 0) return { ok: true, value: { status, body: undefined } };
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { ok: true, value: { status, body } };
  } catch {
    return refuse('host-answer');
  }
}
