// Owns the stories of the chosen Bitcoin servers: tried before they are kept, passwords that never come out again, certificates that are learned once.
import { describe, expect, it } from 'vitest';
import { memoryDocument } from '../../../tests/fakes/memory-document.ts';
import type { BitcoinBackendChoice } from '../../shared/contract/bitcoin-backends.ts';
import type { BitcoinServer } from '../../shared/contract/bitcoin-servers.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BackendHealth, BitcoinBackend } from '../backends/bitcoin-backend.ts';
import { makeSecret } from '../vault/secret.ts';
import { BitcoinServers, bitcoinServerFile, type BitcoinServersOptions, noBitcoinServers } from './bitcoin-servers.ts';

const health: BackendHealth = { tip: { height: 7, hash: 'ab'.repeat(32) }, tipTime: 1_700_000_000, software: '/Satoshi:29/', notes: [] };
const none = { node: null, proxy: null };
const password = 'très secret 🔑';
const node: BitcoinServer = {
  kind: 'core',
  network: 'main',
  url: 'http://127.0.0.1:8332',
  login: { kind: 'password', user: 'me' },
  proxy: null,
};
const electrum: BitcoinServer = {
  kind: 'electrum',
  network: 'main',
  host: 'electrum.example',
  port: 50_002,
  security: { kind: 'tls', certificate: null },
  proxy: null,
};
const [first, second] = ['1'.repeat(64), '2'.repeat(64)] as const;

interface World {
  readonly document?: BitcoinServersOptions['document'];
  /** False: the system has no keyring. */
  readonly seals?: boolean;
  readonly paying?: boolean;
}

function world({ document = memoryDocument(noBitcoinServers), seals = true, paying = false }: World = {}) {
  const opened: BitcoinBackendChoice[] = [];
  const told: string[] = [];
  const answer = { health: ok(health) as Result<BackendHealth>, certificate: first as string };
  const servers = new BitcoinServers({
    document,
    seal: {
      seal: (text) => (seals ? { backend: 'ring', blob: Buffer.from(text).toString('hex') } : null),
      open: ({ blob }) => (seals ? Buffer.from(blob, 'hex').toString() : null),
    },
    keep: (text) => makeSecret(new TextEncoder().encode(text)),
    open: (choice, learn) => {
      opened.push(choice);
      return {
        check: async () => {
          const known = choice.kind === 'electrum' && choice.security.kind === 'tls' ? choice.security.certificate : '';
          if (known !== '' && known !== null && known !== answer.certificate)
            return refuse('backend-certificate-changed', { host: 'electrum.example:50002', certificate: answer.certificate });
          if (known === null && choice.kind === 'electrum') learn(choice, answer.certificate);
          return answer.health;
        },
        close: () => undefined,
      } as unknown as BitcoinBackend;
    },
    isPaying: () => paying,
  });
  servers.onChange((set) => void told.push(set));
  return { servers, opened, told, answer, document };
}

const code = (answer: Result<unknown>) => (answer.ok ? 'ok' : answer.error.code);

describe('a set without a choice', () => {
  it('asks nobody and says which setting is missing', () => {
    const { servers, opened } = world();
    expect(code(servers.open('main'))).toBe('bitcoin-server-not-chosen');
    expect(servers.list()).toEqual(['test', 'main', 'regtest'].map((set) => ({ set, chosen: null })));
    expect(opened).toEqual([]);
  });
});

describe('a choice', () => {
  it('is tested, kept, in force at once, and there again after a restart with its password', async () => {
    const { servers, told, document } = world();
    const answer = await servers.set({ set: 'main', server: node, passwords: { node: password, proxy: null } }, false);
    expect(answer).toMatchObject({ ok: true, value: [{}, { set: 'main', chosen: { passwords: { node: 'sealed', proxy: null } } }, {}] });
    expect(told).toEqual(['main']);
    const again = world({ document });
    expect(again.servers.open('main').ok).toBe(true);
    expect(again.opened).toMatchObject([{ url: node.url, login: { kind: 'password', user: 'me', password } }]);
    expect(code(again.servers.open('test'))).toBe('bitcoin-server-not-chosen');
  });

  it('never shows a password, and writes none in clear', async () => {
    const { servers, document } = world();
    const proxied: BitcoinServer = { ...node, proxy: { host: '127.0.0.1', port: 9050, login: { user: 'tor' } } };
    await servers.set({ set: 'main', server: proxied, passwords: { node: password, proxy: 'way' } }, false);
    for (const text of [JSON.stringify(servers.list()), JSON.stringify(document.value())]) {
      expect(text).not.toContain('secret');
      expect(text).not.toContain('way');
    }
    expect(bitcoinServerFile.parse(document.value())).toEqual(document.value());
  });

  it('without a keyring lasts for this run; afterwards the password is asked for and nobody is contacted', async () => {
    const { servers, document } = world({ seals: false });
    await servers.set({ set: 'main', server: node, passwords: { node: password, proxy: null } }, false);
    expect(servers.list()[1]?.chosen?.passwords.node).toBe('this-run');
    expect(servers.open('main').ok).toBe(true);
    const again = world({ document, seals: false });
    expect(again.servers.list()[1]?.chosen?.passwords.node).toBe('gone');
    expect(code(again.servers.open('main'))).toBe('bitcoin-password-gone');
    expect(again.opened).toEqual([]);
  });

  it('that the test refuses is not kept; one that is only silent can be taken all the same', async () => {
    const { servers, answer, told } = world();
    const draft = { set: 'main', server: node, passwords: { node: password, proxy: null } } as const;
    answer.health = refuse('backend-wrong-network', { host: 'x' });
    expect(code(await servers.set(draft, true))).toBe('backend-wrong-network');
    answer.health = refuse('backend-unreachable', { host: 'x' });
    expect(code(await servers.set(draft, false))).toBe('backend-unreachable');
    expect([servers.list()[1]?.chosen, told]).toEqual([null, []]);
    expect(code(await servers.set(draft, true))).toBe('ok');
    expect(await servers.test(draft)).toMatchObject({ value: { problem: { code: 'backend-unreachable' }, height: null } });
  });

  it('that is removed asks nobody any more, and its password is forgotten', async () => {
    const { servers, told } = world();
    await servers.set({ set: 'main', server: node, passwords: { node: password, proxy: null } }, false);
    expect(code(await servers.remove('main'))).toBe('ok');
    expect(code(servers.open('main'))).toBe('bitcoin-server-not-chosen');
    expect(code(await servers.test({ set: 'main', server: node, passwords: none }))).toBe('bitcoin-password-missing');
    expect(told).toEqual(['main', 'main']);
  });

  it('that cannot be written changes nothing', async () => {
    const document = memoryDocument(noBitcoinServers);
    const { servers, told } = world({ document });
    document.refuses = 'disk-full';
    expect(code(await servers.set({ set: 'main', server: node, passwords: { node: password, proxy: null } }, false))).toBe('disk-full');
    expect([servers.list()[1]?.chosen, told]).toEqual([null, []]);
  });
});

describe('a kept password', () => {
  it.each<[string, BitcoinServer, string]>([
    ['goes to the same user at the same place', node, 'ok'],
    ['does not go to another place', { ...node, url: 'http://127.0.0.1:9999' }, 'bitcoin-password-missing'],
    ['does not go to another user', { ...node, login: { kind: 'password', user: 'you' } }, 'bitcoin-password-missing'],
    [
      'does not go through another proxy',
      { ...node, proxy: { host: 'proxy.example', port: 1080, login: null } },
      'bitcoin-password-missing',
    ],
  ])('%s', async (_, server, wanted) => {
    const { servers, opened } = world();
    await servers.set({ set: 'main', server: node, passwords: { node: password, proxy: null } }, false);
    opened.length = 0;
    expect(code(await servers.test({ set: 'main', server, passwords: none }))).toBe(wanted);
    expect(opened.length).toBe(wanted === 'ok' ? 1 : 0);
  });
});

describe('what is not asked at all', () => {
  it.each<[string, BitcoinServer, string]>([
    [
      'a public server without encryption',
      { ...node, url: 'http://node.example:8332', login: { kind: 'cookie', file: '/c' } },
      'bitcoin-server-in-the-open',
    ],
    ['a public Electrum server without encryption', { ...electrum, security: { kind: 'plain' } }, 'bitcoin-server-in-the-open'],
    [
      'one of several that is',
      { kind: 'esplora', network: 'main', urls: ['https://a.example', 'http://b.example'], proxy: null },
      'bitcoin-server-in-the-open',
    ],
    ['an onion service without a proxy', { ...electrum, host: `${'a'.repeat(56)}.onion` }, 'bitcoin-server-needs-proxy'],
    ['a chain of another set', { ...electrum, network: 'signet' }, 'bad-arguments'],
  ])('%s', async (_, server, wanted) => {
    const { servers, opened } = world();
    expect(code(await servers.test({ set: 'main', server, passwords: none }))).toBe(wanted);
    expect(opened).toEqual([]);
  });

  const tor = { host: '127.0.0.1', port: 9050, login: null };
  it.each<[string, typeof tor | null]>([
    ['http://192.168.1.20:8332', null],
    ['http://127.0.0.1:8332', null],
    [`http://${'a'.repeat(56)}.onion`, tor],
  ])('but %s is', async (url, proxy) => {
    const { servers } = world();
    const server: BitcoinServer = { kind: 'esplora', network: 'main', urls: [url], proxy };
    expect(code(await servers.test({ set: 'main', server, passwords: none }))).toBe('ok');
  });
});

describe('a certificate', () => {
  it('is learned with the choice; another one is refused until the user accepts it', async () => {
    const { servers, answer } = world();
    const draft = { set: 'main', server: electrum, passwords: none } as const;
    expect(code(await servers.set(draft, false))).toBe('ok');
    expect(servers.list()[1]?.chosen?.server).toMatchObject({ security: { certificate: first } });
    answer.certificate = second;
    expect(await servers.test(draft)).toMatchObject({ value: { problem: { code: 'backend-certificate-changed' }, certificate: second } });
    expect(code(await servers.set(draft, true))).toBe('backend-certificate-changed');
    const accepted = { ...draft, server: { ...electrum, security: { kind: 'tls', certificate: second } } } as const;
    expect(code(await servers.set(accepted, false))).toBe('ok');
    expect(servers.list()[1]?.chosen?.server).toMatchObject({ security: { certificate: second } });
  });

  it('of a server that was silent when it was chosen is learned at its first answer, and never replaced by itself', async () => {
    const { servers, answer, document } = world();
    answer.health = refuse('backend-unreachable', { host: 'x' });
    answer.certificate = first;
    const silent = { ...electrum, host: 'other.example' } as const;
    document.value();
    expect(code(await servers.set({ set: 'main', server: silent, passwords: none }, true))).toBe('ok');
    answer.health = ok(health);
    const running = servers.open('main');
    if (!running.ok) throw new Error('open');
    await running.value.backend.check();
    expect(document.value().main?.server).toMatchObject({ security: { certificate: first } });
  });
});

describe('the chain of the test set', () => {
  const testServer = (network: 'testnet4' | 'signet'): BitcoinServer => ({
    kind: 'esplora',
    network,
    urls: ['https://a.example'],
    proxy: null,
  });
  it.each([
    [true, 'bitcoin-chain-in-use'],
    [false, 'ok'],
  ])('changes while a payment is on its way (%s): %s', async (paying, wanted) => {
    const { servers } = world({ paying });
    await servers.set({ set: 'test', server: testServer('testnet4'), passwords: none }, false);
    expect(code(await servers.set({ set: 'test', server: testServer('testnet4'), passwords: none }, false))).toBe('ok');
    expect(code(await servers.set({ set: 'test', server: testServer('signet'), passwords: none }, false))).toBe(wanted);
  });
});
