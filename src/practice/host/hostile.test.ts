// Stories of callers that mean no good: browsers, strangers without a token, floods, nonsense.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { tokenHeader } from './guard.ts';
import { maxBodyBytes } from './read-body.ts';
import { askHttp, type TestPractice, testPractice } from './testing/practice.ts';

let practice: TestPractice;

beforeAll(async () => {
  practice = await testPractice();
});

afterAll(() => practice.end());

const alive = async () => expect((await practice.get('/health')).status).toBe(200);

describe('a web page', () => {
  it('is refused by its origin, whatever it asks', async () => {
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${practice.host.port}`]) {
      expect((await practice.get('/bitcoin/blocks/tip/height', { Origin: origin })).status).toBe(403);
      expect((await practice.post('/bitcoin/tx', '00', { Origin: origin })).status).toBe(403);
    }
    expect((await practice.get('/health', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  it('is refused when its name was bound to 127.0.0.1', async () => {
    expect((await practice.get('/health', { Host: 'evil.example' })).status).toBe(403);
    expect((await practice.get('/health', { Host: `localhost:${practice.host.port}` })).status).toBe(200);
  });

  it('gets no WebSocket', async () => {
    const tried = new WebSocket(`ws://127.0.0.1:${practice.host.port}/xrpl`, { origin: 'https://evil.example' });
    const message = await new Promise<string>((resolve) => tried.on('error', (error) => resolve(error.message)));
    expect(message).toContain('403');
  });
});

describe('control', () => {
  it('wants the token, exactly', async () => {
    const { token } = practice.host;
    const wrong = [
      {},
      { [tokenHeader]: '' },
      { [tokenHeader]: token.slice(1) },
      { [tokenHeader]: `${token}0` },
      { [tokenHeader]: '0'.repeat(64) },
    ];
    for (const headers of wrong) expect((await practice.post('/control/blocks', '{"count":1}', headers)).status).toBe(401);
    expect((await practice.control('blocks', { count: 1 })).status).toBe(200);
  });

  it('takes orders by POST only, and only such as it knows', async () => {
    expect((await practice.get('/control/blocks', { [tokenHeader]: practice.host.token })).status).toBe(405);
    for (const [name, body] of [
      ['blocks', {}],
      ['blocks', { count: -1 }],
      ['blocks', { count: 1e9 }],
      ['blocks', { count: 1.5 }],
      ['nothing', {}],
      ['faucet', { address: 1, amount: '1' }],
      ['faucet', { address: 'a'.repeat(5000), amount: '1' }],
      ['pause-blocks', { paused: 'yes' }],
      ['lie', { chain: 'bitcoin', what: 'everything' }],
      ['rates', []],
    ] as const) {
      expect((await practice.control(name, body)).status).toBe(400);
    }
    expect((await practice.post('/control/blocks', '{"count":', { [tokenHeader]: practice.host.token })).status).toBe(400);
  });
});

describe('nonsense', () => {
  it('is answered, never fatal', async () => {
    const paths = [
      '/',
      '//',
      '/bitcoin',
      '/bitcoin/',
      '/bitcoin/..',
      '/bitcoin/tx',
      '/bitcoin/tx/a/b/c/d',
      '/%',
      '/bitcoin/address/%ff%fe',
      '/bitcoin/block-height/-1',
      `/bitcoin/${'a'.repeat(5000)}`,
    ];
    for (const path of paths) expect((await practice.get(path)).status).toBeGreaterThanOrEqual(400);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
      expect((await askHttp(practice.host.port, method, '/bitcoin/tx', '', {})).status).toBe(404);
    }
    await alive();
  });

  it('in great quantity is cut off', async () => {
    const flood = practice.post('/bitcoin/tx', 'a'.repeat(maxBodyBytes + 1)).then(
      ({ status }) => status,
      () => 413,
    );
    expect(await flood).toBe(413);
    expect((await practice.post('/bitcoin/tx', 'a'.repeat(maxBodyBytes))).status).toBe(400);
    await alive();
  });

  it('that is no HTTP ends the connection', async () => {
    const socket = connect(practice.host.port, '127.0.0.1');
    socket.write('\u0000\u0001 garbage\r\n\r\n');
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (bytes) => {
        text += String(bytes);
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toContain('400 Bad Request');
    await alive();
  });

  it('over WebSocket is answered or ends that connection alone', async () => {
    const url = `ws://127.0.0.1:${practice.host.port}/xrpl`;
    for (const message of ['', 'null', '[]', '{"command":7}', '{"id":1}', Buffer.from([0, 1, 2]), 'a'.repeat(1_000_001)]) {
      const client = new WebSocket(url);
      await new Promise((resolve) => client.on('open', resolve));
      client.send(message);
      await new Promise((resolve) => {
        client.on('message', resolve);
        client.on('close', resolve);
      });
      client.terminate();
    }
    const lost = new WebSocket(`ws://127.0.0.1:${practice.host.port}/elsewhere`);
    expect(await new Promise<string>((resolve) => lost.on('error', (error) => resolve(error.message)))).toContain('404');
    await alive();
  });
});

describe('a host that was not started for tests', () => {
  it('cannot be told to lie', async () => {
    const honest = await testPractice({ testing: false });
    const answer = await honest.control('lie', { chain: 'bitcoin', what: 'reject' });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([404, 'practice-not-testing']);
    expect((await honest.control('lie', { chain: 'xrpl', what: 'reject' })).status).toBe(404);
    await honest.end();
  });
});
