// Owns signing a direct XRP payment with a key that is lent for the length of one call.
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Payment } from 'xrpl';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { decodeXrpl, readBlob, signingBytesOf } from './decode-parse.ts';
import { sha512Half } from './hash.ts';
import { type ApprovedXrpl, matchesLine } from './match.ts';
import { paymentJson, signingBytes, transactionBytes } from './payment.ts';
import type { DirectXrpPayment, SignedXrpl, XrplKey } from './types.ts';

/** What the sender approved, and the address of the key that the ledger lets sign for the account. */
export interface PaymentApproval extends Omit<ApprovedXrpl, 'publicKey'> {
  /** Absent: the account's own. */
  readonly signer?: string;
}

/**
 * Encodes a payment, decodes the bytes again, compares them with what was approved, and only then signs them.
 * The same arguments give the same bytes (RFC 6979). Refusals: `payment-malformed`, `transaction-mismatch`, `coin-not-ours` (another account's
 * payment), `signature-invalid`.
 */
export function signPayment(payment: DirectXrpPayment, key: XrplKey, approved: PaymentApproval): Result<SignedXrpl> {
  const json = paymentJson(payment);
  if (!json.ok) return json;
  if (key.address !== (approved.signer ?? payment.account)) return refuse('coin-not-ours', { address: payment.account });
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

/** First byte of an Ed25519 key as the ledger writes it. */
const ed25519Prefix = 'ED';

/** True when a blob carries a canonical low-S signature of its own SigningPubKey over exactly its own fields. */
export function hasValidSignature(blob: string): boolean {
  const json = readBlob(blob);
  const signature = json?.['TxnSignature'];
  const publicKey = json?.['SigningPubKey'];
  if (json === null || typeof signature !== 'string' || typeof publicKey !== 'string') return false;
  try {
    // The codec leaves the signature out of the signing bytes by itself.
    const bytes = signingBytesOf(json);
    if (publicKey.startsWith(ed25519Prefix))
      return ed25519.verify(hexToBytes(signature), hexToBytes(bytes), hexToBytes(publicKey.slice(2)));
    const digest = sha512Half(bytes);
    return secp256k1.verify(hexToBytes(signature), digest, hexToBytes(publicKey), { prehash: false, format: 'der', lowS: true });
  } catch {
    return false;
  }
}
