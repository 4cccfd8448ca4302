// Owns when a delivery that failed is tried again (spec §10).
import type { Seconds } from '../payouts/types.ts';

/** Seconds before each of the further attempts. */
const waits: readonly Seconds[] = [10, 60, 600, 600, 600, 600, 600, 600];

/** What came back: an HTTP status, or the code of a refusal where nothing did. */
export type DeliveryOutcome = { readonly status: number } | { readonly error: string };

export function isDelivered(outcome: DeliveryOutcome): boolean {
  return 'status' in outcome && outcome.status >= 200 && outcome.status < 300;
}

/** Failures of the network, as the client of other servers names them. A target that may not be contacted is not asked again. */
const networkErrors: readonly string[] = ['host-unreachable', 'host-timeout', 'host-answer'];

/** Seconds until the next attempt after so many; null where there is none: only a failing network, 5xx, 408 and 429 may come right by waiting. */
export function waitAfter(outcome: DeliveryOutcome, attempts: number): Seconds | null {
  const again =
    'status' in outcome ? outcome.status === 408 || outcome.status === 429 || outcome.status >= 500 : networkErrors.includes(outcome.error);
  return again ? (waits[attempts - 1] ?? null) : null;
}
