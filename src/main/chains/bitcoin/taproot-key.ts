// Owns the secret half of a Taproot output key: what signs for an address whose public half `addressOfKey` has made (BIP341; BIP86 where no script is behind it).
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';

const order = secp256k1.Point.Fn;
const noScript = new Uint8Array();

/** No auxiliary randomness (BIP340): the same arguments give the same bytes, and the signature is verified before it is used, which is what catches a fault. */
const noAux = new Uint8Array(32);

/**
 * Tweaks a secret key (32 bytes) as BIP341's taproot_tweak_seckey does; `merkleRoot` is that of the scripts, absent for none. The caller wipes the answer.
 * Throws on a key or a tweak outside the group: a bug, or odds of 1 in 2^128.
 */
export function outputSecret(secret: Uint8Array, merkleRoot: Uint8Array = noScript): Uint8Array {
  const internal = secp256k1.getPublicKey(secret, true);
  const tweak = order.fromBytes(schnorr.utils.taggedHash('TapTweak', internal.subarray(1), merkleRoot));
  const scalar = order.fromBytes(secret);
  const tweaked = order.add(internal[0] === 2 ? scalar : order.neg(scalar), tweak);
  if (order.is0(tweaked)) throw new Error('a Taproot tweak cancels its key');
  return order.toBytes(tweaked);
}

/** BIP340 signature (64 bytes) over a digest with an output key's secret. The same arguments give the same bytes. */
export function signSchnorr(digest: Uint8Array, secret: Uint8Array): Uint8Array {
  return schnorr.sign(digest, secret, noAux);
}
