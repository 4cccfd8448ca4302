// Owns what one more object of an account does to its reserve (§6.2 and §21 of the rule book).
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';

/** So many objects may be made without the reserve for them; they are counted all the same. */
const freeObjects = 2;

export interface ReserveEffect {
  /** Drops that are held back while the object exists. */
  readonly increment: bigint;
  /** The ledger would make it now. Null: not known. */
  readonly enough: boolean | null;
  /** Drops that are missing; 0 when it is enough or not known. */
  readonly missing: bigint;
}

/** For a trust line, an MPT holding (`free`: the first two objects come without reserve) or any other object. */
export function reserveOfOneMore({ facts, reserve }: Pick<AccountHoldings, 'facts' | 'reserve'>, free: boolean): ReserveEffect {
  const { increment, base } = reserve;
  const { ownerCount, balance } = facts;
  if (ownerCount === null || balance === null) return { increment, enough: null, missing: 0n };
  if (free && ownerCount < freeObjects) return { increment, enough: true, missing: 0n };
  const needed = base + BigInt(ownerCount + 1) * increment;
  return { increment, enough: balance >= needed, missing: balance >= needed ? 0n : needed - balance };
}
