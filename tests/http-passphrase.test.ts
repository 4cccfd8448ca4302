// Owns the story of a pull payment's passphrase over real HTTP, in front of the worker: the API's header, the page's form and cookie, wrong tries.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { createRefusalWords } from '../src/shared/i18n/translate.ts';
import { type Answers, type Serving, closeServer, serveWorld } from './fakes/api-world.ts';
import { type ApiBench, openApiBench } from './fakes/api-bench.ts';
import { operationNames } from '../src/shared/greenfield/operations.ts';

const open: Serving[] = [];
afterEach(() => open.splice(0).forEach(({ server }) => closeServer(server)));

interface House extends ApiBench {
  readonly world: Serving;
  readonly id: string;
  readonly page: string;
  readonly clock: { now: number };
  readonly send: (path: string, fields: Readonly<Record<string, string>>, cookie?: string) => Promise<Response>;
  /** Says a passphrase on the page and answers the cookie as a browser sends it back. */
  readonly enter: (passphrase: string) => Promise<string>;
}

async function house(limits = true): Promise<House> {
  const api = await openApiBench();
  const id = await api.pullPayment({ passphrase: '合言葉 horse', currency: 'USD', amount: '100' });
  const clock = { now: api.bench.now };
  const operate = async (request: Parameters<typeof api.bench.api.operate>[0]) => {
    const answer = await api.bench.api.operate(request);
    return answer.ok ? answer.value.body : answer;
  };
  const answers: Answers = Object.fromEntries(operationNames.map((name) => [name, operate]));
  const world = await serveWorld({
    answers,
    now: () => clock.now,
    words: createRefusalWords('en'),
    limits: limits ? { requests: 10_000, claims: 10_000 } : null,
  });
  open.push(world);
  const page = `/pull-payments/${id}`;
  const send = (path: string, fields: Readonly<Record<string, string>>, cookie = '') =>
    world.fetch(path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: `http://127.0.0.1:${world.port}`, 'sec-fetch-site': 'same-origin', cookie },
      body: new URLSearchParams(fields),
    });
  const enter = async (passphrase: string): Promise<string> => {
    const answer = await send(page, { action: 'passphrase', passphrase });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, page]);
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  };
  return { ...api, world, id, page, clock, send, enter };
}

const header = (passphrase: string) => ({ headers: { 'pullpay-passphrase': encodeURIComponent(passphrase) } });
const right = '合言葉 horse';
type Told = { readonly code: string; readonly message: string };

describe('the API of a pull payment with a passphrase', () => {
  it('answers 401 without it, 403 with another, 200 with it', async () => {
    const { world, id } = await house();
    const path = `/api/v1/pull-payments/${id}`;
    const without = await world.fetch(path);
    expect([without.status, ((await without.json()) as Told).code]).toEqual([401, 'passphrase-needed']);
    const wrong = await world.fetch(`${path}/payouts`, header('wrong'));
    expect([wrong.status, ((await wrong.json()) as Told).code]).toEqual([403, 'passphrase-wrong']);
    const inside = await world.fetch(path, header(right));
    expect(inside.status).toBe(200);
    expect(await inside.json()).toMatchObject({ passphraseNeeded: true, currency: 'USD' });
  });

  it('hears ten wrong ones a minute from an address, then none until the minute is over; right ones are not counted', async () => {
    const { world, id, clock } = await house();
    const path = `/api/v1/pull-payments/${id}`;
    const all = await Promise.all(Array.from({ length: 5 }, () => world.fetch(path, header(right))));
    expect(all.map(({ status }) => status)).toEqual(Array(5).fill(200));
    const many = await Promise.all(Array.from({ length: 30 }, () => world.fetch(path, header(right))));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
    for (let time = 0; time < 10; time += 1) expect((await world.fetch(path, header(`wrong ${time}`))).status).toBe(403);
    const refused = await world.fetch(path, header('the eleventh'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(((await refused.json()) as Told).code).toBe('too-many-passphrases');
    expect((await world.fetch(path, header(right))).status, 'who is let in already stays in').toBe(200);
    expect((await world.fetch(path)).status, 'none is no try').toBe(401);
    clock.now += 60;
    expect((await world.fetch(path, header('another'))).status).toBe(403);
  });

  it('lets no more wrong ones through when they come all at once', async () => {
    const { world, id } = await house();
    const statuses: number[] = [];
    for (let burst = 0; burst < 3; burst += 1) {
      const tries = Array.from({ length: 40 }, (_none, at) => world.fetch(`/api/v1/pull-payments/${id}`, header(`wrong ${burst} ${at}`)));
      statuses.push(...(await Promise.all(tries)).map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 403)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(40);
  });
});

describe('the page of a pull payment with a passphrase', () => {
  it('shows nothing but a form for it, in both languages', async () => {
    const { world, page } = await house();
    const first = await world.fetch(page);
    const text = await first.text();
    expect(first.status).toBe(401);
    expect(text).toContain('This page needs a passphrase');
    expect(text).toMatch(/<input type="password" id="passphrase"/);
    for (const hidden of ['Test', '100.00', 'data-part="terms"', 'id="claim"']) expect(text).not.toContain(hidden);
    expect(await (await world.fetch(`${page}?lang=ja`)).text()).toContain('合言葉が必要です');
  });

  it('lets a browser in by a cookie that no script and no other page gets, and takes claims from it', async () => {
    const { world, page, send, enter, address, owner, store } = await house();
    const answer = await send(page, { action: 'passphrase', passphrase: ` ${right} ` });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(new RegExp(`^pullpay-passphrase=[0-9a-f]{64}; Path=${page}; Max-Age=43200; HttpOnly; SameSite=Strict$`));
    expect(decodeURIComponent(cookie)).not.toContain('horse');
    const mine = await enter(right);
    const shown = await (await world.fetch(page, { headers: { cookie: `other=1; ${mine}` } })).text();
    expect(shown).toContain('100.00 USD');
    const fields = { payoutMethodId: 'BTC-CHAIN', destination: address(), tag: '', amount: '5', note: '', claimId: 'ab'.repeat(16) };
    expect((await send(page, fields)).status, 'without the cookie').toBe(401);
    expect(await owner.list('listPayouts', { path: { store } })).toEqual([]);
    const claimed = await send(page, fields, mine);
    expect(claimed.status).toBe(200);
    expect(await owner.list('listPayouts', { path: { store } })).toHaveLength(1);
    const token = /name="token" value="([^"]+)"/.exec(await claimed.text())?.[1] ?? '';
    const [{ id: payout } = { id: '' }] = await owner.list('listPayouts', { path: { store } });
    expect((await world.fetch(`${page}/claims/${String(payout)}`)).status).toBe(401);
    const own = await send(`${page}/claims/${String(payout)}`, { token, action: 'view' });
    expect(own.status, 'the claim’s token is enough for the claim').toBe(200);
    expect(await own.text()).toContain(fields.destination);
  });

  it('says at the field what is wrong: another one, an empty one, too many', async () => {
    const { page, send } = await house();
    const say = async (passphrase: string): Promise<[number, string]> => {
      const answer = await send(page, { action: 'passphrase', passphrase });
      expect(answer.headers.get('set-cookie')).toBeNull();
      return [answer.status, /id="passphrase-error" role="alert">([^<]*)/.exec(await answer.text())?.[1] ?? ''];
    };
    expect(await say('wrong')).toEqual([403, expect.stringContaining('not the passphrase')]);
    expect(await say('  ')).toEqual([422, expect.stringContaining('empty')]);
    for (let time = 0; time < 9; time += 1) await say(`wrong ${time}`);
    expect(await say('more')).toEqual([429, expect.stringContaining('Wait 60 seconds')]);
  });

  it('asks again after twelve hours, after a change, and for another pull payment', async () => {
    const { world, page, enter, clock, bench, store, id, pullPayment } = await house();
    const cookie = await enter(right);
    const look = async (path = page) => (await world.fetch(path, { headers: { cookie } })).status;
    const other = await pullPayment({ passphrase: right });
    expect([await look(), await look(`/pull-payments/${other}`)]).toEqual([200, 401]);
    await bench.screen.setPassphrase({ walletId: store, id, passphrase: 'new' });
    expect(await look()).toBe(403);
    await bench.screen.setPassphrase({ walletId: store, id, passphrase: right });
    expect(await look()).toBe(200);
    clock.now += 12 * 3600;
    expect(await look()).toBe(401);
  });

  it('takes a passphrase from its own form only', async () => {
    const { world, page } = await house();
    const body = new URLSearchParams({ action: 'passphrase', passphrase: right });
    const headers = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await world.fetch(page, { method: 'POST', redirect: 'manual', headers, body });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
  });
});
