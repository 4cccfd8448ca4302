// The server behind a real socket: slow, endless and malformed requests, and two names in one request.
import { type AddressInfo, type Socket, connect } from 'node:net';
import { type Server, createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { greenfieldApi } from '../shared/contract/server-api.ts';
import type { Client } from '../shared/contract/rpc.ts';
import { createHttpServer } from './http-server.ts';
import { readIncoming } from './read-incoming.ts';
import { createRoutes } from './routes.ts';

type Workflow = Client<typeof greenfieldApi>;
const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(timeouts: Parameters<typeof createHttpServer>[2] = {}) {
  const claims: unknown[] = [];
  const workflow = {
    pullPayment: async () => ({ ok: true, value: { id: 'pp' } }),
    claim: async (args: unknown) => {
      claims.push(args);
      return { ok: true, value: { id: 'po' } };
    },
  } as unknown as Workflow;
  let port = 0;
  const routes = createRoutes({
    workflow: () => workflow,
    port: () => port,
    reachable: () => [],
    now: () => 1000,
    random: (length) => new Uint8Array(length),
    words: ({ code }) => code,
    addressOf: () => '127.0.0.1',
    readBytes: (context) => (_request, limit) => readIncoming(context.env.incoming, limit),
    limits: null,
  });
  const server = createHttpServer(createServer, getRequestListener(routes.fetch), timeouts);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  return { port, claims, host: `Host: 127.0.0.1:${port}\r\n` };
}

/** What comes back until the server closes the connection. */
function talk(port: number, speak: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (data) => (heard += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    speak(socket);
  });
}

const claimHead = (host: string) => `POST /api/v1/pull-payments/pp/payouts HTTP/1.1\r\n${host}Content-Type: application/json\r\n`;

describe('a body without end', () => {
  it('is refused after 64 KiB instead of being kept in memory', async () => {
    const { port, host, claims } = await serve();
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    let sent = 0;
    const heard = await talk(port, (socket) => {
      socket.write(`${claimHead(host)}Transfer-Encoding: chunked\r\n\r\n`);
      const pour = (): void => {
        while (!socket.destroyed && socket.write(chunk)) sent += chunk.length;
        socket.once('drain', pour);
      };
      pour();
    });
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toContain('body-too-large');
    expect(sent).toBeLessThan(50_000_000);
    expect(claims).toEqual([]);
  });

  it('of exactly 64 KiB is read', async () => {
    const { port, host, claims } = await serve();
    const body = '{"note":"a"}'.padEnd(64 * 1024);
    const heard = await talk(port, (socket) =>
      socket.write(`${claimHead(host)}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
    );
    expect(heard).toMatch(/^HTTP\/1\.1 200 /);
    expect(claims).toHaveLength(1);
  });
});

describe('a slow sender', () => {
  const quick = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };

  it.each([
    ['that says nothing', ''],
    ['of headers', 'GET /api/v1/health HTTP/1.1\r\nHost: 127'],
  ])('%s is shown out', async (_name, words) => {
    const { port } = await serve(quick);
    const heard = await talk(port, (socket) => words !== '' && socket.write(words));
    expect(heard).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  it('of a body is shown out, and its claim is none', async () => {
    const { port, host, claims } = await serve(quick);
    const heard = await talk(port, (socket) => socket.write(`${claimHead(host)}Content-Length: 40\r\n\r\n{`));
    expect(heard).not.toContain('200 OK');
    expect(claims).toEqual([]);
  });
});

describe('a request that could be read in two ways', () => {
  it.each([
    ['two lengths', (host: string) => `${claimHead(host)}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `, 400],
    ['a length and chunks', (host: string) => `${claimHead(host)}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['two hosts', (host: string) => `GET /api/v1/health HTTP/1.1\r\n${host}Host: evil.example\r\nConnection: close\r\n\r\n`, 403],
    ['no host', () => 'GET /api/v1/health HTTP/1.0\r\n\r\n', 400],
    [
      'the address of a stranger in its first line',
      (host: string) => `GET http://evil.example/api/v1/health HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
      403,
    ],
    ['a head of 20,000 characters', (host: string) => `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`, 431],
  ])('for %s is refused', async (_name, text, status) => {
    const { port, host, claims } = await serve();
    const heard = await talk(port, (socket) => socket.write(text(host)));
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(claims).toEqual([]);
  });
});

it('HEAD answers as GET does, without a body', async () => {
  const { port, host } = await serve();
  const heard = await talk(port, (socket) => socket.write(`HEAD /api/v1/pull-payments/pp HTTP/1.1\r\n${host}Connection: close\r\n\r\n`));
  expect(heard).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(heard.endsWith('\r\n\r\n')).toBe(true);
});
