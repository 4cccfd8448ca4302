// Owns the one way from a seed to a private key: derive, use, wipe.
import { HARDENED_OFFSET, HDKey } from '@scure/bip32';

export function hardened(index: number): number {
  return HARDENED_OFFSET + index;
}

/**
 * Derives the key at `path` (BIP32 child numbers, hardened ones through `hardened`) below the master key of a BIP39 seed and lends it to `use`.
 * Every private key on the way is wiped before this returns, whatever `use` does; do not keep the key.
 */
export function withSeedKey<T>(seed: Uint8Array, path: readonly number[], use: (key: HDKey) => T): T {
  const master = HDKey.fromMasterSeed(seed);
  try {
    return withChildKey(master, path, use);
  } finally {
    master.wipePrivateData();
  }
}

/** As `withSeedKey`, below a key that is already at hand and stays its owner's to wipe. */
export function withChildKey<T>(parent: HDKey, path: readonly number[], use: (key: HDKey) => T): T {
  const derived: HDKey[] = [];
  try {
    let key = parent;
    for (const index of path) {
      key = key.deriveChild(index);
      derived.push(key);
    }
    return use(key);
  } finally {
    for (const key of derived) key.wipePrivateData();
  }
}

/** As `withChildKey`, for many paths: what they share is derived once, and each key once however often it is asked for. */
export function withChildKeys<T>(parent: HDKey, paths: readonly (readonly number[])[], use: (keys: readonly HDKey[]) => T): T {
  const derived = new Map<string, HDKey>();
  const childOf = (path: readonly number[]): HDKey => {
    let [key, name] = [parent, ''];
    for (const index of path) {
      name += `/${index}`;
      key = derived.get(name) ?? key.deriveChild(index);
      derived.set(name, key);
    }
    return key;
  };
  try {
    return use(paths.map(childOf));
  } finally {
    for (const key of derived.values()) key.wipePrivateData();
  }
}
