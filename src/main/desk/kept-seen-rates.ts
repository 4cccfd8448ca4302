// Owns the file that keeps what a bitcoin cost when a wallet's transactions were first seen.
import type { Network } from '../../shared/network.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { openJsonDocument } from '../storage/json-document.ts';
import { walletPaths } from '../storage/paths.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import { noRates, noSeenRates, type SeenRates, type SeenRatesDeps, seenRates, seenRatesFile } from '../wallets/seen-rates.ts';

/** A file that cannot be read is reported and left alone: values are shown as not recorded then. */
export async function openSeenRates(
  tools: ReplaceTools & { readonly home: string } & Omit<SeenRatesDeps, 'document'>,
  { id, network }: { readonly id: string; readonly network: Network },
): Promise<SeenRates> {
  const paths = walletPaths(tools.home, network, id);
  const opened = paths.ok
    ? await openJsonDocument({
        file: makeDurableFile({ files: tools.files, wait: tools.wait, path: paths.value.seenRates }),
        schema: seenRatesFile,
        initial: noSeenRates,
      })
    : paths;
  if (opened.ok) return seenRates({ ...tools, document: opened.value });
  tools.report(`seen rates of ${id}: ${opened.error.code}`);
  return noRates;
}
