// Owns the opening of a small document in a wallet's folder.
import type * as z from 'zod';
import type { Network } from '../../shared/network.ts';
import type { Result } from '../../shared/result.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { type JsonDocument, openJsonDocument } from '../storage/json-document.ts';
import { type WalletPaths, walletPaths } from '../storage/paths.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';

export interface WalletFolder {
  readonly id: string;
  readonly network: Network;
}

export interface WalletDocument<S extends z.ZodType> {
  readonly file: Exclude<keyof WalletPaths, 'folder' | 'promises' | 'outbox'>;
  readonly schema: S;
  readonly initial: z.output<S>;
}

/** Refusals: `bad-id`, and those of `openJsonDocument`; a file that cannot be read is left alone. */
export async function openWalletDocument<S extends z.ZodType>(
  { files, wait, home }: ReplaceTools & { readonly home: string },
  { id, network }: WalletFolder,
  { file, schema, initial }: WalletDocument<S>,
): Promise<Result<JsonDocument<z.output<S>>>> {
  const paths = walletPaths(home, network, id);
  if (!paths.ok) return paths;
  return openJsonDocument({ file: makeDurableFile({ files, wait, path: paths.value[file] }), schema, initial });
}
