// Owns the stories of a recipient without Pullpay, over plain HTTP: exact errors in their order, claims that survive a SIGKILL and a lost database, periods.
import { DatabaseFiles } from './lib/database-files.ts';
import type { Sender } from './lib/sender.ts';
import { type Answer, type Json, Stranger, newClaimId } from './lib/stranger.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const day = 86_400;
let daily: Stranger;
let coin: Stranger;
let later: Stranger;
let forty = '';
let seven = '';

const bitcoin = { payoutMethodId: 'BTC-CHAIN' };
const code = ({ status, body }: Answer): unknown => [status, body.code];
const path = ({ status, body }: Answer): unknown => [status, ...(body as unknown as Json[]).map((line) => line.path)];
const destinationOf = (chain: { newAddress(name: 'bitcoin'): string }): string => chain.newAddress('bitcoin');

test('a sender with coins and three pull payments: 100 USD a day, 0.01 BTC once, one that starts tomorrow', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await sender.createPullPayment({
    name: 'Coins',
    limit: '0.01',
    unit: 'BTC',
    resets: 'Never: one limit for its whole life',
    chains: ['bitcoin'],
  });
  coin = new Stranger(await sender.copyLink('Only on this computer'));
  await sender.createPullPayment({ name: 'Later', limit: '10', resets: 'Every day', startsIn: day + 3600, endsIn: 2 * day });
  later = new Stranger(await sender.copyLink('Only on this computer'));
  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'USD', resets: 'Every day' });
  daily = new Stranger(await sender.copyLink('Only on this computer'));
  expect(await daily.terms()).toMatchObject({
    name: 'Wages',
    amount: '100',
    currency: 'USD',
    period: day,
    available: '100',
    status: 'active',
  });
});

test('a body that cannot be read is refused before anything else', async () => {
  expect(path(await daily.post('{"destination":'))).toEqual([422, '']);
  expect(path(await daily.post('[]'))).toEqual([422, '']);
  expect(code(await daily.post(bitcoin, { headers: { 'content-type': 'text/plain' } }))).toEqual([415, 'body-type']);
  expect(code(await daily.post(JSON.stringify({ note: 'x'.repeat(65_536) })))).toEqual([413, 'body-too-large']);
  expect(code(await daily.post('{"metadata":'.padEnd(12 + 17, '[')))).toEqual([413, 'body-too-deep']);
});

test('each property is refused at its own path, in the order of the specification', async ({ chain }) => {
  const unknown = Object.assign(new Stranger('pullpay://claim'), { origin: daily.origin, pullPaymentId: 'nobody' });
  expect(path(await unknown.post({ destination: 'x' }))).toEqual([422, 'PayoutMethodId']);
  expect(code(await unknown.post({ ...bitcoin, destination: 'x' }))).toEqual([404, 'pullpayment-not-found']);
  for (const method of [undefined, null, 7, 'BTC-LN', 'TOPUP', 'DOGE-CHAIN'])
    expect(path(await daily.post({ payoutMethodId: method, destination: 'x' }))).toEqual([422, 'PayoutMethodId']);
  for (const destination of [
    undefined,
    null,
    '',
    'x',
    7,
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
  ])
    expect(path(await daily.post({ ...bitcoin, destination, amount: 'x' }))).toEqual([422, 'Destination']);
  const destination = destinationOf(chain);
  for (const amount of ['x', 'NaN', 'Infinity', '1e400', [], {}, true])
    expect(path(await daily.post({ ...bitcoin, destination, amount, note: 7 }))).toEqual([422, 'amount']);
  expect(path(await daily.post(`{"payoutMethodId":"BTC-CHAIN","destination":"${destination}","amount":1.2345678901234567}`))).toEqual([
    422,
    'amount',
  ]);
  expect(path(await daily.post({ ...bitcoin, destination, amount: '1', note: 'あ'.repeat(201) }))).toEqual([422, 'Note']);
  expect(path(await daily.post({ ...bitcoin, destination, amount: '1', claimId: 'abc' }))).toEqual([422, 'ClaimId']);
  expect(path(await coin.post({ ...bitcoin, destination: `bitcoin:${destination}?amount=0.005`, amount: '0.004' }))).toEqual([
    422,
    'Amount',
  ]);
  expect(await daily.terms()).toMatchObject({ claimed: '0', available: '100' });
});

test('then the rules, in their order: dates, method, duplicate, limit, smallest amount', async ({ sender, chain }) => {
  const destination = destinationOf(chain);
  expect(code(await later.post({ ...bitcoin, destination, amount: '99999' }))).toEqual([400, 'not-started']);
  const account = chain.newAddress('xrpl');
  expect(code(await coin.post({ payoutMethodId: 'XRP-CHAIN', destination: account, amount: '99' }))).toEqual([
    400,
    'payment-method-not-supported',
  ]);
  await daily.claim({ chain: 'bitcoin', destination, amount: '40' });
  forty = destination;
  expect(code(await daily.post({ ...bitcoin, destination, amount: '99999' }))).toEqual([400, 'duplicate-destination']);
  expect(code(await daily.post({ ...bitcoin, destination: destination.toUpperCase(), amount: '1' }))).toEqual([
    400,
    'duplicate-destination',
  ]);
  const fresh = destinationOf(chain);
  expect(code(await daily.post({ ...bitcoin, destination: fresh, amount: '60.01' }))).toEqual([400, 'overdraft']);
  for (const amount of ['0', '-1', -5])
    expect(code(await daily.post({ ...bitcoin, destination: fresh, amount }))).toEqual([400, 'amount-too-low']);
  expect(code(await coin.post({ ...bitcoin, destination: fresh, amount: '0.00000293' }))).toEqual([400, 'amount-too-low']);
  expect((await coin.post({ ...bitcoin, destination: `bitcoin:${fresh}?amount=0.005` })).body).toMatchObject({ originalAmount: '0.005' });
  expect((await coin.post({ ...bitcoin, destination: destinationOf(chain) })).body).toMatchObject({ originalAmount: '0.005' });
  expect(code(await coin.post({ ...bitcoin, destination: destinationOf(chain) }))).toEqual([400, 'amount-too-low']);
  expect(code(await coin.post({ ...bitcoin, destination: destinationOf(chain), amount: '0.001' }))).toEqual([400, 'overdraft']);
  await sender.archive('Coins');
  expect(code(await coin.post({ ...bitcoin, destination: destinationOf(chain), amount: '9' }))).toEqual([400, 'archived']);
  expect((await coin.send('GET', '/payouts')).body).toEqual([]);
});

test('of two that take the last unit at the same moment one gets it; of ten that are one claim all get the same payout', async ({
  chain,
}) => {
  const two = await Promise.all([1, 2].map(() => daily.tryClaim({ chain: 'bitcoin', destination: destinationOf(chain), amount: '50' })));
  expect(two.sort((a, b) => a.status - b.status).map(code)).toEqual([
    [200, undefined],
    [400, 'overdraft'],
  ]);
  const one = { chain: 'xrpl', destination: chain.newAddress('xrpl'), amount: '2', claimId: newClaimId() } as const;
  const ten = await Promise.all(Array.from({ length: 10 }, () => daily.tryClaim(one)));
  expect(ten.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect(new Set(ten.map(({ body }) => body.id)).size).toBe(1);
  expect(await daily.terms()).toMatchObject({ claimed: '92', available: '8' });
});

test('who has no token sees little and changes nothing; who has it changes and withdraws', async ({ chain }) => {
  const first = destinationOf(chain);
  const mine = await daily.claim({ chain: 'bitcoin', destination: first, amount: '5', note: 'March' });
  const seen = await daily.payout(mine.id);
  expect(JSON.stringify(seen)).not.toContain(first);
  expect(JSON.stringify(seen)).not.toContain('March');
  expect(await daily.payout(mine.id, mine.claimToken)).toMatchObject({ destination: first, note: 'March', state: 'AwaitingApproval' });
  const at = `/payouts/${mine.id}`;
  expect(code(await daily.send('PUT', at, { body: { amount: '6', revision: 0 } }))).toEqual([401, 'unauthenticated']);
  expect(code(await daily.send('PUT', at, { body: { amount: '6', revision: 0 }, token: 'x'.repeat(43) }))).toEqual([
    403,
    'missing-permission',
  ]);
  const { revision } = await daily.payout(mine.id, mine.claimToken);
  const edited = await daily.send('PUT', at, { body: { amount: '6', revision }, token: mine.claimToken });
  expect(edited.body).toMatchObject({ originalAmount: '6', revision: Number(revision) + 1 });
  expect(code(await daily.send('PUT', at, { body: { amount: '7', revision }, token: mine.claimToken }))).toEqual([400, 'old-revision']);
  expect(code(await daily.send('PUT', at, { body: { amount: '99', revision: Number(revision) + 1 }, token: mine.claimToken }))).toEqual([
    400,
    'overdraft',
  ]);
  expect(code(await daily.send('DELETE', at))).toEqual([401, 'unauthenticated']);
  expect(code(await daily.send('DELETE', at, { token: 'wrong' }))).toEqual([403, 'missing-permission']);
  expect((await daily.send('DELETE', at, { token: mine.claimToken })).status).toBe(200);
  expect(await daily.payout(mine.id)).toMatchObject({ state: 'Cancelled' });
  expect(await daily.terms()).toMatchObject({ claimed: '92' });
});

test('a name that is not ours, as after DNS rebinding, is refused; loopback names at our port are taken', async () => {
  const { port } = new URL(daily.origin);
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:1`, `127.0.0.1.evil.example:${port}`]) {
    expect(code(await daily.send('GET', '', { headers: { host } }))).toEqual([403, 'host-refused']);
    expect(code(await daily.post({ ...bitcoin }, { headers: { host } }))).toEqual([403, 'host-refused']);
  }
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
    expect((await daily.send('GET', '', { headers: { host } })).status).toBe(200);
  const asked = await daily.send('OPTIONS', '/payouts', {
    headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
  });
  expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([204, '*']);
  expect(code(await daily.send('GET', '/../../stores'))).toEqual([401, 'unauthenticated']);
  expect(code(await daily.send('GET', '/../../../../etc/passwd'))).toEqual([404, 'not-found']);
});

test('a claim survives a SIGKILL right after its 200, counts, and is the same payout when it is sent again', async ({ sender, chain }) => {
  seven = destinationOf(chain);
  const claim = { chain: 'bitcoin', destination: seven, amount: '7', claimId: newClaimId() } as const;
  const { id, claimToken } = await daily.claim(claim);
  await sender.kill();
  await sender.start();
  await daily.ready();
  expect(await daily.terms()).toMatchObject({ claimed: '99', available: '1' });
  expect(await daily.payout(id, claimToken)).toMatchObject({ state: 'AwaitingApproval', originalAmount: '7' });
  expect(code(await daily.tryClaim({ chain: 'bitcoin', destination: destinationOf(chain), amount: '2' }))).toEqual([400, 'overdraft']);
  const again = await daily.claim(claim);
  expect(again.id).toBe(id);
  expect(again.claimToken, 'a replay hands out a new token').not.toBe(claimToken);
  expect(await daily.payout(id, claimToken), 'and voids the earlier one').not.toHaveProperty('note');
  expect(code(await daily.tryClaim({ ...claim, amount: '1' }))).toEqual([400, 'duplicate-claim']);
  await sender.openPayouts('To approve');
  await expect(sender.rowOf(claim.destination)).toBeVisible();
});

test('a database that is rolled back, destroyed, damaged or emptied is written anew: same limits, states and payouts', async ({
  sender,
  chain,
  world,
}) => {
  test.setTimeout(180_000);
  const files = new DatabaseFiles(world.home, 'sender');
  const paid = { destination: destinationOf(chain) };
  await sender.quit();
  await files.keep();
  await sender.start();
  await daily.ready();
  await daily.claim({ chain: 'bitcoin', ...paid, amount: '1' });
  await sender.approve([paid.destination]);
  await sender.pay();
  await sender.expectPaid(paid.destination);
  await sender.decline(forty, 'Not this month');
  await sender.approve([seven]);
  const before = await everything(sender);
  expect(new Set((before.payouts as Json[]).map(({ state }) => state))).toEqual(
    new Set(['AwaitingApproval', 'AwaitingPayment', 'Completed', 'Cancelled']),
  );
  const harms: Readonly<Record<string, () => Promise<void>>> = {
    destroyed: () => files.destroy(),
    'rolled back': () => files.rollBack(),
    damaged: () => files.damage(),
  };
  for (const [harm, apply] of Object.entries(harms)) {
    await sender.quit();
    await apply();
    await sender.start();
    await daily.ready(harm);
    await expect.poll(() => everything(sender), harm).toEqual(before);
  }
  await sender.page.evaluate(emptyAllDatabases);
  await sender.restart();
  await daily.ready();
  await expect.poll(() => everything(sender), 'emptied').toEqual(before);
  await chain.expectOnePayment('bitcoin', paid.destination);
});

/** What strangers read of every pull payment, and what the sender's tabs say. */
async function everything(sender: Sender): Promise<Json> {
  const [first, ...others] = await Promise.all(
    [daily, coin, later].map(async (one) => ({
      terms: await one.terms(),
      payouts: (await one.send('GET', '/payouts?includeCancelled=true')).body,
    })),
  );
  return { others, terms: first?.terms, payouts: first?.payouts, tabs: await sender.tabCounts() };
}

/** Runs in the page: every store of every database becomes empty. */
async function emptyAllDatabases(): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name ?? '');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const database = opening.result;
    const stores = [...database.objectStoreNames];
    const clearing = database.transaction(stores, 'readwrite');
    for (const store of stores) clearing.objectStore(store).clear();
    await new Promise((resolve) => clearing.addEventListener('complete', resolve));
    database.close();
  }
}

test('the next day grants the limit afresh, and not a second before', async ({ sender, clock, chain }) => {
  const { currentPeriod } = (await daily.terms()) as { currentPeriod: { end: number } };
  const all = { chain: 'bitcoin', destination: destinationOf(chain) } as const;
  const { available } = await daily.terms();
  if (available !== '0') await daily.claim(all);
  await clock.forward(currentPeriod.end - clock.now() - 15);
  expect(await daily.terms()).toMatchObject({ available: '0' });
  expect(code(await daily.tryClaim({ ...all, destination: destinationOf(chain), amount: '1' }))).toEqual([400, 'overdraft']);
  await clock.forward(20);
  await expect.poll(async () => (await daily.terms()).available).toBe('100');
  await daily.claim({ chain: 'bitcoin', destination: destinationOf(chain), amount: '100' });
  expect(code(await daily.tryClaim({ chain: 'bitcoin', destination: destinationOf(chain), amount: '1' }))).toEqual([400, 'overdraft']);
  await sender.restart();
  await daily.ready();
  expect(await daily.terms(), 'after a restart in the new day').toMatchObject({ claimed: '100', available: '0' });
});

test('a pull payment opens at its start and closes after its end', async ({ clock, chain }) => {
  const { startsAt, expiresAt } = (await later.terms()) as { startsAt: number; expiresAt: number };
  await clock.forward(startsAt - clock.now() + 1);
  await expect.poll(async () => (await later.terms()).status).toBe('active');
  await later.claim({ chain: 'bitcoin', destination: destinationOf(chain), amount: '10' });
  await clock.forward(expiresAt - startsAt);
  await expect.poll(async () => (await later.terms()).status).toBe('expired');
  expect(code(await later.post({ ...bitcoin, destination: destinationOf(chain), amount: '99999' }))).toEqual([400, 'expired']);
});
