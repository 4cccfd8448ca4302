// Owns signers of a bare seed: the first account of its phrase, and no other.
import { ok, refuse } from '../../shared/result.ts';
import { withXrplKey } from '../chains/xrpl/keys.ts';
import type { WithSeed } from './driver.ts';
import type { Signers } from './signers.ts';

/** `key-not-here` for every address but that of m/44'/144'/0'/0/0. What `use` begins it must end before it returns: the key is wiped then. */
export function signersOfSeed(withSeed: WithSeed): Signers {
  return {
    withSeed,
    async withXrplKey(address, use) {
      const lent = await withSeed((seed) =>
        withXrplKey(seed, (key) => (key.address === address ? ok(use(key)) : refuse('key-not-here', { address }))),
      );
      if (!lent.ok) return lent;
      return lent.value.ok ? ok(await lent.value.value) : lent.value;
    },
  };
}
