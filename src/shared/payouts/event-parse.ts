// Owns the reading of promises from a journal or a message: their exact shape, before the reducer looks at their sense.
import * as z from 'zod';
import { quickCheck } from '../quick-check.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { PromiseEvent, PromiseRecord } from './events.ts';
import { claimRoutes, noLimits, payoutStates } from './types.ts';

// Pages with a strict policy refuse generated code; say so before the first schema is used.
z.config({ jitless: true });

const id = z.string().min(1).max(64);
const seconds = z.number().int().min(0).max(253_402_300_799);
const decimal = z.string().regex(/^\d{1,60}(\.\d{1,18})?$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const tag = z.number().int().min(0).max(4_294_967_295).nullable();
const note = z.string().max(400).nullable();
const method = z.string().min(1).max(120);
const currency = z.string().min(1).max(120);

const limits = z.strictObject({ perClaim: decimal.nullable(), perDay: decimal.nullable() });
const passphrase = z
  .strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), iterations: z.number().int().min(1).max(10_000_000), hash })
  .nullable();

const pullPayment = z.strictObject({
  id,
  name: z.string().max(200),
  description: z.string().max(8000),
  unit: z.string().min(1).max(24),
  limit: decimal,
  period: z.number().int().min(1).nullable(),
  startsAt: seconds,
  expiresAt: seconds.nullable(),
  methods: z.array(method).min(1).max(64),
  autoApprove: z.boolean(),
  // Journals of before these existed have none of them.
  autoApproveLimits: limits.default(noLimits),
  passphrase: passphrase.default(null),
  defaultPrice: z.strictObject({ amount: decimal, currency: z.string().min(1).max(24) }).nullable(),
  bolt11ExpirationDays: z.number().int().min(0),
  createdAt: seconds,
});

const payout = z.strictObject({
  id,
  pullPaymentId: id.nullable(),
  createdAt: seconds,
  route: z.enum(claimRoutes),
  remote: z.strictObject({ origin: z.string().min(1).max(256), storeId: id, payoutId: id }).exactOptional(),
  methodId: method,
  destination: z.string().min(1).max(2048),
  address: z.string().min(1).max(120),
  tag,
  originalCurrency: currency,
  originalAmount: decimal,
  payoutCurrency: currency,
  note,
  metadata: z.record(z.string(), z.unknown()),
  claimId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  claimHash: hash.nullable(),
  tokenHash: hash.nullable(),
  recipientKey: hash.nullable(),
});

const approval = z.strictObject({
  payoutId: id,
  revision: z.number().int().min(0),
  payoutAmount: decimal,
  rate: decimal,
  rateRule: z.string().max(200).nullable(),
  rateSource: z.string().min(1).max(64),
  rateLockedAt: seconds,
  // Only of an MPT; journals of before these could be paid have none.
  scale: z.number().int().min(0).max(255).exactOptional(),
});

const transactionId = z.string().regex(/^[0-9a-fA-F]{64}$/);
const reason = z.string().max(400).nullable();
const proof = z.looseObject({ proofType: z.string().min(1) }).nullable();

const event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pull-payment-created'), pullPayment }),
  z.strictObject({ type: z.literal('pull-payment-edited'), id, name: z.string().max(200), description: z.string().max(8000) }),
  z.strictObject({ type: z.literal('auto-approval-set'), id, autoApprove: z.boolean(), limits }),
  z.strictObject({ type: z.literal('passphrase-set'), id, passphrase }),
  z.strictObject({ type: z.literal('pull-payment-archived'), id, cancelled: z.array(id) }),
  z.strictObject({ type: z.literal('claim-added'), payout }),
  z.strictObject({
    type: z.literal('claim-edited'),
    payoutId: id,
    revision: z.number().int().min(1),
    methodId: method,
    destination: z.string().min(1).max(2048),
    address: z.string().min(1).max(120),
    tag,
    originalAmount: decimal,
    payoutCurrency: currency,
    note,
  }),
  z.strictObject({ type: z.literal('claim-token-replaced'), payoutId: id, tokenHash: hash }),
  z.strictObject({ type: z.literal('payouts-approved'), approvals: z.array(approval).min(1) }),
  z.strictObject({ type: z.literal('payout-cancelled'), payoutId: id, by: z.enum(['sender', 'recipient']), reason }),
  z.strictObject({ type: z.literal('payout-marked'), payoutId: id, state: z.enum(payoutStates), proof }),
  z.strictObject({ type: z.literal('external-seen'), payoutId: id, transactionId }),
  z.strictObject({ type: z.literal('external-rejected'), payoutId: id }),
  z.strictObject({ type: z.literal('external-accepted'), payoutId: id }),
  z.strictObject({ type: z.literal('external-confirmed'), payoutId: id, transactionId }),
  z.strictObject({ type: z.literal('external-vanished'), payoutId: id, transactionId }),
  z.strictObject({ type: z.literal('external-settled'), payoutId: id, transactionId }),
]);

const record = z.object({ seq: z.number().int().min(1), at: seconds, event });
const isEvent = quickCheck(event);

/** Code: `event-malformed`, also for a kind of event that a later version of Pullpay wrote. The event may be `value` itself. */
export function parsePromiseEvent(value: unknown): Result<PromiseEvent> {
  if (isEvent(value)) return ok(value as PromiseEvent);
  const read = event.safeParse(value);
  return read.success ? ok(read.data as PromiseEvent) : refuse('event-malformed');
}

/** A record of the journal; `seq` and `at` are the journal's own. Code: `event-malformed`. */
export function parsePromiseRecord(value: unknown): Result<PromiseRecord> {
  const read = record.safeParse(value);
  return read.success ? ok(read.data as PromiseRecord) : refuse('event-malformed');
}
