// Owns the proof that no story of lost, late, wrong and repeated answers, deaths and reorganisations pays a payout more than its amount.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { killAt, OutboxWorld, untilKilled } from '../../../tests/fakes/outbox-world.ts';
import type { PublishFault, VerdictFault } from '../../../tests/fakes/scripted-driver.ts';
import type { Outbox } from './outbox.ts';

const long = process.env.LONG === '1';
const runs = long ? 3_000 : 250;
/** Drawn anew each time; SEED=… plays the stories of another run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const ids = ['b1', 'b2', 'b3', 'x1', 'x2', 'x3', 'x4'];

const publishFault = fc.constantFrom<PublishFault>(
  'none',
  'none',
  'none',
  'lost-reply',
  'late',
  'rejected-late',
  'lost',
  'rejected',
  'duplicate',
  'malformed',
  'kill-before',
  'kill-after',
);
const verdictFault = fc.constantFrom<VerdictFault>('none', 'none', 'none', 'silent', 'absent', 'throw');
const some = fc.subarray(ids, { minLength: 1, maxLength: 3 });

type Action =
  | { readonly do: 'pay' | 'plan' | 'pay-free'; readonly ids: readonly string[] }
  | { readonly do: 'race'; readonly ids: readonly string[]; readonly others: readonly string[] }
  | { readonly do: 'run' | 'restart' | 'lock' | 'unlock' | 'deliver' }
  | { readonly do: 'mine' | 'kill' | 'wait' | 'discard'; readonly n: number }
  | { readonly do: 'reorg'; readonly n: number; readonly forget: boolean }
  | { readonly do: 'raise'; readonly id: string; readonly rate: bigint }
  | { readonly do: 'tec'; readonly id: string; readonly on: boolean }
  | { readonly do: 'spend'; readonly what: string };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('pay' as const, 'pay-free' as const, 'pay-free' as const),
      ids: fc.subarray(ids, { minLength: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('plan' as const), ids: some }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('race' as const), ids: some, others: some }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('run' as const, 'run' as const, 'restart' as const, 'lock' as const, 'unlock' as const, 'deliver' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('mine' as const), n: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), n: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), n: fc.integer({ min: 1, max: 2_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('discard' as const), n: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reorg' as const), n: fc.integer({ min: 1, max: 5 }), forget: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('raise' as const), id: fc.constantFrom('b1', 'b2', 'b3'), rate: fc.constantFrom(2n, 3n) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tec' as const), id: fc.constantFrom('x1', 'x2', 'x3', 'x4'), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('spend' as const), what: fc.constantFrom('c0:0', 'c1:0', 'sequence') }) },
);

/** Few payouts and many passes, so that a lie, a new plan and a late arrival meet often. */
const ledgerAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('pay-free' as const), ids: fc.constantFrom(['x1'], ['x2'], ['x1', 'x2']) }),
  fc.record({ do: fc.constantFrom('run' as const, 'deliver' as const, 'restart' as const) }),
  fc.record({ do: fc.constant('mine' as const), n: fc.constantFrom(1, 1, 1, 6) }),
  fc.record({ do: fc.constant('discard' as const), n: fc.nat(1) }),
);

class Story {
  readonly world = new OutboxWorld(new FakeNetwork());
  outbox: Outbox;
  readonly seen = new Map<string, number>();

  constructor(publishFaults: readonly PublishFault[], verdictFaults: readonly VerdictFault[]) {
    for (const id of ids) this.world.promise(id, id.startsWith('b') ? 'bitcoin' : 'xrpl', 1_000n);
    this.world.publishFault = cycle(publishFaults, 'none');
    this.world.verdictFault = cycle(verdictFaults, 'none');
    this.outbox = this.world.start();
  }

  async play(next: Action): Promise<void> {
    const died = await untilKilled(() => this.act(next));
    if (!died) return;
    this.count('death');
    this.outbox = this.world.start();
    await untilKilled(async () => void (await this.outbox.recover()));
  }

  count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  private async act(next: Action): Promise<void> {
    switch (next.do) {
      case 'plan':
        await this.outbox.plan({ walletId: 'wallet', payoutIds: next.ids });
        return;
      case 'pay':
        return this.click(next.ids);
      case 'pay-free':
        return this.click(next.ids.filter((id) => this.world.isPayable(this.outbox, id)));
      case 'race':
        // Everybody clicks at once; a death in one of them is a death of all.
        await Promise.all([this.click(next.ids), this.click(next.others), this.outbox.run(), this.click(next.ids), this.outbox.run()]);
        return;
      case 'run':
        await this.outbox.run();
        return;
      case 'restart':
        this.outbox = this.world.start();
        await this.outbox.recover();
        return;
      case 'kill':
        this.outbox = this.world.start(killAt(next.n).checkpoint);
        await this.outbox.recover();
        await this.outbox.run();
        return;
      case 'discard': {
        const plan = this.outbox.plans()[next.n];
        if (plan !== undefined) await this.outbox.discard(plan.id);
        return;
      }
      case 'raise':
        return this.raise(next.id, next.rate);
      default:
        this.disturb(next);
    }
  }

  private disturb(next: Action): void {
    if (next.do === 'lock') this.world.vaultLocked = true;
    if (next.do === 'unlock') this.world.vaultLocked = false;
    if (next.do === 'deliver') this.world.network.deliver();
    if (next.do === 'wait') this.world.now += next.n;
    if (next.do === 'mine') for (let block = 0; block < next.n; block += 1) this.world.network.mine();
    if (next.do === 'reorg') this.world.network.reorg(next.n, next.forget);
    if (next.do === 'tec') this.world.network.world.unfunded = next.on ? [next.id] : [];
    if (next.do === 'spend') this.spend(next.what);
  }

  private spend(what: string): void {
    const { network } = this.world;
    const key = what === 'sequence' ? `rSender:${network.world.sequence}` : what;
    if (network.consumer(key) === null) network.spendElsewhere(key);
  }

  /** Plan, look, confirm: each may be refused, and the next click comes anyway. */
  private async click(payoutIds: readonly string[]): Promise<void> {
    const plan = await this.outbox.plan({ walletId: 'wallet', payoutIds });
    if (!plan.ok) return this.count(plan.error.code);
    const view = await this.outbox.planView(plan.value.id);
    if (!view.ok) return this.count(view.error.code);
    const confirmed = await this.outbox.confirm(plan.value.id, view.value.token);
    this.count(confirmed.ok ? 'confirmed' : confirmed.error.code);
  }

  /** A higher fee for what waits; an odd rate takes a further coin. */
  private async raise(id: string, feeRate: bigint): Promise<void> {
    const transactionId = this.outbox.liveFor([id])[0]?.transactionId ?? '';
    const made = await this.outbox.raise.make({ walletId: 'wallet', transactionId, feeRate });
    if (!made.ok) return this.count(made.error.code);
    const view = await this.outbox.raise.view(made.value.id);
    if (!view.ok) return this.count(view.error.code);
    const done = await this.outbox.raise.confirm(made.value.id, view.value.token);
    this.count(done.ok ? 'raised' : done.error.code);
    await this.outbox.run();
  }

  /** No payout is ever paid beyond its amount, and nothing that was paid is ever offered again. */
  check(when: string): void {
    for (const id of ids) {
      const paid = this.world.network.paid(id);
      expect(paid <= 1_000n, `${id} was paid ${paid} ${when}`).toBe(true);
      if (paid > 0n) expect(this.world.isPayable(this.outbox, id), `${id} is paid and payable ${when}`).toBe(false);
    }
  }

  /** The network tells the truth again, old plans run out, and what is payable is paid: at the end everybody has exactly what was promised. */
  async end(): Promise<void> {
    this.world.heal();
    this.world.network.world.unfunded = [];
    this.outbox = this.world.start();
    await this.outbox.recover();
    for (let round = 0; round < 4; round += 1) {
      await this.world.settle(this.outbox, 30);
      this.world.now += 3_600;
      await this.outbox.run();
      this.check('at the end');
      const payable = ids.filter((id) => this.world.isPayable(this.outbox, id));
      if (payable.length > 0) await this.world.pay(this.outbox, payable);
    }
    for (const id of ids) {
      this.count(`end ${this.world.phase(this.outbox, id)}`);
      expect(this.world.network.paid(id), `${id} (${JSON.stringify(this.outbox.liveFor([id])[0])})`).toBe(1_000n);
      expect(this.world.phase(this.outbox, id)).toBe('final');
    }
  }
}

function wordsOf(action: Action): string {
  return JSON.stringify(action, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

function cycle<T>(values: readonly T[], otherwise: T): () => T {
  let index = -1;
  return () => {
    index += 1;
    return values[index % Math.max(values.length, 1)] ?? otherwise;
  };
}

it('never pays a payout more than its amount, whatever the network says and whenever Pullpay dies', { timeout: 600_000 }, async () => {
  const totals = new Map<string, number>();
  const stories = fc.asyncProperty(
    fc.array(action, { minLength: 5, maxLength: 40 }),
    fc.array(publishFault, { maxLength: 12 }),
    fc.array(verdictFault, { maxLength: 12 }),
    async (actions, publishFaults, verdictFaults) => {
      const story = new Story(publishFaults, verdictFaults);
      for (const next of actions) {
        await story.play(next);
        story.check(`after ${wordsOf(next)}`);
      }
      await story.end();
      for (const [what, count] of story.seen) totals.set(what, (totals.get(what) ?? 0) + count);
    },
  );
  await fc.assert(stories, { numRuns: runs, seed });
  console.log(`lying network: ${runs} stories, seed ${seed}`, Object.fromEntries(totals));
  expect(totals.get('confirmed')).toBeGreaterThan(runs);
  expect(totals.get('death')).toBeGreaterThan(runs / 4);
  expect(totals.get('raised')).toBeGreaterThan(0);
});

it('never pays more even when a node swears that bytes are malformed and passes them on', { timeout: 600_000 }, async () => {
  let lies = 0;
  const faults = fc.array(fc.oneof(publishFault, fc.constant<PublishFault>('malformed-late')), { minLength: 1, maxLength: 12 });
  const stories = fc.asyncProperty(fc.array(ledgerAction, { minLength: 8, maxLength: 40 }), faults, async (actions, publishFaults) => {
    const story = new Story([], []);
    const next = cycle(publishFaults, 'none');
    // Only the ledger knows proof by words.
    story.world.publishFault = (chain) => {
      const fault = next();
      if (fault !== 'malformed-late') return fault;
      if (chain === 'xrpl') lies += 1;
      return chain === 'xrpl' ? fault : 'late';
    };
    for (const step of actions) {
      await story.play(step);
      for (const id of ids) expect(story.world.network.paid(id) <= 1_000n, `${id} after ${JSON.stringify(step)}`).toBe(true);
    }
  });
  await fc.assert(stories, { numRuns: runs, seed });
  console.log(`sworn lies: ${runs} stories with ${lies} lies, seed ${seed}`);
  expect(lies).toBeGreaterThan(runs / 10);
});

it('pays once when two plans over the same payout are made, shown and confirmed at the same time', { timeout: 600_000 }, async () => {
  const races = fc.asyncProperty(fc.scheduler(), some, some, async (scheduler, first, second) => {
    const story = new Story([], []);
    const click = scheduler.scheduleFunction(async (payoutIds: readonly string[]) => {
      const plan = await story.outbox.plan({ walletId: 'wallet', payoutIds });
      return plan.ok ? plan.value.id : '';
    });
    const confirm = scheduler.scheduleFunction(async (planId: string) => {
      const view = await story.outbox.planView(planId);
      if (view.ok) await story.outbox.confirm(planId, view.value.token);
      await story.outbox.run();
    });
    const all = Promise.all([first, second, first].map(async (payoutIds) => confirm(await click(payoutIds))));
    await scheduler.waitFor(all);
    await story.world.settle(story.outbox);
    story.check('after the race');
    expect(first.some((id) => story.world.network.paid(id) > 0n) || second.some((id) => story.world.network.paid(id) > 0n)).toBe(true);
  });
  await fc.assert(races, { numRuns: long ? 1_000 : 100, seed });
  console.log(`races: ${long ? 1_000 : 100}, seed ${seed}`);
});
