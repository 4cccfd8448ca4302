// Owns the ids that follow from others: a payout's id from its claim, a Payment's InvoiceID from its payout.
import { base58 } from '@scure/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { taggedHash } from './signed-code.ts';

/**
 * Id of the payout that a claim code becomes: Base58 of the first 20 bytes of a tagged hash over claim id (32 hex) and recipient key (64
 * hex). The recipient knows it before the sender does and can watch for its `InvoiceID` (links.md).
 */
export function payoutIdOf(claimId: string, recipientKey: string): string {
  return base58.encode(taggedHash('pullpay/payout/v1', hexToBytes(claimId), hexToBytes(recipientKey)).slice(0, 20));
}

/** Id of the payout that a row of an import becomes: the same file twice makes the same ids, so a repeat after a crash pays nobody twice. */
export function importedPayoutId(walletId: string, fileHash: string, line: number): string {
  return base58.encode(taggedHash('pullpay/import/v1', hexToBytes(fileHash), utf8ToBytes(`${walletId} ${line}`)).slice(0, 20));
}

/** `InvoiceID` of the Payment that pays a payout: SHA-256 of its id in UTF-8, upper-case hex (D3). */
export function invoiceIdOf(payoutId: string): string {
  return bytesToHex(sha256(utf8ToBytes(payoutId))).toUpperCase();
}
