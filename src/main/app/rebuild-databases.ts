// Owns giving up a damaged database: Chromium leaves one that it cannot open as it is, and everything in it stands in the journals.
import type { Session } from 'electron';
import { type Result, ok, refuse } from '../../shared/result.ts';

export interface RebuildOptions {
  readonly session: Pick<Session, 'clearStorageData'>;
  readonly loadAnew: () => void;
  readonly report: (error: unknown) => void;
}

/**
 * Removes the files of the main page's databases and loads the page anew, whose worker then writes every row from the journals. Once in a run:
 * what a fresh database does not cure is another trouble. Refusal: `database-unreadable`.
 */
export function rebuildOnce({ session, loadAnew, report }: RebuildOptions): () => Promise<Result<void>> {
  let tried = false;
  return async () => {
    if (tried) return refuse('database-unreadable');
    tried = true;
    report('the databases of the page cannot be opened: they are written anew from the journals');
    try {
      await session.clearStorageData({ storages: ['indexdb'] });
    } catch (error) {
      report(error);
      return refuse('database-unreadable');
    }
    loadAnew();
    return ok(undefined);
  };
}
