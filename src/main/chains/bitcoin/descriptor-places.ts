// Owns what a descriptor means at a position: address, scripts, and the keys that sign there.
import { payments } from 'bitcoinjs-lib';
import { publicKeys } from './account.ts';
import { prepareCurve } from './address.ts';
import type { Descriptor, DescriptorKey } from './descriptor.ts';
import { libraryNetwork } from './params.ts';
import type { BitcoinParams, KeyPosition } from './types.ts';

export interface PlaceKey {
  /** Compressed, 33 bytes. */
  readonly publicKey: Uint8Array;
  /** Of the descriptor; the position's chain and index come after it. */
  readonly of: DescriptorKey;
}

export interface Place {
  readonly address: string;
  readonly script: Uint8Array;
  /** What the address hashes (P2WSH); null for the other kinds. */
  readonly witnessScript: Uint8Array | null;
  /** In the order of the witness script. */
  readonly keys: readonly PlaceKey[];
}

/** Places below a descriptor that `parseDescriptor` has read for the same network; keys of the chains are derived once. Throws on another network's key: that is a bug. */
export function placesOf(descriptor: Descriptor, params: BitcoinParams): (position: KeyPosition) => Place {
  prepareCurve();
  const keys = descriptor.kind === 'p2wsh-multi' ? descriptor.keys : [descriptor.key];
  const derive = keys.map((key) => childrenOf(key, params));
  return (position) =>
    placeOf(
      descriptor,
      derive.map((keyAt) => keyAt(position)),
      params,
    );
}

function childrenOf(of: DescriptorKey, params: BitcoinParams): (position: KeyPosition) => PlaceKey {
  const publicKeyOf = publicKeys(of.xpub, params);
  return (position) => ({ publicKey: publicKeyOf(position), of });
}

function placeOf(descriptor: Descriptor, keys: readonly PlaceKey[], params: BitcoinParams): Place {
  const network = libraryNetwork(params);
  if (descriptor.kind === 'p2wsh-multi') {
    const sorted = [...keys].sort((a, b) => Buffer.compare(a.publicKey, b.publicKey));
    const redeem = payments.p2ms({ m: descriptor.threshold, pubkeys: sorted.map(({ publicKey }) => publicKey), network });
    const { address, output } = payments.p2wsh({ redeem, network });
    return place(address, output, redeem.output ?? null, sorted);
  }
  const [only] = keys;
  if (only === undefined) throw new Error('a descriptor has no key');
  const { address, output } =
    descriptor.kind === 'p2tr'
      ? payments.p2tr({ internalPubkey: only.publicKey.subarray(1), network })
      : payments.p2wpkh({ pubkey: only.publicKey, network });
  return place(address, output, null, keys);
}

function place(
  address: string | undefined,
  script: Uint8Array | undefined,
  witnessScript: Uint8Array | null,
  keys: readonly PlaceKey[],
): Place {
  if (address === undefined || script === undefined) throw new Error('a public key has no address');
  return { address, script, witnessScript, keys };
}
