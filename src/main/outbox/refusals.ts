// Owns what is remembered of plans that were refused (D17): they stand in no journal, for nothing was planned.
import * as z from 'zod';
import type { Attempt } from '../../shared/payouts/payment-attempt.ts';
import type { Refusal } from '../../shared/result.ts';

const mostRefusals = 10;
const mostPayouts = 2000;

const refusedPlan = z.strictObject({
  /** Unix seconds of the last time. */
  at: z.number().int().min(0),
  code: z.string().min(1).max(500),
  params: z.record(z.string(), z.string()),
  times: z.number().int().min(1),
});

export const refusedPlans = z.strictObject({
  /** The payout that was refused last stands last. */
  payouts: z
    .array(z.strictObject({ payoutId: z.string().min(1).max(64), refusals: z.array(refusedPlan).max(mostRefusals) }))
    .max(mostPayouts),
});
export type RefusedPlans = z.output<typeof refusedPlans>;
export const noRefusedPlans: RefusedPlans = { payouts: [] };

export interface Refusals {
  /** The same refusal of a payout in a row, as automatic runs meet it, is one with a count. */
  note(at: number, refusal: Refusal, payoutIds: readonly string[]): void;
  of(payoutId: string): readonly Attempt[];
}

type Told = RefusedPlans['payouts'][number]['refusals'];

/** Begins with what earlier runs of the app kept, and gives each change to `save`. It explains and decides nothing, so nobody waits for the disk. */
export function createRefusals(start: RefusedPlans = noRefusedPlans, save: (all: RefusedPlans) => void = () => undefined): Refusals {
  const known = new Map<string, Told>(start.payouts.map(({ payoutId, refusals }) => [payoutId, refusals]));
  return {
    note(at, { code, params = {} }, payoutIds) {
      for (const id of payoutIds) {
        const before = known.get(id) ?? [];
        known.delete(id);
        known.set(id, joined(before, { at, code, params: { ...params }, times: 1 }));
        const oldest = known.keys().next().value;
        if (known.size > mostPayouts && oldest !== undefined) known.delete(oldest);
      }
      if (payoutIds.length > 0) save({ payouts: [...known].map(([payoutId, refusals]) => ({ payoutId, refusals: [...refusals] })) });
    },
    of: (payoutId) =>
      (known.get(payoutId) ?? []).map(({ at, code, params, times }) => ({ at, kind: 'refused', code, transactionId: null, params, times })),
  };
}

function joined(before: Told, next: Told[number]): Told {
  const last = before.at(-1);
  if (last === undefined || wordsOf(last) !== wordsOf(next)) return [...before, next].slice(-mostRefusals);
  return [...before.slice(0, -1), { ...next, times: last.times + 1 }];
}

function wordsOf({ code, params }: Told[number]): string {
  return JSON.stringify([code, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
