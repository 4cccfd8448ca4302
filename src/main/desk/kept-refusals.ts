// Owns the file that keeps why plans of a wallet were refused, so that a restart forgets nothing of it (D17).
import type { Network } from '../../shared/network.ts';
import { createRefusals, noRefusedPlans, type Refusals, type RefusedPlans, refusedPlans } from '../outbox/refusals.ts';
import type { JsonDocument } from '../storage/json-document.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import { openWalletDocument } from './wallet-document.ts';

export interface KeptRefusals {
  readonly refusals: Refusals;
  /** Resolves when nothing of it is on its way to the disk. */
  settled(): Promise<void>;
}

/** It only explains: where the file cannot be read it is reported and left alone, and what comes is remembered for this run. */
export async function openRefusals(
  tools: ReplaceTools & { readonly home: string; readonly report: (error: unknown) => void },
  { id, network }: { readonly id: string; readonly network: Network },
): Promise<KeptRefusals> {
  const { report } = tools;
  const opened = await openWalletDocument(tools, { id, network }, { file: 'refusedPlans', schema: refusedPlans, initial: noRefusedPlans });
  if (opened.ok) return keptIn(opened.value, (code) => report(`refused plans of ${id}: ${code}`));
  report(`refused plans of ${id}: ${opened.error.code}`);
  return { refusals: createRefusals(), settled: async () => undefined };
}

function keptIn(document: JsonDocument<RefusedPlans>, failed: (code: string) => void): KeptRefusals {
  let newest = document.value();
  let waiting = false;
  const save = (all: RefusedPlans): void => {
    newest = all;
    // Many in one moment are one write.
    if (waiting) return;
    waiting = true;
    const taken = (): RefusedPlans => {
      waiting = false;
      return newest;
    };
    void document.update(taken).then((written) => written.ok || failed(written.error.code), failed);
  };
  return { refusals: createRefusals(newest, save), settled: () => document.settled() };
}
