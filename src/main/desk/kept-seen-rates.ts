// Owns the file that keeps what a bitcoin cost when a wallet's transactions were first seen.
import type { Network } from '../../shared/network.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import { noRates, noSeenRates, type SeenRates, type SeenRatesDeps, seenRates, seenRatesFile } from '../wallets/seen-rates.ts';
import { openWalletDocument } from './wallet-document.ts';

/** A file that cannot be read is reported and left alone: values are shown as not recorded then. */
export async function openSeenRates(
  tools: ReplaceTools & { readonly home: string } & Omit<SeenRatesDeps, 'document'>,
  { id, network }: { readonly id: string; readonly network: Network },
): Promise<SeenRates> {
  const opened = await openWalletDocument(tools, { id, network }, { file: 'seenRates', schema: seenRatesFile, initial: noSeenRates });
  if (opened.ok) return seenRates({ ...tools, document: opened.value });
  tools.report(`seen rates of ${id}: ${opened.error.code}`);
  return noRates;
}
