import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createGreenfieldClient } from './greenfield-client.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function host(
  answer: (path: string, headers: IncomingHttpHeaders) => { status: number; body: string; headers?: Record<string, string> },
): Promise<string> {
  const server = createServer((request, response) => {
    const { status, body, headers } = answer(request.url ?? '', request.headers);
    response.writeHead(status, headers).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const payout = {
  id: 'po',
  state: 'AwaitingApproval',
  revision: 0,
  date: 1,
  payoutMethodId: 'BTC-CHAIN',
  destination: 'bcrt1q',
  originalAmount: '12.5',
  originalCurrency: 'USD',
  payoutAmount: null,
  payoutCurrency: 'BTC',
  paymentProof: null,
  claimToken: 't',
};
const claim = {
  pullPaymentId: 'pp',
  payoutMethodId: 'BTC-CHAIN',
  destination: 'bcrt1q',
  amount: null,
  note: null,
  claimId: '00',
  passphrase: null,
};

describe('speaking to another server', () => {
  it('a host that was not allowed is never contacted', async () => {
    let asked = 0;
    const origin = await host(() => {
      asked += 1;
      return { status: 200, body: '{}' };
    });
    const client = createGreenfieldClient(() => false);
    expect(await client.fetchPullPayment({ origin, pullPaymentId: 'pp', passphrase: null })).toEqual({
      ok: false,
      error: { code: 'host-not-allowed' },
    });
    expect(asked).toBe(0);
  });

  it('a claim comes back as a payout with its token', async () => {
    const origin = await host(() => ({ status: 200, body: JSON.stringify(payout) }));
    const answer = await createGreenfieldClient(() => true).postClaim({ origin, ...claim });
    expect(answer).toMatchObject({ ok: true, value: { id: 'po', claimToken: 't', originalAmount: '12.5' } });
  });

  it('the passphrase goes into the header of terms and claims, whatever letters it has, and nowhere else', async () => {
    const heard: (string | undefined)[] = [];
    const origin = await host((_path, sentHeaders) => {
      heard.push(sentHeaders['pullpay-passphrase']?.toString());
      return { status: 401, body: '{"code":"passphrase-needed","message":""}' };
    });
    const client = createGreenfieldClient(() => true);
    const passphrase = '開け ごま\ud800\r\nx: y';
    const terms = await client.fetchPullPayment({ origin, pullPaymentId: 'pp', passphrase });
    expect(terms).toEqual({ ok: false, error: { code: 'passphrase-needed' } });
    await client.postClaim({ origin, ...claim, passphrase });
    await client.postClaim({ origin, ...claim });
    await client.fetchPayout({ origin, pullPaymentId: 'pp', payoutId: 'po', token: 't' });
    const sent = encodeURIComponent('開け ごま\ufffd\r\nx: y');
    expect(heard).toEqual([sent, sent, undefined, undefined]);
  });

  it("the server's own code is passed on, its text is not", async () => {
    const origin = await host(() => ({ status: 400, body: '{"code":"overdraft","message":"<b>call +1 555</b>"}' }));
    expect(await createGreenfieldClient(() => true).postClaim({ origin, ...claim })).toEqual({ ok: false, error: { code: 'overdraft' } });
  });

  it.each([
    ['a redirect', { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }],
    ['HTML', { status: 200, body: '<html>' }],
    ['a list', { status: 200, body: '[]' }],
    ['300 KiB', { status: 200, body: JSON.stringify({ ...payout, note: 'x'.repeat(300 * 1024) }) }],
    ['an amount that is no number', { status: 200, body: JSON.stringify({ ...payout, originalAmount: 'NaN' }) }],
    ['an exponent', { status: 200, body: JSON.stringify({ ...payout, originalAmount: 1e-9 }) }],
  ])('%s is an answer that cannot be read', async (_name, answer) => {
    const origin = await host(() => answer);
    expect(await createGreenfieldClient(() => true).postClaim({ origin, ...claim })).toEqual({ ok: false, error: { code: 'host-answer' } });
  });

  it('a closed port is unreachable, not a refusal of the claim', async () => {
    const answer = await createGreenfieldClient(() => true).fetchPullPayment({
      origin: 'http://127.0.0.1:9',
      pullPaymentId: 'pp',
      passphrase: null,
    });
    expect(answer).toEqual({ ok: false, error: { code: 'host-unreachable' } });
  });
});
