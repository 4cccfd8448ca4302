// Owns the proof that an Electrum server is read line by line within bounds, that its certificate is learned once, and that its words about a payment are no more than hints.
import { createServer, type Socket, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { firstCertificate, secondCertificate } from '../../../tests/helpers/electrum-certificates.ts';
import { type ElectrumAnswers, ElectrumRefusal, type LoopbackElectrum, serveElectrum } from '../../../tests/helpers/loopback-electrum.ts';
import type { BitcoinBackend } from './bitcoin-backend.ts';
import { type BitcoinNetwork, networkFacts } from './bitcoin-networks.ts';
import { electrumBackend } from './electrum.ts';
import { electrumConnection, type ElectrumConnectionOptions } from './electrum-connection.ts';
import { dialStraight } from './socks.ts';

/** The main network's first block, as the world knows it. */
const firstBlock = `01000000${'0'.repeat(64)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c`;
let closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

const chain: Readonly<Record<string, unknown>> = {
  'server.version': ['ElectrumX 1.16.0', '1.4'],
  'server.features': { genesis_hash: networkFacts.main.genesis },
  'blockchain.headers.subscribe': { height: 0, hex: firstBlock },
  'blockchain.block.header': firstBlock,
};
type More = Readonly<Record<string, unknown>>;
const answersOf =
  (more: More): ElectrumAnswers =>
  (method) => {
    const answer = method in more ? more[method] : chain[method];
    if (answer instanceof ElectrumRefusal) throw answer;
    if (answer === undefined) throw new ElectrumRefusal(-32_601, 'unknown method');
    return answer;
  };

async function serve(more: More = {}, options: Partial<Parameters<typeof serveElectrum>[0]> = {}): Promise<LoopbackElectrum> {
  const server = await serveElectrum({ answers: answersOf(more), ...options });
  closing.push(() => server.close());
  return server;
}
/** Whatever is done to each connection. */
async function raw(onSocket: (socket: Socket) => void): Promise<{ readonly port: number }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return { port: (server.address() as AddressInfo).port };
}
function backendAt(
  { port }: { readonly port: number },
  more: Partial<ElectrumConnectionOptions> = {},
  network: BitcoinNetwork = 'main',
): BitcoinBackend {
  const connection = electrumConnection({
    server: { host: '127.0.0.1', port },
    pin: null,
    network,
    dial: dialStraight,
    timeoutMs: 2_000,
    ...more,
  });
  const backend = electrumBackend({ connection, network, now: () => 1_231_006_505_000 });
  closing.push(() => backend.close());
  return backend;
}
const codeOf = async (answer: Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>): Promise<string> => {
  const read = await answer;
  return read.ok ? 'ok' : (read.error?.code ?? '');
};

describe('the connection test of an Electrum server', () => {
  it('is passed with the right first block, and tells the newest', async () => {
    expect(await backendAt(await serve()).check()).toEqual({
      ok: true,
      value: { tip: { height: 0, hash: networkFacts.main.genesis }, tipTime: 1_231_006_505, software: 'ElectrumX 1.16.0', notes: [] },
    });
  });

  it.each<[string, string, More]>([
    ['another network', 'backend-wrong-network', { 'server.features': { genesis_hash: networkFacts.signet.genesis } }],
    [
      'another first block than it claims',
      'backend-wrong-network',
      { 'blockchain.block.header': firstBlock.replace('1dac2b7c', '1dac2b7d') },
    ],
    ['another protocol', 'backend-other-kind', { 'server.version': ['Future', '2.0'] }],
    ['nonsense for a greeting', 'backend-other-kind', { 'server.version': { hello: 1 } }],
    [
      'a newest block without work',
      'backend-false-chain',
      { 'blockchain.headers.subscribe': { height: 0, hex: firstBlock.replace('1dac2b7c', '1dac2b7d') } },
    ],
    // Work of 2009 does not make a block of today.
    [
      'a newest block with too little work',
      'backend-false-chain',
      { 'blockchain.headers.subscribe': { height: 900_000, hex: firstBlock } },
    ],
    ['half a header', 'backend-garbled', { 'blockchain.headers.subscribe': { height: 0, hex: firstBlock.slice(2) } }],
    ['a height that is no number', 'backend-garbled', { 'blockchain.headers.subscribe': { height: '0', hex: firstBlock } }],
    ['too many questions', 'backend-refused', { 'blockchain.headers.subscribe': new ElectrumRefusal(-101, 'excessive resource usage') }],
  ])('finds %s', async (_, code, more) => expect(await codeOf(backendAt(await serve(more)).check())).toBe(code));

  it('asks a server of another network nothing about a wallet', async () => {
    const server = await serve({}, {});
    expect(await codeOf(backendAt(server, {}, 'regtest').transactions('bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080'))).toBe(
      'backend-wrong-network',
    );
    expect(server.asked).toEqual(['server.version', 'server.features']);
  });
});

describe('the lines of an Electrum server', () => {
  it('may come in any order, in pieces, with notices in between', async () => {
    let first: string | null = null;
    const server = await raw((socket) => {
      let rest = '';
      socket.on('data', (bytes: Buffer) => {
        const lines = (rest + bytes.toString()).split('\n');
        rest = lines.pop() ?? '';
        for (const text of lines) {
          const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: unknown[] };
          const result = method === 'blockchain.transaction.get' ? null : chain[method];
          const error =
            method === 'blockchain.transaction.get' ? { code: 2, message: `No such mempool transaction ${String(params[0])}` } : null;
          const line = `${JSON.stringify({ id, result, error })}\n`;
          if (method !== 'blockchain.transaction.get') socket.write(line);
          else if (first === null) first = line;
          else {
            socket.write(`{"method":"blockchain.headers.subscribe","params":[{}]}\n${line.slice(0, 9)}`);
            setTimeout(() => socket.write(line.slice(9) + (first ?? '')), 20);
          }
        }
      });
    });
    const backend = backendAt(server);
    const both = await Promise.all([backend.rawTransaction('1'.repeat(64)), backend.rawTransaction('2'.repeat(64))]);
    expect(both).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
  });

  const twisted = async (
    twist: (line: string) => string | Buffer | null,
    more: Partial<ElectrumConnectionOptions> = {},
  ): Promise<string> => {
    const server = await serve({}, { twist: (line, method) => (method === 'blockchain.headers.subscribe' ? twist(line) : line) });
    return codeOf(backendAt(server, more).tip());
  };
  it.each<[string, string, (line: string) => string | Buffer | null]>([
    ['is no JSON', 'backend-garbled', () => '<html>'],
    ['is not UTF-8', 'backend-garbled', (line) => Buffer.from(line.replace('2.0', '2.\u00ff'), 'latin1')],
    ['answers what nobody asked', 'backend-garbled', (line) => line.replace(/"id":\d+/, '"id":77')],
    ['has no id', 'backend-garbled', (line) => line.replace(/"id":\d+,/, '')],
    ['is a list', 'backend-garbled', (line) => `[${line}]`],
    ['nests without end', 'backend-garbled', () => '['.repeat(200_000)],
    ['never comes', 'backend-timeout', () => null],
  ])('end the connection when one %s', async (_, code, twist) => expect(await twisted(twist, { timeoutMs: 300 })).toBe(code));

  it('are no longer than a transaction can be', async () => {
    expect(await twisted((line) => line.padEnd(5_000, ' '), { maxBytes: 4_000 })).toBe('backend-too-large');
    expect(await twisted((line) => line.padEnd(3_000, ' '), { maxBytes: 4_000 })).toBe('ok');
  });

  it('may not drip', async () => {
    const server = await raw((socket) => {
      const dripping = setInterval(() => socket.write(' '), 20);
      socket.on('close', () => clearInterval(dripping));
    });
    expect(await codeOf(backendAt(server, { timeoutMs: 200 }).tip())).toBe('backend-timeout');
  });

  it('are asked for again on a new connection after the old one is lost', async () => {
    const server = await serve();
    const backend = backendAt(server);
    expect(await codeOf(backend.tip())).toBe('ok');
    server.send('{"id":5,"result":1}\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await codeOf(backend.tip())).toBe('ok');
    expect(server.connections()).toBe(2);
    await server.close();
    expect(await codeOf(backend.tip())).toBe('backend-unreachable');
    backend.close();
    expect(await codeOf(backend.tip())).toBe('backend-unreachable');
  });
});

describe('the certificate of an Electrum server', () => {
  it('is learned at the first use and asked of the server from then on', async () => {
    const learned: string[] = [];
    const pin = (known: string | null) => ({ pin: { known, learn: (fingerprint: string) => void learned.push(fingerprint) } });
    const server = await serve({}, { certificate: firstCertificate });
    const backend = backendAt(server, pin(null));
    expect(await codeOf(backend.check())).toBe('ok');
    expect(learned).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const [known = ''] = learned;
    expect(await codeOf(backendAt(server, pin(known)).check())).toBe('ok');

    await server.close();
    const other = await serve({}, { certificate: secondCertificate, port: server.port });
    expect(await backendAt(other, pin(known)).check()).toEqual({
      ok: false,
      error: {
        code: 'backend-certificate-changed',
        params: { host: `127.0.0.1:${other.port}`, certificate: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
    // Also within one run, for the one who has learned it.
    expect(await codeOf(backend.tip())).toBe('backend-certificate-changed');
    expect(other.asked).toEqual([]);
    expect(learned).toHaveLength(1);
  });

  it('is not learned from a server that is not asked', async () => {
    const learned: string[] = [];
    const server = await serve({ 'server.features': { genesis_hash: networkFacts.signet.genesis } }, { certificate: firstCertificate });
    const backend = backendAt(server, { pin: { known: null, learn: (fingerprint) => void learned.push(fingerprint) } });
    expect(await codeOf(backend.check())).toBe('backend-wrong-network');
    expect(learned).toEqual([]);
  });

  it('cannot come from a server without TLS', async () => {
    const pin = { known: null, learn: () => undefined };
    const speaking = await raw((socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await codeOf(backendAt(speaking, { pin }).check())).toBe('backend-other-kind');
    const silent = await raw(() => undefined);
    expect(await codeOf(backendAt(silent, { pin, timeoutMs: 200 }).check())).toBe('backend-timeout');
  });
});

describe('what an Electrum server says of a broadcast', () => {
  const said = async (answer: unknown) => backendAt(await serve({ 'blockchain.transaction.broadcast': answer })).broadcast('00');
  const rejected = (reason: string) => new ElectrumRefusal(1, `the transaction was rejected by network rules.\n\n${reason}\n[0200]`);

  it('is acceptance, a hint of refusal, or nothing', async () => {
    expect(await said('ab'.repeat(32))).toEqual({ kind: 'accepted' });
    expect(await said(rejected('txn-mempool-conflict'))).toEqual({ kind: 'rejected', reason: 'txn-mempool-conflict' });
    expect(await said(rejected('Transaction outputs already in utxo set'))).toEqual({ kind: 'accepted' });
    expect(await said(new ElectrumRefusal(-32_603, 'sendrawtransaction RPC error -26: dust'))).toMatchObject({ kind: 'rejected' });
    expect(await said(new ElectrumRefusal(-102, 'server busy - request timed out'))).toMatchObject({ kind: 'unknown' });
    expect(await said(new ElectrumRefusal(-32_600, 'invalid request'))).toMatchObject({ kind: 'unknown' });
    expect(await said({ yes: true })).toEqual({ kind: 'unknown', reason: 'backend-garbled' });
  });

  it('becomes nothing when the connection is lost', async () => {
    const server = await serve({}, { twist: (line, method) => (method.endsWith('broadcast') ? null : line) });
    expect(await backendAt(server, { timeoutMs: 200 }).broadcast('00')).toEqual({ kind: 'unknown', reason: 'backend-timeout' });
  });
});

describe('fee rates of an Electrum server', () => {
  it('are satoshi per 1,000 virtual bytes, and only where they make sense', async () => {
    const of = async (estimate: unknown) => {
      const answer = await backendAt(await serve({ 'blockchain.estimatefee': estimate, 'blockchain.relayfee': 0.00001 })).feeRates();
      return answer.ok ? answer.value['6'] : answer.error.code;
    };
    expect(await of(0.000123456)).toBe(12_346n);
    for (const senseless of [-1, 0, 5, '?', null]) expect(await of(senseless)).toBeUndefined();
  });
});
