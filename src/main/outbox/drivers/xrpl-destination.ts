// Owns the check that a direct XRP payment would be taken at its destination, as the ledger stands now.
import { dropsToText } from '../../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { isOpenToEverybody } from '../../../shared/xrpl/reserve.ts';
import type { LedgerState, XrplAccount, XrplBackend } from '../../backends/xrpl-backend.ts';
import { isPreauthorized } from '../../ledger/preauthorized.ts';
import type { PlanLine } from '../types.ts';

export interface Destination {
  /** Null when the address is not opened yet. */
  readonly account: XrplAccount | null;
  /** An earlier row of the same plan opens it. */
  readonly opening: boolean;
  /** It has let the payer in by name; asked only of accounts with deposit authorization. */
  readonly letIn: boolean;
}

/** Refusals: `destination-is-own`, `destination-not-funded`, `destination-tag-required`, `destination-refused`, with the payout id. */
export function checkDestination(line: PlanLine, own: string, { account, opening, letIn }: Destination, reserveBase: bigint): Result<void> {
  const { payoutId } = line;
  if (line.address === own) return refuse('destination-is-own', { payoutId });
  if (account === null)
    return opening || line.amount >= reserveBase
      ? ok(undefined)
      : refuse('destination-not-funded', { payoutId, reserve: dropsToText(reserveBase) });
  if (account.requiresTag && line.tag === null) return refuse('destination-tag-required', { payoutId });
  if (account.depositAuth && !letIn && !isOpenToEverybody(account.balance, line.amount, reserveBase))
    return refuse('destination-refused', { payoutId });
  return ok(undefined);
}

/** Checks all lines of a plan; each address is asked for once. What the server does not say refuses the plan, as that server refused. */
export async function checkDestinations(
  backend: XrplBackend,
  lines: readonly PlanLine[],
  own: string,
  ledger: LedgerState,
): Promise<Result<void>> {
  const known = new Map<string, Omit<Destination, 'opening'>>();
  const opened = new Set<string>();
  for (const line of lines) {
    const before = known.get(line.address);
    const found = before === undefined ? await askAbout(backend, line, own) : ok(before);
    if (!found.ok) return found;
    known.set(line.address, found.value);
    const checked = checkDestination(line, own, { ...found.value, opening: opened.has(line.address) }, ledger.reserveBase);
    if (!checked.ok) return checked;
    opened.add(line.address);
  }
  return ok(undefined);
}

async function askAbout(backend: XrplBackend, line: PlanLine, own: string): Promise<Result<Omit<Destination, 'opening'>>> {
  const account = await backend.account(line.address, 'validated');
  if (!account.ok) return account;
  if (account.value?.depositAuth !== true || line.address === own) return ok({ account: account.value, letIn: false });
  const letIn = await isPreauthorized(backend, own, line.address);
  return letIn === undefined ? refuse('backend-timeout', { payoutId: line.payoutId }) : ok({ account: account.value, letIn });
}
