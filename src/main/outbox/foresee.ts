// Owns what paying some payouts on Bitcoin would take, before any plan is made of it: nothing is written down and nothing is held.
import { ok, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import type { Draft } from './driver.ts';
import { borneByRecipients } from './fee-shares.ts';
import { draftBitcoinLines, type PlanRequest } from './planner.ts';
import type { OutboxDeps } from './ports.ts';

export interface Foreseen {
  readonly payments: number;
  readonly transactions: number;
  /** Coins that would be spent. */
  readonly coins: number;
  /** Satoshi, as everything below: what is owed. */
  readonly amount: bigint;
  readonly fee: bigint;
  /** Part of the fee that the recipients would bear. */
  readonly borne: bigint;
  /** What would come back; null where nothing does. */
  readonly change: bigint | null;
}

/**
 * The plan itself is drawn anew, so where there are several transactions its fee may differ by some satoshi. Refusals: as `makePlan`; those of lines on
 * the XRP Ledger are not foreseen.
 */
export async function foreseeBitcoin(deps: OutboxDeps, book: Book, request: PlanRequest): Promise<Result<Foreseen>> {
  const drafted = await draftBitcoinLines(deps, book, request);
  return drafted.ok ? ok(summed(drafted.value)) : drafted;
}

function summed(drafts: readonly Draft[]): Foreseen {
  const sum = (of: (draft: Draft) => bigint): bigint => drafts.reduce((all, draft) => all + of(draft), 0n);
  const changes = drafts.flatMap(({ change }) => change ?? []);
  return {
    payments: drafts.reduce((count, { lines }) => count + lines.length, 0),
    transactions: drafts.length,
    coins: drafts.reduce((count, { consumes }) => count + consumes.length, 0),
    amount: sum(({ lines }) => lines.reduce((all, { amount }) => all + amount, 0n)),
    fee: sum(({ fee }) => fee),
    borne: sum(borneByRecipients),
    change: changes.length === 0 ? null : changes.reduce((all, one) => all + one, 0n),
  };
}
