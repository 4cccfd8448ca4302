// Owns the check of a transaction's signature: ed25519 or secp256k1, over the transaction's bytes without the signature.
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { encodeForMultisigning } from 'ripple-binary-codec';
import { fromHex, halfHash } from '../base/hex.ts';
import { textOf } from '../base/json.ts';
import { bySigner, signaturesOf } from '../permissions/signer-lists.ts';
import type { Transaction } from './transaction.ts';

const SIGNING_PREFIX = '53545800';
const SIGNATURE_FIELD = '74';
const KEY_TYPE = /^(?:ED|02|03)[0-9A-F]{64}$/;
/** Signatures are 64 bytes (ed25519) or at most 72 (DER), so their length takes one byte. */
const MAX_SIGNATURE_LENGTH = 72;
const MAX_SIGNERS = 32;

export function isKeyType(publicKey: string): boolean {
  return KEY_TYPE.test(publicKey.toUpperCase());
}

/** True when TxnSignature fits SigningPubKey and every other byte of the transaction, or each of several signatures does. */
export function isSignatureGood(tx: Transaction): boolean {
  const signature = textOf(tx.json, 'TxnSignature') ?? '';
  if (tx.signingKey === '') return signature === '' && areSignaturesGood(tx);
  const message = signedBytes(tx.blob, signature);
  return message !== null && isKeyType(tx.signingKey) && verify(fromHex(signature), message, fromHex(tx.signingKey));
}

/** One to 32, in the order of the accounts, none twice, none the sender's. Each signs the bytes without any signature, and its own account. */
function areSignaturesGood(tx: Transaction): boolean {
  const signatures = signaturesOf(tx);
  const inOrder = signatures.every(({ account }, i) => i === 0 || bySigner(signatures[i - 1]?.account ?? '', account) < 0);
  if (signatures.length === 0 || signatures.length > MAX_SIGNERS || !inOrder) return false;
  return signatures.every(({ account, key, signature }) => {
    if (account === tx.account || !isKeyType(key)) return false;
    return verify(fromHex(signature), fromHex(encodeForMultisigning(tx.json, account)), fromHex(key));
  });
}

/** The bytes of the blob without its signature field, after the prefix of single signing. */
function signedBytes(blob: string, signature: string): Uint8Array | null {
  const length = signature.length / 2;
  if (length === 0 || length > MAX_SIGNATURE_LENGTH) return null;
  const field = SIGNATURE_FIELD + length.toString(16).padStart(2, '0').toUpperCase() + signature;
  const start = blob.indexOf(field);
  return start < 0 ? null : fromHex(SIGNING_PREFIX + blob.slice(0, start) + blob.slice(start + field.length));
}

function verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    if (publicKey[0] === 0xed) return ed25519.verify(signature, message, publicKey.slice(1), { zip215: false });
    return secp256k1.verify(signature, halfHash(message), publicKey, { prehash: false, format: 'der', lowS: true });
  } catch {
    return false; // the curves throw on bytes that are no signature or no point
  }
}
