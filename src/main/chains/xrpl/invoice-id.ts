// Owns the mark by which a payment of ours is known on the ledger.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** InvoiceID of a payout: SHA-256 of its id (UTF-8), 64 upper-case hex. */
export function invoiceIdOf(payoutId: string): string {
  return bytesToHex(sha256(utf8ToBytes(payoutId))).toUpperCase();
}
