// Owns the stories of trouble around the recipient's claims: writes of uncertain end, a table that cannot be shown, clocks set back, a silent server.
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { claimsDb } from '../../../../tests/fakes/databases.ts';
import { p2wpkh } from '../../../../tests/fakes/payouts.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';
import type { RemotePayout, RemotePullPayment } from '../../../shared/contract/server-api.ts';
import { ok, refuse } from '../../../shared/result.ts';

const near = 'http://127.0.0.1:4000';
const far = 'http://127.0.0.1:5000';
let forms = 0;

function payout(id: string): RemotePayout {
  return {
    id,
    state: 'AwaitingApproval',
    revision: 0,
    date: 0,
    payoutMethodId: 'BTC-CHAIN',
    destination: p2wpkh,
    originalAmount: '1',
    originalCurrency: 'BTC',
    payoutAmount: null,
    payoutCurrency: 'BTC',
    rate: null,
    rateLockedAt: null,
    reason: null,
    transactionId: null,
    claimToken: 'token',
  };
}

const terms: RemotePullPayment = {
  id: 'pp',
  name: 'Terms',
  description: '',
  currency: 'BTC',
  amount: '10',
  period: null,
  available: '10',
  periodEnd: null,
  startsAt: 0,
  expiresAt: null,
  archived: false,
  extended: true,
  payoutMethods: ['BTC-CHAIN'],
};

/** A recipient whose two servers accept everything; `asked` counts the looks at each. */
async function recipient() {
  const asked: Record<string, number> = {};
  let hang: string | null = null;
  let approved = false;
  const bench: Bench = await openBench({
    wallets: [],
    servers: {
      fetchPullPayment: async () => ok(terms),
      postClaim: async ({ claimId }) => ok(payout(`p${claimId}`)),
      fetchPayout: async ({ origin, payoutId }) => {
        asked[origin] = (asked[origin] ?? 0) + 1;
        return hang === origin ? new Promise<never>(() => undefined) : ok({ ...payout(payoutId), payoutAmount: approved ? '1' : null });
      },
      findPayouts: async () => refuse('host-unreachable'),
      deleteClaim: async () => ok({}),
      deliver: async () => refuse('host-unreachable'),
    },
  });
  const claim = async (server = near) => {
    forms += 1;
    const claimId = `e${forms.toString(16).padStart(31, '0')}`;
    const form = { offer: null, pullPaymentId: 'pp', methodId: 'BTC-CHAIN', destination: p2wpkh, amount: '1', note: null };
    const answer = await bench.screen.submitClaim({ ...form, server, claimId });
    return { claimId, answer };
  };
  const tick = async (seconds: number): Promise<void> => {
    bench.now += seconds;
    bench.main.emit('tick', { now: bench.now });
    await bench.settled();
  };
  return { bench, asked, claim, tick, hangs: (origin: string) => (hang = origin), approve: () => (approved = true) };
}

function quota(): never {
  throw new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'));
}

afterEach(() => claimsDb().claims.hook('creating').unsubscribe(quota));

describe('the recipient’s journal', () => {
  it('may hold a claim whose write seemed to fail: it is read again before anything rests on it', async () => {
    const { bench, claim } = await recipient();
    const sync = bench.disk.sync.bind(bench.disk);
    let first = true;
    bench.disk.sync = async () => {
      const synced = await sync();
      if (!first) return synced;
      first = false;
      // The bytes are there, the word of it is lost.
      const record = { ...base, id: 'ghost', claimId: 'ghost' };
      bench.disk.put('claims-practice', bench.now, [{ type: 'my-claim', claim: record }]);
      return refuse('write-uncertain');
    };
    const { answer } = await claim();
    expect(answer).toMatchObject({ error: { code: 'write-uncertain' } });
    expect(await claimsDb().claims.get('ghost')).toMatchObject({ id: 'ghost' });
    expect(await bench.screen.forgetMyClaim({ myClaimId: 'ghost' })).toMatchObject({ ok: true });
    expect(await claimsDb().claims.get('ghost')).toBeUndefined();
  });

  it('that cannot be shown is told of, and shown whole by itself once it can', async () => {
    const { bench, claim, tick } = await recipient();
    claimsDb().claims.hook('creating', quota);
    const [first, second] = [await claim(), await claim()];
    expect(first.answer).toMatchObject({ ok: true });
    expect(await bench.screen.health({})).toMatchObject({ value: { behind: { code: 'database-full' } } });
    claimsDb().claims.hook('creating').unsubscribe(quota);
    for (let count = 0; count < 10; count += 1) await tick(0);
    expect(await claimsDb().claims.bulkGet([first.claimId, second.claimId])).toMatchObject([
      { state: 'AwaitingApproval' },
      { state: 'AwaitingApproval' },
    ]);
    expect(await bench.screen.health({})).toMatchObject({ value: { behind: null } });
  });
});

describe('polling', () => {
  it('goes on when the clock is set back by hours', async () => {
    const { bench, asked, claim, tick } = await recipient();
    await claim();
    await tick(60);
    expect(asked[near]).toBe(1);
    bench.now -= 7200;
    await tick(0);
    expect(asked[near]).toBe(2);
    await tick(10);
    expect(asked[near]).toBe(2);
    await tick(30);
    expect(asked[near]).toBe(3);
  });

  it('of one server does not wait for another that never answers', async () => {
    const { asked, claim, tick, hangs } = await recipient();
    await claim(far);
    await claim(near);
    hangs(far);
    await tick(60);
    await tick(60);
    await tick(60);
    expect(asked).toEqual({ [far]: 1, [near]: 3 });
  });
});

it('one payment that two claims at different servers find at the same moment is the older one’s, and stays it', async () => {
  const { bench, claim, tick, approve } = await recipient();
  const claims = [await claim(near), await claim(far)];
  approve();
  await tick(60);
  for (const { claimId } of claims) {
    const row = await claimsDb().claims.get(claimId);
    bench.main.chain.set(row?.payoutId ?? '', { transactionId: 'cd'.repeat(32), confirmations: 1, amount: '1', at: null });
  }
  const seen: boolean[][] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await tick(60);
    seen.push((await claimsDb().claims.bulkGet(claims.map(({ claimId }) => claimId))).map((row) => row?.found !== null));
  }
  expect(seen.slice(1)).toEqual(Array.from({ length: 4 }, () => [true, false]));
});

const base = {
  network: 'practice',
  createdAt: 0,
  updatedAt: 0,
  route: 'http',
  server: near,
  pullPaymentId: 'pp',
  pullPaymentName: '',
  sender: null,
  payoutId: 'p',
  methodId: 'BTC-CHAIN',
  destination: p2wpkh,
  address: p2wpkh,
  tag: null,
  unit: '',
  askedAmount: null,
  originalAmount: null,
  note: null,
  state: 'Cancelled',
  payoutAmount: null,
  payoutCurrency: 'BTC',
  rate: null,
  rateLockedAt: null,
  reason: null,
  found: null,
  toldTransactionId: null,
  claimLink: null,
  problem: null,
  token: null,
  recipientKey: null,
  receiptAt: null,
  delivered: true,
  paidAt: null,
};
