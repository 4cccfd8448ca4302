// Owns what the Bitcoin measures share: our account, coins of it on a real node, and a yardstick wallet of the node with as many.
import { addressesOf, accountXpub } from '../../../src/main/chains/bitcoin/account.ts';
import type { Coin, KeyPosition } from '../../../src/main/chains/bitcoin/types.ts';
import { fund } from '../../../tests/bitcoind/lib/funded.ts';
import type { RealNode } from '../../../tests/bitcoind/lib/node.ts';

export const params = 'regtest' as const;
export const seed = Uint8Array.from({ length: 64 }, (_, index) => (index * 37 + 11) % 256);
export const xpub = accountXpub(seed, params);
export const addressAt = addressesOf(xpub, params);

/** Outputs of one transaction that pays coins out. */
const fan = 500;

export const place = (chain: 0 | 1, index: number): { readonly position: KeyPosition; readonly address: string } => ({
  position: { chain, index },
  address: addressAt({ chain, index }),
});

/** So many coins of ours, each on its own address. */
export async function ownCoins(node: RealNode, count: number, value: bigint): Promise<readonly Coin[]> {
  const coins: Coin[] = [];
  for (let from = 0; from < count; from += fan) {
    const places = Array.from({ length: Math.min(fan, count - from) }, (_, step) => ({ ...place(0, from + step), value }));
    coins.push(...(await fund(node, 'bank', places)).coins);
  }
  return coins;
}

/** A wallet of the node's own with as many coins of that value. */
export async function nodeCoins(node: RealNode, wallet: string, count: number, value: string): Promise<void> {
  await node.ask('createwallet', [wallet]);
  for (let from = 0; from < count; from += fan) {
    const amounts: Record<string, string> = {};
    for (let made = from; made < Math.min(count, from + fan); made += 1)
      amounts[String(await node.ask('getnewaddress', ['', 'bech32'], wallet))] = value;
    await node.ask('sendmany', ['', amounts], 'bank');
    await node.mine(1);
  }
}

/** Payees in all the kinds that are paid today. */
export async function payees(node: RealNode, count: number): Promise<readonly string[]> {
  const kinds = ['bech32', 'bech32m', 'p2sh-segwit', 'legacy'];
  const addresses: string[] = [];
  for (let made = 0; made < count; made += 1)
    addresses.push(String(await node.ask('getnewaddress', ['', kinds[made % kinds.length]], 'bank')));
  return addresses;
}
