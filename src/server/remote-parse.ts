// Owns the reading of other Greenfield servers' answers: only what we use, bounded, numbers as text.
import * as z from 'zod';
import { decimalText } from '../shared/contract/common.ts';
import { type RemotePayout, type RemotePullPayment, mostPayouts, remotePayout, remotePullPayment } from '../shared/contract/server-api.ts';
import { formatDecimal } from '../shared/money/decimal.ts';
import { decimalOf } from '../shared/money/parse-amount.ts';
import { defaultMethods } from '../shared/payouts/methods.ts';
import { proofText } from '../shared/payouts/proof.ts';
import { payoutStates } from '../shared/payouts/types.ts';
import { type Refusal, type Result, ok, refuse } from '../shared/result.ts';
import { htmlToText } from './html-text.ts';

/** Servers write the trailing zeros they like; here an amount has none. */
export const wireAmount = z
  .union([z.string().max(64), z.number()])
  .transform(String)
  .pipe(decimalText)
  .transform((value) => formatDecimal(decimalOf(value)));
const text = (limit: number) => z.string().transform((value) => value.slice(0, limit));
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const wirePullPayment = z.object({
  id: z.string().max(64),
  name: text(200).nullish(),
  description: z.string().nullish(),
  currency: z.string().max(24),
  amount: wireAmount,
  period: optional(z.number().int()),
  available: optional(wireAmount),
  currentPeriod: z.object({ start: z.number().int(), end: z.number().int().nullable() }).nullish(),
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
  originalAmount: wireAmount,
  originalCurrency: z.string().max(120),
  payoutAmount: optional(wireAmount),
  payoutCurrency: z.string().max(120),
  rate: optional(wireAmount),
  rateLockedAt: optional(z.number().int()),
  reason: optional(text(200)),
  claimToken: optional(z.string().max(64)),
  paymentProof: optional(z.record(z.string(), z.unknown())),
});

/**
 * A pull payment of Pullpay's, or of a BTCPay Server, which knows none of the properties that Pullpay adds (spec §17): no methods, nothing of what is
 * left, no claim ids; and whose description is HTML (§2.1). `host-answer` for anything else.
 */
export function parsePullPayment(body: unknown): Result<RemotePullPayment> {
  const wire = wirePullPayment.safeParse(body);
  if (!wire.success) return refuse('host-answer');
  const { currentPeriod, name, description, payoutMethods, ...rest } = wire.data;
  const extended = Array.isArray(payoutMethods) && currentPeriod !== undefined && rest.available !== null;
  const plain = extended ? (description ?? '') : htmlToText(description ?? '');
  return checked(remotePullPayment, {
    ...rest,
    name: name ?? '',
    description: plain.slice(0, 4000),
    extended,
    payoutMethods: payoutMethods ?? [...defaultMethods],
    periodEnd: currentPeriod?.end ?? null,
  });
}

export function parsePayout(body: unknown): Result<RemotePayout> {
  const wire = wirePayout.safeParse(body);
  if (!wire.success) return refuse('host-answer');
  const { paymentProof, ...rest } = wire.data;
  return checked(remotePayout, { ...rest, transactionId: transactionOf(paymentProof) });
}

/** Those of a list that say what we need, in the list's order; others (top-ups, states of later versions) are left out. `host-answer` where it is no list. */
export function parsePayouts(body: unknown, isWanted: (destination: string) => boolean): Result<{ payouts: RemotePayout[] }> {
  if (!Array.isArray(body)) return refuse('host-answer');
  const payouts: RemotePayout[] = [];
  for (const item of body) {
    const destination = z.object({ destination: z.string() }).safeParse(item);
    if (!destination.success || !isWanted(destination.data.destination)) continue;
    const payout = parsePayout(item);
    if (payout.ok && payouts.length < mostPayouts) payouts.push(payout.value);
  }
  return ok({ payouts });
}

/** Proof keys are read without regard to case: servers write them both ways. */
function transactionOf(proof: Record<string, unknown> | null): string | null {
  const value = proofText(proof, 'transactionId');
  return value !== null && /^[0-9a-f]{64}$/i.test(value) ? value : null;
}

function checked<T extends z.ZodType>(schema: T, value: unknown): Result<z.output<T>> {
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : refuse('host-answer');
}

const domainError = z.object({ code: z.string().max(64) });
const validationErrors = z.array(z.object({ path: z.string().max(64) })).min(1);

/**
 * The refusal behind an error body: the server's own code where we know its shape, never its text. A server that is busy or broken has decided
 * nothing, whatever it writes.
 */
export function parseRefusal(status: number, body: unknown): Refusal {
  if (status === 408 || status === 429 || status === 503) return { code: 'host-busy' };
  if (status >= 500) return { code: 'host-answer' };
  const domain = domainError.safeParse(body);
  if (domain.success && /^[a-z0-9-]+$/.test(domain.data.code)) return { code: domain.data.code };
  const validation = validationErrors.safeParse(body);
  return validation.success ? fieldRefusal(validation.data[0]?.path ?? '') : { code: 'host-answer' };
}

/** An unknown method is told as a field (§4.2): it is the one field that was chosen and not typed. */
function fieldRefusal(field: string): Refusal {
  return field.toLowerCase() === 'payoutmethodid'
    ? { code: 'payment-method-not-supported' }
    : { code: 'server-refused-field', params: { field } };
}
