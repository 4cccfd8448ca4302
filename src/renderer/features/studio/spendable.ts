// Owns how much XRP an account can give away: what is above its reserve.
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import { dropsToText } from '../../../shared/money/units.ts';
import { spendableDrops } from '../../../shared/xrpl/reserve.ts';

/** XRP as decimal text; null where balance or number of objects are not known. */
export function spendableXrp({ facts, reserve }: Pick<AccountHoldings, 'facts' | 'reserve'>): string | null {
  const { balance, ownerCount } = facts;
  if (balance === null || ownerCount === null) return null;
  return dropsToText(spendableDrops(balance, reserve.base + BigInt(ownerCount) * reserve.increment, 0n));
}
