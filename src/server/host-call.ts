// Owns one request to a stranger's server: no redirects, 10 seconds, 256 KiB, nothing but JSON.
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Result, refuse } from '../shared/result.ts';

const limitMs = 10_000;
const maxBytes = 256 * 1024;

export interface HttpCall {
  readonly origin: string;
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly token: string | null;
  readonly body: unknown;
}

/** The status and the parsed body (undefined when empty). Refusals: `host-unreachable`, `host-timeout`, `host-answer`. */
export function callHost(call: HttpCall): Promise<Result<{ readonly status: number; readonly body: unknown }>> {
  return new Promise((resolve) => {
    const url = new URL(call.path, call.origin);
    const payload = call.body === undefined ? null : Buffer.from(JSON.stringify(call.body));
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = start(url, { method: call.method, headers: headersOf(call, payload), timeout: limitMs, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) finish(refuse('host-answer'));
        else chunks.push(chunk);
      });
      incoming.on('end', () => finish(readAnswer(incoming.statusCode ?? 0, Buffer.concat(chunks))));
      incoming.on('error', () => finish(refuse('host-unreachable')));
    });
    const timer = setTimeout(() => finish(refuse('host-timeout')), limitMs);
    let done = false;
    const finish = (answer: Result<{ readonly status: number; readonly body: unknown }>): void => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      outgoing.destroy();
      resolve(answer);
    };
    outgoing.on('timeout', () => finish(refuse('host-timeout')));
    outgoing.on('error', () => finish(refuse('host-unreachable')));
    outgoing.end(payload ?? undefined);
  });
}

function headersOf(call: HttpCall, payload: Buffer | null): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(payload === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(payload.length) }),
    ...(call.token === null ? {} : { Authorization: `token ${call.token}` }),
  };
}

function readAnswer(status: number, bytes: Buffer): Result<{ readonly status: number; readonly body: unknown }> {
  if (status < 200 || (status >= 300 && status < 400)) return refuse('host-answer');
  if (bytes.length === 0) return { ok: true, value: { status, body: undefined } };
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { ok: true, value: { status, body } };
  } catch {
    return refuse('host-answer');
  }
}
