// Owns what is told of one attempt to pay a payout (D17): main reads it from the outbox's journal, the screens show it.
import type { Seconds } from './types.ts';

/** `refused`: no plan was made, or it was not confirmed. The next four are the life of a plan, the rest steps of its payment. */
export const attemptKinds = [
  'refused',
  'planned',
  'confirmed',
  'discarded',
  'expired',
  'stopped',
  'elsewhere',
  'cosigned',
  'given-up',
  'signed',
  'replaced',
  'sent',
  'no-answer',
  'seen',
  'final',
  'recheck',
  'failed',
  'dead',
  'void',
] as const;
export type AttemptKind = (typeof attemptKinds)[number];

export interface Attempt {
  readonly at: Seconds;
  readonly kind: AttemptKind;
  /** Error code, ledger result or word of a node; null where there is nothing to explain. */
  readonly code: string | null;
  readonly transactionId: string | null;
  /** What the words of the code name; empty for what the journal holds, which keeps codes alone. */
  readonly params: Readonly<Record<string, string>>;
  /** How often in a row; `at` is the last time. Absent = once. */
  readonly times?: number;
}
