// Owns the file that keeps the list of a wallet's accounts on the XRP Ledger.
import type { Network } from '../../shared/network.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { openJsonDocument } from '../storage/json-document.ts';
import { walletPaths } from '../storage/paths.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import { accountsFile, noAccounts, type XrplAccounts, xrplAccounts } from '../wallets/xrpl-accounts.ts';

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
  const paths = walletPaths(tools.home, wallet.network, wallet.id);
  const opened = paths.ok
    ? await openJsonDocument({
        file: makeDurableFile({ files: tools.files, wait: tools.wait, path: paths.value.xrplAccounts }),
        schema: accountsFile,
        initial: noAccounts,
      })
    : paths;
  if (opened.ok) return xrplAccounts(wallet, opened.value);
  tools.report(`accounts of ${wallet.id}: ${opened.error.code}`);
  return xrplAccounts(wallet, null);
}
