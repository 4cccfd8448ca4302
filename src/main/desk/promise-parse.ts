// Owns the strict shape of a promise, from the journal and from the worker alike. What it means is the reducer's business.
import * as z from 'zod';
import type { PromiseEvent } from '../../shared/payouts/events.ts';
import { claimRoutes, payoutStates } from '../../shared/payouts/types.ts';

const id = z.string().min(1).max(64);
const seconds = z.int().min(0).max(253_402_300_799);
const amount = z.string().regex(/^-?\d{1,40}(\.\d{1,18})?$/);
const text = (limit: number) => z.string().max(limit);
const method = text(120);
const hex = z
  .string()
  .regex(/^[0-9a-f]*$/)
  .max(128);
const tag = z.int().min(0).max(4_294_967_295).nullable();

const pullPayment = z.strictObject({
  id,
  name: text(200),
  description: text(16_000),
  unit: text(24),
  limit: amount,
  period: z.int().min(1).nullable(),
  startsAt: seconds,
  expiresAt: seconds.nullable(),
  methods: z.array(method).min(1).max(64),
  autoApprove: z.boolean(),
  defaultPrice: z.strictObject({ amount, currency: text(24) }).nullable(),
  bolt11ExpirationDays: z.int().min(0).max(3650),
  createdAt: seconds,
});

const payout = z.strictObject({
  id,
  pullPaymentId: id.nullable(),
  createdAt: seconds,
  route: z.enum(claimRoutes),
  methodId: method,
  destination: text(1024),
  address: text(120),
  tag,
  originalCurrency: text(120),
  originalAmount: amount,
  payoutCurrency: text(120),
  note: text(800).nullable(),
  metadata: z.record(z.string().max(200), z.unknown()),
  claimId: hex.nullable(),
  claimHash: hex.nullable(),
  tokenHash: hex.nullable(),
  recipientKey: hex.nullable(),
});

const approval = z.strictObject({
  payoutId: id,
  revision: z.int().min(0),
  payoutAmount: amount,
  rate: amount,
  rateRule: text(200).nullable(),
  rateSource: text(32),
  rateLockedAt: seconds,
});

const proof = z.looseObject({ proofType: text(200) });

const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pull-payment-created'), pullPayment }),
  z.strictObject({ type: z.literal('pull-payment-edited'), id, name: text(200), description: text(16_000) }),
  z.strictObject({ type: z.literal('pull-payment-archived'), id, cancelled: z.array(id).max(100_000) }),
  z.strictObject({ type: z.literal('claim-added'), payout }),
  z.strictObject({
    type: z.literal('claim-edited'),
    payoutId: id,
    revision: z.int().min(0),
    methodId: method,
    destination: text(1024),
    address: text(120),
    tag,
    originalAmount: amount,
    payoutCurrency: text(120),
    note: text(800).nullable(),
  }),
  z.strictObject({ type: z.literal('claim-token-replaced'), payoutId: id, tokenHash: hex }),
  z.strictObject({ type: z.literal('payouts-approved'), approvals: z.array(approval).min(1).max(10_000) }),
  z.strictObject({ type: z.literal('payout-cancelled'), payoutId: id, by: z.enum(['sender', 'recipient']), reason: text(800).nullable() }),
  z.strictObject({ type: z.literal('payout-marked'), payoutId: id, state: z.enum(payoutStates), proof: proof.nullable() }),
]);

const body = z.strictObject({ at: seconds, event });
/** Metadata and proofs are free JSON; a promise as a whole is not boundless. */
const longestEvent = 4_000_000;

export function parsePromiseBody(value: unknown): { readonly at: number; readonly event: PromiseEvent } | null {
  const parsed = body.safeParse(value);
  return parsed.success ? { at: parsed.data.at, event: parsed.data.event as PromiseEvent } : null;
}

/** Null unless every one is exactly an event of ours. */
export function parseEvents(values: readonly unknown[]): readonly PromiseEvent[] | null {
  const parsed = z.array(event).safeParse(values);
  if (!parsed.success || JSON.stringify(values).length > longestEvent) return null;
  return parsed.data as readonly PromiseEvent[];
}
