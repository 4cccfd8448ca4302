// Owns the question whether a payout method named in a code is one that this version knows by its form.
import { readMethod } from '../payouts/methods.ts';
import type { PayoutMethodId } from '../payouts/types.ts';

/** True for a canonical id of Bitcoin, XRP, a token or an MPT. Aliases are for people who type; codes are written by programs. */
export function isKnownMethod(id: PayoutMethodId): boolean {
  const method = readMethod(id);
  return method !== null && method.kind !== 'lightning' && method.id === id;
}
