// Owns the keys of the accounts that the market plays: made from their names alone, so that they are the same on every practice network and worth nothing.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { addressOfKey } from '../base/address.ts';
import { asciiBytes, halfHash, toHex } from '../base/hex.ts';
import { remembered } from '../base/remember.ts';
import type { Keys } from '../server/signed.ts';

/** The account of a role of the market, for instance `issuer USD`. */
export const roleKeys = remembered((role: string): Keys => {
  const secret = halfHash(asciiBytes(`pullpay practice market: ${role}`));
  const publicKey = secp256k1.getPublicKey(secret, true);
  return { address: addressOfKey(publicKey), publicKey: toHex(publicKey), privateKey: toHex(secret) };
});
