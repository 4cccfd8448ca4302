// Owns the keys of a phrase on the XRP Ledger: secp256k1 at m/44'/144'/index'/0/0, one account for each index.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HDKey } from '@scure/bip32';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { hardened, withChildKey, withSeedKey } from '../derive-key.ts';
import { addressOfKey } from './address.ts';
import { sha512Half } from './hash.ts';
import type { XrplKey } from './types.ts';

/** SLIP-44: 144 is XRP. The same path as Ledger, Trezor, Xaman and xrpl.js use for a BIP39 phrase. */
const coinPath = [hardened(44), hardened(144)] as const;
const below = (index: number): readonly number[] => [hardened(index), 0, 0];

/** A phrase has the accounts 0 to 19 here, so that an address can be looked for among them. */
export const mostPhraseAccounts = 20;

/** Public half of the account; `publicKey` is 33 bytes in upper-case hex, as the ledger writes it. */
export interface XrplIdentity {
  readonly address: string;
  readonly publicKey: string;
}

/** Address and public key of an account of a BIP39 seed. */
export function xrplIdentity(seed: Uint8Array, index = 0): XrplIdentity {
  return withXrplKey(seed, ({ address, publicKey }) => ({ address, publicKey }), index);
}

/** Lends the account's key to `use` and wipes it as soon as that returns. */
export function withXrplKey<T>(seed: Uint8Array, use: (key: XrplKey) => T, index = 0): T {
  return withSeedKey(seed, [...coinPath, ...below(index)], (key) => use(lentKey(key)));
}

/** As `withXrplKey`, for the account with this address. `key-not-here` where none of the phrase's accounts has it. */
export function withKeyOf<T>(seed: Uint8Array, address: string, use: (key: XrplKey) => T): Result<T> {
  return withSeedKey(seed, coinPath, (coin): Result<T> => {
    for (let index = 0; index < mostPhraseAccounts; index += 1) {
      const found = withChildKey(coin, below(index), (key) => (identityOf(key).address === address ? ok(use(lentKey(key))) : null));
      if (found !== null) return found;
    }
    return refuse('key-not-here', { address });
  });
}

function lentKey(key: HDKey): XrplKey {
  return { ...identityOf(key), sign: (signingBytes) => signWith(key, signingBytes) };
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
