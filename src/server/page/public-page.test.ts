import { afterEach, describe, expect, it } from 'vitest';
import {
  type Answers,
  type Serving,
  type WorldOptions,
  closeServer,
  refusing,
  routesOf,
  serveWorld,
} from '../../../tests/fakes/api-world.ts';
import { aDay, payout, pullPayment } from '../../../tests/fakes/public-data.ts';
import { refuse } from '../../shared/result.ts';
import { hashToken } from '../token.ts';

const now = 1_700_000_000 + aDay;
const address = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
const usual: Answers = {
  readPullPayment: () => pullPayment(),
  listClaims: () => [],
  claim: () => payout({ destination: address, note: null, reason: null }),
};
const open: Serving[] = [];
afterEach(() => open.splice(0).forEach(({ server }) => closeServer(server)));

async function serve(answers: Answers = {}, more: Partial<WorldOptions> = {}): Promise<Serving> {
  const world = await serveWorld({ answers: { ...usual, ...answers }, now: () => now, ...more });
  open.push(world);
  return world;
}

function sent(world: Serving, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): RequestInit {
  const own = { origin: `http://127.0.0.1:${world.port}`, 'sec-fetch-site': 'same-origin' };
  return { method: 'POST', headers: { ...own, ...headers }, body: new URLSearchParams(fields) };
}
const filled = { payoutMethodId: 'BTC-CHAIN', destination: address, tag: '', amount: '12.5', note: 'March', claimId: 'ab'.repeat(16) };
const claimIdOn = (page: string): string => /name="claimId" value="([0-9a-f]{32})"/.exec(page)?.[1] ?? '';

describe('the page of a pull payment', () => {
  it('tells the terms, what is left, and when it is there again', async () => {
    const period = { period: 30 * aDay, currentPeriod: { start: now - aDay, end: now + 3 * aDay }, expiresAt: now + 40 * aDay };
    const page = await (await (await serve({ readPullPayment: () => pullPayment(period) })).fetch('/pull-payments/pp')).text();
    for (const text of [
      'Wages',
      'Per month.</bdi><br><bdi>Thank you!',
      '62.50 USD',
      '37.50 USD of 100.00 USD claimed',
      'every 30 days',
      'value="37"',
    ])
      expect(page).toContain(text);
    expect(page).toContain(`<dt>Resets in</dt><dd><span data-until="${now + 3 * aDay}">3 days</span>`);
    expect(page).toContain(`<dt>Ends in</dt><dd><span data-until="${now + 40 * aDay}">40 days</span>`);
    expect(page).toContain('UTC</time>');
    expect(page).toMatch(/name="amount" value="62.5"/);
    expect(page).toMatch(/href="pullpay:\/\/claim\?server=http%3A%2F%2F127\.0\.0\.1%3A4711&amp;id=pp"/);
    expect(page).toContain('aria-label="Code to scan with the address of this page"');
  });

  it('says of a token whose it is, and that it must be accepted first', async () => {
    const [issuer, mpt] = ['rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B', '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41'];
    const payoutMethods = ['XRP-CHAIN', `USD.${issuer}-CHAIN`, `<b>.${issuer}-CHAIN`, `${mpt}-CHAIN`];
    const page = await (await (await serve({ readPullPayment: () => pullPayment({ payoutMethods }) })).fetch('/pull-payments/pp')).text();
    for (const text of [
      'USD of rvYAfW…ubs59B',
      'MPT, issuance 000001…78BA41',
      'Before you claim: accept this token',
      `<span class="mono">${issuer}</span>`,
      `<span class="mono">${mpt}</span>`,
      '&lt;b&gt; of rvYAfW…ubs59B',
    ])
      expect(page).toContain(text);
    expect(page.match(/<details class="accept"/g)).toHaveLength(3);
    expect(page).not.toContain('<b>');
  });

  it('may run, load, frame and index nothing of others, and is kept nowhere', async () => {
    const { headers } = await (await serve()).fetch('/pull-payments/pp');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('holds no script or style of its own, whatever the sender wrote', async () => {
    const hostile = { name: '<script>alert(1)</script>', description: '"><img src=x onerror=alert(1)>\u202e' };
    const world = await serve({ readPullPayment: () => pullPayment(hostile), listClaims: () => [payout({ destination: '<b>' })] });
    const page = await (await world.fetch('/pull-payments/pp')).text();
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('<script src="/page/page.js" defer></script>');
    expect(page).not.toMatch(/<img|<b>|style=|\u202e| on\w+=(?!alert)/);
  });

  it.each([
    ['archived', { status: 'archived', archived: true }, 'closed this pull payment', '送り主が終了したため', false],
    [
      'expired',
      { status: 'expired', expiresAt: 1, currentPeriod: null },
      'end date of this pull payment has passed',
      '終了日時を過ぎています',
      false,
    ],
    [
      'not started',
      { status: 'future', startsAt: now + aDay, currentPeriod: null, available: '0' },
      'Not started yet',
      'まだ始まっていません',
      true,
    ],
    ['claimed altogether', { available: '0', claimed: '100' }, 'Everything is claimed', 'すべて申請済みです', false],
    [
      'claimed for this period',
      { available: '0', claimed: '100', period: aDay, currentPeriod: { start: now, end: now + aDay } },
      'Everything of this period is claimed',
      'この期間の分はすべて申請済みです',
      false,
    ],
  ])('says in both languages that it is %s', async (_name, changes, english, japanese, hasForm) => {
    const world = await serve({ readPullPayment: () => pullPayment(changes) });
    const en = await (await world.fetch('/pull-payments/pp')).text();
    const ja = await (await world.fetch('/pull-payments/pp', { headers: { 'accept-language': 'ja-JP,ja;q=0.9' } })).text();
    expect(en).toMatch(new RegExp(`class="banner (bad|warn)"[^>]*>[^<]*${english}`));
    expect(ja).toContain('<html lang="ja">');
    expect(ja).toMatch(new RegExp(`class="banner (bad|warn)"[^>]*>[^<]*${japanese}`));
    expect(en.includes('id="claim-title"')).toBe(hasForm);
    expect(en.includes('id="claims"'), 'of an archived one no payout is shown').toBe(!('archived' in changes));
  });

  it.each([
    ['unknown', refusing('pullpayment-not-found'), 404, 'does not exist here', 'プルペイメントは見つかりません'],
    ['out of reach', refusing('not-ready'), 503, '', ''],
  ] as const)('that is %s is a page of that status', async (_name, answer, status, english, japanese) => {
    const world = await serve({ readPullPayment: answer });
    const response = await world.fetch('/pull-payments/pp');
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(await response.text()).toMatch(new RegExp(`class="banner bad" role="alert">[^<]*${english}`));
    expect(await (await world.fetch('/pull-payments/pp?lang=ja')).text()).toContain(japanese);
    if (status === 503) expect(response.headers.get('retry-after')).not.toBeNull();
  });

  it('shows claims newest first, a page at a time', async () => {
    const world = await serve({
      listClaims: ({ query }) => Array.from({ length: Number(new Map(query).get('take')) }, (_x, at) => payout({ id: `p${at}` })),
    });
    const page = await (await world.fetch('/pull-payments/pp?lang=en&skip=20')).text();
    expect(page.match(/<tr><td>/g)).toHaveLength(20);
    expect(page).toContain('href="/pull-payments/pp?skip=40&amp;lang=en#claims" rel="next"');
    expect(page).toContain('href="/pull-payments/pp?lang=en#claims">Newest');
    const asked = world.asked.find(({ operation }) => operation === 'listClaims');
    expect(asked?.query).toEqual([
      ['includeCancelled', 'true'],
      ['skip', '20'],
      ['take', '21'],
    ]);
  });

  it('answers no other method, and names under which it is not known not at all', async () => {
    const { fetch } = routesOf({ answers: usual });
    const refused = await fetch('/pull-payments/pp', { method: 'DELETE' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await fetch('/pull-payments/pp', { host: 'evil.example' })).status).toBe(403);
  });
});

describe('practice money', () => {
  const english = 'This money is not real';
  const japanese = 'お金は本物ではなく';
  const marks = (page: string): readonly [number, number] => [page.split(english).length - 1, page.split(japanese).length - 1];
  const both = async (world: Serving, path: string, init?: RequestInit) => {
    const [en, ja] = await Promise.all(['en', 'ja'].map(async (lang) => (await world.fetch(`${path}?lang=${lang}`, init)).text()));
    return [marks(en ?? ''), marks(ja ?? '')];
  };
  const said = [
    [1, 0],
    [0, 1],
  ];
  const readClaim = () => payout();

  it('is called so on the page of a pull payment, and on that of a claim', async () => {
    const world = await serve({ readClaim });
    expect(await both(world, '/pull-payments/pp')).toEqual(said);
    expect(await both(world, '/pull-payments/pp/claims/po1')).toEqual(said);
    expect(await both(world, '/pull-payments/pp', sent(world, { ...filled, amount: 'x' }))).toEqual(said);
  });

  it('is called so before a passphrase is said, after none, a wrong one, and too many', async () => {
    const network = 'practice';
    const world = await serve(
      {
        readPullPayment: ({ passphrase }) =>
          passphrase === null ? refuse('passphrase-needed', { network }) : refuse('passphrase-wrong', { network }),
      },
      { limits: { requests: 100, claims: 10 } },
    );
    expect(await both(world, '/pull-payments/pp')).toEqual(said);
    for (const passphrase of ['', 'wrong', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
      expect(await both(world, '/pull-payments/pp', sent(world, { action: 'passphrase', passphrase })), passphrase).toEqual(said);
  });

  it('of a test network is called another thing, and real money nothing', async () => {
    const test = await serve({ readPullPayment: () => pullPayment({ network: 'test' }) });
    expect(await (await test.fetch('/pull-payments/pp')).text()).toContain('These coins have no value');
    const real = await serve({ readPullPayment: () => pullPayment({ network: 'main' }) });
    expect(await (await real.fetch('/pull-payments/pp')).text()).not.toContain('network-mark');
  });
});

describe('a claim by form', () => {
  it('is one claim, and its key is shown once and never in an address', async () => {
    const world = await serve();
    const response = await world.fetch('/pull-payments/pp', { ...sent(world, filled), redirect: 'manual' });
    const page = await response.text();
    const [, token = ''] = /name="token" value="([\w-]{43})"/.exec(page) ?? [];
    expect(response.status).toBe(200);
    expect(page).toContain('Your claim has arrived');
    expect(page).toContain(`href="/pull-payments/pp/claims/po1#${token}"`);
    expect(page, 'a query would travel in logs').not.toMatch(new RegExp(`[?&/]${token}`));
    const asked = world.asked.find(({ operation }) => operation === 'claim');
    expect(asked).toMatchObject({ secretHash: hashToken(token), path: { pullPayment: 'pp' } });
    expect(asked?.body).toEqual({
      payoutMethodId: 'BTC-CHAIN',
      destination: address,
      amount: '12.5',
      note: 'March',
      claimId: 'ab'.repeat(16),
    });
  });

  it('has an id of its own in each form, and a form sent twice sends the same one', async () => {
    const world = await serve();
    const first = claimIdOn(await (await world.fetch('/pull-payments/pp')).text());
    const second = claimIdOn(await (await world.fetch('/pull-payments/pp')).text());
    expect(first).not.toBe(second);
    await Promise.all([1, 2].map(() => world.fetch('/pull-payments/pp', sent(world, { ...filled, claimId: first }))));
    expect(world.asked.filter(({ operation }) => operation === 'claim').map(({ body }) => body?.claimId)).toEqual([first, first]);
  });

  it.each(['', '0', ' 0.00 '])('with the amount "%s" asks for all that remains', async (amount) => {
    const world = await serve();
    await world.fetch('/pull-payments/pp', sent(world, { ...filled, amount }));
    expect(world.asked.find(({ operation }) => operation === 'claim')?.body).toMatchObject({ amount: null });
  });

  it('with a tag names it with the address; 0 is one', async () => {
    const world = await serve();
    await world.fetch(
      '/pull-payments/pp',
      sent(world, { ...filled, payoutMethodId: 'XRP-CHAIN', destination: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', tag: '0' }),
    );
    expect(world.asked.find(({ operation }) => operation === 'claim')?.body).toMatchObject({
      destination: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=0',
    });
  });

  it('that lacks something says so beside the field, keeps what was typed, and asks nobody', async () => {
    const world = await serve();
    const response = await world.fetch('/pull-payments/pp', sent(world, { ...filled, destination: ' ', amount: '-1', note: '<i>"x' }));
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toMatch(/id="destination"[^>]*aria-invalid="true"[^>]*aria-describedby="destination-hint destination-error"/);
    expect(page).toContain('<p class="error" id="amount-error">Enter an amount above zero, in digits.');
    expect(page).toContain('name="note" value="&lt;i&gt;&quot;x"');
    expect(claimIdOn(page)).toBe(filled.claimId);
    expect(world.asked.some(({ operation }) => operation === 'claim')).toBe(false);
  });

  it.each([
    ['overdraft', undefined, 'amount', 400],
    ['duplicate-destination', undefined, 'destination', 400],
    ['destination-tag-required', undefined, 'tag', 400],
    ['validation', { Note: 'note-too-long?limit=200' }, 'note', 422],
    ['validation', { Destination: 'bitcoin-destination-invalid' }, 'destination', 422],
  ])('that is refused (%s %o) says so beside the field', async (code, params, field, status) => {
    const world = await serve({ claim: refusing(code, params) });
    const response = await world.fetch('/pull-payments/pp?lang=ja', sent(world, filled));
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(new RegExp(`<p class="error" id="${field}-error">[^<]*[ぁ-ん]`));
  });

  it('whose answer was lost keeps its id, so that trying again is the same claim; one of other content gets a new id', async () => {
    for (const [code, kept] of [
      ['not-ready', true],
      ['write-uncertain', true],
      ['duplicate-claim', false],
    ] as const) {
      const world = await serve({ claim: refusing(code) });
      const page = await (await world.fetch('/pull-payments/pp', sent(world, filled))).text();
      expect([code, claimIdOn(page) === filled.claimId, claimIdOn(page).length]).toEqual([code, kept, 32]);
    }
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['with no origin', { 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
    ['as JSON', { 'content-type': 'application/json' }, 415],
  ])('sent %s does nothing', async (_name, headers, status) => {
    const world = await serve();
    expect((await world.fetch('/pull-payments/pp', sent(world, filled, headers))).status).toBe(status);
    expect(world.asked).toEqual([]);
  });

  it('of more than 16 KiB is not read', async () => {
    const world = await serve();
    expect((await world.fetch('/pull-payments/pp', sent(world, { ...filled, note: 'x'.repeat(20_000) }))).status).toBe(413);
    expect(world.asked).toEqual([]);
  });

  it('counts with the claims of the API', async () => {
    const world = await serve({}, { limits: { requests: 100, claims: 2 } });
    const api = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    await world.fetch('/api/v1/pull-payments/pp/payouts', api);
    expect((await world.fetch('/pull-payments/pp', sent(world, filled))).status).toBe(200);
    const refused = await world.fetch('/pull-payments/pp', sent(world, filled));
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(refused.headers.get('retry-after')).not.toBeNull();
  });
});

describe('the page of a claim', () => {
  const token = 'k'.repeat(43);
  const path = '/pull-payments/pp/claims/po1';
  const mine: Answers = {
    readClaim: ({ caller }) =>
      caller.tokenHash === hashToken(token) ? payout({ destination: address, note: 'March <b>', reason: 'Because & so' }) : payout(),
  };

  it('shows a stranger its state and nothing of what is only for its owner', async () => {
    const page = await (await (await serve(mine)).fetch(path)).text();
    expect(page).toContain('Awaiting approval');
    expect(page).toContain('bcrt1qw508…f3t4ab');
    expect(page).not.toMatch(/March|Because|name="action" value="(edit|cancel)"/);
  });

  it('shows its owner everything; the key goes in the body', async () => {
    const world = await serve(mine);
    const page = await (await world.fetch(path, sent(world, { action: 'view', token }))).text();
    for (const text of [address, 'March &lt;b&gt;', 'Because &amp; so', 'name="action" value="cancel"', 'name="revision" value="0"'])
      expect(page).toContain(text);
  });

  it('does not take another key', async () => {
    const world = await serve(mine);
    const response = await world.fetch(path, sent(world, { action: 'view', token: 'wrong' }));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This is not the key of this claim');
  });

  it('changes and withdraws with the key, at the revision that was shown', async () => {
    const world = await serve({ ...mine, editClaim: () => payout(), cancelClaim: () => null });
    const changed = await world.fetch(path, sent(world, { ...filled, action: 'edit', token, revision: '3', amount: '' }));
    expect(await changed.text()).toContain('Your changes are saved');
    expect(await (await world.fetch(path, sent(world, { action: 'cancel', token }))).text()).toContain('Your claim is withdrawn');
    const of = (name: string) => world.asked.find(({ operation }) => operation === name);
    expect(of('editClaim')?.body).toEqual({ payoutMethodId: 'BTC-CHAIN', destination: address, note: 'March', revision: 3 });
    for (const name of ['editClaim', 'cancelClaim'])
      expect(of(name)).toMatchObject({ path: { pullPayment: 'pp', payout: 'po1' }, caller: { tokenHash: hashToken(token) } });
  });

  it.each(['old-revision', 'invalid-state'])('tells that a change was refused (%s)', async (code) => {
    const world = await serve({ ...mine, editClaim: refusing(code), cancelClaim: refusing(code) });
    for (const action of ['edit', 'cancel']) {
      const response = await world.fetch(path, sent(world, { ...filled, action, token, revision: '0' }));
      expect([response.status, /class="banner bad" role="alert">[^<]{20,}/.test(await response.text())]).toEqual([400, true]);
    }
  });

  it('does nothing for a form of another page', async () => {
    const world = await serve({ ...mine, cancelClaim: () => null });
    const foreign = sent(world, { action: 'cancel', token }, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' });
    expect((await world.fetch(path, foreign)).status).toBe(403);
    expect(world.asked).toEqual([]);
  });
});
