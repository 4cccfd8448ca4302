// Owns the hash by which a retried claim is told from another claim under the same id (D19).
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import type { PayoutMethodId } from './types.ts';

export interface ClaimContent {
  readonly methodId: PayoutMethodId;
  /** Normalised destination. */
  readonly destination: string;
  /** As asked for, before it was resolved against what is left; null = all that remains. */
  readonly amount: Decimal | null;
  readonly note: string | null;
}

/** SHA-256 (hex) of method, destination, amount and note; the same amount written in another way is the same content. */
export function claimHash(content: ClaimContent): string {
  const amount = content.amount === null ? null : formatDecimal(content.amount);
  const canonical = JSON.stringify(['pullpay-claim', content.methodId, content.destination, amount, content.note]);
  return bytesToHex(sha256(new TextEncoder().encode(canonical)));
}
