// Owns the opening of the recipient's journal of one network; it belongs to the profile, not to a wallet.
import type { Network } from '../../shared/network.ts';
import { type Result, ok } from '../../shared/result.ts';
import type { Files } from '../storage/files.ts';
import { openJournal } from '../storage/journal.ts';
import { claimsPath } from '../storage/paths.ts';
import type { Journal } from '../storage/types.ts';

/** Refusals: those of the journal. */
export async function openClaims(files: Files, home: string, asked: Network, now: () => number): Promise<Result<Journal>> {
  const opened = await openJournal({ files, path: claimsPath(home, asked), identity: `claims ${asked}`, now });
  return opened.ok ? ok(opened.value.journal) : opened;
}
