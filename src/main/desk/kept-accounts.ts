// Owns the file that keeps the list of a wallet's accounts on the XRP Ledger.
import type { Network } from '../../shared/network.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import { accountsFile, noAccounts, type XrplAccounts, xrplAccounts } from '../wallets/xrpl-accounts.ts';
import { openWalletDocument } from './wallet-document.ts';

export interface WalletOfAccounts {
  readonly id: string;
  readonly network: Network;
  readonly xrplAddress: string;
  readonly xrplPublicKey: string;
}

/** A file that cannot be read is reported and left alone: the wallet goes on with its first account, which needs no file. */
export async function openAccounts(
  tools: ReplaceTools & { readonly home: string; readonly report: (error: unknown) => void },
  wallet: WalletOfAccounts,
): Promise<XrplAccounts> {
  const opened = await openWalletDocument(tools, wallet, { file: 'xrplAccounts', schema: accountsFile, initial: noAccounts });
  if (opened.ok) return xrplAccounts(wallet, opened.value);
  tools.report(`accounts of ${wallet.id}: ${opened.error.code}`);
  return xrplAccounts(wallet, null);
}
