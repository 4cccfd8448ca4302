// Owns the HTTP face of the practice network: Esplora, rates and control on one loopback port.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { EsploraAnswer } from '../bitcoin/esplora-answer.ts';
import { answerEsplora } from '../bitcoin/esplora.ts';
import { jsonText } from '../bitcoin/json-text.ts';
import { type ControlOptions, control, refused } from './control.ts';
import { parseCommand } from './control-parse.ts';
import { hasToken, isOwnCaller } from './guard.ts';
import type { Reply } from './lies.ts';
import { readBody } from './read-body.ts';
import type { TimerGroup } from './timers.ts';

export interface HttpOptions extends ControlOptions {
  readonly port: () => number;
  readonly token: string;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly timers: TimerGroup;
}

interface Question {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly trusted: boolean;
}

export function requestListener(options: HttpOptions): RequestListener {
  return (request, response) => {
    serve(options, request, response, (asked, body) => replyTo(options, questionOf(options, asked, body))).catch((error: unknown) =>
      sendAndClose(response, plain(500, String(error))),
    );
  };
}

/** Bitcoin alone, with the Esplora paths at the root. */
export function bitcoinListener({ network, port }: Door): RequestListener {
  const replyTo = ({ method = '', url = '' }: IncomingMessage, body: string): Reply => {
    const [path = ''] = url.split('?', 1);
    return told(answerEsplora(network.bitcoin, { method, path, body }));
  };
  return (request, response) => {
    serve({ network, port }, request, response, replyTo).catch((error: unknown) => sendAndClose(response, plain(500, String(error))));
  };
}

type Door = Pick<HttpOptions, 'network' | 'port'>;
type Replier = (request: IncomingMessage, body: string) => Reply;

async function serve(
  options: Door & Partial<HttpOptions>,
  request: IncomingMessage,
  response: ServerResponse,
  replyTo: Replier,
): Promise<void> {
  if (!isOwnCaller(request.headers, options.port())) return send(response, plain(403, 'not for browsers'));
  const body = await readBody(request);
  if (body === null) return sendAndClose(response, plain(413, 'body too large'));
  const reply = replyTo(request, body);
  // Nobody hears of anything that a crash could undo; after a failed disk nobody hears anything.
  const durable = await options.network.settled().then(
    () => true,
    () => false,
  );
  if (!durable) response.destroy();
  else deliver(options.timers, response, reply);
}

function deliver(timers: TimerGroup | undefined, response: ServerResponse, reply: Reply): void {
  if (reply.kind === 'lost') response.destroy();
  else if (reply.delayMs > 0 && timers !== undefined) timers.after(reply.delayMs, () => send(response, reply.answer));
  else send(response, reply.answer);
}

function questionOf({ token }: HttpOptions, { method = '', url = '', headers }: IncomingMessage, body: string): Question {
  const [path = '', query = ''] = url.split('?', 2);
  return { method, path, query: new URLSearchParams(query), body, trusted: hasToken(headers, token) };
}

function replyTo(options: HttpOptions, question: Question): Reply {
  const { path, method, body } = question;
  if (path.startsWith('/bitcoin/')) {
    const asked = { method, path: path.slice('/bitcoin'.length), body };
    const { liar, network } = options;
    return liar === null ? told(answerEsplora(network.bitcoin, asked)) : liar.answer(network.bitcoin, asked);
  }
  if (path.startsWith('/control/')) return told(answerControl(options, question));
  if (path === '/rates') return told(answerRates(options, question));
  if (path === '/health' && method === 'GET') return told(json(200, { practice: 'pullpay', version: 1, testing: options.liar !== null }));
  return told(plain(404, 'not found'));
}

function answerRates({ network, now }: HttpOptions, { method, query }: Question): EsploraAnswer {
  if (method !== 'GET') return plain(405, 'method not allowed');
  const pair = query.get('pair') ?? '';
  const rate = network.rates.rate(pair);
  return rate === null ? json(404, { code: 'practice-rate-unknown' }) : json(200, { pair, rate, at: Math.floor(now() / 1000) });
}

function answerControl(options: HttpOptions, { method, path, body, trusted }: Question): EsploraAnswer {
  if (!trusted) return json(401, { code: 'practice-token' });
  if (method !== 'POST') return plain(405, 'method not allowed');
  const command = parseCommand(path.slice('/control/'.length), body);
  const { status, body: answer } = command === null ? refused('practice-command-invalid') : control(options, command);
  return { status, type: 'application/json', body: JSON.stringify(answer) };
}

function send(response: ServerResponse, { status, type, body }: EsploraAnswer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  response.end(body);
}

/** A client that was told to stop sending may not listen: the connection ends with the answer. */
function sendAndClose(response: ServerResponse, answer: EsploraAnswer): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
  send(response, answer);
}

function told(answer: EsploraAnswer): Reply {
  return { kind: 'answer', answer, delayMs: 0 };
}

function plain(status: number, body: string): EsploraAnswer {
  return { status, type: 'text/plain', body };
}

function json(status: number, value: Parameters<typeof jsonText>[0]): EsploraAnswer {
  return { status, type: 'application/json', body: jsonText(value) };
}
