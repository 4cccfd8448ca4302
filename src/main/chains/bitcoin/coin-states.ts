// Owns what may be done with each coin of a wallet: whether it is free, and why not.
import type { CoinFlags } from './coin-flags.ts';
import { outpointOf } from './coin-usable.ts';
import type { Coin } from './types.ts';

/** `reserved` by a live plan; `frozen` by the user; `waiting` for its block; else `free`. */
export type CoinState = 'reserved' | 'frozen' | 'waiting' | 'free';

export interface CoinView {
  readonly coin: Coin;
  readonly outpoint: string;
  readonly state: CoinState;
  /** The user has frozen it; a live plan that reserved it before still pays with it. */
  readonly isFrozen: boolean;
  readonly isDust: boolean;
  readonly isReused: boolean;
}

export interface CoinMarks {
  readonly reserved: ReadonlySet<string>;
  readonly frozen: ReadonlySet<string>;
  readonly flags: CoinFlags;
}

/** Every coin with its state and flags, in the order given. */
export function coinViews(coins: readonly Coin[], { reserved, frozen, flags }: CoinMarks): readonly CoinView[] {
  return coins.map((coin) => {
    const outpoint = outpointOf(coin);
    const isFrozen = frozen.has(outpoint);
    return {
      coin,
      outpoint,
      state: reserved.has(outpoint) ? 'reserved' : isFrozen ? 'frozen' : coin.height === null ? 'waiting' : 'free',
      isFrozen,
      isDust: flags.dust.has(outpoint),
      isReused: flags.reused.has(coin.address),
    };
  });
}

/** The frozen outpoints after one is frozen or thawed. A coin may be frozen before it is seen, and stays so after it is spent. */
export function frozenWith(frozen: ReadonlySet<string>, outpoint: string, isFrozen: boolean): ReadonlySet<string> {
  const next = new Set(frozen);
  if (isFrozen) next.add(outpoint);
  else next.delete(outpoint);
  return next;
}
