// Owns which coins the list lets through, in which order, and what may be done with those that are selected.
import type { WalletCoin } from '../../../shared/contract/coins.ts';
import { compare } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { plainText } from '../../state/bounds.ts';
import type { Labels } from '../../state/use-labels.ts';

export const shownStates = ['all', 'free', 'reserved', 'frozen', 'waiting'] as const;
export type ShownState = (typeof shownStates)[number];

export interface CoinFilter {
  readonly search: string;
  readonly state: ShownState;
  /** Id of a Bitcoin account, or `all`. */
  readonly account: string;
}
export const noCoinFilter: CoinFilter = { search: '', state: 'all', account: 'all' };

/** The label of a coin; where it has none, that of its address or of its transaction. */
export function labelOf({ of }: Labels, { outpoint, address }: Pick<WalletCoin, 'outpoint' | 'address'>): string {
  const own = of({ type: 'output', ref: outpoint });
  return own || of({ type: 'addr', ref: address }) || of({ type: 'tx', ref: outpoint.slice(0, 64) });
}

/** Those that hold every word of the search in label, address or name, largest first. */
export function shownCoins(coins: readonly WalletCoin[], { search, state, account }: CoinFilter, labels: Labels): readonly WalletCoin[] {
  const words = plainText(search).split(/\s+/).filter(Boolean);
  const isShown = (coin: WalletCoin): boolean => {
    if (account !== 'all' && coin.account !== account) return false;
    if (!isIn(coin, state)) return false;
    if (words.length === 0) return true;
    const text = plainText(`${labelOf(labels, coin)}\n${coin.address}\n${coin.outpoint}`);
    return words.every((word) => text.includes(word));
  };
  return coins.filter(isShown).sort((a, b) => compare(decimalOf(b.amount), decimalOf(a.amount)) || (a.outpoint < b.outpoint ? -1 : 1));
}

/** A frozen coin that a plan still holds is in both lists. */
function isIn(coin: WalletCoin, state: ShownState): boolean {
  return state === 'all' || coin.state === state || (state === 'frozen' && coin.frozen);
}

/** A payment may be made of these: all free, all of the account that pays. */
export function canPayWith(coins: readonly WalletCoin[], paying: string | undefined): boolean {
  return coins.length > 0 && coins.every(({ state, account }) => state === 'free' && account === paying);
}

/** Coins that are suspicious and not frozen yet. */
export function looseDust(coins: readonly WalletCoin[]): readonly WalletCoin[] {
  return coins.filter(({ dust, frozen }) => dust && !frozen);
}
