// The public endpoints whole: HTTP routes in front of the worker's services. Every status, code and path, in the order of spec §4.2 and §17.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createRoutes } from '../src/server/routes.ts';
import { createRefusalWords } from '../src/shared/i18n/translate.ts';
import { bitcoinAddress } from './fakes/addresses.ts';
import { p2wpkh, xrpAccount } from './fakes/payouts.ts';
import { type Bench, openBench } from './fakes/workflow-bench.ts';
import { operateBy } from './helpers/operate-adapter.ts';

type Body = Record<string, unknown>;
interface Heard {
  readonly status: number;
  readonly body: Body & readonly { readonly path: string; readonly message: string }[];
  readonly text: string;
}

function http(bench: Bench) {
  let token = 0;
  const routes = createRoutes({
    workflow: () => operateBy(bench.api),
    port: () => 4711,
    reachable: () => [],
    now: () => bench.now,
    random: (length) => new Uint8Array(length).fill((token += 1)),
    words: createRefusalWords('en'),
    addressOf: () => '127.0.0.1',
    limits: null,
  });
  return async (method: string, path: string, body?: unknown, authorization?: string): Promise<Heard> => {
    const headers = {
      host: '127.0.0.1:4711',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(authorization === undefined ? {} : { authorization }),
    };
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await routes.fetch(new Request(`http://127.0.0.1:4711/api/v1/pull-payments/${path}`, { method, headers, ...sent }));
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), text };
  };
}

/** "422 Amount", "400 overdraft", "200". */
function told({ status, body }: Heard): string {
  if (status === 422) return `422 ${body.map(({ path }) => path).join()}`;
  return status === 200 ? '200' : `${status} ${String(body.code)}`;
}

const good = { payoutMethodId: 'BTC-CHAIN', destination: p2wpkh, amount: '1' };

describe('a claim is refused by the first rule that it breaks', () => {
  it.each<[string, unknown]>([
    ['422 ', '{"a":'],
    ['422 ', '[]'],
    ['422 ', 'null'],
    ['422 PayoutMethodId', {}],
    ['422 PayoutMethodId', { ...good, payoutMethodId: null }],
    ['422 PayoutMethodId', { ...good, payoutMethodId: '' }],
    ['422 PayoutMethodId', { ...good, payoutMethodId: 7 }],
    ['422 PayoutMethodId', { ...good, payoutMethodId: 'BTC-LN' }],
    ['422 PayoutMethodId', { ...good, payoutMethodId: 'TOPUP' }],
    ['422 PayoutMethodId', { ...good, payoutMethodId: 'constructor' }],
    ['422 PayoutMethodId', { ...good, payoutMethodId: 'ETH-CHAIN', destination: 'hello', amount: 'x' }],
    ['422 Destination', { ...good, destination: undefined }],
    ['422 Destination', { ...good, destination: null }],
    ['422 Destination', { ...good, destination: ['a'] }],
    ['422 Destination', { ...good, destination: 'hello', amount: 'x', note: 7 }],
    ['422 Destination', { ...good, destination: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' }],
    ['422 Destination', { ...good, destination: `bitcoin:${p2wpkh}?req-x=1` }],
    ['422 Destination', { ...good, destination: `bitcoin:${p2wpkh}?label=a&LABEL=b` }],
    ['422 Destination', { ...good, destinationTag: 0 }],
    ['422 Destination', { ...good, payoutMethodId: 'XRP', destination: `${xrpAccount}:1`, destinationTag: 2 }],
    ['422 Destination', { ...good, payoutMethodId: 'XRP', destination: xrpAccount, destinationTag: 4_294_967_296 }],
    ['422 Destination', { ...good, payoutMethodId: 'XRP', destination: xrpAccount, destinationTag: '1' }],
    ['422 Destination', { ...good, payoutMethodId: 'XRP', destination: 'XVLhHMPHU98es4dbozjVtdWzVrDjtV5xvtBNHXGtVKVxTPM' }],
    ['422 amount', { ...good, amount: 'x', note: 7 }],
    ['422 amount', { ...good, amount: true }],
    ['422 amount', { ...good, amount: '-0' }],
    ['422 amount', { ...good, amount: 'NaN' }],
    ['422 amount', { ...good, amount: '1e-19' }],
    ['422 amount', { ...good, amount: '1'.repeat(41) }],
    ['422 amount', `{"payoutMethodId":"BTC","destination":"${p2wpkh}","amount":1.0000000000000001}`],
    ['422 amount', `{"payoutMethodId":"BTC","destination":"${p2wpkh}","amount":1e-400}`],
    ['422 amount', `{"payoutMethodId":"BTC","destination":"${p2wpkh}","amount":1e400}`],
    ['422 amount', `{"payoutMethodId":"BTC","destination":"${p2wpkh}","amount":-0}`],
    ['422 note', { ...good, note: 7, claimId: 'x' }],
    ['422 Note', { ...good, note: '𠮷'.repeat(201), claimId: 'x' }],
    ['422 ClaimId', { ...good, claimId: 'x' }],
    ['422 ClaimId', { ...good, claimId: 'ab'.repeat(17) }],
    ['422 Amount', { ...good, destination: `bitcoin:${p2wpkh}?amount=2` }],
    ['400 overdraft', { ...good, amount: '10.00000001' }],
    ['400 amount-too-low', { ...good, amount: 0 }],
    ['400 amount-too-low', { ...good, amount: '-0.1' }],
    ['400 amount-too-low', { ...good, amount: '0.00000293' }],
    ['400 amount-too-low', { ...good, destination: `bitcoin:${p2wpkh}?amount=0` }],
    ['200', { ...good, amount: '0.00000294' }],
    ['200', { ...good, amount: '1e-5' }],
    ['200', { ...good, amount: '', note: '', claimId: null, destinationTag: null }],
    ['200', { ...good, payoutMethodId: 'btc_onchain', note: '𠮷'.repeat(200), claimId: 'AB'.repeat(16) }],
    ['200', '{"__proto__":{"amount":"99"},"constructor":1,"payoutMethodId":"BTC","destination":"' + p2wpkh + '","unknown":{"a":[1]}}'],
    ['200', { ...good, destination: ` BITCOIN:${p2wpkh.toUpperCase()}?AMOUNT=0.5&label=x ` }],
  ])('%s: %j', async (expected, body) => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    const heard = await http(bench)('POST', `${id}/payouts`, body);
    expect(told(heard)).toBe(expected);
    // The words are whole: nothing of them is left to be filled in.
    expect(heard.text).not.toContain('…');
  });

  it('in time: archived before expired before not started before the method before the duplicate before the limit', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ startsAt: bench.now + 10, expiresAt: bench.now + 20, methods: ['BTC-CHAIN'] });
    const send = http(bench);
    const claim = async (body: unknown) => told(await send('POST', `${id}/payouts`, body));
    const other = { ...good, payoutMethodId: 'XRP', destination: xrpAccount };
    expect(await claim({ ...other, amount: '99' })).toBe('400 not-started');
    bench.now += 10;
    expect(await claim({ ...other, amount: '99' })).toBe('400 payment-method-not-supported');
    expect(await claim(good)).toBe('200');
    expect(await claim({ ...good, amount: '99' })).toBe('400 duplicate-destination');
    expect(await claim({ ...good, destination: bitcoinAddress(2), amount: '99' })).toBe('400 overdraft');
    bench.now += 10;
    expect(await claim({ ...good, destination: bitcoinAddress(3), amount: '9' })).toBe('200');
    // The limit is used up in the very last second, which counts in the last period.
    expect(await claim({ ...good, destination: bitcoinAddress(4) })).toBe('400 overdraft');
    expect(await claim({ ...good, destination: bitcoinAddress(4), amount: null })).toBe('400 amount-too-low');
    bench.now += 1;
    expect(await claim({ ...other, amount: '99' })).toBe('400 expired');
    await bench.screen.archivePullPayment({ walletId: bench.walletId, id });
    expect(await claim({ ...other, amount: '99' })).toBe('400 archived');
    expect(await claim({ ...other, payoutMethodId: 'x' })).toBe('422 PayoutMethodId');
  });

  it('an unknown pull payment comes after the method and before all else, however long its name', async () => {
    const send = http(await openBench());
    for (const id of ['unknown', '%00', '..%2f', '__proto__', 'a'.repeat(9000)]) {
      expect(told(await send('POST', `${id}/payouts`, { destination: 'hello' }))).toBe('422 PayoutMethodId');
      expect(told(await send('POST', `${id}/payouts`, { payoutMethodId: 'BTC', destination: 'hello' }))).toBe('404 pullpayment-not-found');
      expect(told(await send('GET', id))).toBe('404 pullpayment-not-found');
      expect(told(await send('GET', `${id}/payouts`))).toBe('404 pullpayment-not-found');
      expect(told(await send('GET', `${id}/payouts/x`))).toBe('404 pullpayment-not-found');
      expect(told(await send('GET', `${id}/lnurl`))).toBe('404 pullpayment-not-found');
    }
  });
});

describe('the answers', () => {
  it('show everything to the claimer and to the token, and to strangers an address by its ends', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ unit: 'XRP' });
    const send = http(bench);
    const made = await send('POST', `${id}/payouts`, {
      payoutMethodId: 'xrp',
      destination: `${xrpAccount}:0`,
      amount: 1.5,
      note: 'März\u202e\ud800',
    });
    expect(made.body).toMatchObject({
      revision: 0,
      pullPaymentId: id,
      date: bench.now,
      destination: `${xrpAccount}?dt=0`,
      destinationTag: 0,
      originalCurrency: 'XRP',
      originalAmount: '1.5',
      payoutCurrency: 'XRP',
      payoutAmount: null,
      payoutMethodId: 'XRP-CHAIN',
      state: 'AwaitingApproval',
      paymentProof: null,
      metadata: {},
      rate: null,
      rateRule: null,
      rateSource: null,
      rateLockedAt: null,
      note: 'März\u202e\ud800',
      reason: null,
      claimToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    });
    const path = `${id}/payouts/${String(made.body.id)}`;
    const token = `token ${String(made.body.claimToken)}`;
    const { claimToken: _token, ...full } = made.body;
    expect((await send('GET', path, undefined, token)).body).toEqual(full);
    const short = { destination: 'rHb9C…dtyTh'.replace('dtyTh', 'wdtyTh'), destinationTag: null };
    for (const wrong of [undefined, 'token wrong', 'Basic abc']) {
      const seen = (await send('GET', path, undefined, wrong)).body;
      expect(seen).toMatchObject(short);
      expect(Object.keys(seen)).not.toContain('note');
    }
    expect((await send('GET', `${id}/payouts`)).body).toMatchObject([short]);
  });

  it('to withdrawals and edits: 401 without a token, 403 with a wrong one, 404 elsewhere, 400 too late', async () => {
    const bench = await openBench();
    const [id, other] = [await bench.createPullPayment(), await bench.createPullPayment()];
    const send = http(bench);
    const made = await send('POST', `${id}/payouts`, good);
    const path = `${id}/payouts/${String(made.body.id)}`;
    const token = `token ${String(made.body.claimToken)}`;
    for (const method of ['PUT', 'DELETE']) {
      const body = method === 'PUT' ? { amount: '2' } : undefined;
      expect(told(await send(method, path, body))).toBe('401 unauthenticated');
      const wrong = await send(method, path, body, 'token wrong');
      expect([told(wrong), 'missingPermission' in wrong.body]).toEqual(['403 missing-permission', true]);
      expect(told(await send(method, `${other}/payouts/${String(made.body.id)}`, body, token))).toBe('404 payout-not-found');
      expect(told(await send(method, `${id}/payouts/${'x'.repeat(200)}`, body, token))).toBe('404 payout-not-found');
      expect(told(await send(method, `nothing/payouts/${String(made.body.id)}`, body, token))).toBe('404 pullpayment-not-found');
    }
    expect(told(await send('PUT', path, { revision: 1.5 }, token))).toBe('422 Revision');
    expect(told(await send('PUT', path, { revision: 7 }, token))).toBe('400 old-revision');
    expect(told(await send('PUT', path, { amount: '11' }, token))).toBe('400 overdraft');
    expect((await send('PUT', path, { amount: '10', revision: 0 }, token)).body).toMatchObject({ revision: 1, originalAmount: '10' });
    expect(told(await send('PUT', path, { amount: '1', revision: 0 }, token))).toBe('400 old-revision');
    const gone = await send('DELETE', path, undefined, token);
    expect([gone.status, gone.text]).toEqual([200, '']);
    expect(told(await send('DELETE', path, undefined, token))).toBe('400 invalid-state');
    expect(told(await send('PUT', path, { amount: '1' }, token))).toBe('400 invalid-state');
    expect(told(await send('POST', `${id}/payouts`, { ...good, amount: '10' }))).toBe('200');
  });

  it('list the newest first, also those of one second, in parts', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    const send = http(bench);
    const ids: unknown[] = [];
    for (const n of [1, 2, 3, 4]) ids.unshift((await send('POST', `${id}/payouts`, { ...good, destination: bitcoinAddress(n) })).body.id);
    const list = async (query: string) => (await send('GET', `${id}/payouts${query}`)).body.map((payout) => (payout as unknown as Body).id);
    expect(await list('')).toEqual(ids);
    expect(await list('?skip=1&take=2')).toEqual(ids.slice(1, 3));
    expect(await list('?skip=9')).toEqual([]);
    const { body } = await send('POST', `${id}/payouts`, { ...good, destination: bitcoinAddress(5) });
    await send('DELETE', `${id}/payouts/${String(body.id)}`, undefined, `token ${String(body.claimToken)}`);
    expect(await list('')).toEqual(ids);
    expect(await list('?includeCancelled=True')).toEqual([body.id, ...ids]);
    expect(await list('?state=Cancelled')).toEqual([body.id]);
    expect(await list('?state=AwaitingApproval&state=Cancelled')).toEqual([body.id, ...ids]);
    await bench.screen.archivePullPayment({ walletId: bench.walletId, id });
    expect(await list('?includeCancelled=true')).toEqual([]);
    expect(told(await send('GET', `${id}/payouts/${String(ids[0])}`))).toBe('404 payout-not-found');
  });

  it('say of a pull payment how much is left of its current period', async () => {
    const bench = await openBench();
    const { now } = bench;
    const id = await bench.createPullPayment({ unit: 'SATS', limit: '1000', period: 60, startsAt: now, expiresAt: now + 90 });
    const send = http(bench);
    const read = async () => (await send('GET', id)).body;
    await send('POST', `${id}/payouts`, { ...good, destination: `bitcoin:${p2wpkh}?amount=0.000004`, amount: '' });
    expect(await read()).toMatchObject({
      id,
      currency: 'SATS',
      amount: '1000',
      startsAt: now,
      expiresAt: now + 90,
      BOLT11Expiration: 30,
      archived: false,
      viewLink: `http://127.0.0.1:4000/pull-payments/${id}`,
      autoApproveClaims: false,
      payoutMethods: ['BTC-CHAIN', 'XRP-CHAIN'],
      period: 60,
      status: 'active',
      currentPeriod: { start: now, end: now + 60 },
      claimed: '400',
      available: '600',
      defaultPrice: null,
    });
    bench.now = now + 60;
    expect(await read()).toMatchObject({ currentPeriod: { start: now + 60, end: now + 90 }, claimed: '0', available: '1000' });
    bench.now = now + 90;
    expect(await read()).toMatchObject({ status: 'active', currentPeriod: { start: now + 60, end: now + 90 }, available: '1000' });
    bench.now = now + 91;
    expect(await read()).toMatchObject({ status: 'expired', currentPeriod: null });
  });
});
