// Owns the proof that a choice becomes a backend that asks its servers and nobody else, each in turn.
import { afterEach, describe, expect, it } from 'vitest';
import { firstCertificate } from '../../../tests/helpers/electrum-certificates.ts';
import { serveElectrum } from '../../../tests/helpers/loopback-electrum.ts';
import { type LoopbackServer, serve } from '../../../tests/helpers/loopback-http.ts';
import { serveSocks } from '../../../tests/helpers/loopback-socks.ts';
import { bitcoinBackendChoice } from '../../shared/contract/bitcoin-backends.ts';
import type { BitcoinBackend } from './bitcoin-backend.ts';
import { backendOf } from './bitcoin-choice.ts';
import { networkFacts } from './bitcoin-networks.ts';

const deps = {
  readText: () => Promise.reject(new Error('no file')),
  now: () => 1_700_010_000_000,
  wait: () => Promise.resolve(),
  timeoutMs: 2_000,
  learnCertificate: ({ host, port }: { host: string; port: number }, fingerprint: string) =>
    void learned.push(`${host}:${port} ${fingerprint}`),
};
let learned: string[] = [];
let others: { close(): Promise<void> }[] = [];
const id = 'ab'.repeat(32);
const dead = 'http://127.0.0.1:1';
let server: LoopbackServer | null = null;
let backend: BitcoinBackend | null = null;

afterEach(async () => {
  backend?.close();
  await server?.close();
  server = null;
  for (const other of others) await other.close();
  others = [];
  learned = [];
});

async function esplora(answers: Readonly<Record<string, string>>): Promise<string> {
  server = await serve((request, response) => {
    const body = answers[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200).end(body ?? 'not found');
  });
  return server.origin;
}
const chainOf = (genesis: string, timestamp: number) => ({
  '/blocks/tip/height': '5',
  '/block-height/5': id,
  '/block-height/0': genesis,
  [`/block/${id}`]: JSON.stringify({ timestamp }),
});
const check = async (urls: readonly string[], network = 'main') => {
  backend = backendOf(bitcoinBackendChoice.parse({ kind: 'esplora', network, urls }), deps);
  const answer = await backend.check();
  return answer.ok ? 'ok' : answer.error.code;
};

describe('a chosen Esplora server', () => {
  it('passes the test with the right first block and a young newest one', async () => {
    expect(await check([await esplora(chainOf(networkFacts.main.genesis, 1_700_009_000))])).toBe('ok');
  });

  it('is replaced by the next one that answers', async () => {
    const origin = await esplora(chainOf(networkFacts.main.genesis, 1_700_009_000));
    expect(await check([dead, 'http://127.0.0.1:2', origin])).toBe('ok');
  });

  it('is refused for what is wrong with it', async () => {
    expect(await check([await esplora(chainOf(networkFacts.testnet4.genesis, 1_700_009_000))])).toBe('backend-wrong-network');
    await server?.close();
    expect(await check([await esplora(chainOf(networkFacts.main.genesis, 1_699_990_000))])).toBe('backend-lagging');
    await server?.close();
    expect(await check([await esplora({ '/blocks/tip/height': '<html>hello</html>' })])).toBe('backend-other-kind');
    expect(await check([dead])).toBe('backend-unreachable');
  });
});

describe('several chosen Esplora servers', () => {
  const young = 1_700_009_000;
  const genesis = networkFacts.main.genesis;
  const server = async (answer: (path: string) => readonly [number, string] | null): Promise<string> => {
    const made = await serve((request, response) => {
      const [status, body] = answer(request.url ?? '') ?? [0, ''];
      if (status !== 0) response.writeHead(status).end(body);
    });
    others.push(made);
    return made.origin;
  };
  const hashAt = (height: number, letter: string) => (height === 0 ? genesis : letter.repeat(60) + `${1_000 + height}`);
  const honest = (height: number, letter = 'a') =>
    server((path) => {
      if (path === '/blocks/tip/height') return [200, `${height}`];
      if (path.startsWith('/block/')) return [200, JSON.stringify({ timestamp: young })];
      const asked = Number(path.split('/').at(-1));
      return path.startsWith('/block-height/') && asked <= height ? [200, hashAt(asked, letter)] : [404, ''];
    });
  const found = async (urls: readonly string[], timeoutMs = 2_000) => {
    backend = backendOf(bitcoinBackendChoice.parse({ kind: 'esplora', network: 'main', urls }), { ...deps, timeoutMs });
    const answer = await backend.check();
    return answer.ok ? answer.value.notes : answer.error;
  };

  it.each<[string, readonly [number, string] | null]>([
    ['has had too many questions', [429, 'slow down']],
    ['is broken', [502, '<html>bad gateway</html>']],
    ['is silent', null],
  ])('stand in for one that %s', async (_, answer) => {
    expect(await found([await server(() => answer), await honest(9)], 300)).toEqual([]);
  });

  it('are said to be behind when more than two blocks are missing', async () => {
    const urls = [await honest(9), await honest(7), await honest(5)];
    const [first, , last] = urls.map((url) => new URL(url).host);
    expect(await found(urls)).toEqual([{ code: 'backend-behind', params: { host: last, other: first, blocks: '4' } }]);
  });

  it('are refused when they contradict each other', async () => {
    const urls = [await honest(9), await honest(9, 'b')];
    const [host, other] = urls.map((url) => new URL(url).host);
    expect(await found(urls)).toEqual({ code: 'backend-contradiction', params: { host, other, height: '7' } });
  });
});

describe('a chosen node', () => {
  it('is not asked without its cookie', async () => {
    const choice = { kind: 'core', network: 'main', url: dead, login: { kind: 'cookie', file: '/nowhere' } };
    backend = backendOf(bitcoinBackendChoice.parse(choice), deps);
    expect(await backend.check()).toMatchObject({ error: { code: 'backend-cookie-unreadable', params: { file: '/nowhere' } } });
    expect(backend.place).toBe('127.0.0.1:1');
  });
});

describe('a chosen Electrum server', () => {
  const genesis = networkFacts.regtest.genesis;
  const header = `01000000${'0'.repeat(64)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4adae5494dffff7f2002000000`;
  const answers: Readonly<Record<string, unknown>> = {
    'server.version': ['Fulcrum 1.9', '1.4.5'],
    'server.features': { genesis_hash: genesis },
    'blockchain.headers.subscribe': { height: 0, hex: header },
    'blockchain.block.header': header,
  };
  const electrum = async () => {
    const made = await serveElectrum({ answers: (method) => answers[method], certificate: firstCertificate });
    others.push(made);
    return made;
  };
  const choice = (port: number, more: object = {}) => ({
    kind: 'electrum',
    network: 'regtest',
    host: '127.0.0.1',
    port,
    security: { kind: 'tls', certificate: null },
    ...more,
  });
  const codeOf = async (chosen: unknown): Promise<string> => {
    backend = backendOf(bitcoinBackendChoice.parse(chosen), deps);
    const answer = await backend.check();
    backend.close();
    return answer.ok ? 'ok' : answer.error.code;
  };

  it('has its certificate kept, and is held to it', async () => {
    const { port } = await electrum();
    expect(await codeOf(choice(port))).toBe('ok');
    expect(learned).toEqual([expect.stringMatching(new RegExp(`^127\\.0\\.0\\.1:${port} [0-9a-f]{64}$`))]);
    const certificate = learned[0]?.split(' ')[1] ?? '';
    expect(await codeOf(choice(port, { security: { kind: 'tls', certificate } }))).toBe('ok');
    expect(await codeOf(choice(port, { security: { kind: 'tls', certificate: '0'.repeat(64) } }))).toBe('backend-certificate-changed');
    expect(await codeOf(choice(1, { security: { kind: 'plain' } }))).toBe('backend-unreachable');
  });

  it('is reached through the chosen proxy, as servers of other kinds are', async () => {
    const { port } = await electrum();
    const origin = await esplora(chainOf(genesis, 1_700_009_000));
    const socks = await serveSocks({ names: { 'far.onion': port, 'far.example': Number(new URL(origin).port) } });
    others.push(socks);
    const proxy = { host: socks.host, port: socks.port, login: null };
    expect(await codeOf(choice(50_002, { host: 'far.onion', proxy }))).toBe('ok');
    expect(await codeOf({ kind: 'esplora', network: 'regtest', urls: ['http://far.example'], proxy })).toBe('ok');
    const login = { kind: 'password', user: 'me', password: 'x' };
    expect(await codeOf({ kind: 'core', network: 'regtest', url: 'http://far.example:8332', login, proxy })).toBe('backend-other-kind');
    expect(new Set(socks.asked)).toEqual(new Set(['name far.onion:50002', 'name far.example:80', 'name far.example:8332']));
    expect(await codeOf(choice(50_002, { host: 'far.onion', proxy: { ...proxy, port: 1 } }))).toBe('backend-proxy-unreachable');
  });
});

describe('a choice', () => {
  it.each([
    ['no server', { kind: 'esplora', network: 'main', urls: [] }],
    ['a password in the address', { kind: 'esplora', network: 'main', urls: ['https://me:secret@example.com'] }],
    ['another scheme', { kind: 'esplora', network: 'main', urls: ['file:///etc/passwd'] }],
    ['an unknown network', { kind: 'esplora', network: 'testnet3', urls: ['https://example.com'] }],
    ['an upper-case host', { kind: 'electrum', network: 'main', host: 'Example.com', port: 50_002, security: { kind: 'plain' } }],
    ['a path in the host', { kind: 'electrum', network: 'main', host: 'example.com/x', port: 50_002, security: { kind: 'plain' } }],
    ['no port', { kind: 'electrum', network: 'main', host: 'example.com', port: 0, security: { kind: 'plain' } }],
    ['a senseless certificate', { kind: 'electrum', network: 'main', host: 'a.b', port: 1, security: { kind: 'tls', certificate: '' } }],
    ['an empty proxy', { kind: 'esplora', network: 'main', urls: [dead], proxy: { host: '', port: 9_050, login: null } }],
    ['a colon in the user', { kind: 'core', network: 'main', url: dead, login: { kind: 'password', user: 'a:b', password: 'c' } }],
  ])('is refused with %s', (_, choice) => expect(bitcoinBackendChoice.safeParse(choice).success).toBe(false));
});
