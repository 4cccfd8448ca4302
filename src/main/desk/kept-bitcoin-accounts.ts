// Owns the file that keeps the list of a wallet's Bitcoin accounts.
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import type { WalletRecord } from '../vault/types.ts';
import { bitcoinAccountsFile, noBitcoinAccounts } from '../wallets/bitcoin-accounts-file.ts';
import { type BitcoinAccountList, bitcoinAccounts, type FirstBitcoinAccount } from '../wallets/bitcoin-accounts.ts';
import { openWalletDocument } from './wallet-document.ts';

export type WalletOfBitcoinAccounts = Pick<WalletRecord, 'id' | 'network' | 'bitcoinXpub' | 'createdAt' | 'madeHere'>;

/** Blocks may be younger or older than this computer's clock says; a node reads from here on. */
const clockSlack = 86_400;

/**
 * A file that cannot be read is reported and left alone: the wallet goes on with its first account, which needs no file. It may then not know of all addresses
 * that are its own, so payouts by other wallets are said to be so when they are not; nothing is paid twice by that.
 */
export async function openBitcoinAccounts(
  tools: ReplaceTools & { readonly home: string; readonly report: (error: unknown) => void },
  wallet: WalletOfBitcoinAccounts,
  backend: BitcoinBackend,
): Promise<BitcoinAccountList> {
  const opened = await openWalletDocument(tools, wallet, {
    file: 'bitcoinAccounts',
    schema: bitcoinAccountsFile(wallet.network),
    initial: noBitcoinAccounts,
  });
  if (opened.ok) return bitcoinAccounts(firstOf(wallet), backend, opened.value);
  tools.report(`bitcoin accounts of ${wallet.id}: ${opened.error.code}`);
  return bitcoinAccounts(firstOf(wallet), backend, null);
}

/** Words that were made for this wallet had nothing before it; others may be of any age. */
export function firstOf({ bitcoinXpub, network, createdAt, madeHere }: Omit<WalletOfBitcoinAccounts, 'id'>): FirstBitcoinAccount {
  return { bitcoinXpub, network, ...(madeHere === true ? { bornAt: Math.max(0, createdAt - clockSlack) } : {}) };
}
