// Owns our place in the key tree: account key, addresses below it.
import { HDKey } from '@scure/bip32';
import { payments } from 'bitcoinjs-lib';
import { hardened, withSeedKey } from '../derive-key.ts';
import { prepareCurve } from './address.ts';
import { coinType, keyVersions, libraryNetwork } from './params.ts';
import type { BitcoinParams, KeyPosition } from './types.ts';

/** BIP84 (p2wpkh) or BIP86 (p2tr). A wallet's first account is BIP84, number 0. */
export type AccountKind = 'p2wpkh' | 'p2tr';
const purpose = { p2wpkh: 84, p2tr: 86 } as const;

/** Path of an account by its number from 0: m/84'/coin'/number' (BIP84), or m/86'/coin'/number' (BIP86). */
export function accountPath(params: BitcoinParams, kind: AccountKind = 'p2wpkh', number = 0): readonly number[] {
  return [hardened(purpose[kind]), hardened(coinType(params)), hardened(number)];
}

/** Accounts of each kind that the words of a wallet may have: numbers 0 to 19. */
export const mostWordAccounts = 20;

/** Eight lower-case hex digits by which signers know the master key of a seed (BIP32). */
export function masterFingerprint(seed: Uint8Array): string {
  return withSeedKey(seed, [], (master) => master.fingerprint.toString(16).padStart(8, '0'));
}

/** Public extended key of an account, from which every address of it can be derived without a secret. */
export function accountXpub(seed: Uint8Array, params: BitcoinParams, kind: AccountKind = 'p2wpkh', number = 0): string {
  return withSeedKey(seed, accountPath(params, kind, number), (key) => {
    const { depth, index, parentFingerprint, chainCode, publicKey } = key;
    if (chainCode === null || publicKey === null) throw new Error('a derived key lacks its public half');
    return new HDKey({ versions: keyVersions(params), depth, index, parentFingerprint, chainCode, publicKey }).publicExtendedKey;
  });
}

/** Compressed public key at a position below the account. Throws on an extended key of another network: that is a bug, not an input. */
export function publicKeyAt(xpub: string, position: KeyPosition, params: BitcoinParams): Uint8Array {
  return publicKeys(xpub, params)(position);
}

/** Address at a position below the account; chain 0 receives, chain 1 takes change. */
export function addressAt(xpub: string, position: KeyPosition, params: BitcoinParams, kind: AccountKind = 'p2wpkh'): string {
  return addressesOf(xpub, params, kind)(position);
}

/** As `addressAt`, for many: the account and chain keys are derived once. */
export function addressesOf(xpub: string, params: BitcoinParams, kind: AccountKind = 'p2wpkh'): (position: KeyPosition) => string {
  const keyAt = publicKeys(xpub, params);
  return (position) => addressOfKey(keyAt(position), params, kind);
}

/** As `publicKeyAt`, for many: the account and chain keys are derived once. */
export function publicKeys(xpub: string, params: BitcoinParams): (position: KeyPosition) => Uint8Array {
  const account = HDKey.fromExtendedKey(xpub, keyVersions(params));
  const chains = new Map<0 | 1, HDKey>();
  return ({ chain, index }) => {
    const parent = chains.get(chain) ?? account.deriveChild(chain);
    chains.set(chain, parent);
    const { publicKey } = parent.deriveChild(index);
    if (publicKey === null) throw new Error('a derived key lacks its public half');
    return publicKey;
  };
}

/** Address of a compressed public key. */
export function addressOfKey(publicKey: Uint8Array, params: BitcoinParams, kind: AccountKind = 'p2wpkh'): string {
  const network = libraryNetwork(params);
  prepareCurve();
  const payment =
    kind === 'p2tr' ? payments.p2tr({ internalPubkey: publicKey.subarray(1), network }) : payments.p2wpkh({ pubkey: publicKey, network });
  if (payment.address === undefined) throw new Error('a public key has no address');
  return payment.address;
}
