// Owns the file that keeps a wallet's labels and which of its coins are frozen.
import type { Network } from '../../shared/network.ts';
import { refuse } from '../../shared/result.ts';
import type { ChainDriver } from '../outbox/driver.ts';
import { walletPaths } from '../storage/paths.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import { closedLabelBook, type LabelBook, labelBook, labelsFile, noLabels } from '../wallets/label-book.ts';
import { openWalletDocument } from './wallet-document.ts';

/** A file that cannot be read, nor its previous generation, is reported and left alone. Which coins are frozen is unknown then, see `withLabels`. */
export async function openLabels(
  tools: ReplaceTools & { readonly home: string; readonly report: (error: unknown) => void },
  { id, network }: { readonly id: string; readonly network: Network },
): Promise<LabelBook> {
  const opened = await openWalletDocument(tools, { id, network }, { file: 'labels', schema: labelsFile, initial: noLabels });
  if (opened.ok) return labelBook(opened.value);
  tools.report(`labels of ${id}: ${opened.error.code}`);
  const paths = walletPaths(tools.home, network, id);
  const refused = refuse('labels-unreadable', { file: paths.ok ? paths.value.labels : '' });
  return closedLabelBook(refused.error);
}

/** A driver that plans nothing, and takes no further coin for a higher fee, while nobody knows which coins are frozen. What was confirmed before goes on. */
export function withLabels(driver: ChainDriver, { problem }: Pick<LabelBook, 'problem'>): ChainDriver {
  if (problem === null) return driver;
  const refused = async (): Promise<{ readonly ok: false; readonly error: typeof problem }> => ({ ok: false, error: problem });
  return {
    ...driver,
    afford: refused,
    draft: refused,
    ...(driver.draftTransfer && { draftTransfer: refused }),
    standsYet: () => false,
    ...(driver.raise && { raise: raiseAlone(driver.raise.bind(driver), refused) }),
  };
}

type Raise = NonNullable<ChainDriver['raise']>;

/** A higher fee from the change alone. */
function raiseAlone(raise: Raise, refused: () => ReturnType<Raise>): Raise {
  return async (entry, version, feeRate, options) => {
    const raised = await raise(entry, version, feeRate, options);
    return raised.ok && raised.value.consumes.some((coin) => !version.consumes.includes(coin)) ? refused() : raised;
  };
}
