// Owns the stories of one delivery over real sockets: where it may go, what it carries, and how little of the answer matters.
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { webhookTarget } from '../shared/webhooks/target.ts';
import { deliverWebhook } from './deliver.ts';
import type { Resolve } from './resolve-host.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Visit {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function receiver(answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => response.end()) {
  const visits: Visit[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      visits.push({ method: request.method, path: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      answer(response, request);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/hook?from=pullpay`, visits };
}

const sandbox = { isAllowed: () => false, loopback: true };
const desktop = { isAllowed: () => false, loopback: false };
const everything = { isAllowed: () => true, loopback: false };
const delivery = (url: string) => ({ url, body: '{"name":"時間"}', signature: 'ab'.repeat(32) });
const at =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('a delivery', () => {
  it('carries the body byte for byte, its type and its signature, by POST to the path with its query', async () => {
    const { url, visits } = await receiver();
    expect(await deliverWebhook(delivery(url), sandbox)).toEqual({ ok: true, value: { status: 200 } });
    expect(visits).toMatchObject([
      {
        method: 'POST',
        path: '/hook?from=pullpay',
        body: '{"name":"時間"}',
        headers: { 'content-type': 'application/json', 'btcpay-sig': `sha256=${'ab'.repeat(32)}` },
      },
    ]);
  });

  it.each([204, 302, 404, 429, 500])('answers the status %i whatever comes with it', async (status) => {
    const { url } = await receiver((response) => response.writeHead(status).end('no JSON at all'));
    expect(await deliverWebhook(delivery(url), sandbox)).toEqual({ ok: true, value: { status } });
  });

  it('follows no redirect', async () => {
    const other = await receiver();
    const { url } = await receiver((response) => response.writeHead(307, { Location: other.url }).end());
    expect(await deliverWebhook(delivery(url), sandbox)).toMatchObject({ value: { status: 307 } });
    expect(other.visits).toEqual([]);
  });

  it('does not wait for an answer that never ends, and does not keep a large one', async () => {
    const endless = await receiver((response) => void response.writeHead(200).write('…'));
    const large = await receiver((response) => response.writeHead(200).end(Buffer.alloc(8 * 1024 * 1024)));
    const started = Date.now();
    expect(await deliverWebhook(delivery(endless.url), sandbox)).toMatchObject({ value: { status: 200 } });
    expect(await deliverWebhook(delivery(large.url), sandbox)).toMatchObject({ value: { status: 200 } });
    expect(Date.now() - started).toBeLessThan(6000);
  });

  it('to a target that hangs up, or where nobody listens, is a failure of the network', async () => {
    const { url } = await receiver((_response, request) => request.socket.destroy());
    expect(await deliverWebhook(delivery(url), sandbox)).toEqual({ ok: false, error: { code: 'host-unreachable' } });
    expect(await deliverWebhook(delivery('http://127.0.0.1:1/'), sandbox)).toEqual({ ok: false, error: { code: 'host-unreachable' } });
  });
});

describe('the target of a delivery', () => {
  it('is never this computer, agreed to or not, under whatever name', async () => {
    const { port, visits } = await receiver();
    const names = ['127.0.0.1', '127.1', '2130706433', '0x7f.1', 'localhost', 'a.localhost', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'];
    for (const name of names) {
      const answer = await deliverWebhook(delivery(`http://${name}:${port}/`), everything);
      expect(answer, name).toMatchObject({ ok: false });
    }
    expect(visits).toEqual([]);
  });

  it.each([
    ['this computer', '127.0.0.1'],
    ['this computer by IPv6', '::1'],
    ['a home network', '192.168.1.1'],
    ['cloud metadata', '169.254.169.254'],
  ])('whose public name leads to %s is not dialled', async (_where, address) => {
    const { port, visits } = await receiver();
    const url = `https://shop.example:${port}/`;
    expect(await deliverWebhook(delivery(url), everything, at(address))).toMatchObject({ error: { code: 'host-address-refused' } });
    expect(await deliverWebhook(delivery(url), sandbox, at('93.184.215.14', address))).toMatchObject({
      error: { code: 'host-address-refused' },
    });
    expect(visits).toEqual([]);
  });

  it.each([
    ['http://shop.example/', 'webhook-needs-https'],
    ['http://192.168.1.7/', 'webhook-host-not-allowed'],
    ['https://10.0.0.1/', 'webhook-host-not-allowed'],
    ['http://169.254.169.254/latest', 'webhook-host-not-allowed'],
    ['https://user:secret@shop.example/', 'webhook-url-invalid'],
    ['ftp://shop.example/', 'webhook-url-invalid'],
    ['file:///etc/passwd', 'webhook-url-invalid'],
    ['shop.example', 'webhook-url-invalid'],
    [`https://${'abcdefg2'.repeat(7)}.onion/`, 'webhook-needs-tor'],
    ['https://0.0.0.0/', 'webhook-url-invalid'],
    [`https://shop.example/${'x'.repeat(2048)}`, 'webhook-url-invalid'],
  ])('%s is refused before any name is asked for', async (url, code) => {
    const never: Resolve = async () => {
      throw new Error('must not be asked');
    };
    expect(await deliverWebhook(delivery(url), desktop, never)).toMatchObject({ ok: false, error: { code } });
  });

  it('in a private network is good once the user agreed to exactly that origin', () => {
    const rules = { isAllowed: (origin: string) => origin === 'http://10.1.2.3:8080', loopback: false };
    const refused = { ok: false, error: { code: 'webhook-host-not-allowed' } };
    expect(webhookTarget('http://10.1.2.3:8081/', rules)).toMatchObject(refused);
    expect(webhookTarget('https://10.1.2.3:8080/', rules)).toMatchObject(refused);
    expect(webhookTarget('http://10.1.2.3:8080/x?y=1#z', rules)).toEqual({
      ok: true,
      value: { origin: 'http://10.1.2.3:8080', path: '/x?y=1' },
    });
  });
});
