// Owns the imported secrets in a stored vault: added, found, taken out. Each change makes a new value.
import { ok, type Result, refuse } from '../../shared/result.ts';
import { algorithms, type XrplSecret } from '../chains/xrpl/imported-key.ts';
import type { ImportedKey } from './content.ts';
import { type Random, withContent } from './sealed-vault.ts';
import { fingerprintOf, refill, type StoredVault } from './stored-vault.ts';

/** Imported keys of one wallet. */
export const mostImportedKeys = 50;

/**
 * `wallet-not-found`, `account-exists` (some wallet of this vault holds it), `key-used-elsewhere` (it belongs to another network set for life),
 * `too-many-accounts`. `entropy` stays the caller's.
 */
export function withKey(stored: StoredVault, dataKey: Uint8Array, added: ImportedKey, random: Random): Result<StoredVault> {
  const network = stored.wallets.find(({ id }) => id === added.walletId)?.network;
  if (network === undefined) return refuse('wallet-not-found');
  const fingerprint = keyFingerprint(dataKey, added);
  return withContent(stored.envelope, dataKey, (content) => {
    const earlier = content.used.find((one) => Buffer.compare(one.fingerprint, fingerprint) === 0);
    if (earlier !== undefined && earlier.network !== network) return refuse('key-used-elsewhere', { network: earlier.network });
    if (content.keys.some(({ address }) => address === added.address)) return refuse('account-exists', { address: added.address });
    const held = content.keys.filter(({ walletId }) => walletId === added.walletId).length;
    if (held >= mostImportedKeys) return refuse('too-many-accounts', { most: `${mostImportedKeys}` });
    const used = earlier === undefined ? [...content.used, { network, fingerprint }] : content.used;
    return ok(refill(stored, dataKey, stored.wallets, { ...content, keys: [...content.keys, added], used }, random));
  });
}

/** Its fingerprint stays. `account-not-found`. */
export function withoutKey(stored: StoredVault, dataKey: Uint8Array, key: KeyName, random: Random): Result<StoredVault> {
  return withContent(stored.envelope, dataKey, (content) => {
    const keys = content.keys.filter((held) => !isNamed(held, key));
    if (keys.length === content.keys.length) return refuse('account-not-found');
    return ok(refill(stored, dataKey, stored.wallets, { ...content, keys }, random));
  });
}

/** A copy, which the caller wipes. `account-not-found`. */
export function keyOf(stored: StoredVault, dataKey: Uint8Array, key: KeyName): Result<XrplSecret> {
  return withContent(stored.envelope, dataKey, (content) => {
    const held = content.keys.find((one) => isNamed(one, key));
    return held ? ok({ algorithm: held.algorithm, entropy: Uint8Array.from(held.entropy) }) : refuse('account-not-found');
  });
}

export interface KeyName {
  readonly walletId: string;
  readonly address: string;
}

function isNamed(held: ImportedKey, { walletId, address }: KeyName): boolean {
  return held.walletId === walletId && held.address === address;
}

/** The same bytes make other keys by another algorithm. */
function keyFingerprint(dataKey: Uint8Array, { algorithm, entropy }: XrplSecret): Uint8Array {
  const named = Uint8Array.of(algorithms.indexOf(algorithm), ...entropy);
  try {
    return fingerprintOf(dataKey, named, 'ledger key');
  } finally {
    named.fill(0);
  }
}
