// The server behind a real socket: slow, endless and malformed requests, and two names in one request.
import { type Socket, connect } from 'node:net';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServer, serveWorld } from '../../tests/fakes/api-world.ts';

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) closeServer(server);
});

async function serve(timeouts: Parameters<typeof serveWorld>[1] = {}) {
  const world = await serveWorld({ answers: { claim: () => ({ id: 'po' }) } }, timeouts);
  open.push(world.server);
  const claims = {
    get made() {
      return world.asked.filter(({ operation }) => operation === 'claim');
    },
  };
  return { ...world, claims, host: `Host: 127.0.0.1:${world.port}\r\n` };
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
    expect(claims.made).toEqual([]);
  });

  it('of exactly 64 KiB is read', async () => {
    const { port, host, claims } = await serve();
    const body = '{"note":"a"}'.padEnd(64 * 1024);
    const heard = await talk(port, (socket) =>
      socket.write(`${claimHead(host)}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
    );
    expect(heard).toMatch(/^HTTP\/1\.1 200 /);
    expect(claims.made).toHaveLength(1);
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
    expect(claims.made).toEqual([]);
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
    expect(claims.made).toEqual([]);
  });
});

it('HEAD answers as GET does, without a body', async () => {
  const { port, host } = await serve();
  const heard = await talk(port, (socket) => socket.write(`HEAD /api/v1/pull-payments/pp HTTP/1.1\r\n${host}Connection: close\r\n\r\n`));
  expect(heard).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(heard.endsWith('\r\n\r\n')).toBe(true);
});

it.each(['POST /api/v1/payouts/po/mark', 'DELETE /api/v1/payouts/po', 'PUT /api/v1/users/me/notification-settings'])(
  '%s without a body is answered, and with chunks of nothing, too',
  async (line) => {
    const { port, host, asked } = await serve();
    for (const rest of ['Connection: close\r\n\r\n', 'Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'])
      expect(await talk(port, (socket) => socket.write(`${line} HTTP/1.1\r\n${host}${rest}`))).toMatch(/^HTTP\/1\.1 200 /);
    expect(asked.map(({ body }) => body)).toEqual([null, null]);
  },
);

it('three hundred connections at once, a minute of one address, are all answered', async () => {
  const { port, host } = await serve();
  // They stay open: each answer comes while all the others are there, too.
  const answer = (): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(''));
      socket.once('data', (data) => resolve(data.toString()));
      socket.write(`GET /api/v1/health HTTP/1.1\r\n${host}\r\n`);
    });
  const heard = await Promise.all(Array.from({ length: 300 }, answer));
  expect(heard.filter((text) => text.startsWith('HTTP/1.1 200 OK'))).toHaveLength(300);
});

it('a DELETE may carry a body', async () => {
  const { fetch, asked } = await serve();
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/api/v1/payouts/po', { method: 'DELETE', headers, body: '{"reason":"No"}' });
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '0', '']);
  expect(asked[0]?.body).toEqual({ reason: 'No' });
});

it('many requests of one connection are answered in order, also after a body that was not read', async () => {
  const { port, host } = await serve();
  const wrong = `POST /api/v1/payouts/po/mark HTTP/1.1\r\n${host}Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello`;
  const last = `GET /api/v1/health HTTP/1.1\r\n${host}Connection: close\r\n\r\n`;
  const heard = await talk(port, (socket) => socket.write(`${wrong}${wrong}${last}`));
  expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 415', 'HTTP/1.1 415', 'HTTP/1.1 200']);
});
