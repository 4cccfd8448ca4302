import { type Server, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createRefusalWords } from '../shared/i18n/translate.ts';
import { callHost, fixedLookup } from './host-call.ts';
import { type Resolve, resolveHost } from './resolve-host.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const at =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const call = (origin: string) => ({ origin, path: '/', method: 'GET', token: null, passphrase: null, body: undefined }) as const;
const never: Resolve = async () => {
  throw new Error('must not be asked');
};

/** A server on loopback that counts who came. */
async function victim(): Promise<{ port: number; visits: () => number; host: () => string | undefined }> {
  let visits = 0;
  let host: string | undefined;
  const server = createServer((request, response) => {
    visits += 1;
    host = request.headers.host;
    response.end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, visits: () => visits, host: () => host };
}

describe('a public name that leads somewhere else', () => {
  it.each([
    ['this computer', ['127.0.0.1']],
    ['another loopback address', ['127.8.8.8']],
    ['this computer by IPv6', ['::1']],
    ['this computer, mapped', ['::ffff:127.0.0.1']],
    ['this computer, mapped, in hex', ['::ffff:7f00:1']],
    ['this computer, compatible', ['::127.0.0.1']],
    ['this computer, translated', ['64:ff9b::7f00:1']],
    ['this computer by 6to4', ['2002:7f00:1::']],
    ['no address', ['0.0.0.0']],
    ['no address by IPv6', ['::']],
    ['a home network', ['192.168.1.1']],
    ['a private network', ['10.0.0.5']],
    ['another private network', ['172.16.3.4']],
    ['a private network by 6to4', ['2002:c0a8:101::1']],
    ['cloud metadata', ['169.254.169.254']],
    ['cloud metadata in carrier-grade space', ['100.100.100.200']],
    ['cloud metadata by IPv6', ['fd00:ec2::254']],
    ['carrier-grade NAT', ['100.64.0.1']],
    ['protocol assignments', ['192.0.0.192']],
    ['a test network', ['198.18.0.1']],
    ['a link-local address', ['fe80::1']],
    ['a link-local address of an interface', ['fe80::1%eth0']],
    ['a unique local address', ['fc00::1']],
    ['a local translation prefix', ['64:ff9b:1::a00:1']],
    ['multicast', ['224.0.0.251']],
    ['multicast by IPv6', ['ff02::fb']],
    ['broadcast', ['255.255.255.255']],
    ['a public address and a private one', ['93.184.216.34', '10.0.0.1']],
    ['something that is no address', ['not-an-address']],
  ])('%s is refused', async (_name, addresses) => {
    const answer = await resolveHost('https://pay.example', at(...addresses));
    expect(answer).toEqual({ ok: false, error: { code: 'host-address-refused', params: { host: 'pay.example' } } });
  });

  it('is refused before anything is sent, and the words name it in both languages', async () => {
    const { port, visits } = await victim();
    const answer = await callHost(call(`https://pay.example:${port}`), at('127.0.0.1'));
    expect(visits()).toBe(0);
    expect(answer).toMatchObject({ ok: false, error: { code: 'host-address-refused' } });
    if (answer.ok) return;
    expect(createRefusalWords('en')(answer.error)).toContain('pay.example');
    expect(createRefusalWords('ja')(answer.error)).toContain('pay.example');
  });
});

describe('addresses that were agreed to', () => {
  it.each([
    ['https://pay.example', at('93.184.216.34'), ['93.184.216.34']],
    ['https://pay.example', at('2606:2800:220:1::1', '93.184.216.34'), ['2606:2800:220:1::1', '93.184.216.34']],
    ['http://localhost:8080', at('127.0.0.1', '::1'), ['127.0.0.1', '::1']],
    ['http://192.168.1.7:8080', never, ['192.168.1.7']],
    ['http://[fd00::7]:8080', never, ['fd00::7']],
    ['http://127.0.0.1:8080', never, ['127.0.0.1']],
  ])('%s is dialled at what was checked', async (origin, resolve, expected) => {
    const answer = await resolveHost(origin, resolve);
    expect(answer.ok && answer.value.map(({ address }) => address)).toEqual(expected);
  });

  it('localhost that leads to another computer is refused', async () => {
    expect(await resolveHost('http://localhost', at('10.0.0.1'))).toMatchObject({ error: { code: 'host-address-refused' } });
  });

  it('an onion name never reaches a name server', async () => {
    let asked = 0;
    const origin = `http://${'a'.repeat(56)}.onion`;
    const answer = await resolveHost(origin, async () => {
      asked += 1;
      return [];
    });
    expect(answer).toEqual({ ok: false, error: { code: 'host-needs-tor' } });
    expect(asked).toBe(0);
  });

  it('a name that nobody knows is unreachable', async () => {
    expect(await resolveHost('https://pay.example', never)).toEqual({ ok: false, error: { code: 'host-unreachable' } });
  });

  it('the name is resolved once: a second answer is never asked for', async () => {
    const { port, visits, host } = await victim();
    let asked = 0;
    const turning: Resolve = async () => {
      asked += 1;
      return asked === 1 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '10.0.0.1', family: 4 }];
    };
    expect(await callHost(call(`http://wallet.localhost:${port}`), turning)).toEqual({ ok: true, value: { status: 200, body: {} } });
    expect({ asked, visits: visits(), host: host() }).toEqual({ asked: 1, visits: 1, host: `wallet.localhost:${port}` });
  });

  it('the certificate is asked for by the name, not by the address that was dialled, and none means no request', async () => {
    let served = 0;
    const names: string[] = [];
    const server = createTlsServer({
      SNICallback: (name, done) => {
        names.push(name);
        done(new Error('no certificate for that name'));
      },
    });
    server.on('request', () => (served += 1));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await callHost(call(`https://wallet.localhost:${port}`), at('127.0.0.1'));
    expect(answer).toEqual({ ok: false, error: { code: 'host-unreachable' } });
    expect({ names, served }).toEqual({ names: ['wallet.localhost'], served: 0 });
  });

  it('answers runtimes that ask for one address and those that ask for all', () => {
    const lookup = fixedLookup([
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]);
    const answers: unknown[] = [];
    lookup('any', {}, (...args) => answers.push(args));
    lookup('any', { all: true }, (...args) => answers.push(args));
    expect(answers).toEqual([
      [null, '127.0.0.1', 4],
      [
        null,
        [
          { address: '127.0.0.1', family: 4 },
          { address: '::1', family: 6 },
        ],
      ],
    ]);
  });
});
