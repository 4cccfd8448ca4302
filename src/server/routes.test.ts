import { describe, expect, it } from 'vitest';
import { type Answers, refusing, routesOf } from '../../tests/fakes/api-world.ts';
import { operationNames, operationOf } from '../shared/greenfield/operations.ts';
import { inOrder } from './routes.ts';
import { hashToken } from './token.ts';

const claim = (body: unknown, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const claims = '/api/v1/pull-payments/pp/payouts';
const serve = (answers: Answers | null = {}) => routesOf({ answers });

describe('a claim', () => {
  it('is answered with its token once, and the workflow sees only the hash', async () => {
    const { fetch, asked } = serve({ claim: () => ({ id: 'p1', state: 'AwaitingApproval' }) });
    const response = await fetch(claims, claim({ destination: 'x', payoutMethodId: 'BTC' }));
    const body = (await response.json()) as { claimToken: string; id: string };
    expect(response.status).toBe(200);
    expect(body.id).toBe('p1');
    expect(body.claimToken).toMatch(/^[\w-]{43}$/);
    expect(asked).toMatchObject([{ operation: 'claim', secretHash: hashToken(body.claimToken), path: { pullPayment: 'pp' } }]);
    expect(JSON.stringify(asked)).not.toContain(body.claimToken);
  });

  it('sent again gets another token', async () => {
    const { fetch } = serve({ claim: () => ({ id: 'p1' }) });
    const tokens = [await fetch(claims, claim({})), await fetch(claims, claim({}))].map(
      async (answer) => ((await answer.json()) as { claimToken: string }).claimToken,
    );
    expect(new Set(await Promise.all(tokens)).size).toBe(2);
  });

  it('that is refused carries no token', async () => {
    const response = await serve({ claim: refusing('overdraft') }).fetch(claims, claim({}));
    expect(await response.json()).toEqual({ code: 'overdraft', message: 'words of overdraft' });
  });
});

describe('a body', () => {
  it.each([
    ['malformed JSON', claim('{"a":'), 422],
    ['an array', claim('[1]'), 422],
    ['another content type', claim('a=b', 'application/x-www-form-urlencoded'), 415],
    ['17 levels', claim(`${'{"a":'.repeat(17)}1${'}'.repeat(17)}`), 413],
    ['65 KiB', claim({ note: 'x'.repeat(65 * 1024) }), 413],
  ])('that is %s never reaches the workflow', async (_name, init, status) => {
    const { fetch, asked } = serve();
    expect((await fetch(claims, init)).status).toBe(status);
    expect(asked).toEqual([]);
  });

  it('with a number of more than 15 digits arrives as something no amount parser accepts', async () => {
    const { fetch, asked } = serve({ claim: refusing('validation', { Amount: 'amount-malformed' }) });
    const response = await fetch(claims, claim('{"amount": 0.1234567890123456789}'));
    expect(asked[0]?.body?.amount).toBe('number-too-precise');
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual([{ path: 'Amount', message: 'words of amount-malformed' }]);
  });

  it.each<[string, RequestInit]>([
    ['is not there, nor a type', { method: 'POST' }],
    ['is empty', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '' }],
    ['is null', claim('null')],
  ])('that %s is passed on as none', async (_name, init) => {
    const { fetch, asked } = serve();
    expect((await fetch('/api/v1/payouts/po/mark', init)).status).toBe(200);
    expect(asked[0]?.body).toBeNull();
  });

  it('of a DELETE gives the reason of a decline', async () => {
    const { fetch, asked } = serve();
    const response = await fetch('/api/v1/payouts/po', { ...claim({ reason: 'Twice the same' }), method: 'DELETE' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(asked[0]).toMatchObject({ operation: 'cancelPayout', body: { reason: 'Twice the same' }, path: { payout: 'po' } });
  });

  it('of an operation that takes none is not looked at', async () => {
    const { fetch, asked } = serve();
    expect((await fetch('/api/v1/payouts/po/mark-paid', claim('{"a":', 'text/plain'))).status).toBe(200);
    expect(asked[0]?.body).toBeNull();
  });

  it('with the names of version 1 arrives with those of version 2', async () => {
    const { fetch, asked } = serve();
    await fetch(claims, claim({ paymentMethod: 'BTC' }));
    await fetch('/api/v1/stores/s/pull-payments', claim({ paymentMethods: ['BTC'] }));
    expect(asked.map(({ body }) => body)).toEqual([{ payoutMethodId: 'BTC' }, { payoutMethods: ['BTC'] }]);
  });

  it.each(['application/json-patch+json', 'application/jsonx', 'text/json', ''])('of the type "%s" is not JSON', async (type) => {
    expect((await serve().fetch(claims, claim('{}', type))).status).toBe(415);
  });
});

describe('the table of operations', () => {
  it('is served whole: each method and path reaches its own operation with its own parameters', async () => {
    for (const name of operationNames) {
      const { method, path, answer } = operationOf(name);
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter);
      const asked = path.replace(/\{(\w+)\}/g, (_match, parameter: string) => encodeURIComponent(`${parameter} ü/1`));
      const world = serve();
      const response = await world.fetch(`/api/v1${asked}?a=1&b=&a=%C3%BC+2`, { method, headers: { authorization: 'token secret' } });
      expect(response.status, name).toBe(200);
      expect((await response.text()) === '', name).toBe(answer === 'empty');
      const values = names.map((parameter) => [parameter, parameter === 'key' ? hashToken('key ü/1') : `${parameter} ü/1`]);
      expect(world.asked, name).toMatchObject([
        {
          operation: name,
          path: Object.fromEntries(values),
          query: [
            ['a', '1'],
            ['b', ''],
            ['a', 'ü 2'],
          ],
          caller: { tokenHash: hashToken('secret') },
        },
      ]);
    }
  });

  it('has fixed names before parameters, in whatever order it is written', () => {
    const order = inOrder([...operationNames].reverse());
    expect(order.indexOf('approvePayouts')).toBeLessThan(order.indexOf('approvePayoutInStore'));
    expect(order.indexOf('revokeCurrentKey')).toBeLessThan(order.indexOf('revokeKey'));
    expect(order.indexOf('setOnChainProcessor')).toBeLessThan(order.indexOf('removeProcessor'));
  });

  it.each(['/api/v1/stores/s/payouts/', '/api/v1/health/', '/api/v1/api-keys/current/'])(
    '%s is the same without its stroke',
    async (path) => {
      expect((await serve().fetch(path)).status).toBe(200);
    },
  );

  it.each([
    ['PATCH', '/api/v1/pull-payments/pp', 'GET, DELETE, HEAD, OPTIONS'],
    ['DELETE', '/api/v1/health', 'GET, HEAD, OPTIONS'],
    ['PUT', '/api/v1/stores/s/payouts/approve', 'POST, OPTIONS'],
    ['POST', '/api/v1/api-keys/current', 'GET, DELETE, HEAD, OPTIONS'],
  ])('%s %s is not allowed, and what is allowed is told', async (method, path, allow) => {
    const { fetch, asked } = serve();
    const response = await fetch(path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({ code: 'method-not-allowed' });
    expect(asked).toEqual([]);
  });

  it.each(['/', '/api', '/api/v1', '/api/v2/health', '/api/v1/invoices', '/api/v1/stores/s/unknown', '/API/v1/health'])(
    'has nothing at %s',
    async (path) => {
      const response = await serve().fetch(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not-found' });
    },
  );

  it('HEAD asks as GET does and answers no body', async () => {
    const { fetch, asked } = serve();
    const response = await fetch('/api/v1/pull-payments/pp', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(asked).toMatchObject([{ operation: 'readPullPayment' }]);
  });
});

describe('who is asking', () => {
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each<[string, string | undefined, string | null]>([
    ['nobody', undefined, null],
    ['a token', 'token abc', 'abc'],
    ['a token, in any letters', ' TOKEN  abc ', 'abc'],
    ['a token of another form', `token ${'!'.repeat(200)}`, '!'.repeat(200)],
    ['a user with a password', basic('anybody:abc'), 'abc'],
    ['a user without a name', basic(':a:b'), 'a:b'],
    ['a user without a password', basic('anybody:'), null],
    ['a user without either', basic('anybody'), null],
    ['another scheme', 'Bearer abc', null],
    ['words', 'token abc def', null],
  ])('%s is known by the hash of the secret', async (_name, authorization, secret) => {
    const { fetch, asked } = serve();
    await fetch('/api/v1/stores', authorization === undefined ? {} : { headers: { authorization } });
    expect(asked[0]?.caller.tokenHash).toBe(secret === null ? null : hashToken(secret));
  });

  it('the key that a request carries is told to its holder, and the workflow does not learn it', async () => {
    const { fetch, asked } = serve({ readCurrentKey: () => ({ label: 'Shop', permissions: [] }) });
    const response = await fetch('/api/v1/api-keys/current', { headers: { authorization: 'token top-secret' } });
    expect(await response.json()).toEqual({ apiKey: 'top-secret', label: 'Shop', permissions: [] });
    expect(JSON.stringify(asked)).not.toContain('top-secret');
  });

  it('a new key is made here, shown once, and the workflow gets its hash', async () => {
    const { fetch, asked } = serve({ createKey: ({ body }) => ({ ...body }) });
    const response = await fetch('/api/v1/api-keys', claim({ label: 'Shop', permissions: ['unrestricted'] }));
    const made = (await response.json()) as { apiKey: string };
    expect(made).toEqual({ label: 'Shop', permissions: ['unrestricted'], apiKey: expect.stringMatching(/^[\w-]{43}$/) });
    expect(asked[0]?.secretHash).toBe(hashToken(made.apiKey));
    expect(asked[0]?.caller.tokenHash).toBeNull();
  });

  it('a key is revoked by itself, and the workflow gets its hash', async () => {
    const { fetch, asked } = serve();
    await fetch('/api/v1/api-keys/top-secret', { method: 'DELETE' });
    expect(asked).toMatchObject([{ operation: 'revokeKey', path: { key: hashToken('top-secret') } }]);
  });

  it.each<[string, string | undefined, string | null]>([
    ['no passphrase', undefined, null],
    ['one', 'open%20sesame', 'open sesame'],
    ['one in Japanese', encodeURIComponent('開けゴマ'), '開けゴマ'],
    ['one that is no text', '%E3%81', ''],
    ['one longer than any', 'a'.repeat(401), ''],
  ])('%s is passed on as it was meant', async (_name, header, passphrase) => {
    const { fetch, asked } = serve();
    await fetch(claims, header === undefined ? {} : { headers: { 'pullpay-passphrase': header } });
    expect(asked[0]?.passphrase).toBe(passphrase);
  });
});

describe('a refusal', () => {
  const answerTo = async (code: string, params?: Record<string, string>) => {
    const response = await serve({ approvePayouts: refusing(code, params) }).fetch('/api/v1/stores/s/payouts/approve', claim({}));
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), retryAfter: response.headers.get('retry-after') };
  };

  it.each([
    ['unauthenticated', 401],
    ['missing-permission', 403],
    ['pullpayment-not-found', 404],
    ['payout-not-found', 404],
    ['webhook-not-found', 404],
    ['webhookdelivery-not-found', 404],
    ['notification-not-found', 404],
    ['apikey-not-found', 404],
    ['overdraft', 400],
    ['old-revision', 400],
    ['rate-unavailable', 400],
    ['lnurl-not-supported', 400],
  ])('%s is %i', async (code, status) => {
    expect(await answerTo(code)).toMatchObject({ status, body: { code, message: `words of ${code}` } });
  });

  it.each([
    'disk-full',
    'write-failed',
    'write-uncertain',
    'journal-broken',
    'journal-closed',
    'database-ahead',
    'claim-date-wrong',
    'not-ready',
  ])('for what could not be kept (%s) is no decision: 503, and when to try again', async (code) => {
    const { status, retryAfter } = await answerTo(code);
    expect([status, Number(retryAfter) > 0]).toEqual([503, true]);
  });

  it('names the permission that is missing', async () => {
    const { body } = await answerTo('missing-permission', { permission: 'btcpay.store.canmanagepayouts' });
    expect(body.missingPermission).toBe('btcpay.store.canmanagepayouts');
  });

  it('of a batch names each payout that failed', async () => {
    expect(await answerTo('approval-refused', { a: 'old-revision', b: 'payout-not-found' })).toMatchObject({
      status: 400,
      body: {
        code: 'approval-refused',
        failures: [
          { id: 'a', code: 'old-revision' },
          { id: 'b', code: 'payout-not-found' },
        ],
      },
    });
  });

  it('to remove a processor that is not there has no code and no body', async () => {
    expect(await answerTo('processor-not-found')).toMatchObject({ status: 404, body: null });
  });

  it('of several properties lists them, with the bounds that were broken', async () => {
    const { fetch } = routesOf({
      answers: { claim: refusing('validation', { Note: 'note-too-long?limit=200', Amount: 'amount-malformed' }) },
      words: (refusal) => `${refusal.code} ${refusal.params?.limit ?? ''}`,
    });
    const response = await fetch(claims, claim({}));
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual([
      { path: 'Note', message: 'note-too-long 200' },
      { path: 'Amount', message: 'amount-malformed ' },
    ]);
  });

  it('comes with 503 while the workflow is not there, but health says so itself', async () => {
    const { fetch } = serve(null);
    const response = await fetch('/api/v1/pull-payments/pp');
    expect([response.status, response.headers.get('retry-after') !== null]).toEqual([503, true]);
    expect(await (await fetch('/api/v1/health')).json()).toEqual({ synchronized: false });
  });
});

describe('limits', () => {
  const two = { requests: 2, claims: 1 };

  it('the sixth claim of a minute waits when five are allowed, reading goes on', async () => {
    const { fetch } = routesOf({ limits: { requests: 100, claims: 5 } });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await fetch(claims, claim({}))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await fetch('/api/v1/pull-payments/pp')).status).toBe(200);
  });

  it('a page of another origin learns how long it has to wait', async () => {
    const { fetch } = routesOf({ limits: { requests: 1, claims: 1 } });
    await fetch('/api/v1/pull-payments/pp');
    const refused = await fetch('/api/v1/pull-payments/pp');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('hold for strangers and unknown tokens, not for a valid key', async () => {
    const { fetch } = routesOf({ limits: two, keys: [hashToken('valid')] });
    const ask = async (authorization?: string) =>
      (await fetch('/api/v1/stores', authorization === undefined ? {} : { headers: { authorization } })).status;
    const key = `Basic ${Buffer.from('x:valid').toString('base64')}`;
    expect([await ask(), await ask('token invalid'), await ask('token invalid')]).toEqual([200, 200, 429]);
    expect([await ask('token valid'), await ask(key), await ask('token valid')]).toEqual([200, 200, 200]);
    expect(await ask()).toBe(429);
  });

  it('are counted for each address that the own proxy tells, not for what a client says before it', async () => {
    const origin = 'https://pay.example';
    const { fetch } = routesOf({ limits: two, reach: { kind: 'own-domain', origin } });
    const ask = async (forwarded: string) => (await fetch('/api/v1/health', { headers: { 'x-forwarded-for': forwarded } })).status;
    expect([await ask('198.51.100.1'), await ask('10.0.0.9, 198.51.100.1'), await ask('10.0.0.8, 198.51.100.1')]).toEqual([200, 200, 429]);
    expect(await ask('198.51.100.2')).toBe(200);
  });

  it('are not used up by what a browser asks beforehand', async () => {
    const { fetch } = routesOf({ limits: two });
    for (let n = 0; n < 5; n += 1) expect((await fetch('/api/v1/stores', { method: 'OPTIONS' })).status).toBe(204);
    expect((await fetch('/api/v1/stores')).status).toBe(200);
  });
});

describe('names and origins', () => {
  it('a name that was rebound to this computer is refused, and its page may read nothing', async () => {
    const { fetch, asked } = serve();
    const response = await fetch('/api/v1/pull-payments/pp', { host: 'evil.example:4711' });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect(asked).toEqual([]);
    expect((await fetch('/api/v1/pull-payments/pp')).status).toBe(200);
  });

  it('any origin may send any header and method, as Greenfield clients in browsers do', async () => {
    const { fetch } = serve();
    const before = await fetch('/api/v1/stores', { method: 'OPTIONS', headers: { origin: 'https://shop.example' } });
    expect(before.headers.get('access-control-allow-origin')).toBe('*');
    expect(before.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(before.headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, DELETE');
    const after = await fetch('/api/v1/stores');
    expect(after.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('nothing is guessed and nothing is kept by a browser', async () => {
    const { headers } = await serve().fetch('/api/v1/stores');
    expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-store']);
  });

  it('outside of the API no other origin may read anything', async () => {
    const { fetch } = serve();
    for (const path of ['/docs', '/docs/show.js', '/elsewhere'])
      expect((await fetch(path)).headers.get('access-control-allow-origin'), path).toBeNull();
    expect((await fetch('/docs', { method: 'OPTIONS' })).headers.get('access-control-allow-origin')).toBeNull();
  });
});

it('an id that nothing can have is unknown, not malformed', async () => {
  const { fetch, asked } = serve({ readClaim: refusing('payout-not-found') });
  const id = 'a'.repeat(8000);
  expect((await fetch(`/api/v1/pull-payments/${id}/payouts/${id}`)).status).toBe(404);
  expect(asked[0]?.path).toEqual({ pullPayment: id, payout: id });
});
