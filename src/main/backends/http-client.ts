// Owns every HTTP request to a chain or rate server: allowed origins only, no redirects, a deadline, a size limit, no retries.
import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Dial } from './socks.ts';
import { DialAgent, DialError, SecureDialAgent } from './socks-agents.ts';

export interface HttpQuestion {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as text/plain in UTF-8. */
  readonly body?: string;
  /** Instead of the client's own limit, for questions that take long by nature. */
  readonly timeoutMs?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface HttpClient {
  /**
   * Asks once; a GET again where a kept connection turned out to be closed already, for nobody has read that question. Any status but a redirect is an answer. Refusals: `backend-host-not-allowed`, `backend-unreachable` (no connection, or lost on the way),
   * `backend-timeout`, `backend-too-large`, `backend-redirected`, `backend-garbled` (not UTF-8), and those of `dial`. After a refusal a POST may or may not have been acted on.
   */
  ask(question: HttpQuestion): Promise<Result<HttpAnswer>>;
  /** Cuts what is under way and refuses what comes later. */
  close(): void;
}

export interface HttpClientOptions {
  /** Whether the user allowed this origin ("https://host:port"). */
  readonly isAllowed: (origin: string) => boolean;
  /** From the question to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly maxBytes?: number;
  /** Opens every connection, through a proxy for example; absent: straight. */
  readonly dial?: Dial;
}

const defaultMaxBytes = 4 * 1024 * 1024;

/** Agents whose connections are kept, and how to make one for a single question. */
function agentsFor({ dial, timeoutMs }: HttpClientOptions) {
  const cut = new AbortController();
  const make = (secure: boolean, keepAlive: boolean): HttpAgent => {
    const options = { keepAlive, maxSockets: 6 };
    if (dial === undefined) return secure ? new HttpsAgent(options) : new HttpAgent(options);
    const dialling = { dial, timeoutMs, signal: cut.signal };
    return secure ? new SecureDialAgent(options, dialling) : new DialAgent(options, dialling);
  };
  const kept = { 'http:': make(false, true), 'https:': make(true, true) };
  return {
    kept: (protocol: string): HttpAgent => kept[protocol === 'https:' ? 'https:' : 'http:'],
    once: (protocol: string): HttpAgent => make(protocol === 'https:', false),
    close: () => {
      cut.abort();
      kept['http:'].destroy();
      kept['https:'].destroy();
    },
  };
}
type Agents = ReturnType<typeof agentsFor>;

export function httpClient(options: HttpClientOptions): HttpClient {
  const agents = agentsFor(options);
  const open = new Set<ClientRequest>();
  let closed = false;
  return {
    ask: (question) => {
      const url = readUrl(question.url);
      if (closed) return Promise.resolve(refuse('backend-unreachable'));
      if (url === null || !options.isAllowed(url.origin))
        return Promise.resolve(refuse('backend-host-not-allowed', { host: url?.host ?? '' }));
      return exchange(question, url, { ...options, isClosed: () => closed }, agents, open);
    },
    close: () => {
      closed = true;
      for (const request of open) request.destroy();
      agents.close();
    },
  };
}

function readUrl(text: string): URL | null {
  try {
    const url = new URL(text);
    const plain = url.username === '' && url.password === '';
    return plain && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
  } catch {
    return null;
  }
}

function exchange(
  question: HttpQuestion,
  url: URL,
  limits: Pick<HttpClientOptions, 'timeoutMs' | 'maxBytes'> & { readonly isClosed: () => boolean },
  agents: Agents,
  open: Set<ClientRequest>,
  isSecond = false,
): Promise<Result<HttpAnswer>> {
  const { maxBytes = defaultMaxBytes } = limits;
  const timeoutMs = question.timeoutMs ?? limits.timeoutMs;
  return new Promise((resolve) => {
    const again = (): void => resolve(exchange(question, url, limits, agents, open, true));
    let answered = false;
    // A POST gets a fresh connection: on a reused one that the server just closed, nobody could tell whether it was acted on.
    const isFresh = isSecond || question.method === 'POST';
    const request = start(question, url, isFresh ? agents.once(url.protocol) : agents.kept(url.protocol));
    open.add(request);
    const settle = (answer: Result<HttpAnswer>): void => {
      // The end of an answer and the end of its stream both arrive here; only the first word counts.
      if (!open.delete(request)) return;
      clearTimeout(deadline);
      resolve(answer);
      if (!answer.ok) request.destroy();
    };
    const deadline = setTimeout(() => settle(refuse('backend-timeout', { host: url.host })), timeoutMs);
    request.on('error', (error) => {
      if (error instanceof DialError) return settle({ ok: false, error: error.refusal });
      const wasClosed = request.reusedSocket && !answered && !limits.isClosed() && open.delete(request);
      if (!wasClosed) return settle(refuse('backend-unreachable', { host: url.host }));
      clearTimeout(deadline);
      again();
    });
    request.on('response', (response) => {
      answered = true;
      receive(response, maxBytes, url.host, settle);
    });
    request.end(question.body);
  });
}

function start({ method, headers, body }: HttpQuestion, url: URL, agent: HttpAgent): ClientRequest {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return send(url, {
    method,
    agent,
    headers: {
      accept: 'application/json, text/plain',
      ...(body === undefined ? {} : { 'content-type': 'text/plain; charset=utf-8' }),
      ...headers,
    },
  });
}

function receive(response: IncomingMessage, maxBytes: number, host: string, settle: (answer: Result<HttpAnswer>) => void): void {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) return settle(refuse('backend-redirected', { host }));
  const parts: Buffer[] = [];
  let size = 0;
  response.on('data', (part: Buffer) => {
    size += part.length;
    if (size > maxBytes) settle(refuse('backend-too-large', { host }));
    else parts.push(part);
  });
  response.on('error', () => settle(refuse('backend-unreachable', { host })));
  response.on('close', () => settle(refuse('backend-unreachable', { host })));
  response.on('end', () => {
    const text = readText(Buffer.concat(parts));
    settle(text === null || !response.complete ? refuse('backend-garbled', { host }) : ok({ status, body: text }));
  });
}

function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
