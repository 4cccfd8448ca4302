// Owns fresh addresses of strangers on the practice network, of every kind that a claim may name.
import { randomBytes } from 'node:crypto';
import { bech32 } from '@scure/base';

export { newBitcoinAddress as btc, newXrplAddress as xrp } from '../../../e2e/lib/addresses.ts';

/** A valid address of the real network, which nobody may claim to here. */
export function mainnet(): string {
  return bech32.encode('bc', [0, ...bech32.toWords(new Uint8Array(randomBytes(20)))]);
}
