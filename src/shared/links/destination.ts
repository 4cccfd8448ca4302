// Owns the one entry for destinations of every payout method.
import type { Network } from '../network.ts';
import type { ParsedDestination } from '../payouts/destination.ts';
import { methodChain } from '../payouts/methods.ts';
import type { PayoutMethodId } from '../payouts/types.ts';
import type { Result } from '../result.ts';
import { refuse } from '../result.ts';
import { parseBitcoinDestination } from './bitcoin-destination.ts';
import { isKnownMethod } from './known-method.ts';
import { parseXrplDestination } from './xrpl-destination.ts';

/**
 * Reads a destination for a canonical payout method id. `destinationTag` is the extra property of a request; on Bitcoin there is no such
 * thing. Codes: those of the two chains, `destination-tag-unexpected`, and `destination-method-unknown` for an id that is not ours.
 */
export function parseDestination(
  methodId: PayoutMethodId,
  text: string,
  network: Network,
  destinationTag: number | null = null,
): Result<ParsedDestination> {
  if (!isKnownMethod(methodId)) return refuse('destination-method-unknown', { method: methodId });
  if (methodChain(methodId) === 'xrpl') return parseXrplDestination(text, network, destinationTag);
  return destinationTag === null ? parseBitcoinDestination(text, network) : refuse('destination-tag-unexpected');
}
