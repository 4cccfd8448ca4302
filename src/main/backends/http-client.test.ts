// Owns the proof that no server can redirect, flood, stall or confuse us.
import { afterEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, serve } from '../../../tests/helpers/loopback-http.ts';
import { type HttpClient, httpClient } from './http-client.ts';

let server: LoopbackServer;
let client: HttpClient;
const start = async (answer: Parameters<typeof serve>[0], options: { timeoutMs?: number; maxBytes?: number } = {}) => {
  server = await serve(answer);
  client = httpClient({ isAllowed: (origin) => origin === server.origin, timeoutMs: 2_000, ...options });
};
const codeOf = async (url: string) => {
  const answer = await client.ask({ method: 'GET', url });
  return answer.ok ? `status ${answer.value.status}` : answer.error.code;
};

afterEach(async () => {
  client.close();
  await server.close();
});

describe('the HTTP client', () => {
  it('hands over any answer but a redirect', async () => {
    await start((request, response) => response.writeHead(request.url === '/no' ? 404 : 200).end('これ'));
    expect(await client.ask({ method: 'GET', url: `${server.origin}/yes` })).toEqual({ ok: true, value: { status: 200, body: 'これ' } });
    expect(await codeOf(`${server.origin}/no`)).toBe('status 404');
  });

  it('posts the body and the headers of the question', async () => {
    await start((request, response, body) => response.end(`${request.method} ${String(request.headers['x-one'])} ${body}`));
    const answer = await client.ask({ method: 'POST', url: server.origin, headers: { 'x-one': '1' }, body: 'hello' });
    expect(answer).toEqual({ ok: true, value: { status: 200, body: 'POST 1 hello' } });
  });

  it('keeps a connection for the next question, but never for a post', async () => {
    const ports = new Set<number | undefined>();
    await start((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    for (let turn = 0; turn < 4; turn += 1) await codeOf(server.origin);
    expect(ports.size).toBe(1);
    await client.ask({ method: 'POST', url: server.origin, body: '00' });
    expect(ports.size).toBe(2);
  });

  it('asks again where a kept connection was closed before the question was read, and only then', async () => {
    const seen = new Set<unknown>();
    let asked = 0;
    await start((request, response) => {
      asked += 1;
      // As a server that gives up an idle connection just when the next question is on its way.
      if (seen.has(request.socket)) request.socket.destroy();
      else response.end('ok');
      seen.add(request.socket);
    });
    expect(await codeOf(server.origin)).toBe('status 200');
    expect(await codeOf(server.origin)).toBe('status 200');
    expect(asked).toBe(3);
  });

  it('does not ask twice on a fresh connection', async () => {
    let asked = 0;
    await start((request) => {
      asked += 1;
      request.socket.destroy();
    });
    expect(await codeOf(server.origin)).toBe('backend-unreachable');
    expect(asked).toBe(1);
  });

  it('asks nobody whom the user has not allowed', async () => {
    await start((_, response) => response.end());
    for (const url of [
      'http://127.0.0.1:1',
      'https://example.com',
      'file:///etc/passwd',
      `http://user:secret@${new URL(server.origin).host}/`,
      'rubbish',
    ]) {
      expect(await codeOf(url)).toBe('backend-host-not-allowed');
    }
    expect(server.requests).toEqual([]);
  });

  it('follows no redirect', async () => {
    await start((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    expect(await codeOf(`${server.origin}/here`)).toBe('backend-redirected');
    expect(server.requests).toEqual(['GET /here']);
  });

  it('stops reading a flood, announced or not', async () => {
    await start(
      (_, response) => {
        const pour = (): void => {
          if (!response.destroyed && response.write('x'.repeat(50_000))) setImmediate(pour);
          else response.once('drain', pour);
        };
        pour();
      },
      { maxBytes: 100_000 },
    );
    expect(await codeOf(server.origin)).toBe('backend-too-large');
  });

  it('gives up on silence, also in the middle of an answer', async () => {
    await start(
      (request, response) => {
        if (request.url === '/half') response.write('half');
      },
      { timeoutMs: 150 },
    );
    expect(await codeOf(`${server.origin}/silent`)).toBe('backend-timeout');
    expect(await codeOf(`${server.origin}/half`)).toBe('backend-timeout');
  });

  it('tells a lost connection from an answer', async () => {
    await start((request, response) => {
      if (request.url === '/cut') response.socket?.destroy();
      else {
        response.writeHead(200, { 'content-length': '10' }).write('12345');
        setTimeout(() => response.socket?.destroy(), 20);
      }
    });
    expect(await codeOf(`${server.origin}/cut`)).toBe('backend-unreachable');
    expect(await codeOf(`${server.origin}/short`)).toBe('backend-unreachable');
    await server.close();
    expect(await codeOf(server.origin)).toBe('backend-unreachable');
  });

  it('reads no text that is not text', async () => {
    await start((_, response) => response.end(Buffer.from([0xff, 0xfe, 0x80])));
    expect(await codeOf(server.origin)).toBe('backend-garbled');
  });

  it('lets nothing hang when it is closed', async () => {
    await start(() => undefined);
    const waiting = codeOf(server.origin);
    await new Promise((resolve) => setTimeout(resolve, 30));
    client.close();
    expect(await waiting).toBe('backend-unreachable');
    expect(await codeOf(server.origin)).toBe('backend-unreachable');
  });
});
