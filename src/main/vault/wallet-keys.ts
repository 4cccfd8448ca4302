// Owns which keys a wallet has: the public material of its record, and the key that signs offers.
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HDKey } from '@scure/bip32';
import type { Network } from '../../shared/network.ts';
import { accountXpub } from '../chains/bitcoin/account.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import { hardened, withSeedKey } from '../chains/derive-key.ts';
import { xrplIdentity } from '../chains/xrpl/keys.ts';
import type { WalletRecord } from './types.ts';

/**
 * m/1347769676'/0'/0': offers and receipts. The purpose is Pullpay's own, assigned to nothing in SLIP-43 or the BIPs, so this key can
 * hold no coins of any wallet.
 */
export const offerKeyPath: readonly number[] = [hardened(1_347_769_676), hardened(0), hardened(0)];

export type PublicMaterial = Pick<WalletRecord, 'bitcoinXpub' | 'xrplAddress' | 'xrplPublicKey' | 'offerPublicKey'>;

/**
 * Public keys of a BIP39 seed: BIP84 account 0 ("xpub" on main, "tpub" elsewhere), XRP Ledger m/44'/144'/0'/0/0 (public key in
 * upper-case hex), offer key (x-only, lower-case hex). The seed stays the caller's to wipe.
 */
export function publicMaterial(seed: Uint8Array, network: Network): PublicMaterial {
  const xrpl = xrplIdentity(seed);
  return {
    bitcoinXpub: accountXpub(seed, paramsOf(network)),
    xrplAddress: xrpl.address,
    xrplPublicKey: xrpl.publicKey,
    offerPublicKey: withOfferKey(seed, xOnly),
  };
}

/** Lends the offer key to `use` and wipes it afterwards. */
export function withOfferKey<T>(seed: Uint8Array, use: (key: HDKey) => T): T {
  return withSeedKey(seed, offerKeyPath, use);
}

/** BIP340: the x coordinate alone. */
function xOnly(key: HDKey): string {
  if (key.publicKey === null) throw new Error('a derived key lacks its public half');
  return bytesToHex(key.publicKey.subarray(1));
}
