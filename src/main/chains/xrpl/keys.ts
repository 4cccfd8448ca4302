// Owns our key on the XRP Ledger: secp256k1 at m/44'/144'/0'/0/0.
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HDKey } from '@scure/bip32';
import { hardened, withSeedKey } from '../derive-key.ts';
import { addressOfKey } from './address.ts';

/** SLIP-44: 144 is XRP. The same path as Ledger, Trezor, Xaman and xrpl.js use for a BIP39 phrase. */
const accountPath = [hardened(44), hardened(144), hardened(0), 0, 0] as const;

/** Public half of the account; `publicKey` is 33 bytes in upper-case hex, as the ledger writes it. */
export interface XrplIdentity {
  readonly address: string;
  readonly publicKey: string;
}

/** Address and public key of the account of a BIP39 seed. */
export function xrplIdentity(seed: Uint8Array): XrplIdentity {
  return withXrplKey(seed, identityOf);
}

/** Lends the account's key to `use` and wipes it afterwards. */
export function withXrplKey<T>(seed: Uint8Array, use: (key: HDKey) => T): T {
  return withSeedKey(seed, accountPath, use);
}

export function identityOf(key: HDKey): XrplIdentity {
  if (key.publicKey === null) throw new Error('a derived key lacks its public half');
  return { address: addressOfKey(key.publicKey), publicKey: bytesToHex(key.publicKey).toUpperCase() };
}
