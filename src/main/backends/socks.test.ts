// Owns the proof that a proxy is used for everything but this computer itself, looks up the names, and that its refusals are told apart.
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { firstCertificate } from '../../../tests/helpers/electrum-certificates.ts';
import { type LoopbackServer, serve } from '../../../tests/helpers/loopback-http.ts';
import { type LoopbackSocks, serveSocks, type SocksRules } from '../../../tests/helpers/loopback-socks.ts';
import { type HttpClient, httpClient } from './http-client.ts';
import { SecureDialAgent } from './socks-agents.ts';
import { dialThrough, type SocksProxy } from './socks.ts';

const onion = 'pullpay2zgqqfqnbhvbtn5i5rqhbpibkxqvulh4wbbu2lzsoaz6h3yyd.onion';
const secret = { user: 'tor', password: 'one of many' };
let closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

async function http(): Promise<LoopbackServer> {
  const server = await serve((request, response) => void response.end(`hello ${request.headers.host}`));
  closing.push(() => server.close());
  return server;
}
async function socks(rules: SocksRules): Promise<LoopbackSocks> {
  const proxy = await serveSocks(rules);
  closing.push(() => proxy.close());
  return proxy;
}
function through(proxy: Pick<SocksProxy, 'host' | 'port'>, login: SocksProxy['login'] = null, timeoutMs = 2_000): HttpClient {
  const client = httpClient({ isAllowed: () => true, timeoutMs, dial: dialThrough({ host: proxy.host, port: proxy.port, login }) });
  closing.push(() => client.close());
  return client;
}
const get = async (client: HttpClient, url: string): Promise<string> => {
  const answer = await client.ask({ method: 'GET', url });
  return answer.ok ? answer.value.body : `${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`;
};

describe('a client behind a SOCKS5 proxy', () => {
  it('reaches names that only the proxy knows, and keeps the connection', async () => {
    const server = await http();
    const proxy = await socks({ names: { [onion]: server.port } });
    const client = through(proxy);
    expect(await get(client, `http://${onion}:81/a`)).toBe(`hello ${onion}:81`);
    expect(await get(client, `http://${onion}:81/b`)).toBe(`hello ${onion}:81`);
    expect(proxy.asked).toEqual([`name ${onion}:81`]);
    const posted = await client.ask({ method: 'POST', url: `http://${onion}:81/c`, body: 'x' });
    expect(posted.ok && posted.value.status).toBe(200);
    expect(server.requests).toEqual(['GET /a', 'GET /b', 'POST /c']);
  });

  it('speaks TLS with the server itself, and takes no certificate that nobody vouches for', async () => {
    const { cert, key } = firstCertificate;
    const server = createServer({ cert, key }, (request, response) => void response.end(`safe ${request.headers.host}`));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const proxy = await socks({ names: { 'electrum.test': (server.address() as AddressInfo).port } });
    expect(await get(through(proxy), 'https://electrum.test/')).toBe('backend-unreachable {"host":"electrum.test"}');
    const dial = dialThrough({ host: proxy.host, port: proxy.port, login: null });
    const agent = new SecureDialAgent({ ca: cert }, { dial, timeoutMs: 2_000, signal: new AbortController().signal });
    const body = await new Promise<string>((resolve, reject) => {
      request('https://electrum.test/', { agent }, (response) => response.on('data', (bytes: Buffer) => resolve(bytes.toString())))
        .on('error', reject)
        .end();
    });
    expect(body).toBe('safe electrum.test');
    expect(proxy.asked).toEqual(['name electrum.test:443', 'name electrum.test:443']);
  });

  it('names itself with user and password where the proxy asks for them', async () => {
    const server = await http();
    const proxy = await socks({ names: { 'example.com': server.port }, login: secret });
    expect(await get(through(proxy, secret), 'http://example.com/')).toBe('hello example.com');
    const refused = `backend-proxy-refused {"proxy":"127.0.0.1:${proxy.port}"}`;
    expect(await get(through(proxy, { ...secret, password: 'wrong' }), 'http://example.com/')).toBe(refused);
    expect(await get(through(proxy), 'http://example.com/')).toBe(refused);
    expect(proxy.asked).toEqual(['name example.com:80']);
  });

  it('reaches this computer itself without the proxy', async () => {
    const server = await http();
    const proxy = await socks({ names: {} });
    expect(await get(through(proxy), `${server.origin}/`)).toContain('hello');
    expect(proxy.asked).toEqual([]);
  });

  it.each([1, 2, 7, 8])('says that the proxy refuses (answer %i)', async (reply) => {
    const proxy = await socks({ names: {}, reply });
    expect(await get(through(proxy), 'http://example.com/')).toContain('backend-proxy-refused');
  });

  it.each([3, 4, 5, 6, 0xf0, 0xf4])('says that the server is not there (answer %i)', async (reply) => {
    const proxy = await socks({ names: {}, reply });
    expect(await get(through(proxy), 'http://example.com:8080/')).toBe('backend-unreachable {"host":"example.com:8080"}');
  });

  it('says that nobody answers at the proxy, or only silence', async () => {
    expect(await get(through({ host: '127.0.0.1', port: 1 }), 'http://example.com/')).toBe(
      'backend-proxy-unreachable {"proxy":"127.0.0.1:1"}',
    );
    const silent = await socks({ names: {}, isSilent: true });
    expect(await get(through(silent, null, 200), 'http://example.com/')).toMatch(/^backend-(timeout|proxy-unreachable) /);
  });

  it('does not take a web server for a proxy', async () => {
    const server = await http();
    expect(await get(through({ host: '127.0.0.1', port: server.port }), 'http://example.com/')).toContain('backend-proxy-refused');
  });

  it('cuts what is under way when it is closed', async () => {
    const silent = await socks({ names: {}, isSilent: true });
    const client = through(silent, null, 20_000);
    const answer = get(client, 'http://example.com/');
    setTimeout(() => client.close(), 50);
    expect(await answer).toMatch(/^backend-(unreachable|proxy-refused) /);
  });
});
