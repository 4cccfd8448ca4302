// Owns what the page takes out of the workflow's answers: the parts that it shows, each of its type.
import * as z from 'zod';
import { type Network, networks } from '../../shared/network.ts';
import { payoutStates } from '../../shared/payouts/types.ts';
import { type Refusal, type Result, ok, refuse } from '../../shared/result.ts';

const pagePullPayment = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  currency: z.string(),
  amount: z.string(),
  startsAt: z.int(),
  expiresAt: z.int().nullable(),
  payoutMethods: z.array(z.string()),
  period: z.int().nullable(),
  status: z.enum(['active', 'future', 'expired', 'archived']),
  currentPeriod: z.object({ start: z.int(), end: z.int().nullable() }).nullable(),
  claimed: z.string(),
  available: z.string(),
  viewLink: z.string(),
  network: z.enum(networks),
});
export type PagePullPayment = z.output<typeof pagePullPayment>;

const pagePayout = z.object({
  id: z.string(),
  revision: z.int(),
  date: z.int(),
  destination: z.string(),
  originalCurrency: z.string(),
  originalAmount: z.string(),
  payoutCurrency: z.string(),
  payoutAmount: z.string().nullable(),
  payoutMethodId: z.string(),
  state: z.enum(payoutStates),
  /** Whatever the sender wrote; of it the transaction's id alone is shown. */
  paymentProof: z.record(z.string(), z.unknown()).nullable(),
  rate: z.string().nullable(),
  rateLockedAt: z.int().nullable(),
  /** Only for the claim's owner, as `reason`. */
  note: z.string().nullish(),
  reason: z.string().nullish(),
});
export type PagePayout = z.output<typeof pagePayout>;

export function readPullPayment(body: unknown): Result<PagePullPayment> {
  const read = pagePullPayment.safeParse(body);
  return read.success ? ok(read.data) : refuse('bad-answer');
}

export function readPayout(body: unknown): Result<PagePayout> {
  const read = pagePayout.safeParse(body);
  return read.success ? ok(read.data) : refuse('bad-answer');
}

export function readPayouts(body: unknown): Result<readonly PagePayout[]> {
  const read = z.array(pagePayout).safeParse(body);
  return read.success ? ok(read.data) : refuse('bad-answer');
}

/** The network of a refusal that knows it; null where none is told. */
export function networkOf({ params }: Refusal): Network | null {
  return networks.find((network) => network === params?.network) ?? null;
}
