// Owns the stories of automatic runs: what is paid, what is not, why, and that nothing is paid twice or beyond its bounds.
import { describe, expect, it } from 'vitest';
import { PolicyWorld, idle } from '../../../tests/fakes/policy-world.ts';
import { ok, refuse } from '../../shared/result.ts';

/** One wallet, armed, with these settings. */
async function armedWorld(settings: Parameters<PolicyWorld['set']>[0] = {}): Promise<PolicyWorld> {
  const world = new PolicyWorld();
  expect(await world.set(settings)).toBe('ok');
  expect(await world.arm()).toBe('ok');
  return world;
}

describe('a run', () => {
  it('pays everything approved of its method in one Bitcoin transaction, once', async () => {
    const world = await armedWorld();
    world.wallet.approve('a', '0.001');
    world.wallet.approve('b', '0.002');
    world.wallet.approve('x', '5', { methodId: 'XRP-CHAIN', payoutCurrency: 'XRP' });
    await world.tick();
    await world.settle();
    for (let hour = 0; hour < 4; hour += 1) await world.tick(3600);
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.paid('b'), world.wallet.paid('x')]).toEqual([100_000n, 200_000n, 0n]);
    expect(world.wallet.chain.network.world.mined).toHaveLength(1);
    expect(await world.log()).toEqual(['nothing-to-pay x4', 'paid 2']);
    const paid = (await world.shownRuns()).find((run) => run.code === 'paid');
    expect(paid?.transactionIds).toEqual(world.wallet.chain.network.world.mined.map(({ transaction }) => transaction.id));
    expect(paid?.params).toMatchObject({ amount: '0.003', unit: 'BTC', left: '0' });
  });

  it('pays one Payment each on the XRP Ledger', async () => {
    const world = await armedWorld({ methodId: 'XRP-CHAIN' });
    for (const id of ['x', 'y']) world.wallet.approve(id, '5', { methodId: 'XRP-CHAIN', payoutCurrency: 'XRP' });
    await world.tick();
    await world.settle();
    expect([world.wallet.paid('x'), world.wallet.paid('y')]).toEqual([5_000_000n, 5_000_000n]);
    expect(world.wallet.chain.network.world.mined).toHaveLength(2);
  });

  it('looks for payments by other wallets before it pays, and leaves what was found to the sender', async () => {
    const world = await armedWorld({ intervalSeconds: 60 });
    for (const id of ['a', 'b']) world.wallet.approve(id, '0.001');
    world.wallet.look = (payoutIds) => {
      if (payoutIds.includes('a')) {
        world.wallet.change('a', { external: { seen: ['f'.repeat(64)], rejected: [], accepted: false } });
      }
      return ok(undefined);
    };
    for (let minute = 0; minute < 12; minute += 1) await world.tick(60);
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.paid('b')]).toEqual([0n, 100_000n]);
    world.wallet.look = () => ok(undefined);
    world.wallet.change('a', { external: { seen: [], rejected: ['f'.repeat(64)], accepted: false } });
    await world.tick(60);
    await world.settle();
    expect(world.wallet.paid('a')).toBe(100_000n);
  });

  it('pays nothing while nobody can say whether another wallet paid', async () => {
    const world = await armedWorld({ intervalSeconds: 60 });
    world.wallet.approve('a', '0.001');
    world.wallet.look = () => refuse('backend-unreachable');
    for (let minute = 0; minute < 12; minute += 1) await world.tick(60);
    expect(world.wallet.outbox.plans()).toHaveLength(0);
    expect(await world.log()).toEqual(['refused backend-unreachable x12']);
    world.wallet.look = () => ok(undefined);
    await world.tick(60);
    await world.settle();
    expect(world.wallet.paid('a')).toBe(100_000n);
  });

  it('comes at once after arming and then after every interval, not before', async () => {
    const world = await armedWorld({ intervalSeconds: 600 });
    await world.tick();
    world.wallet.approve('a', '0.001');
    await world.tick(590);
    expect(world.wallet.outbox.plans()).toHaveLength(0);
    await world.tick(10);
    await world.settle();
    expect(world.wallet.paid('a')).toBe(100_000n);
  });

  it('ends its wait at once for a new approval where it is to pay instantly, for its own method alone', async () => {
    const world = await armedWorld({ intervalSeconds: 86_400, processNewPayoutsInstantly: true });
    await world.tick();
    world.wallet.approve('a', '0.001');
    world.policies.approved('wallet', ['XRP-CHAIN']);
    await world.tick();
    expect(world.wallet.outbox.plans()).toHaveLength(0);
    world.policies.approved('wallet', ['BTC-CHAIN']);
    await world.tick();
    await world.settle();
    expect(world.wallet.paid('a')).toBe(100_000n);
  });

  it('waits while all that is approved is below the threshold, and pays at exactly it', async () => {
    const world = await armedWorld({ threshold: '0.5', intervalSeconds: 60 });
    world.wallet.approve('a', '0.49999999');
    await world.tick();
    expect(await world.shownRuns()).toMatchObject([
      { code: 'below-threshold', params: { sum: '0.49999999', threshold: '0.5', unit: 'BTC' }, planId: null },
    ]);
    world.wallet.approve('b', '0.00000001');
    await world.tick(60);
    await world.settle();
    expect(world.wallet.paid('a') + world.wallet.paid('b')).toBe(50_000_000n);
  });

  it('is skipped while the fee rate is above the ceiling, and while nobody can be asked', async () => {
    const world = await armedWorld({ feeCeiling: '20', intervalSeconds: 60 });
    world.wallet.approve('a', '0.001');
    world.wallet.feeRate = ok(40_000n);
    await world.tick();
    world.wallet.feeRate = refuse('backend-timeout');
    await world.tick(60);
    expect(await world.log()).toEqual(['refused backend-timeout', 'fee-above-ceiling']);
    expect((await world.shownRuns())[1]?.params).toEqual({ fee: '40', ceiling: '20' });
    world.wallet.feeRate = ok(20_000n);
    await world.tick(60);
    await world.settle();
    expect(world.wallet.paid('a')).toBe(100_000n);
  });

  it('never lets an XRP Ledger payment cost more than the ceiling in drops', async () => {
    const world = await armedWorld({ methodId: 'XRP-CHAIN', feeCeiling: '9', intervalSeconds: 60 });
    world.wallet.approve('x', '5', { methodId: 'XRP-CHAIN', payoutCurrency: 'XRP' });
    await world.tick();
    expect(await world.log()).toEqual(['fee-above-ceiling']);
    expect(world.wallet.chain.counters.signed).toBe(0);
    await world.set({ methodId: 'XRP-CHAIN', feeCeiling: '15' });
    await world.arm();
    await world.tick();
    expect(world.wallet.outbox.plans()[0]?.entries[0]?.feeCeiling).toBe(15n);
  });

  it('pays what the money allows: an amount that is too much is passed over with all that are not smaller (T82)', async () => {
    const world = await armedWorld();
    world.wallet.chain.funds = 1_500n;
    for (const [id, amount] of [
      ['a', '0.0001'],
      ['b', '0.00001'],
      ['c', '0.002'],
      ['d', '0.000002'],
    ] as const)
      world.wallet.approve(id, amount);
    await world.tick();
    await world.settle();
    expect(['a', 'b', 'c', 'd'].map((id) => world.wallet.paid(id))).toEqual([0n, 1_000n, 0n, 200n]);
    expect((await world.shownRuns())[0]).toMatchObject({ code: 'paid', params: { count: '2', left: '2' } });
  });

  it('pays nothing out of an empty wallet (T81), and leaves a payout to the sender after ten such runs, until it is approved anew', async () => {
    const world = await armedWorld({ intervalSeconds: 60 });
    world.wallet.chain.funds = 0n;
    world.wallet.approve('a', '0.001');
    for (let run = 0; run < 10; run += 1) await world.tick(60);
    expect(await world.log()).toEqual(['no-funds x10']);
    world.wallet.chain.funds = null;
    await world.tick(60);
    expect(await world.log()).toEqual(['nothing-to-pay', 'no-funds x10']);
    world.restart();
    await world.arm();
    await world.tick(60);
    expect(world.wallet.outbox.plans()).toHaveLength(0);
    const rateLock = { rate: '1', rateRule: null, rateSource: 'same-currency', rateLockedAt: world.now };
    world.wallet.change('a', { rateLock });
    await world.tick(60);
    await world.settle();
    expect(world.wallet.paid('a')).toBe(100_000n);
  });

  it('tells each payout why runs could not pay it, once with a count, also after a restart', async () => {
    const world = await armedWorld({ intervalSeconds: 60 });
    const { wallet } = world;
    wallet.approve('named', '0.001');
    wallet.approve('good', '0.002');
    wallet.chain.refusedPayout = 'named';
    for (let run = 0; run < 3; run += 1) await world.tick(60);
    await world.settle();
    expect(wallet.paid('good')).toBe(200_000n);
    const refused = () => wallet.outbox.attempts('named').filter(({ kind }) => kind === 'refused');
    const [told, ...more] = refused();
    expect(more).toEqual([]);
    expect(told?.times).toBe(3);
    world.restart();
    expect(refused()).toEqual([told]);
    await world.arm();
    await world.tick(60);
    expect(refused()).toMatchObject([{ code: told?.code, times: 4 }]);
    expect(wallet.outbox.attempts('good').map(({ kind }) => kind)).not.toContain('refused');
  });

  it('tells it of a payout that there is no money for', async () => {
    const world = await armedWorld({ intervalSeconds: 60 });
    world.wallet.chain.funds = 0n;
    world.wallet.approve('a', '0.001');
    for (let run = 0; run < 2; run += 1) await world.tick(60);
    expect(world.wallet.outbox.attempts('a')).toMatchObject([{ kind: 'refused', code: 'insufficient-funds', times: 2 }]);
  });

  it('passes over what must not be paid: not approved, of an archived pull payment, perhaps paid by another wallet', async () => {
    const world = await armedWorld();
    const { wallet } = world;
    wallet.pullPayment({ id: 'old', archived: true });
    wallet.pullPayment({ id: 'pp' });
    wallet.approve('archived', '0.001', { pullPaymentId: 'old' });
    wallet.approve('seen', '0.001', { external: { seen: ['ff'], rejected: [], accepted: false } });
    wallet.approve('claimed', '0.001', { state: 'AwaitingApproval' });
    wallet.approve('cancelled', '0.001', { state: 'Cancelled' });
    wallet.approve('good', '0.001', { pullPaymentId: 'pp' });
    await world.tick();
    await world.settle();
    expect(wallet.chain.network.world.mined.flatMap(({ transaction }) => transaction.pays.map((pay) => pay.payoutId))).toEqual(['good']);
  });

  it('keeps the order of creation when only some can be paid', async () => {
    const world = await armedWorld();
    world.wallet.approve('z', '0.00001');
    world.wallet.approve('a', '0.00001');
    world.wallet.chain.funds = 1_100n;
    await world.tick();
    await world.settle();
    expect([world.wallet.paid('z'), world.wallet.paid('a')]).toEqual([1_000n, 0n]);
  });
});

describe('the cap of 24 hours', () => {
  it('counts amounts and fees of runs, rolls on, and survives a restart', async () => {
    const world = await armedWorld({ dailyCap: '0.0000204', intervalSeconds: 60 });
    // Each transaction may cost 20 satoshi: 1,020 and 1,020 are just within 2,040.
    world.wallet.approve('a', '0.00001');
    await world.tick();
    await world.settle();
    world.wallet.approve('b', '0.00001');
    await world.tick(3600);
    await world.settle();
    world.wallet.approve('c', '0.00001');
    await world.tick(60);
    expect(await world.log()).toEqual(['cap-reached', 'paid 1', 'paid 1']);
    world.restart();
    await world.arm();
    await world.tick(86_400 - 3600 - 120);
    expect(world.wallet.paid('c')).toBe(0n);
    // The first payment is older than a day now, the second is not.
    await world.tick(120);
    await world.settle();
    expect(world.wallet.paid('c')).toBe(100_000n / 100n);
    world.wallet.approve('d', '0.00001');
    await world.tick(60);
    expect((await world.log())[0]).toBe('cap-reached');
  });

  it('is not freed early by a clock that is set back, and delays the runs by one interval at most', async () => {
    const world = await armedWorld({ dailyCap: '0.0000102', intervalSeconds: 600 });
    world.wallet.approve('a', '0.00001');
    await world.tick();
    await world.settle();
    world.wallet.approve('b', '0.00001');
    await world.tick(-5 * 86_400);
    await world.tick(600);
    expect(await world.log()).toEqual(['cap-reached', 'paid 1']);
    await world.tick(4 * 86_400);
    expect(world.wallet.paid('b')).toBe(0n);
    await world.tick(3 * 86_400);
    await world.settle();
    expect(world.wallet.paid('b')).toBe(1_000n);
  });

  it('is shared by nobody: what a person pays by hand does not count', async () => {
    const world = await armedWorld({ dailyCap: '0.0000102', intervalSeconds: 60 });
    world.wallet.approve('mine', '0.5');
    await world.wallet.chain.pay(world.wallet.outbox, ['mine']);
    await world.settle();
    world.wallet.approve('a', '0.00001');
    await world.tick(60);
    await world.settle();
    expect([world.wallet.paid('mine'), world.wallet.paid('a')]).toEqual([50_000_000n, 1_000n]);
  });

  it('counts what was confirmed and is not settled, however old: it may still be signed', async () => {
    const world = await armedWorld({ dailyCap: '0.0000102', intervalSeconds: 60 });
    world.wallet.chain.publishFault = () => 'lost';
    world.wallet.approve('a', '0.00001');
    await world.tick();
    world.wallet.approve('b', '0.00001');
    await world.tick(3 * 86_400);
    expect((await world.log())[0]).toBe('cap-reached');
    world.wallet.chain.heal();
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.paid('b')]).toEqual([1_000n, 0n]);
  });

  it('has the last word while the workflow is being asked for the lock', async () => {
    const world = await armedWorld({ dailyCap: '1', intervalSeconds: 60 });
    world.wallet.approve('a', '0.5');
    // What the secure window showed is not what would run now.
    world.wallet.chain.whileLocking = () => void world.policies.set('wallet', { ...settingsOf(world), dailyCap: '0.1' });
    await world.tick();
    world.wallet.chain.whileLocking = () => undefined;
    await world.settle();
    expect(world.wallet.paid('a')).toBe(0n);
    expect(world.wallet.chain.unlocked).toHaveLength(1);
    expect(world.wallet.chain.isPayable(world.wallet.outbox, 'a')).toBe(true);
    expect(world.isArmed()).toBe(false);
  });
});

function settingsOf(world: PolicyWorld) {
  const [first] = world.view().processors;
  if (first === undefined) throw new Error('no processor');
  return first;
}

describe('a run and a person', () => {
  it('leaves alone what a person looks at, and pays the rest', async () => {
    const world = await armedWorld();
    world.wallet.approve('a', '0.001');
    world.wallet.approve('b', '0.001');
    const plan = await world.wallet.outbox.plan({ walletId: 'wallet', payoutIds: ['a'] });
    if (!plan.ok) throw new Error(plan.error.code);
    await world.tick();
    const view = await world.wallet.outbox.planView(plan.value.id);
    expect(view.ok && (await world.wallet.outbox.confirm(plan.value.id, view.value.token)).ok).toBe(true);
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.paid('b')]).toEqual([100_000n, 100_000n]);
    expect(world.wallet.chain.journal.bodies().filter((body) => JSON.stringify(body).includes('"plan-confirmed"'))).toMatchObject([
      { by: 'policy' },
      { planId: plan.value.id },
    ]);
  });

  it('never pays twice when both press at the same moment', async () => {
    const world = await armedWorld();
    for (let index = 0; index < 6; index += 1) {
      const id = `p${index}`;
      world.wallet.approve(id, '0.001');
      const person = world.wallet.chain.pay(world.wallet.outbox, [id]).catch((error: unknown) => error);
      await world.tick(3600);
      await person;
      await world.settle();
      expect(world.wallet.paid(id)).toBe(100_000n);
    }
  });

  it('a policy plan that nobody confirmed can be replaced by a person, and a person’s payment needs the vault', async () => {
    const world = await armedWorld();
    world.wallet.chain.lockRefusal = 'not-ready';
    world.wallet.approve('a', '0.001');
    await world.tick();
    world.wallet.chain.lockRefusal = null;
    world.wallet.chain.vaultLocked = true;
    await world.wallet.chain.pay(world.wallet.outbox, ['a']);
    await world.settle();
    expect(world.wallet.chain.counters.signed).toBe(0);
    world.wallet.chain.vaultLocked = false;
    await world.settle();
    expect(world.wallet.paid('a')).toBe(100_000n);
  });

  it('pays nothing whose destination or amount changed while it was being locked', async () => {
    const world = await armedWorld();
    world.wallet.approve('a', '0.001');
    world.wallet.chain.whileLocking = () => world.wallet.change('a', { address: 'somebody-else' });
    await world.tick();
    await world.settle();
    expect(world.wallet.paid('a')).toBe(0n);
    expect(await world.log()).toEqual(['refused promise-changed']);
    expect(world.wallet.chain.unlocked).toHaveLength(1);
  });

  it('tries again soon where the workflow did not answer, and leaves no plan behind', async () => {
    const world = await armedWorld({ intervalSeconds: 86_400 });
    world.wallet.approve('a', '0.001');
    world.wallet.chain.lockRefusal = 'not-ready';
    await world.tick();
    expect(await world.log()).toEqual(['refused not-ready']);
    expect(world.wallet.outbox.plans()).toHaveLength(0);
    world.wallet.chain.lockRefusal = null;
    await world.tick(5);
    await world.settle();
    expect(world.wallet.paid('a')).toBe(100_000n);
  });

  it('leaves out by name what the ledger refuses, and pays the others', async () => {
    const world = await armedWorld({ intervalSeconds: 60 });
    world.wallet.approve('a', '0.001');
    world.wallet.approve('b', '0.001');
    world.wallet.chain.refusedPayout = 'a';
    for (let run = 0; run < 12; run += 1) await world.tick(60);
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.paid('b')]).toEqual([0n, 100_000n]);
    expect((await world.log())[0]).toBe('nothing-to-pay x2');
  });
});

describe('several wallets', () => {
  it('run by their own settings; arming one arms no other', async () => {
    const world = new PolicyWorld('one', 'two');
    for (const id of ['one', 'two']) {
      await world.set({}, id);
      world.walletOf(id).approve(`of-${id}`, '0.001');
    }
    await world.arm('one');
    await world.tick();
    await world.settle();
    expect([world.walletOf('one').paid('of-one'), world.walletOf('two').paid('of-two')]).toEqual([100_000n, 0n]);
    expect(await world.log('two')).toEqual(['not-armed']);
  });

  it('two methods of one wallet run one after the other', async () => {
    const world = new PolicyWorld();
    await world.set();
    await world.set({ methodId: 'XRP-CHAIN' });
    await world.arm();
    world.wallet.approve('a', '0.001');
    world.wallet.approve('x', '5', { methodId: 'XRP-CHAIN', payoutCurrency: 'XRP' });
    await world.tick();
    await world.tick();
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.paid('x')]).toEqual([100_000n, 5_000_000n]);
  });
});

it('the log keeps the last 200 outcomes, on disk, and a full disk stops no payment', async () => {
  const world = await armedWorld({ intervalSeconds: 60, threshold: '0.5' });
  for (let run = 0; run < 210; run += 1) {
    world.wallet.approve(`p${run}`, '0.000001');
    await world.tick(60);
  }
  expect(await world.log()).toHaveLength(200);
  world.restart();
  expect((await world.shownRuns())[0]?.params.sum).toBe('0.00021');
  await world.set({ threshold: '0' });
  await world.arm();
  world.wallet.runs.refusing = true;
  await world.tick();
  await idle();
  await world.settle();
  expect(world.wallet.paid('p0')).toBe(100n);
  expect(world.reports).toContain('log of automatic payments of wallet: disk-full');
});
