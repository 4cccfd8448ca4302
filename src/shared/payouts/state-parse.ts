// Owns the reading of a payout state from text.
import { type PayoutState, payoutStates } from './types.ts';

/** Null for anything that is not one of the five states. */
export function parseState(text: string): PayoutState | null {
  return payoutStates.find((state) => state === text) ?? null;
}
