// Owns objects that stand in the directory of an account under whatever name they call their owner: making them against the reserve, and erasing them.
import type { ResultCode } from '../engine/results.ts';
import { reserveOf } from '../engine/rules.ts';
import type { ApplyContext } from '../engine/transactor.ts';
import type { LedgerEntry } from './entries.ts';
import { addToDirectory, adjustOwnerCount, removeFromDirectory } from './owner-directory.ts';
import { readAccount } from './view.ts';

/** `tecINSUFFICIENT_RESERVE` where the sender cannot afford one more object. The first `free` objects cost nothing (trust lines and MPT holdings: two). */
export function reserveRefusal({ tx, view, rules, preFeeBalance }: ApplyContext, free = 0): ResultCode | null {
  const root = readAccount(view, tx.account);
  if (root === undefined) return 'tecINTERNAL';
  if (root.OwnerCount < free) return null;
  return preFeeBalance < reserveOf(rules, root.OwnerCount + 1) ? 'tecINSUFFICIENT_RESERVE' : null;
}

/** Puts an object into its owner's directory; `make` gets the page that it went to. */
export function putListed({ view }: ApplyContext, owner: string, index: string, make: (page: string) => LedgerEntry): void {
  view.put(index, make(addToDirectory(view, owner, index)));
  adjustOwnerCount(view, owner, 1);
}

export function eraseListed({ view }: Pick<ApplyContext, 'view'>, owner: string, index: string, page: string): void {
  view.erase(index);
  removeFromDirectory(view, owner, page, index);
  adjustOwnerCount(view, owner, -1);
}
