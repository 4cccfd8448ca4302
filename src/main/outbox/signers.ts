// Owns what a driver gets of the keys: they are lent for the length of one call, by the vault or by the armed copy of a seed.
import type { Result } from '../../shared/result.ts';
import type { XrplKey } from '../chains/xrpl/types.ts';
import type { WithSeed } from './driver.ts';

export interface Signers {
  /** The wallet's BIP39 seed; `vault-locked`, `not-armed`. */
  readonly withSeed: WithSeed;
  /** The key that belongs to a classic address, be it of the phrase or imported; `vault-locked`, `not-armed`, `key-not-here`. */
  readonly withXrplKey: <T>(address: string, use: (key: XrplKey) => T | Promise<T>) => Promise<Result<T>>;
}
