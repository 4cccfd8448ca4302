// Owns the proof that a wallet follows the practice network when another copy of the app takes it over.
import { afterEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, serve } from '../../../tests/helpers/loopback-http.ts';
import { askEndpoint, fixedEndpoint } from './endpoint.ts';
import { httpClient } from './http-client.ts';
import { practiceEndpoints } from './practice-endpoint.ts';

const servers: LoopbackServer[] = [];
const client = httpClient({ isAllowed: (origin) => origin.startsWith('http://127.0.0.1:'), timeoutMs: 1_000 });
let file = '';
let reads = 0;
const endpoints = () =>
  practiceEndpoints('/practice/endpoint.json', (path) => {
    reads += 1;
    return file === '' ? Promise.reject(new Error('ENOENT')) : Promise.resolve(path === '/practice/endpoint.json' ? file : '');
  });
const host = async (name: string, token: string) => {
  const server = await serve((request, response) => {
    const mine = request.headers['x-pullpay-practice-token'] === token;
    response.writeHead(mine ? 200 : 401).end(`${name} ${request.url}`);
  });
  servers.push(server);
  file = JSON.stringify({ port: server.port, token });
  return server;
};

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  file = '';
  reads = 0;
});

describe('the practice network', () => {
  it('is found through its file, which is read once while all goes well', async () => {
    await host('first', 'secret-1');
    const { bitcoin, root, xrpl } = endpoints();
    expect(await askEndpoint(client, bitcoin, { method: 'GET', path: '/tx' })).toMatchObject({
      ok: true,
      value: { body: 'first /bitcoin/tx' },
    });
    expect(await askEndpoint(client, root, { method: 'GET', path: '/rates' })).toMatchObject({ ok: true, value: { body: 'first /rates' } });
    expect(await xrpl.current()).toMatchObject({ ok: true, value: { url: `ws://127.0.0.1:${servers[0]?.port}/xrpl` } });
    expect(reads).toBe(1);
  });

  it('is followed to its next host within the same question', async () => {
    const first = await host('first', 'secret-1');
    const { bitcoin } = endpoints();
    await askEndpoint(client, bitcoin, { method: 'GET', path: '/a' });
    await first.close();
    await host('second', 'secret-2');
    expect(await askEndpoint(client, bitcoin, { method: 'POST', path: '/tx', body: '00' })).toMatchObject({
      ok: true,
      value: { body: 'second /bitcoin/tx' },
    });
  });

  it('is followed when a stranger has its old port', async () => {
    await host('stranger', 'other');
    file = JSON.stringify({ port: servers[0]?.port, token: 'ours' });
    const { bitcoin } = endpoints();
    expect(await askEndpoint(client, bitcoin, { method: 'GET', path: '/a' })).toMatchObject({ ok: true, value: { status: 401 } });
    await host('second', 'ours');
    expect(await askEndpoint(client, bitcoin, { method: 'GET', path: '/a' })).toMatchObject({
      ok: true,
      value: { status: 200, body: 'second /bitcoin/a' },
    });
  });

  it('is not asked twice at a place where nobody answers', async () => {
    const first = await host('first', 'secret-1');
    await first.close();
    const { bitcoin } = endpoints();
    expect(await askEndpoint(client, bitcoin, { method: 'GET', path: '/a' })).toMatchObject({ error: { code: 'backend-unreachable' } });
    expect(reads).toBe(2);
  });

  it.each([
    '',
    'rubbish',
    '{}',
    '{"port":0,"token":"x"}',
    '{"port":70000,"token":"x"}',
    '{"port":80,"token":"a\\r\\nb"}',
    '{"port":"80","token":"x"}',
    'null',
  ])('is not running when the file says %j', async (text) => {
    file = text;
    expect(await endpoints().bitcoin.current()).toEqual({ ok: false, error: { code: 'practice-not-running' } });
  });
});

describe('a fixed endpoint', () => {
  it('has one slash between place and path', async () => {
    expect(await fixedEndpoint('https://host/api//').current()).toEqual({ ok: true, value: { url: 'https://host/api', headers: {} } });
  });
});
