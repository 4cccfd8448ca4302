// Owns the link from a payment on the XRP Ledger back to its payout.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** InvoiceID of a payout: SHA-256 of its id in UTF-8, 64 upper-case hex, as the ledger writes it. */
export function invoiceIdOf(payoutId: string): string {
  return bytesToHex(sha256(utf8ToBytes(payoutId))).toUpperCase();
}
