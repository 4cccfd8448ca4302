// Owns AES-256-GCM: ciphertext with its tag behind it, bound to data that is not encrypted.
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const tagLength = 16;
export const nonceLength = 12;

/** Encrypts. The nonce must be new for this key. */
export function seal(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(bound);
  const body = cipher.update(plain);
  cipher.final();
  const sealed = new Uint8Array(body.length + tagLength);
  sealed.set(body);
  sealed.set(cipher.getAuthTag(), body.length);
  return sealed;
}

/** Decrypts, or null when key, nonce, bound data or content are not what was sealed. The caller wipes the outcome. */
export function unseal(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < tagLength) return null;
  const split = sealed.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(split));
  const plain = decipher.update(sealed.subarray(0, split));
  try {
    decipher.final();
    return plain;
  } catch {
    plain.fill(0);
    return null;
  }
}
