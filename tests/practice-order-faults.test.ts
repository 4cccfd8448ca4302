// Owns the proof that an ordered transaction is carried out at most once, whatever the server says, whenever Pullpay dies and whatever its journal lost; and that what is called dead is dead.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Action, honestAction, type LookFault, OrderStory, type SubmitFault, tearingAction } from './helpers/order-story.ts';
import { must, type Practice, Sender, settle, startNetwork, us } from './helpers/practice-sender.ts';

const long = process.env.LONG === '1';
const runs = long ? 120 : 10;
/** Drawn anew each time; SEED=… plays the stories of another run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const ticketsAtOnce = 40;

const submitFaults = fc.array(fc.constantFrom<SubmitFault>('none', 'none', 'lost-reply', 'lost', 'late', 'refused', 'refused-late'), {
  maxLength: 8,
});
const lookFaults = fc.array(fc.constantFrom<LookFault>('none', 'none', 'silent', 'absent'), { minLength: 3, maxLength: 8 });
const actions = (action: fc.Arbitrary<Action>) => fc.array(action, { minLength: 8, maxLength: 24 });

let practice: Practice;
beforeAll(async () => {
  practice = await startNetwork();
});
afterAll(() => practice.close());

/** Every story finds tickets. */
async function fillTickets(): Promise<void> {
  const held = must(await practice.xrpl.read('account_objects', { account: us, type: 'ticket', limit: 400 }));
  const missing = ticketsAtOnce - (held['account_objects'] as unknown[]).length;
  if (missing <= 0) return;
  const outbox = new Sender(practice).start();
  const text = JSON.stringify({ TransactionType: 'TicketCreate', TicketCount: missing });
  const plan = must(await outbox.planOrder({ walletId: 'wallet', account: us, text, feeCeiling: null, useTicket: false }));
  must(await outbox.confirm(plan.id, must(await outbox.planView(plan.id)).token));
  await settle(practice, outbox, 1);
}

async function play(
  name: string,
  stories: (tell: (story: OrderStory, steps: readonly Action[]) => Promise<void>) => fc.IAsyncProperty<unknown>,
) {
  const totals = new Map<string, number>();
  const tell = async (story: OrderStory, steps: readonly Action[]): Promise<void> => {
    await fillTickets();
    for (const step of steps) await story.play(step);
    await story.end();
    await story.expectOnce();
    for (const [what, count] of story.seen) totals.set(what, (totals.get(what) ?? 0) + count);
  };
  await fc.assert(stories(tell), { numRuns: runs, seed });
  console.log(`${name}: ${runs} stories, seed ${seed}`, Object.fromEntries(totals));
  return totals;
}

it('is carried out at most once, with or without a ticket, and never after it was called dead', { timeout: 3_600_000 }, async () => {
  const totals = await play('orders', (tell) => fc.asyncProperty(actions(honestAction), (steps) => tell(new OrderStory(practice), steps)));
  expect(totals.get('end final')).toBeGreaterThan(runs);
});

it('is carried out at most once though answers are lost, late, wrong and repeated', { timeout: 3_600_000 }, async () => {
  const totals = await play('orders over a lying network', (tell) =>
    fc.asyncProperty(actions(honestAction), submitFaults, lookFaults, (steps, submits, looks) =>
      tell(new OrderStory(practice, submits, looks), steps),
    ),
  );
  expect(totals.get('end final')).toBeGreaterThan(runs);
});

it('is carried out at most once though the journal lost its end', { timeout: 3_600_000 }, async () => {
  const totals = await play('orders with a torn journal', (tell) =>
    fc.asyncProperty(actions(tearingAction), submitFaults, (steps, submits) => tell(new OrderStory(practice, submits), steps)),
  );
  expect(totals.get('tear')).toBeGreaterThan(0);
});
