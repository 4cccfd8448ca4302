// Owns the check that a direct XRP payment would be taken at its destination, as the ledger stands now.
import { dropsToText } from '../../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { isOpenToEverybody } from '../../../shared/xrpl/reserve.ts';
import type { LedgerState, XrplAccount, XrplBackend } from '../../backends/xrpl-backend.ts';
import type { PlanLine } from '../types.ts';

export interface Destination {
  /** Null when the address is not opened yet. */
  readonly account: XrplAccount | null;
  /** An earlier row of the same plan opens it. */
  readonly opening: boolean;
}

/** Refusals: `destination-is-own`, `destination-not-funded`, `destination-tag-required`, `destination-refused`, with the payout id. */
export function checkDestination(line: PlanLine, own: string, { account, opening }: Destination, reserveBase: bigint): Result<void> {
  const { payoutId } = line;
  if (line.address === own) return refuse('destination-is-own', { payoutId });
  if (account === null)
    return opening || line.amount >= reserveBase
      ? ok(undefined)
      : refuse('destination-not-funded', { payoutId, reserve: dropsToText(reserveBase) });
  if (account.requiresTag && line.tag === null) return refuse('destination-tag-required', { payoutId });
  if (account.depositAuth && !isOpenToEverybody(account.balance, line.amount, reserveBase))
    return refuse('destination-refused', { payoutId });
  return ok(undefined);
}

/** Checks all lines of a plan; each address is asked for once. */
export async function checkDestinations(
  backend: XrplBackend,
  lines: readonly PlanLine[],
  own: string,
  ledger: LedgerState,
): Promise<Result<void>> {
  const accounts = new Map<string, XrplAccount | null>();
  const opened = new Set<string>();
  for (const line of lines) {
    if (!accounts.has(line.address)) {
      const account = await backend.account(line.address, 'validated');
      if (!account.ok) return account;
      accounts.set(line.address, account.value);
    }
    const destination = { account: accounts.get(line.address) ?? null, opening: opened.has(line.address) };
    const checked = checkDestination(line, own, destination, ledger.reserveBase);
    if (!checked.ok) return checked;
    opened.add(line.address);
  }
  return ok(undefined);
}
