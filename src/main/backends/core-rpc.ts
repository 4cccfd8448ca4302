// Owns one question to Bitcoin Core over JSON-RPC: who asks, and what kind of answer came.
import type * as z from 'zod';
import { ok, type Refusal, refuse, type Result } from '../../shared/result.ts';
import * as shape from './core-parse.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import { plainWords } from './judge-server.ts';

export type CoreLogin =
  /** The file that the node writes anew at each start. */
  { readonly kind: 'cookie'; readonly file: string } | { readonly kind: 'password'; readonly user: string; readonly password: string };

export interface CoreRpcOptions {
  readonly client: HttpClient;
  /** "http://127.0.0.1:8332", without a slash at the end. */
  readonly url: string;
  readonly login: CoreLogin;
  /** Fails when the file cannot be read. */
  readonly readText: (path: string) => Promise<string>;
}

export type CoreAnswer =
  | { readonly kind: 'result'; readonly result: unknown }
  /** The node's own refusal: number and words (src/rpc/protocol.h). */
  | { readonly kind: 'refused'; readonly code: number; readonly message: string }
  /** No answer of a node: `code` is ours. */
  | { readonly kind: 'lost'; readonly code: string; readonly params: Readonly<Record<string, string>> };

export interface CoreRpc {
  readonly place: string;
  /** `wallet`: the node's wallet that is meant. `timeoutMs` for what takes long by nature. */
  ask(method: string, params?: readonly unknown[], wallet?: string, timeoutMs?: number): Promise<CoreAnswer>;
}

/** RPC_IN_WARMUP. */
const warmingUp = -28;

export function coreRpc({ client, url, login, readText }: CoreRpcOptions): CoreRpc {
  const place = placeOf(url);
  return {
    place,
    async ask(method, params = [], wallet, timeoutMs) {
      const who = await credentials(login, readText);
      if (!who.ok) return lost(who);
      const answer = await client.ask({
        method: 'POST',
        url: wallet === undefined ? `${url}/` : `${url}/wallet/${encodeURIComponent(wallet)}`,
        headers: { authorization: `Basic ${Buffer.from(who.value, 'utf8').toString('base64')}` },
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        body: JSON.stringify({ jsonrpc: '1.0', id: 'pullpay', method, params }),
      });
      return answer.ok ? readAnswer(answer.value, place) : lost(answer);
    },
  };
}

/** Asks and reads against a schema. A refusal of the node becomes `backend-refused` with its words; `backend-starting` while it wakes. */
export async function askCore<T>(
  rpc: CoreRpc,
  schema: z.ZodType<T>,
  method: string,
  params: readonly unknown[] = [],
  wallet?: string,
): Promise<Result<T>> {
  const answer = await rpc.ask(method, params, wallet);
  if (answer.kind !== 'result') return refusalOf(answer);
  const read = schema.safeParse(answer.result);
  return read.success ? ok(read.data) : refuse('backend-garbled');
}

export function refusalOf(answer: Exclude<CoreAnswer, { kind: 'result' }>): ReturnType<typeof refuse> {
  if (answer.kind === 'lost') return { ok: false, error: { code: answer.code, params: answer.params } };
  return refuse('backend-refused', { status: plainWords(answer.message, 200) });
}

function lost({ error }: { readonly error: Refusal }): CoreAnswer {
  return { kind: 'lost', code: error.code, params: error.params ?? {} };
}

function placeOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

async function credentials(login: CoreLogin, readText: CoreRpcOptions['readText']): Promise<Result<string>> {
  if (login.kind === 'password') return ok(`${login.user}:${login.password}`);
  try {
    const text = (await readText(login.file)).trim();
    // As every node writes it (src/rpc/request.cpp): no other file of this computer is sent to anybody.
    return /^__cookie__:[\x21-\x7e]{1,500}$/.test(text) ? ok(text) : refuse('backend-cookie-unreadable', { file: login.file });
  } catch {
    return refuse('backend-cookie-unreadable', { file: login.file });
  }
}

function readAnswer({ status, body }: HttpAnswer, place: string): CoreAnswer {
  if (status === 401 || status === 403) return lost(refuse('backend-wrong-password', { host: place }));
  if (status === 503) return lost(refuse('backend-refused', { status: '503' }));
  try {
    const json: unknown = JSON.parse(body);
    const { result, error } = shape.envelope.parse(json);
    if (error?.code === warmingUp) return lost(refuse('backend-starting', { host: place }));
    return error ? { kind: 'refused', code: error.code, message: error.message } : { kind: 'result', result };
  } catch {
    return lost(refuse('backend-other-kind', { host: place }));
  }
}
