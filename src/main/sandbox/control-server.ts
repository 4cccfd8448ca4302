// Owns the sandbox's control as a server on loopback: who may ask, how much is read, JSON both ways.
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { ControlAnswer } from './control.ts';

export interface ControlServerOptions {
  readonly answer: (path: string, body: string) => Promise<ControlAnswer>;
  readonly report: (error: unknown) => void;
}

export interface ControlServer {
  readonly url: string;
  close(): void;
}

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const mostBytes = 64 * 1024;

/** Listens on a free port of 127.0.0.1. Web pages are refused: what a browser sends for one names its origin. */
export async function serveControl({ answer, report }: ControlServerOptions): Promise<ControlServer> {
  const server = createServer((request, response) => {
    reply(server, request, answer)
      .catch((error: unknown): Reply => {
        report(error);
        return { status: 500, body: { code: 'control-failed' } };
      })
      .then((made) => send(response, made))
      .catch(report);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function reply(server: Server, request: IncomingMessage, answer: ControlServerOptions['answer']): Promise<Reply> {
  if (!isProgram(request, portOf(server))) return { status: 403, body: { code: 'host-refused' } };
  if (request.method !== 'POST') return { status: 405, body: { code: 'not-found' } };
  const body = await readText(request);
  if (body === null) return { status: 413, body: { code: 'body-too-large' } };
  return answer((request.url ?? '/').split('?', 1)[0] ?? '/', body);
}

/** Not a page of a stranger in a browser of this computer, and no name that was re-bound to it. */
function isProgram({ headers }: IncomingMessage, port: number): boolean {
  const site = headers['sec-fetch-site'];
  const named = headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
  return named && headers.origin === undefined && (site === undefined || site === 'none');
}

async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > mostBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body }: Reply): void {
  if (response.destroyed) return;
  const closing = status === 413 ? { Connection: 'close' } : {};
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...closing });
  response.end(JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
