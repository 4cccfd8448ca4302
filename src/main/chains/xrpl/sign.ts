// Owns signing a direct XRP payment with a key that is lent for the length of one call.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Payment } from 'xrpl';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { decodeXrpl, readBlob, signingBytesOf } from './decode-parse.ts';
import { sha512Half } from './hash.ts';
import { type ApprovedXrpl, matchesLine } from './match.ts';
import { paymentJson, signingBytes, transactionBytes } from './payment.ts';
import type { DirectXrpPayment, SignedXrpl, XrplKey } from './types.ts';

/** What the sender approved; who signs follows from the key. */
export type PaymentApproval = Omit<ApprovedXrpl, 'publicKey'>;

/**
 * Encodes a payment, decodes the bytes again, compares them with what was approved, and only then signs them.
 * The same arguments give the same bytes (RFC 6979). Refusals: `payment-malformed`, `transaction-mismatch`, `coin-not-ours` (another account's
 * payment), `signature-invalid`.
 */
export function signPayment(payment: DirectXrpPayment, key: XrplKey, approved: PaymentApproval): Result<SignedXrpl> {
  const json = paymentJson(payment);
  if (!json.ok) return json;
  if (key.address !== payment.account) return refuse('coin-not-ours', { address: payment.account });
  const unsigned: Payment = { ...json.value, SigningPubKey: key.publicKey };
  const decoded = decodeXrpl(transactionBytes(unsigned));
  if (!decoded.ok) return decoded;
  const same = matchesLine(decoded.value, { ...approved, publicKey: key.publicKey });
  return same.ok ? signJson(unsigned, key) : same;
}

function signJson(unsigned: Payment, key: XrplKey): Result<SignedXrpl> {
  const TxnSignature = key.sign(signingBytes(unsigned));
  const blob = transactionBytes({ ...unsigned, TxnSignature });
  const decoded = decodeXrpl(blob);
  if (!decoded.ok || !hasValidSignature(blob)) return refuse('signature-invalid');
  return ok({ blob, hash: decoded.value.hash });
}

/** True when a blob carries a canonical low-S signature of its own SigningPubKey over exactly its own fields. */
export function hasValidSignature(blob: string): boolean {
  const json = readBlob(blob);
  const signature = json?.['TxnSignature'];
  const publicKey = json?.['SigningPubKey'];
  if (json === null || typeof signature !== 'string' || typeof publicKey !== 'string') return false;
  try {
    // The codec leaves the signature out of the signing bytes by itself.
    const digest = sha512Half(signingBytesOf(json));
    return secp256k1.verify(hexToBytes(signature), digest, hexToBytes(publicKey), { prehash: false, format: 'der', lowS: true });
  } catch {
    return false;
  }
}
