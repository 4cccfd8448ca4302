// Owns the proof that a choice becomes a backend that asks its servers and nobody else, each in turn.
import { afterEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, serve } from '../../../tests/helpers/loopback-http.ts';
import { bitcoinBackendChoice } from '../../shared/contract/bitcoin-backends.ts';
import type { BitcoinBackend } from './bitcoin-backend.ts';
import { backendOf } from './bitcoin-choice.ts';
import { networkFacts } from './bitcoin-networks.ts';

const deps = {
  readText: () => Promise.reject(new Error('no file')),
  now: () => 1_700_010_000_000,
  wait: () => Promise.resolve(),
  timeoutMs: 2_000,
};
const id = 'ab'.repeat(32);
const dead = 'http://127.0.0.1:1';
let server: LoopbackServer | null = null;
let backend: BitcoinBackend | null = null;

afterEach(async () => {
  backend?.close();
  await server?.close();
  server = null;
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

describe('a chosen node', () => {
  it('is not asked without its cookie', async () => {
    const choice = { kind: 'core', network: 'main', url: dead, login: { kind: 'cookie', file: '/nowhere' } };
    backend = backendOf(bitcoinBackendChoice.parse(choice), deps);
    expect(await backend.check()).toMatchObject({ error: { code: 'backend-cookie-unreadable', params: { file: '/nowhere' } } });
    expect(backend.place).toBe('127.0.0.1:1');
  });
});

describe('a choice', () => {
  it.each([
    ['no server', { kind: 'esplora', network: 'main', urls: [] }],
    ['a password in the address', { kind: 'esplora', network: 'main', urls: ['https://me:secret@example.com'] }],
    ['another scheme', { kind: 'esplora', network: 'main', urls: ['file:///etc/passwd'] }],
    ['an unknown network', { kind: 'esplora', network: 'testnet3', urls: ['https://example.com'] }],
    ['a colon in the user', { kind: 'core', network: 'main', url: dead, login: { kind: 'password', user: 'a:b', password: 'c' } }],
  ])('is refused with %s', (_, choice) => expect(bitcoinBackendChoice.safeParse(choice).success).toBe(false));
});
