// Owns the shapes of what a server says of itself and its ledger: state, fee, amendments.
import * as z from 'zod';
import { amendments, dropsText, uint32 } from './entries-parse.ts';
import { amendmentId } from './ledger-ids.ts';

const dropsNumber = z.int().min(0).transform(BigInt);

export const serverState = z
  .object({
    state: z.object({
      network_id: uint32.nullish(),
      validated_ledger: z
        .object({ seq: uint32, base_fee: dropsNumber, reserve_base: dropsNumber, reserve_inc: dropsNumber, close_time: uint32.optional() })
        .nullish(),
    }),
  })
  .transform(({ state }) => state);

export const serverFee = z
  .object({ drops: z.object({ base_fee: dropsText, open_ledger_fee: dropsText }), ledger_current_index: uint32.optional() })
  .transform(({ drops, ledger_current_index }) => ({
    base: drops.base_fee,
    open: drops.open_ledger_fee,
    openLedger: ledger_current_index ?? null,
  }));

/** Amendments that decide what a Payment may say, each with the names under which ledgers have it: it is on where one of them is. */
const payments: readonly (readonly [name: string, ...older: string[]])[] = [
  ['MPTokensV1'],
  ['Credentials'],
  ['PermissionedDEX'],
  ['PermissionDelegationV1_1', 'PermissionDelegation'],
  ['Batch'],
];

const featureList = z.object({ features: z.record(z.string(), z.unknown()) });
const oneFeature = z.object({ enabled: z.boolean() });

/** Names of those that `feature` says are off; one that it does not list is not known to be off. Null: no such answer. */
export function offByFeature(answer: unknown): readonly string[] | null {
  const read = featureList.safeParse(answer);
  if (!read.success) return null;
  return payments.flatMap((names) => {
    const listed = names.flatMap((name) => {
      const feature = oneFeature.safeParse(read.data.features[amendmentId(name)]);
      return feature.success ? [feature.data.enabled] : [];
    });
    return listed.length > 0 && !listed.includes(true) ? [names[0]] : [];
  });
}

/** Names of those that the ledger's own list of amendments lacks. Null: no such entry. */
export function offByEntry(node: unknown): readonly string[] | null {
  const read = amendments.safeParse(node);
  if (!read.success) return null;
  const { Amendments: on } = read.data;
  return payments.filter((names) => !names.some((name) => on.includes(amendmentId(name)))).map(([name]) => name);
}
