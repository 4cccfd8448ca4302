import { describe, expect, it } from 'vitest';
import type { greenfieldApi } from '../shared/contract/server-api.ts';
import type { Client } from '../shared/contract/rpc.ts';
import { type Refusal, refuse } from '../shared/result.ts';
import { hashToken } from './claim-token.ts';
import { createRoutes } from './routes.ts';

type Workflow = Client<typeof greenfieldApi>;

function serve(
  workflow: Partial<Workflow> | null,
  limits: { requests: number; claims: number } | null = null,
  words = (refusal: Refusal) => `words of ${refusal.code}`,
) {
  const routes = createRoutes({
    workflow: () => workflow as Workflow | null,
    port: () => 4711,
    reachable: () => [],
    now: () => 1000,
    random: (length) => new Uint8Array(length).fill(7),
    words,
    addressOf: () => '127.0.0.1',
    limits,
  });
  return (path: string, init: RequestInit & { host?: string } = {}) => {
    const headers = new Headers(init.headers);
    headers.set('host', init.host ?? '127.0.0.1:4711');
    return routes.fetch(new Request(`http://127.0.0.1:4711${path}`, { ...init, headers }));
  };
}

const claim = (body: unknown, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('the public endpoints', () => {
  it('a claim is answered with its token once, and the workflow sees only the hash', async () => {
    let seen = '';
    const fetch = serve({
      claim: async ({ tokenHash }) => {
        seen = tokenHash;
        return { ok: true, value: { id: 'p1', state: 'AwaitingApproval' } };
      },
    });
    const response = await fetch('/api/v1/pull-payments/pp/payouts', claim({ destination: 'x', payoutMethodId: 'BTC' }));
    const body = (await response.json()) as { claimToken: string; id: string };
    expect(response.status).toBe(200);
    expect(body.id).toBe('p1');
    expect(hashToken(body.claimToken)).toBe(seen);
  });

  it.each([
    ['malformed JSON', claim('{"a":'), 422],
    ['an array', claim('[1]'), 422],
    ['another content type', claim('a=b', 'application/x-www-form-urlencoded'), 415],
    ['17 levels', claim(`${'{"a":'.repeat(17)}1${'}'.repeat(17)}`), 413],
    ['65 KiB', claim({ note: 'x'.repeat(65 * 1024) }), 413],
  ])('a body that is %s never reaches the workflow', async (_name, init, status) => {
    let reached = false;
    const fetch = serve({
      claim: async () => {
        reached = true;
        return { ok: true, value: {} };
      },
    });
    expect((await fetch('/api/v1/pull-payments/pp/payouts', init)).status).toBe(status);
    expect(reached).toBe(false);
  });

  it('a number of more than 15 digits arrives as something no amount parser accepts', async () => {
    let amount: unknown;
    const fetch = serve({
      claim: async ({ body }) => {
        amount = body.amount;
        return refuse('validation', { Amount: 'amount-malformed' });
      },
    });
    const response = await fetch('/api/v1/pull-payments/pp/payouts', claim('{"amount": 0.1234567890123456789}'));
    expect(amount).toBe('number-too-precise');
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual([{ path: 'Amount', message: 'words of amount-malformed' }]);
  });

  it('a name that was rebound to this computer is refused', async () => {
    const fetch = serve({ pullPayment: async () => ({ ok: true, value: {} }) });
    expect((await fetch('/api/v1/pull-payments/pp', { host: 'evil.example:4711' })).status).toBe(403);
    expect((await fetch('/api/v1/pull-payments/pp')).status).toBe(200);
  });

  it('without a token an edit is 401, with a wrong one the workflow decides', async () => {
    const fetch = serve({ cancelClaim: async () => refuse('missing-permission') });
    expect((await fetch('/api/v1/pull-payments/pp/payouts/po', { method: 'DELETE' })).status).toBe(401);
    const wrong = await fetch('/api/v1/pull-payments/pp/payouts/po', { method: 'DELETE', headers: { authorization: 'token abc' } });
    expect(wrong.status).toBe(403);
  });

  it('the sixth claim of a minute waits when five are allowed, reading goes on', async () => {
    const fetch = serve(
      { claim: async () => ({ ok: true, value: {} }), pullPayment: async () => ({ ok: true, value: {} }) },
      { requests: 100, claims: 5 },
    );
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await fetch('/api/v1/pull-payments/pp/payouts', claim({}))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await fetch('/api/v1/pull-payments/pp')).status).toBe(200);
  });

  it('while the workflow is not there, the answer is 503 with Retry-After', async () => {
    const response = await serve(null)('/api/v1/pull-payments/pp');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).not.toBeNull();
  });

  it('any origin may read, as Greenfield clients in browsers expect', async () => {
    const response = await serve({ pullPayment: async () => ({ ok: true, value: {} }) })('/api/v1/pull-payments/pp');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('codes become the statuses of the API', async () => {
    const status = async (code: string) =>
      (await serve({ claim: async () => refuse(code) })('/api/v1/pull-payments/pp/payouts', claim({}))).status;
    expect(await status('pullpayment-not-found')).toBe(404);
    expect(await status('overdraft')).toBe(400);
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
  ])('a claim that could not be kept (%s) is no refused claim: 503, and when to try again', async (code) => {
    const response = await serve({ claim: async () => refuse(code) })('/api/v1/pull-payments/pp/payouts', claim({}));
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('an id that nothing can have is unknown, not malformed', async () => {
    const { greenfieldApi: api } = await import('../shared/contract/server-api.ts');
    const id = 'a'.repeat(8000);
    const caller = { tokenHash: null };
    expect(api.pullPayment.args.safeParse({ id }).success).toBe(true);
    expect(api.payout.args.safeParse({ pullPaymentId: id, payoutId: id, caller }).success).toBe(true);
    expect(api.claim.args.safeParse({ pullPaymentId: id, body: {}, tokenHash: '00' }).success).toBe(true);
  });

  it('the words of a 422 name the bound that was broken', async () => {
    const fetch = serve(
      { claim: async () => refuse('validation', { Note: 'note-too-long?limit=200' }) },
      null,
      (refusal) => `${refusal.code} ${refusal.params?.limit}`,
    );
    const response = await fetch('/api/v1/pull-payments/pp/payouts', claim({}));
    expect(await response.json()).toEqual([{ path: 'Note', message: 'note-too-long 200' }]);
  });

  it('a page of another origin learns how long it has to wait', async () => {
    const fetch = serve({ pullPayment: async () => ({ ok: true, value: {} }) }, { requests: 1, claims: 1 });
    await fetch('/api/v1/pull-payments/pp');
    const refused = await fetch('/api/v1/pull-payments/pp');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it("a stranger's page that reached us by another name is told nothing, and may read nothing", async () => {
    const response = await serve({})('/api/v1/health', { host: 'evil.example:4711' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('a .NET client that asks for cancelled ones with "True" gets them', async () => {
    let asked: unknown;
    const fetch = serve({
      pullPaymentPayouts: async (query) => {
        asked = query;
        return { ok: true, value: [] };
      },
    });
    await fetch('/api/v1/pull-payments/pp/payouts?includeCancelled=True&state=Completed&state=Cancelled&skip=5&take=1000');
    expect(asked).toEqual({ id: 'pp', includeCancelled: true, states: ['Completed', 'Cancelled'], skip: 5, take: 1000 });
  });

  it.each([
    ['skip=-1', 'Skip'],
    ['skip=1.5', 'Skip'],
    ['take=0', 'Take'],
    ['take=1001', 'Take'],
    ['state=Done', 'State'],
  ])('a list with %s is 422 %s', async (query, path) => {
    const response = await serve({})(`/api/v1/pull-payments/pp/payouts?${query}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual([{ path, message: expect.any(String) }]);
  });

  it('Lightning is refused as not supported where the pull payment exists, and not found elsewhere', async () => {
    const fetch = serve({ pullPayment: async ({ id }) => (id === 'pp' ? { ok: true, value: {} } : refuse('pullpayment-not-found')) });
    const answers = await Promise.all([
      fetch('/api/v1/pull-payments/pp/lnurl'),
      fetch('/api/v1/pull-payments/pp/boltcards', claim({})),
      fetch('/api/v1/pull-payments/other/lnurl'),
    ]);
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { code: string }[];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404]);
    expect(bodies.map(({ code }) => code)).toEqual(['lnurl-not-supported', 'lnurl-not-supported', 'pullpayment-not-found']);
  });

  it.each(['application/json-patch+json', 'application/jsonx', 'text/json', ''])('the content type "%s" is not JSON', async (type) => {
    expect((await serve({})('/api/v1/pull-payments/pp/payouts', claim('{}', type))).status).toBe(415);
  });

  it('a token of another form is a wrong one, and no missing one', async () => {
    const fetch = serve({ cancelClaim: async () => refuse('missing-permission') });
    const init = { method: 'DELETE', headers: { authorization: `token ${'!'.repeat(200)}` } };
    expect((await fetch('/api/v1/pull-payments/pp/payouts/po', init)).status).toBe(403);
  });
});
