// Owns which coins may be spent at a fee rate, and the order in which they are tried.
import { feeFor, inputVsize } from './size.ts';
import type { Coin } from './types.ts';

/** "txid:vout", the name of a coin everywhere. */
export function outpointOf({ txid, vout }: Pick<Coin, 'txid' | 'vout'>): string {
  return `${txid}:${vout}`;
}

export interface UsableRequest {
  readonly coins: readonly Coin[];
  /** Outpoints that must not be spent: reserved by another plan, or frozen. */
  readonly reserved: ReadonlySet<string>;
  /** Satoshi per 1,000 virtual bytes. */
  readonly feeRate: bigint;
  /** Weight units of one input. */
  readonly inputWeight: number;
}

/** Free coins that bring more than they cost, each once, from large to small, in an order that depends on nothing but the coins. */
export function usableCoins({ coins, reserved, feeRate, inputWeight }: UsableRequest): readonly Coin[] {
  const cost = feeFor(inputVsize(inputWeight), feeRate);
  const seen = new Set<string>(reserved);
  const free = coins.filter((coin) => {
    if (coin.value <= cost) return false;
    const outpoint = outpointOf(coin);
    if (seen.has(outpoint)) return false;
    seen.add(outpoint);
    return true;
  });
  return free.sort(byValueThenOutpoint);
}

function byValueThenOutpoint(a: Coin, b: Coin): number {
  if (a.value !== b.value) return a.value > b.value ? -1 : 1;
  if (a.txid !== b.txid) return a.txid < b.txid ? -1 : 1;
  return a.vout - b.vout;
}

/** Satoshi. */
export function sumOf(items: readonly { readonly value: bigint }[]): bigint {
  return items.reduce((sum, { value }) => sum + value, 0n);
}
