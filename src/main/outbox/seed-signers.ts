// Owns signers of a bare seed: the accounts of its phrase, and no other.
import { ok } from '../../shared/result.ts';
import { withKeyOf } from '../chains/xrpl/keys.ts';
import type { WithSeed } from './driver.ts';
import type { Signers } from './signers.ts';

/** `key-not-here` for every address that is none of the phrase's. What `use` begins it must end before it returns: the key is wiped then. */
export function signersOfSeed(withSeed: WithSeed): Signers {
  return {
    withSeed,
    async withXrplKey(address, use) {
      const lent = await withSeed((seed) => withKeyOf(seed, address, use));
      if (!lent.ok) return lent;
      return lent.value.ok ? ok(await lent.value.value) : lent.value;
    },
  };
}
