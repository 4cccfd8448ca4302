// Owns the four states of a pull payment in time (spec §2.4, §17) and the codes that refuse a claim for them.
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { PullPayment, Seconds } from './types.ts';

export const pullPaymentStatuses = ['active', 'future', 'expired', 'archived'] as const;
export type PullPaymentStatus = (typeof pullPaymentStatuses)[number];

type Dated = Pick<PullPayment, 'archived' | 'startsAt' | 'expiresAt'>;

/** At now == end it is still active. */
export function pullPaymentStatus(pullPayment: Dated, now: Seconds): PullPaymentStatus {
  if (pullPayment.archived) return 'archived';
  if (pullPayment.expiresAt !== null && now > pullPayment.expiresAt) return 'expired';
  return now < pullPayment.startsAt ? 'future' : 'active';
}

/** Refuses with `archived`, `expired` or `not-started`, in this order (spec §4.2). */
export function checkRunning(pullPayment: Dated, now: Seconds): Result<null> {
  const status = pullPaymentStatus(pullPayment, now);
  if (status === 'active') return ok(null);
  return refuse(status === 'future' ? 'not-started' : status);
}
