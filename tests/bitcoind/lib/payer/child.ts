// Owns the payer as a process of its own, to be killed: it promises, pays batch after batch, and says each durable moment in a line.
import { Payer, type Claim } from './payer.ts';

interface Orders {
  readonly story: string;
  readonly home: string;
  readonly node: { readonly url: string; readonly cookieFile: string };
  readonly claims: readonly { readonly id: string; readonly address: string; readonly amount: string }[];
  /** Payouts of one transaction. */
  readonly batch: number;
}

const say = (word: string): void => void process.stdout.write(`${word}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Lives until every payout is settled, six blocks deep; refusals of the network are waited out, as the app does. */
async function live({ story, home, node, claims, batch }: Orders): Promise<void> {
  const wanted = claims.map(({ id, address, amount }): Claim => ({ id, address, amount: BigInt(amount) }));
  const payer = await Payer.open({ story, home, node, timeoutMs: 3_000, checkpoint: async (state) => say(state) });
  say('open');
  await payer.promise(wanted);
  const raised = new Set<string>();
  for (;;) {
    const [first] = chunks(payer.payable(), batch);
    if (first !== undefined) {
      const approved = await payer.approve(first);
      if (!approved.ok) say(`refused ${approved.error.code}`);
    }
    await payer.run();
    await raiseSome(payer, raised);
    const left = wanted.filter(({ id }) => {
      const { state, confirmations } = payer.payout(id);
      return state !== 'Completed' || confirmations < 6;
    });
    say(`left ${left.length}`);
    if (left.length === 0) break;
    await pause(20);
  }
  await payer.close();
  say('done');
}

/** Every other transaction that waits gets a higher fee, once in a life of the process. */
async function raiseSome(payer: Payer, looked: Set<string>): Promise<void> {
  const waiting = new Set(
    payer.payouts().flatMap(({ phase, transactionId }) => (phase === 'seen' && transactionId !== null ? [transactionId] : [])),
  );
  for (const transactionId of waiting) {
    if (looked.has(transactionId)) continue;
    looked.add(transactionId);
    if (looked.size % 2 === 0) continue;
    const raised = await payer.raise(transactionId);
    say(raised.ok ? 'raised' : `refused ${raised.error.code}`);
    await payer.run();
  }
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

live(JSON.parse(process.env.PAYER ?? '{}') as Orders).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
