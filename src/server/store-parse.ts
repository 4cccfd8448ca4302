// Owns the reading of a connected store's answers (spec §4.1, §13, §16.6): only what BTCPay promises, bounded, numbers as text.
import * as z from 'zod';
import { type StorePayout, mostStorePayouts, storePayout } from '../shared/contract/connected-stores.ts';
import { payoutStates } from '../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../shared/result.ts';
import { wireAmount } from './remote-parse.ts';

/** What stands as proof at the other server; keys are read without regard to case (§8.1). */
const proof = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined) return null;
    const known = new Map(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
    const text = (key: string): string | null => {
      const entry = known.get(key);
      return typeof entry === 'string' ? entry.slice(0, 200) : null;
    };
    return { type: text('prooftype') ?? '', id: text('id'), transactionId: text('transactionid') };
  });

/** Numbers and letter case as servers write them, in the shape of the contract. */
const wireStorePayout = z
  .object({
    id: z.string().min(1).max(64),
    revision: z.number().int().min(0),
    date: z.number().int().min(0),
    state: z.enum(payoutStates),
    payoutMethodId: z.string().max(120),
    destination: z.string().min(1).max(1024),
    originalAmount: wireAmount,
    originalCurrency: z.string().min(1).max(24),
    payoutAmount: wireAmount.nullish().transform((value) => value ?? null),
    payoutCurrency: z.string().min(1).max(24),
    paymentProof: proof,
  })
  .transform(({ paymentProof, ...rest }) => ({ ...rest, proof: paymentProof }))
  .pipe(storePayout);

export function parseStorePayout(body: unknown): Result<StorePayout> {
  const wire = wireStorePayout.safeParse(body);
  return wire.success ? ok(wire.data) : refuse('host-answer');
}

/** Items of another shape are left out and counted; a list that is too long or no list is `host-answer`. */
export function parseStorePayouts(body: unknown): Result<{ payouts: StorePayout[]; unreadable: number }> {
  if (!Array.isArray(body) || body.length > mostStorePayouts) return refuse('host-answer');
  const payouts = body.flatMap((item) => {
    const payout = parseStorePayout(item);
    return payout.ok ? [payout.value] : [];
  });
  return ok({ payouts, unreadable: body.length - payouts.length });
}

const stores = z.array(z.object({ id: z.string().min(1).max(64), name: z.string().transform((name) => name.slice(0, 200)) })).max(1000);

export function parseStores(body: unknown): Result<z.output<typeof stores>> {
  const wire = stores.safeParse(body);
  return wire.success ? ok(wire.data) : refuse('host-answer');
}

const currentKey = z.object({ permissions: z.array(z.string().max(200)).max(500) });

export function parsePermissions(body: unknown): Result<string[]> {
  const wire = currentKey.safeParse(body);
  return wire.success ? ok(wire.data.permissions) : refuse('host-answer');
}
