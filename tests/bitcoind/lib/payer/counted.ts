// Owns the count of what was really paid, by the chain's own word: every output of every block, and of the mempool.
import type { RealNode } from '../node.ts';

interface Output {
  readonly value: number;
  readonly scriptPubKey: { readonly address?: string };
}
interface Seen {
  readonly txid: string;
  readonly vout: readonly Output[];
}

export interface Receipt {
  readonly txid: string;
  readonly value: bigint;
  /** False in the mempool. */
  readonly mined: boolean;
}

/** Every output to each of these addresses, in blocks from `since` on and in the mempool. Addresses that nothing was paid to are in it with none. */
export async function receipts(
  node: Pick<RealNode, 'ask'>,
  addresses: readonly string[],
  since = 0,
): Promise<ReadonlyMap<string, readonly Receipt[]>> {
  const found = new Map<string, Receipt[]>(addresses.map((address) => [address, []]));
  const count = (transactions: readonly Seen[], mined: boolean): void => {
    for (const { txid, vout } of transactions)
      for (const { value, scriptPubKey } of vout)
        found.get(scriptPubKey.address ?? '')?.push({ txid, value: BigInt(Math.round(value * 1e8)), mined });
  };
  const top = Number(await node.ask('getblockcount'));
  for (let height = since; height <= top; height += 1) {
    const block = (await node.ask('getblock', [await node.ask('getblockhash', [height]), 2])) as { tx: readonly Seen[] };
    count(block.tx, true);
  }
  for (const txid of (await node.ask('getrawmempool')) as readonly string[])
    count([(await node.ask('getrawtransaction', [txid, true])) as Seen], false);
  return found;
}
