// Owns the public record of a wallet to be: a fresh id, a checked name, keys derived once from its words.
import { ok, type Result, refuse } from '../../shared/result.ts';
import { seedOf } from './mnemonic.ts';
import type { Random } from './sealed-vault.ts';
import type { NewWallet, WalletRecord } from './types.ts';
import { publicMaterial } from './wallet-keys.ts';

const longestName = 50;
/** Control characters, and those that turn the direction of writing and so could disguise a name. */
const unprintable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** `bad-wallet-name`: empty, over 50 characters, or with invisible control characters. `phrase` stays the caller's to wipe. */
export async function newRecord(
  wallet: Pick<NewWallet, 'name' | 'network' | 'madeHere'> & { readonly phrase: Uint8Array },
  tools: { readonly random: Random; readonly now: () => number },
): Promise<Result<WalletRecord>> {
  const name = wallet.name.trim();
  if (name === '' || name.length > longestName || unprintable.test(name)) return refuse('bad-wallet-name', { longest: `${longestName}` });
  const seed = await seedOf(wallet.phrase);
  try {
    const id = Buffer.from(tools.random(16)).toString('hex');
    const keys = publicMaterial(seed, wallet.network);
    const here = wallet.madeHere && { madeHere: wallet.madeHere };
    return ok({ id, name, network: wallet.network, createdAt: tools.now(), backedUp: false, ...here, ...keys });
  } finally {
    seed.fill(0);
  }
}
