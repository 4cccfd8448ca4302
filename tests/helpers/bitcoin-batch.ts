// Owns what tests of batches and bumps start from: an account's places, coins of it, strangers' addresses, and a repeatable source of randomness.
import { mnemonicToSeedSync } from '@scure/bip39';
import { accountXpub, addressesOf } from '../../src/main/chains/bitcoin/account.ts';
import type { Below } from '../../src/main/chains/bitcoin/batch-order.ts';
import type { Coin, KeyPosition, OwnPlace, Selection } from '../../src/main/chains/bitcoin/types.ts';

export const seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`);
const ourAddress = addressesOf(accountXpub(seed, 'regtest'), 'regtest');
const theirAddress = addressesOf(accountXpub(mnemonicToSeedSync(`${'zoo '.repeat(11)}wrong`), 'regtest'), 'regtest');

export const placeAt = (position: KeyPosition): OwnPlace => ({ position, address: ourAddress(position) });
const cached = Array.from({ length: 64 }, (_, index) => theirAddress({ chain: 0, index }));
/** One of 64 addresses of somebody else. */
export const payee = (index: number): string => cached[index % 64] ?? '';
const receiving = placeAt({ chain: 0, index: 0 });
const changes = Array.from({ length: 64 }, (_, index) => placeAt({ chain: 1, index }));
export const changeTo = (index: number): OwnPlace => changes[index % 64] ?? receiving;

export function coin(value: bigint, number: number, height: number | null = 100): Coin {
  return { txid: (number + 1).toString(16).padStart(64, '0'), vout: 0, value, height, ...receiving };
}

/** Numerical Recipes' linear congruential generator: the same numbers in each run. */
export function repeatable(start: number): Below {
  let state = start >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

export const total = (items: readonly { readonly value: bigint }[]): bigint => items.reduce((sum, { value }) => sum + value, 0n);
export const spent = ({ outputs, change }: Selection): bigint => total(outputs) + (change?.value ?? 0n);
