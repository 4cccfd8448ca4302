// Owns what a wallet's Bitcoin transactions mean to it: what came, what went, to whom, at what fee.
import type { BackendTransaction } from '../backends/bitcoin-backend.ts';

export interface BitcoinHistoryItem {
  readonly txid: string;
  /** Satoshi: what the wallet has more or less through it, its own fee included. */
  readonly net: bigint;
  /** Satoshi paid by the wallet; 0 when somebody else paid. */
  readonly fee: bigint;
  /** `net` without the fee: negative = sent. */
  readonly amount: bigint;
  readonly height: number | null;
  /** Unix seconds of the block; null while unconfirmed. */
  readonly time: number | null;
  readonly confirmations: number;
  /** Addresses of the other side, as far as the chain tells. */
  readonly counterparties: readonly string[];
}

/** Newest first: unconfirmed ones, then by height. */
export function bitcoinHistory(
  transactions: readonly BackendTransaction[],
  isOurs: (address: string | null) => boolean,
  tipHeight: number,
): readonly BitcoinHistoryItem[] {
  const unique = [...new Map(transactions.map((entry) => [entry.txid, entry])).values()];
  return unique.sort(newestFirst).map((entry) => historyItem(entry, isOurs, tipHeight));
}

function historyItem(entry: BackendTransaction, isOurs: (address: string | null) => boolean, tipHeight: number): BitcoinHistoryItem {
  const spent = sum(entry.inputs.filter(({ address }) => isOurs(address)));
  const received = sum(entry.outputs.filter(({ address }) => isOurs(address)));
  // With foreign inputs the fee cannot be shared out; it is ours only when the whole transaction is.
  const fee = entry.inputs.every(({ address }) => isOurs(address)) ? (entry.fee ?? 0n) : 0n;
  const others = (spent > 0n ? entry.outputs : entry.inputs)
    .map(({ address }) => address)
    .filter((address) => address !== null && !isOurs(address));
  return {
    txid: entry.txid,
    net: received - spent,
    fee,
    amount: received - spent + fee,
    height: entry.height,
    time: entry.blockTime,
    confirmations: confirmationsAt(entry.height, tipHeight),
    counterparties: [...new Set(others.filter((address) => address !== null))],
  };
}

/** A block at the tip confirms once. A height above the tip belongs to a block that the tip's answer did not know yet. */
export function confirmationsAt(height: number | null, tipHeight: number): number {
  return height === null ? 0 : Math.max(tipHeight - height + 1, 1);
}

function newestFirst(a: BackendTransaction, b: BackendTransaction): number {
  return (b.height ?? Number.MAX_SAFE_INTEGER) - (a.height ?? Number.MAX_SAFE_INTEGER);
}

function sum(items: readonly { readonly value: bigint | null }[]): bigint {
  return items.reduce((total, { value }) => total + (value ?? 0n), 0n);
}
