// Owns the reading of other Greenfield servers' answers: only what we use, bounded, numbers as text.
import * as z from 'zod';
import { type RemotePayout, type RemotePullPayment, remotePayout, remotePullPayment } from '../shared/contract/server-api.ts';
import { payoutStates } from '../shared/payouts/types.ts';
import { type Refusal, type Result, refuse } from '../shared/result.ts';

const amount = z.union([z.string().max(64), z.number()]).transform((value) => String(value));
const text = (limit: number) => z.string().transform((value) => value.slice(0, limit));
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const wirePullPayment = z.object({
  id: z.string().max(64),
  name: text(200).nullish(),
  description: text(4000).nullish(),
  currency: z.string().max(24),
  amount,
  period: optional(z.number().int()),
  available: optional(amount),
  currentPeriod: optional(z.object({ start: z.number().int(), end: z.number().int().nullable() })),
  startsAt: z.number().int(),
  expiresAt: optional(z.number().int()),
  archived: z.boolean(),
  payoutMethods: z.array(z.string().max(120)).max(64).nullish(),
});

const wirePayout = z.object({
  id: z.string().max(64),
  state: z.enum(payoutStates),
  revision: z.number().int(),
  date: z.number().int(),
  payoutMethodId: z.string().max(120),
  destination: z.string().max(1024),
  originalAmount: amount,
  originalCurrency: z.string().max(120),
  payoutAmount: optional(amount),
  payoutCurrency: z.string().max(120),
  rate: optional(amount),
  rateLockedAt: optional(z.number().int()),
  reason: optional(text(200)),
  claimToken: optional(z.string().max(64)),
  paymentProof: optional(z.record(z.string(), z.unknown())),
});

export function parsePullPayment(body: unknown): Result<RemotePullPayment> {
  const wire = wirePullPayment.safeParse(body);
  if (!wire.success) return refuse('host-answer');
  const { currentPeriod, name, description, payoutMethods, ...rest } = wire.data;
  return checked(remotePullPayment, {
    ...rest,
    name: name ?? '',
    description: description ?? '',
    payoutMethods: payoutMethods ?? ['BTC-CHAIN'],
    periodEnd: currentPeriod?.end ?? null,
  });
}

export function parsePayout(body: unknown): Result<RemotePayout> {
  const wire = wirePayout.safeParse(body);
  if (!wire.success) return refuse('host-answer');
  const { paymentProof, ...rest } = wire.data;
  return checked(remotePayout, { ...rest, transactionId: transactionOf(paymentProof) });
}

/** Proof keys are read without regard to case: servers write them both ways. */
function transactionOf(proof: Record<string, unknown> | null): string | null {
  const value = Object.entries(proof ?? {}).find(([key]) => key.toLowerCase() === 'transactionid')?.[1];
  return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value) ? value : null;
}

function checked<T extends z.ZodType>(schema: T, value: unknown): Result<z.output<T>> {
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : refuse('host-answer');
}

const domainError = z.object({ code: z.string().max(64) });
const validationErrors = z.array(z.object({ path: z.string().max(64) })).min(1);

/** The refusal behind an error body: the server's own code where we know its shape, never its text. */
export function parseRefusal(status: number, body: unknown): Refusal {
  const domain = domainError.safeParse(body);
  if (domain.success && /^[a-z0-9-]+$/.test(domain.data.code)) return { code: domain.data.code };
  const validation = validationErrors.safeParse(body);
  if (validation.success) return { code: 'server-refused-field', params: { field: validation.data[0]?.path ?? '' } };
  return status === 429 || status === 503 ? { code: 'host-busy' } : { code: 'host-answer' };
}
