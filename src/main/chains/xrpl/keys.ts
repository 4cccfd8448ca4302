// Owns our key on the XRP Ledger: secp256k1 at m/44'/144'/0'/0/0.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HDKey } from '@scure/bip32';
import { hardened, withSeedKey } from '../derive-key.ts';
import { addressOfKey } from './address.ts';
import { sha512Half } from './hash.ts';
import type { XrplKey } from './types.ts';

/** SLIP-44: 144 is XRP. The same path as Ledger, Trezor, Xaman and xrpl.js use for a BIP39 phrase. */
const accountPath = [hardened(44), hardened(144), hardened(0), 0, 0] as const;

/** Public half of the account; `publicKey` is 33 bytes in upper-case hex, as the ledger writes it. */
export interface XrplIdentity {
  readonly address: string;
  readonly publicKey: string;
}

/** Address and public key of the account of a BIP39 seed. */
export function xrplIdentity(seed: Uint8Array): XrplIdentity {
  return withXrplKey(seed, ({ address, publicKey }) => ({ address, publicKey }));
}

/** Lends the account's key to `use` and wipes it as soon as that returns. */
export function withXrplKey<T>(seed: Uint8Array, use: (key: XrplKey) => T): T {
  return withSeedKey(seed, accountPath, (key) => use({ ...identityOf(key), sign: (signingBytes) => signWith(key, signingBytes) }));
}

/** Low-S and canonical, the same for the same bytes (RFC 6979). */
function signWith(key: HDKey, signingBytes: string): string {
  const signature = key.sign(sha512Half(signingBytes));
  return secp256k1.Signature.fromBytes(signature, 'compact').toHex('der').toUpperCase();
}

function identityOf(key: HDKey): XrplIdentity {
  if (key.publicKey === null) throw new Error('a derived key lacks its public half');
  return { address: addressOfKey(key.publicKey), publicKey: bytesToHex(key.publicKey).toUpperCase() };
}
