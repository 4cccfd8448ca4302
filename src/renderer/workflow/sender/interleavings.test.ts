// Owns the story of everything at once: claims, edits, approvals, cancellations, marks, locks, failing disks, restarts and a clock that jumps, in any
// order. Whatever happens, the limit holds, a locked payout stays as it is, and the rows say what the journal says.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { walletDb } from '../../../../tests/fakes/databases.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';
import { add, formatDecimal, subtract, sign, zero } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import type { PromiseRecord } from '../../../shared/payouts/events.ts';
import { applyAll } from '../../../shared/payouts/reducer.ts';
import type { PayoutState } from '../../../shared/payouts/types.ts';
import { type World, createWorld } from '../../../shared/payouts/world.ts';

const tokenHash = 'ab'.repeat(32);
const limit = '10';

type Step =
  | { readonly do: 'claim'; readonly at: number; readonly amount: number }
  | { readonly do: 'edit'; readonly of: number; readonly amount: number }
  | { readonly do: 'withdraw' | 'approve' | 'cancel' | 'lock'; readonly of: number }
  | { readonly do: 'mark'; readonly of: number; readonly state: PayoutState }
  | { readonly do: 'unlock' | 'archive' | 'fail' | 'restart' }
  | { readonly do: 'clock'; readonly by: number };

const of = fc.nat(4);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('claim' as const), at: fc.nat(4), amount: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), of, amount: fc.integer({ min: 1, max: 9 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'approve' as const, 'cancel' as const, 'lock' as const), of }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      of,
      state: fc.constantFrom<PayoutState>('AwaitingApproval', 'AwaitingPayment', 'Completed', 'Cancelled'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('unlock' as const, 'fail' as const, 'restart' as const) }) },

  { weight: 2, arbitrary: fc.record({ do: fc.constant('clock' as const), by: fc.integer({ min: -300, max: 300 }) }) },
);

class Play {
  readonly ids: string[] = [];
  /** Payouts that a plan holds, with what they were when it took them. */
  readonly held = new Map<string, string>();

  constructor(
    readonly bench: Bench,
    readonly pullPaymentId: string,
  ) {}

  async run(one: Step): Promise<void> {
    const { bench, pullPaymentId } = this;
    const { walletId } = bench;
    const payoutId = 'of' in one ? (this.ids[one.of] ?? 'none') : 'none';
    const caller = { tokenHash };
    switch (one.do) {
      case 'claim': {
        const body = { payoutMethodId: 'BTC-CHAIN', destination: bitcoinAddress(one.at + 1), amount: String(one.amount) };
        const made = await bench.api.claim({ pullPaymentId, body, tokenHash });
        if (made.ok) this.ids.push(String(made.value.id));
        return;
      }
      case 'edit':
        return void (await bench.api.editClaim({ pullPaymentId, payoutId, body: { amount: String(one.amount) }, caller }));
      case 'withdraw':
        return void (await bench.api.cancelClaim({ pullPaymentId, payoutId, caller }));
      case 'approve': {
        const quote = await bench.screen.quote({ walletId, payoutIds: [payoutId] });
        if (!quote.ok) return;
        const payouts = quote.value.lines.map((line) => ({ id: line.payoutId, revision: line.revision }));
        if (payouts.length > 0) await bench.screen.approve({ walletId, snapshotId: quote.value.snapshotId, payouts });
        return;
      }
      case 'cancel':
        return void (await bench.screen.cancelPayout({ walletId, payoutId, reason: null }));
      case 'mark':
        return void (await bench.screen.markPayout({ walletId, payoutId, state: one.state }));
      case 'archive':
        return void (await bench.screen.archivePullPayment({ walletId, id: pullPaymentId }));
      case 'lock':
      case 'unlock':
      case 'fail':
      case 'restart':
      case 'clock':
        throw new Error('done alone');
    }
  }

  /** What must not happen at the same time as anything else, for the test could not say what came first. */
  async alone(one: Step): Promise<boolean> {
    const { bench } = this;
    const { walletId } = bench;
    switch (one.do) {
      case 'lock': {
        const payoutId = this.ids[one.of] ?? 'none';
        const payout = this.world().payouts.get(payoutId);
        const locked = await bench.main.worker.lockPayouts({
          walletId,
          planId: 'plan',
          payouts: [{ payoutId, revision: payout?.revision ?? 0 }],
        });
        if (locked.ok) this.held.set(payoutId, JSON.stringify(payout));
        return true;
      }
      case 'unlock':
        await bench.main.worker.unlockPayouts({ walletId, planId: 'plan' });
        this.held.clear();
        return true;
      case 'fail':
        bench.disk.failNext('disk-full');
        return true;
      case 'restart':
        bench.disk.heal();
        // Main knows of no such plan, so it holds nothing.
        this.held.clear();
        await bench.restart();
        return true;
      case 'clock':
        bench.now += one.by;
        return true;
      default:
        return false;
    }
  }

  /** What the journal alone adds up to. */
  world(): World {
    const world = createWorld(this.bench.walletId, 'practice');
    const applied = applyAll(world, this.bench.disk.journal(this.bench.walletId) as unknown as readonly PromiseRecord[]);
    if (!applied.ok) throw new Error(applied.error.code);
    return world;
  }

  async check(): Promise<void> {
    const { bench } = this;
    const world = this.world();
    const payouts = [...world.payouts.values()];
    const claimed = payouts
      .filter((payout) => payout.state !== 'Cancelled')
      .reduce((sum, payout) => add(sum, decimalOf(payout.originalAmount)), zero);
    expect(sign(subtract(decimalOf(limit), claimed)), `claimed ${formatDecimal(claimed)}`).toBeGreaterThanOrEqual(0);
    for (const [id, was] of this.held) expect(JSON.stringify(world.payouts.get(id)), 'a locked payout').toBe(was);
    const database = walletDb(bench.walletId);
    const rows = await database.payouts.orderBy('order').toArray();
    expect(rows.map(({ id, state, originalAmount, revision }) => ({ id, state, originalAmount, revision }))).toEqual(
      payouts.map(({ id, state, originalAmount, revision }) => ({ id, state, originalAmount, revision })),
    );
    expect(rows.map((row) => row.locked)).toEqual(payouts.map((payout) => this.held.has(payout.id)));
    expect(await database.meta.get('head')).toMatchObject(bench.disk.head(bench.walletId));
  }
}

it('whatever comes together, the limit holds, what is locked stays, and the rows say what the journal says', async () => {
  const groups = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(groups, async (moments) => {
      const bench = await openBench();
      const play = new Play(bench, await bench.createPullPayment({ limit }));
      bench.now += 5000;
      for (const at of [10, 11, 12]) await play.run({ do: 'claim', at, amount: 1 });
      for (const approved of [0, 1]) await play.run({ do: 'approve', of: approved });
      for (const moment of moments) {
        const together: Step[] = [];
        for (const one of moment) if (!(await play.alone(one))) together.push(one);
        await Promise.all(together.map((one) => play.run(one)));
        await bench.settled();
        await play.check();
      }
      bench.disk.heal();
      await play.run({ do: 'archive' });
      await bench.settled();
      await play.check();
    }),
    { numRuns: 40 },
  );
}, 120_000);
