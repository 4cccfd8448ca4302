// Owns classic addresses of the XRP Ledger: 20 bytes of account id, written in Ripple's base 58 with a checksum.
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { decodeChecked, encodeChecked } from './base58-check.ts';
import { remembered } from './remember.ts';

const ACCOUNT_PREFIX = 0;
const ID_LENGTH = 20;

/** The account with id zero: nobody's, and what an unset destination looks like. */
export const accountZero = 'rrrrrrrrrrrrrrrrrrrrrhoLvTp';

/** The 20 bytes behind an address, or null if the text is no address. */
export function accountId(address: string): Uint8Array | null {
  const body = decodeChecked(address);
  return body?.length === 1 + ID_LENGTH && body[0] === ACCOUNT_PREFIX ? body.slice(1) : null;
}

/** Like accountId, for addresses that came out of the codec and are therefore well formed. */
export const knownAccountId = remembered((address: string): Uint8Array => {
  const id = accountId(address);
  if (id === null) throw new Error(`not an address: ${address}`);
  return id;
});

export function addressOfId(id: Uint8Array): string {
  return encodeChecked(concatBytes(Uint8Array.of(ACCOUNT_PREFIX), id));
}

export function addressOfKey(publicKey: Uint8Array): string {
  return addressOfId(ripemd160(sha256(publicKey)));
}
