import { describe, expect, it } from 'vitest';
import { btc } from './lib/addresses.ts';
import { Api, day, decimal, must, now, refusal } from './lib/client.ts';
import type { NewKey, PullPayment } from './lib/shapes.ts';

const api = new Api();
const list = async (query = ''): Promise<readonly PullPayment[]> =>
  must<readonly PullPayment[]>(await api.get(`${api.at}/pull-payments${query}`));
const create = (body: object) => api.post(`${api.at}/pull-payments`, body);

describe('pull payments over HTTP', () => {
  let test: PullPayment;

  it('T01 a store makes one, with an older name of the method', async () => {
    const body = { name: 'Test', description: 'Test description', amount: '12.3', currency: 'BTC', payoutMethods: ['BTC'] };
    test = must<PullPayment>(await create(body));
    expect(test).toMatchObject({ name: 'Test', description: 'Test description', currency: 'BTC', archived: false });
    expect(decimal(test.amount)).toBe('12.3');
    expect(test.viewLink).toContain(`/pull-payments/${test.id}`);
    expect(test.viewLink).not.toContain('?');
  });

  it('T02 anybody with the id reads the same', async () => {
    expect(must<PullPayment>(await api.anon('GET', `/pull-payments/${test.id}`))).toEqual(test);
  });

  it('T04 nobody lists those of a store without its key', async () => {
    expect(refusal(await api.anon('GET', `${api.at}/pull-payments`))).toEqual([401, 'unauthenticated']);
  });

  it('T05 the store lists it', async () => {
    expect((await list()).filter(({ id }) => id === test.id)).toEqual([test]);
  });

  it('T06 a BOLT11Expiration is kept, and 30 days without one', async () => {
    expect((await api.pullPayment({ BOLT11Expiration: 31 })).BOLT11Expiration).toBe(31);
    expect((await api.pullPayment()).BOLT11Expiration).toBe(30);
  });

  it('T07 nobody archives without a key', async () => {
    expect(refusal(await api.anon('DELETE', `/pull-payments/${test.id}`))).toEqual([401, 'unauthenticated']);
    expect(must<PullPayment>(await api.anon('GET', `/pull-payments/${test.id}`)).archived).toBe(false);
  });

  it('T08 an archived one leaves the list and stays readable', async () => {
    const second = await api.pullPayment({ name: 'Test 2', startsAt: now() + 1 });
    const archived = await api.delete(`/pull-payments/${test.id}`);
    expect([archived.status, archived.text]).toEqual([200, '']);
    expect(must<PullPayment>(await api.anon('GET', `/pull-payments/${test.id}`)).archived).toBe(true);
    const both = [test.id, second.id];
    const of = (rows: readonly PullPayment[]) => rows.filter(({ id }) => both.includes(id)).map(({ name }) => name);
    expect(of(await list())).toEqual(['Test 2']);
    expect(of(await list('?includeArchived=true'))).toEqual(['Test 2', 'Test']);
  });

  it('T10 a start in the future is echoed to the second', async () => {
    const startsAt = now() + 7 * day;
    const made = await api.pullPayment({ amount: '12.3', startsAt });
    expect([made.startsAt, made.expiresAt, made.status]).toEqual([startsAt, null, 'future']);
  });

  it('T11 an end in the past is accepted where no start is given', async () => {
    const expiresAt = now() - 7 * day;
    expect((await api.pullPayment({ expiresAt })).expiresAt).toBe(expiresAt);
  });

  it('T13 a unit is trimmed and written in capitals', async () => {
    expect((await api.pullPayment({ currency: ' btc ' })).currency).toBe('BTC');
  });

  it('T15 a key that may create makes one that approves by itself', async () => {
    const permissions = [`btcpay.store.cancreatepullpayments:${api.store.id}`];
    const { apiKey } = must<NewKey>(await api.post('/api-keys', { label: 'Creator', permissions }));
    const body = { name: 'Auto', amount: '100', currency: 'USD', autoApproveClaims: true };
    const made = await api.ask('POST', `${api.at}/pull-payments`, { key: apiKey, body });
    expect(must<PullPayment>(made).autoApproveClaims).toBe(true);
    const less = [`btcpay.store.cancreatenonapprovedpullpayments:${api.store.id}`];
    const weaker = must<NewKey>(await api.post('/api-keys', { label: 'Weaker', permissions: less }));
    const refused = await api.ask('POST', `${api.at}/pull-payments`, { key: weaker.apiKey, body });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'missing-permission', missingPermission: 'btcpay.store.cancreatepullpayments' });
  });
});

/** The window of the current period in days since the start, of one that started `at` days ago. */
async function window(at: number, { end = null, period = null }: { end?: number | null; period?: number | null }) {
  const startsAt = now() - Math.round(at * day);
  const made = await api.pullPayment({
    startsAt,
    ...(end === null ? {} : { expiresAt: startsAt + end * day }),
    ...(period === null ? {} : { period: period * day }),
  });
  expect(made.period).toBe(period === null ? null : period * day);
  const days = (time: number | null) => (time === null ? null : (time - startsAt) / day);
  return made.currentPeriod && [days(made.currentPeriod.start), days(made.currentPeriod.end)];
}

describe('periods over HTTP', () => {
  it('T93 without end and period there is one open window', async () => {
    expect(await window(1, {})).toEqual([0, null]);
  });

  it('T94 the window ends with the pull payment', async () => {
    expect(await window(1, { end: 7 })).toEqual([0, 7]);
  });

  it('T95 windows are multiples of the period, the last one is clipped', async () => {
    expect(await window(1, { end: 7, period: 2 })).toEqual([0, 2]);
    expect(await window(2, { end: 7, period: 2 })).toEqual([2, 4]);
    expect(await window(6, { end: 7, period: 2 })).toEqual([6, 7]);
  });

  it('T96 after the end there is none', async () => {
    expect(await window(8, { end: 7, period: 2 })).toBeNull();
    expect(await window(7 + 60 / day, { end: 7, period: 2 })).toBeNull();
  });

  it('T97 without end windows go on, and before the start there is none', async () => {
    expect(await window(6, { period: 2 })).toEqual([6, 8]);
    expect(await window(-1, { period: 2 })).toBeNull();
  });

  it('T102 a period of nothing or less is refused by its path', async () => {
    for (const period of [0, -5])
      expect(refusal(await create({ name: 'x', amount: '1', currency: 'BTC', period }))).toEqual([422, ['Period']]);
  });

  it('a claim of an earlier period does not count in this one', async () => {
    const made = await api.pullPayment({ amount: '1', startsAt: now() - 3 * day, period: 2 * day });
    expect([decimal(made.claimed), decimal(made.available)]).toEqual(['0', '1']);
    must(await api.claim(made.id, { destination: btc(), amount: '0.25' }));
    const after = must<PullPayment>(await api.anon('GET', `/pull-payments/${made.id}`));
    expect([decimal(after.claimed), decimal(after.available)]).toEqual(['0.25', '0.75']);
  });
});
