// Owns what is suspicious about coins: dust sent to find out what belongs together, and addresses that were used more than once.
import { outpointOf } from './coin-usable.ts';

/** An output to an address of ours, whether it has been spent or not. */
export interface Receipt {
  readonly txid: string;
  readonly vout: number;
  readonly address: string;
  /** Satoshi. */
  readonly value: bigint;
  /** True when its transaction spends a coin of ours: change, or money sent to ourselves. */
  readonly fromUs: boolean;
  /** Null while no block holds it. */
  readonly height: number | null;
}

/** Up to this many satoshi an unsolicited amount is taken for dust: nobody pays somebody so little, and spending it costs as much at 15 sat/vB. */
export const dustAttackLimit = 1_000n;

export interface CoinFlags {
  /** Outpoints. */
  readonly dust: ReadonlySet<string>;
  /** Addresses. */
  readonly reused: ReadonlySet<string>;
}

/**
 * Flags of a wallet, from everything that it ever received.
 *
 * Dust attack: an output of at most `dustAttackLimit`, of a transaction that spends nothing of ours, to an address that another transaction had used before (in
 * an earlier block, or the same, or in any block while this waits for one). A small first payment to a fresh address is not flagged: its sender was given it.
 * The flag is a suspicion, so nothing is frozen by it.
 *
 * Reuse: an address that two or more transactions paid to. Flagged dust does not count: it is not the user's doing.
 */
export function coinFlags(receipts: readonly Receipt[]): CoinFlags {
  const byAddress = new Map<string, Receipt[]>();
  for (const receipt of receipts) {
    const list = byAddress.get(receipt.address);
    if (list === undefined) byAddress.set(receipt.address, [receipt]);
    else list.push(receipt);
  }
  const dust = new Set<string>();
  const reused = new Set<string>();
  for (const [address, list] of byAddress) {
    const first = firstUse(list);
    const suspicious = list.filter((receipt) => isDust(receipt, first));
    for (const receipt of suspicious) dust.add(outpointOf(receipt));
    const wanted = new Set(list.filter((receipt) => !suspicious.includes(receipt)).map(({ txid }) => txid));
    if (wanted.size > 1) reused.add(address);
  }
  return { dust, reused };
}

/** The use that made the address known. Of several in one block, the largest amount: the dust is not what the address was made for. */
function firstUse(list: readonly Receipt[]): Receipt | undefined {
  return [...list].sort((a, b) => heightOf(a) - heightOf(b) || (a.value === b.value ? 0 : a.value > b.value ? -1 : 1))[0];
}

function heightOf({ height }: Receipt): number {
  return height ?? Number.MAX_SAFE_INTEGER;
}

function isDust({ value, fromUs, txid }: Receipt, first: Receipt | undefined): boolean {
  return !fromUs && value <= dustAttackLimit && first !== undefined && first.txid !== txid;
}
